"""From a value to what it names: the record above, another text, a transcript; and every place that names an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from catalog.editor.known_records import KnownRecords
from catalog.editor.nodes import Node, nodes_of
from catalog.regular_files import open_file

__all__ = ["Spot", "definition", "id_at", "spots_of"]

_FILES = frozenset({"transcript", "file"})


class Spot(NamedTuple):
    """A part of a file, in characters from its start; of a file as a whole, nothing."""

    path: Path
    start: int = 0
    end: int = 0
    line: int = 0
    """The line of the record, from 0, where the text of the file was not read."""


def definition(node: Node, nodes: Iterable[Node], path: Path, known: KnownRecords | None) -> Spot | None:
    """Return what the value of a field names."""
    name, value = node.path[-1] if node.path else "", node.text
    if value is None:
        return None
    if name == "translated_from":
        return next((Spot(path, key.start, key.end) for key in _keys(nodes) if key.text == value), None)
    if name in _FILES and "/" not in value and "\\" not in value and (path.parent / value).is_file():
        return Spot(path.parent / value)
    record = known.records.get(value) if known and _names_a_record(node) else None
    return Spot(record.path, line=record.line - 1) if record else None


def id_at(node: Node) -> str | None:
    """Return the id of a record that a value is, or names; None where it is no id."""
    return node.text if node.path == ("id",) or _names_a_record(node) else None


def spots_of(record_id: str, paths: Iterable[Path], open_texts: Mapping[Path, str]) -> Iterator[tuple[Path, str, Node]]:
    """Yield every value that is an id or names it, with its file and the text of that, as the editor has it."""
    for path in paths:
        text = open_texts.get(path)
        if text is None:
            text = _text_of(path, record_id)
        if record_id in text:
            yield from ((path, text, node) for node in _spots_in(path, text) if id_at(node) == record_id)


def _spots_in(path: Path, text: str) -> Iterator[Node]:
    """Yield the fields and entries of every record of a file."""
    if path.suffix.lower() != ".jsonl":
        yield from nodes_of(text)
        return
    begin = 0
    for line in text.split("\n"):
        for node in nodes_of(line):
            node.start, node.end = node.start + begin, node.end + begin
            yield node
        begin += len(line) + 1


def _text_of(path: Path, record_id: str) -> str:
    """Return the text of a record file that has an id somewhere in it; nothing where it cannot be read."""
    try:
        with open_file(path) as file:
            data = file.read()
    except OSError:
        return ""
    return data.decode("utf-8", "replace") if record_id.encode(errors="replace") in data else ""


def _names_a_record(node: Node) -> bool:
    named = node.path == ("part_of",) or (len(node.path) == 3 and node.path[::2] == ("related", "record"))
    return named and node.text is not None


def _keys(nodes: Iterable[Node]) -> Iterator[Node]:
    return (node for node in nodes if len(node.path) == 3 and node.path[::2] == ("texts", "key"))
