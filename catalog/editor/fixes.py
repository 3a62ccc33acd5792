"""The edits that a finding's fix asks for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from catalog.editor.nodes import Node
from catalog.findings import Finding, Fix, FixPlace
from catalog.validation.yaml_value import meaning

__all__ = ["Edit", "edits_of", "node_of"]


class Edit(NamedTuple):
    """What of a text is replaced, in characters from its start, and by what."""

    start: int
    end: int
    text: str


def node_of(pointer: str, nodes: Sequence[Node]) -> Node | None:
    """Return the field or entry at the pointer of a finding."""
    path = tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
    found = {node.path: node for node in nodes}
    # one value may be written where a list is asked for, and then has no number
    return found.get(path) or (found.get(path[:-1]) if path and path[-1] == "0" else None)


def edits_of(finding: Finding, nodes: Sequence[Node], text: str, *, is_json: bool) -> tuple[Edit, ...]:
    """Return the edits of a finding that has a fix; none where it has none, or one of its places is not to be found."""
    fix = finding.fix
    if fix and fix.place is FixPlace.LINE:
        return (_line_edit(finding.line, fix.text, text),)
    node = node_of(fix.at or finding.pointer, nodes) if fix else None
    gone = [node_of(pointer, nodes) for pointer in fix.removes] if fix else []
    edit = _edit(fix, node, text, is_json=is_json) if fix and node else None
    if edit is None or any(one is None or one.in_brackets for one in gone):
        return ()  # of two fields side by side within brackets each would take the comma between them
    return (edit, *(_removal(one, text) for one in gone if one))


def _line_edit(number: int, words: str, text: str) -> Edit:
    """Return the edit of a whole line, counted from 1."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    return Edit(start, start + len(lines[number - 1].removesuffix("\r")), words)


def _edit(fix: Fix, node: Node, text: str, *, is_json: bool) -> Edit | None:
    words, place = fix.text, fix.place
    if place is FixPlace.NAME:
        if node.key is None:
            return None
        return Edit(*node.key, json.dumps(words) if is_json else words)
    if place is FixPlace.REST:
        line_end = text.find("\n", node.end)
        return Edit(node.start, line_end if line_end >= 0 else len(text), _spaced(text, node.start, words))
    if place is FixPlace.VALUE:
        return Edit(node.start, _last(node, text), _as_json(words) if is_json else _spaced(text, node.start, words))
    if not words:
        return _removal(node, text)
    return Edit(node.begin, _last(node, text), _fields(words, node, text, is_json=is_json))


def _fields(words: str, node: Node, text: str, *, is_json: bool) -> str:
    """Return the fields that are written in the place of one, each on a line of its own but within brackets."""
    in_one_line = words.replace("\n", ", ")
    if is_json:
        return _as_json(f"{{{in_one_line}}}")[1:-1]
    if node.in_brackets:
        return in_one_line
    column = node.begin - text.rfind("\n", 0, node.begin) - 1
    return words.replace("\n", f"\n{' ' * column}")


def _as_json(words: str) -> str:
    return json.dumps(meaning(words), ensure_ascii=False)


def _spaced(text: str, start: int, words: str) -> str:
    return f" {words}" if text[start - 1 : start] == ":" else words


def _last(node: Node, text: str) -> int:
    """Return where the last line of a value ends: the parser ends a text of several lines where the next one begins."""
    return max(node.start, node.begin + len(text[node.begin : node.end].rstrip()))


def _removal(node: Node, text: str) -> Edit:
    """Return the edit that removes a field: its lines, or within brackets the field and one comma."""
    line_start = text.rfind("\n", 0, node.begin) + 1
    if not node.in_brackets and not text[line_start : node.begin].strip():
        line_end = text.find("\n", _last(node, text))
        return Edit(line_start, len(text) if line_end < 0 else line_end + 1, "")
    after = text[node.end :]
    blanks = len(after) - len(after.lstrip(" "))
    if after[blanks : blanks + 1] == ",":
        return Edit(node.begin, node.end + blanks + 1 + (after[blanks + 1 : blanks + 2] == " "), "")
    before = text[: node.begin].rstrip(" ")
    return Edit(len(before) - (before[-1:] == ","), node.end, "")
