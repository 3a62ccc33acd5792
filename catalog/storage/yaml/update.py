"""A record's new text in the place of an old one: in canonical form, with the comments and blank lines of the old one.

A comment stays with its entry. Where the entry is gone, or its list has other items now, it moves out to the nearest
one that is left; none is ever lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.errors import UnreadableDocument
from catalog.storage.yaml import reader
from catalog.storage.yaml import writer as yaml_writer
from catalog.storage.yaml.canonical import with_comments
from catalog.storage.yaml.comments import (
    BLANK,
    EDITORS_LINE,
    Comments,
    comments_of,
)
from catalog.storage.yaml.outline import Path

__all__ = ["rewrite"]


def rewrite(old: str, record: Mapping[str, Any], schema: str) -> bytes:
    """Return the text of a record; `schema` is the path for the line that editors read, where the old one has none."""
    head, _, rest = old.partition("\n")
    body = rest if EDITORS_LINE.match(head) else old
    if "#" not in body and "\n\n" not in body:
        return yaml_writer.write(record, schema)
    try:
        before = reader.read(old)
    except UnreadableDocument:
        return yaml_writer.write(record, schema)
    comments = comments_of(old)
    if schema and not any(EDITORS_LINE.match(line) for line in comments.head):
        comments.head.insert(0, yaml_writer.editors_line(schema))
    try:
        return with_comments(dict(record), _moved(comments, before, record)).encode()
    except UnreadableDocument:
        lines = [*comments.head, *(line for line in comments.all() if line not in comments.head)]
        return ("".join(f"{line}\n" for line in lines) + yaml_writer.write(record).decode()).encode()


def _moved(comments: Comments, old: Any, new: Any) -> Comments:
    """Return the comments, each at an entry that the new document has."""
    moved = Comments(head=list(comments.head))
    for name in ("above", "beside", "ending"):
        for path, lines in getattr(comments, name).items():
            left = _left(path, old, new)
            if left == path:
                getattr(moved, name).setdefault(path, []).extend(lines)
            elif words := [line for line in lines if line != BLANK]:
                place = moved.above if left else moved.ending
                place.setdefault(left, []).extend(words)
    return moved


def _left(path: Path, old: Any, new: Any) -> Path:
    """Return as much of a path as leads to the same thing in both documents."""
    for depth, step in enumerate(path):
        if isinstance(step, str):
            is_there = isinstance(new, Mapping) and step in new
        else:
            is_there = isinstance(new, list) and step < len(new) and (len(old) == len(new) or old[step] == new[step])
        if not is_there:
            return path[:depth]
        old, new = old[step], new[step]
    return path
