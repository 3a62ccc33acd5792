"""What the records of a catalogue have already: their ids and titles, the names of persons, the archives, languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.storage import CatalogueFolder
from catalog.storage.name_index.survey import tree_of

__all__ = ["KnownRecord", "KnownRecords"]

_KINDS = ("agents", "archives", "languages", "subjects")
_AGENTS = frozenset({"authors", "signatories", "recipients", "contributors", "mentions", "translators", "holder"})


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """One record that others can name."""

    id: str
    title: str
    level: str
    path: Path
    line: int


@dataclass(slots=True)
class _File:
    status: tuple[int, int]
    records: list[KnownRecord] = field(default_factory=list)
    words: Mapping[str, Counter[str]] = field(default_factory=dict)


class KnownRecords:
    """The records in the files of a catalogue. `refresh` reads those that changed."""

    def __init__(self, folder: CatalogueFolder) -> None:
        self._folder = folder
        self._files: dict[Path, _File] = {}
        self.records: dict[str, KnownRecord] = {}
        """Every record by its id; of two with one id, the first."""
        self.words: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
        """The names of agents, archives, languages and subjects, each with how often it occurs."""

    def refresh(self) -> None:
        """Read the files that are new or changed since the last time, and forget those that are gone."""
        found: dict[Path, _File] = {}
        for path in self._folder.files():
            status = _status(path)
            known = self._files.get(path)
            found[path] = known if known and known.status == status else self._read(path, status)
        if found != self._files:
            self._files = found
            self._gather()

    def ids(self) -> Iterator[KnownRecord]:
        """Yield every record that can be named."""
        yield from self.records.values()

    def paths(self) -> list[Path]:
        """Return the files that were read."""
        return list(self._files)

    def _read(self, path: Path, status: tuple[int, int]) -> _File:
        file = _File(status, words={kind: Counter() for kind in _KINDS})
        for document in self._folder.read(path):
            tree = tree_of(document)
            if tree is None:
                continue
            title = tree.get("title")
            text = title.get("text") if isinstance(title, dict) else title
            file.records.append(
                KnownRecord(tree["id"], str(text or ""), str(tree.get("level") or ""), path, document.line)
            )
            _gather_words(tree, "", file.words)
        return file

    def _gather(self) -> None:
        records: dict[str, KnownRecord] = {}
        words: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
        for file in self._files.values():
            for record in file.records:
                records.setdefault(record.id, record)
            for kind, counts in file.words.items():
                words[kind].update(counts)
        self.records, self.words = records, words


def _gather_words(value: Any, name: str, words: Mapping[str, Counter[str]]) -> None:
    """Count the words in a plain document that other records may have too. Its depth is bounded by its reader."""
    kind = "agents" if name in _AGENTS else {"language": "languages", "subjects": "subjects"}.get(name)
    if isinstance(value, str):
        if kind:
            words[kind][value] += 1
        elif name == "repository":
            words["archives"][value] += 1
    elif isinstance(value, dict):
        if kind == "agents" and isinstance(value.get("name"), str):
            words["agents"][value["name"]] += 1
        if kind == "subjects" and isinstance(value.get("term"), str):
            words["subjects"][value["term"]] += 1
        for key, inner in value.items():
            _gather_words(inner, key, words)
    elif isinstance(value, list):
        for inner in value:
            _gather_words(inner, name, words)


def _status(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_size
