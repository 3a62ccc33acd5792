"""What the catalogue already describes: by id, by reference code, by the publisher's number, by the source's bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.errors import UnreadableDocument
from catalog.storage import CatalogueFolder

__all__ = ["Shelf"]


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path | None
    tree: Mapping[str, Any]


class Shelf:
    """The records of a catalogue, found by what names a document. Read once, kept up to date by `put`."""

    def __init__(self, folder: CatalogueFolder) -> None:
        self._by_id: dict[str, _Place] = {}
        self._by_name: dict[str, str] = {}
        self._alike: dict[str, list[str]] = {}
        for document in folder.documents():
            try:
                tree = document.glance() or document.tree()
            except UnreadableDocument:
                continue
            if isinstance(tree, Mapping) and isinstance(tree.get("id"), str):
                self._put(tree, document.path)

    def put(self, tree: Mapping[str, Any], path: Path | None = None) -> None:
        """Remember a record that has been written, and where."""
        self._put(tree, path)

    def tree_of(self, record_id: str) -> Mapping[str, Any] | None:
        """Return the record with this id, or None."""
        place = self._by_id.get(record_id)
        return place.tree if place else None

    def path_of(self, record_id: str) -> Path | None:
        """Return the file of the record with this id, where it is known."""
        place = self._by_id.get(record_id)
        return place.path if place else None

    def _put(self, tree: Mapping[str, Any], path: Path | None) -> None:
        self._by_id[tree["id"]] = _Place(path, tree)
        for name in (*_names(tree), _id_name(tree)):
            self._by_name.setdefault(name, tree["id"])
        for name in _likenesses(tree):
            self._alike.setdefault(name, []).append(tree["id"])

    def match(self, tree: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the record of the same document, or None: by the publisher's number, the id, the reference code."""
        names = list(_names(tree))
        number = [name for name in names if name.startswith("number ")]
        for name in dict.fromkeys((*number, _id_name(tree), *names)):
            present = self._by_name.get(name)
            if present and not _are_apart(self._by_id[present].tree, tree):
                return self._by_id[present].tree
        return None

    def likely(self, tree: Mapping[str, Any]) -> Iterator[str]:
        """Yield the ids of records that are perhaps of the same document: same code, or same title and date."""
        alike = (record_id for name in _likenesses(tree) for record_id in self._alike.get(name, ()))
        yield from dict.fromkeys(record_id for record_id in alike if record_id != tree["id"])

    def free_id(self, tree: Mapping[str, Any]) -> str:
        """Return the record's id, or one with the publisher's number or a counter where another document has it."""
        wanted = str(tree["id"])
        if wanted not in self._by_id:
            return wanted
        number = _publisher_number(tree)
        candidates = [f"{wanted}-{number.lower()}"] if number and re.fullmatch(r"[A-Za-z0-9]+", number) else []
        counted = (f"{wanted}-{count}" for count in range(2, len(self._by_id) + 3))
        return next(each for each in (*candidates, *counted) if each not in self._by_id)


def _id_name(tree: Mapping[str, Any]) -> str:
    return f"id {tree['id']}"


def _names(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield what names the document beyond doubt: the strongest name first."""
    number = _publisher_number(tree)
    if number:
        yield f"number {number}"
    code = tree.get("reference_code")
    if isinstance(code, Mapping) and code.get("leaves"):  # without leaves a code names a file of many documents
        numbers = {key: _number(value) for key, value in code.items() if key not in _NO_NUMBERS}
        numbers |= {f"level {at}": _number(part) for at, part in enumerate(code.get("levels", ()))}
        yield f"code {code.get('repository')} {sorted(numbers.items())} {code['leaves']}"
    source = _source(tree)
    if source.get("sha256") and not source.get("note"):
        yield f"source {source['sha256']}"


_NO_NUMBERS = {"repository", "repository_as_written", "leaves", "year", "microfilm", "as_written", "note", "levels"}


def _number(value: Any) -> str:
    return str(value.get("number") if isinstance(value, Mapping) else value)


def _publisher_number(tree: Mapping[str, Any]) -> str:
    texts = tree.get("texts")
    for text in texts if isinstance(texts, list) else ():
        published = text.get("published") if isinstance(text, Mapping) else None
        number = published.get("record_id") if isinstance(published, Mapping) else None
        if isinstance(number, str):
            return number
    return ""


def _are_apart(present: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether two records are plainly of two documents: two publisher's numbers, or two items of one source."""
    numbers = {_publisher_number(present), _publisher_number(given)}
    sources = _source(present), _source(given)
    items = {(source.get("sha256"), source.get("note")) for source in sources}
    is_one_source = sources[0].get("sha256") == sources[1].get("sha256") is not None
    return (len(numbers) == 2 and "" not in numbers) or (is_one_source and len(items) == 2)


def _source(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    administration = tree.get("administration")
    source = administration.get("source") if isinstance(administration, Mapping) else None
    return source if isinstance(source, Mapping) else {}


def _likenesses(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a second record of the same document would share: its names, or title and date together."""
    yield from _names(tree)
    title = tree.get("title")
    text = title.get("text") if isinstance(title, Mapping) else title
    dates = tree.get("dates") or [{}]
    first = dates[0] if isinstance(dates, list) else {}
    value = first.get("value") if isinstance(first, Mapping) else first
    if text and value:
        yield f"title {str(text).casefold()} {value}"
