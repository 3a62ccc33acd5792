"""The canonical form of a YAML record: fields in their order, written as the writer writes, with all its comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalog.errors import UnreadableDocument
from catalog.storage.field_order import in_order
from catalog.storage.yaml import reader
from catalog.storage.yaml import style as yaml_style
from catalog.storage.yaml import writer as yaml_writer
from catalog.storage.yaml.comments import BLANK, Comments, comments_of
from catalog.storage.yaml.outline import (
    Entry,
    Path,
    header_end,
    outline,
)

__all__ = ["canonical_yaml", "with_comments"]


def canonical_yaml(text: str) -> str:
    """Return the canonical form of a valid record's text; it says the same, and holds the same comments.

    Raises UnreadableDocument where that cannot be kept: the text is better left as it is.
    """
    return with_comments(in_order(reader.read(text)), comments_of(text))


def with_comments(tree: dict[str, Any], comments: Comments) -> str:
    """Return the text of a record with comments at entries that it has; raise UnreadableDocument where one is lost."""
    found = comments.all()
    _lift_from_first_keys(comments, tree)
    bare = yaml_writer.write(_opened(tree, (), _commented(comments))).decode()
    written = _with_comments(bare, comments)
    if reader.read(written) != reader.read(bare) or comments_of(written).all() != found:
        message = "The record cannot be put into canonical form without losing something."
        raise UnreadableDocument("not-canonical", message, hint="Move the comments to lines of their own.")
    return written


def _lift_from_first_keys(comments: Comments, tree: Any, path: Path = ()) -> None:
    """Give comments above the first key of a list item to the item: they are above its dash."""
    if isinstance(tree, dict):
        if tree and path and isinstance(path[-1], int):
            lines = comments.above.pop((*path, next(iter(tree))), [])
            comments.above.setdefault(path, []).extend(lines)
        for key, value in tree.items():
            _lift_from_first_keys(comments, value, (*path, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            _lift_from_first_keys(comments, value, (*path, number))


def _commented(comments: Comments) -> set[Path]:
    """Return the mappings and lists that have comments in them, and so need a line for each entry."""
    inside = [path for kind in (comments.above, comments.beside) for path, lines in kind.items() if path and any(lines)]
    return {path[:-1] for path in inside} | {path for path, lines in comments.ending.items() if any(lines)}


def _opened(tree: Any, path: Path, commented: set[Path]) -> Any:
    if isinstance(tree, dict):
        fields = {key: _opened(value, (*path, key), commented) for key, value in tree.items()}
        return yaml_style.OpenMapping(fields) if path in commented else fields
    if isinstance(tree, list):
        items = [_opened(value, (*path, number), commented) for number, value in enumerate(tree)]
        return yaml_style.OpenList(items) if path in commented else items
    return tree


def _with_comments(text: str, comments: Comments) -> str:
    """Put the comments into a text that was written without them."""
    pieces = sorted(_pieces(text, comments), key=lambda piece: piece[:2])
    written, at = "", 0
    for line in comments.head:
        written = _with_line(written, line)
    for place, _, piece in pieces:
        written += text[at:place]
        at = place
        written = _with_line(written, piece) if place == 0 or text[place - 1] == "\n" else f"{written}  {piece}"
    return written + text[at:]


def _with_line(written: str, line: str) -> str:
    if line == BLANK and (not written or written.endswith("\n\n")):
        return written
    return f"{written}{line}\n"


def _pieces(text: str, comments: Comments) -> Iterator[tuple[int, int, str]]:
    """Yield each line of comment with its place; at one place ends come before beginnings, the deepest first."""
    for entry in outline(text):
        depth = len(entry.path)
        above = list(comments.above.get(entry.path, []))
        if beside := comments.beside.get(entry.path):
            place = _beside(text, entry)
            above += beside if place is None else beside[:-1]
            if place is not None:
                yield place, 0, beside[-1]
        if any(above) or not entry.in_flow:
            start = text.rfind("\n", 0, entry.start) + 1
            line = text[start : entry.start]  # begins with a dash where the entry is the first of a list item
            indent = line[: len(line) - len(line.lstrip(" "))]
            yield from ((start, depth, f"{indent}{line}" if line else BLANK) for line in above)
        if ending := comments.ending.get(entry.path):
            inner = " " * entry.node.start_mark.column
            place = _line_behind(text, _last(entry.node))
            yield from ((place, -depth - 1, f"{inner}{line}" if line else BLANK) for line in ending)


def _beside(text: str, entry: Entry) -> int | None:
    """Return the end of the line that a comment on this entry can be on, or None where it has none."""
    if entry.is_block_text:
        return header_end(text, entry)
    if entry.is_collection and not entry.is_flow:
        return None if entry.key_end == entry.start else text.index("\n", entry.key_end)
    return text.index("\n", entry.value_end) if entry.is_flow or entry.is_on_one_line else None


def _last(node: Any) -> Any:
    """Return the last value that is written within a node."""
    while isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _line_behind(text: str, node: Any) -> int:
    end = int(node.end_mark.index)
    return end if text[end - 1] == "\n" else text.index("\n", end) + 1
