"""Words for viewers: each with its language, and none of them read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalog.model import DigitalObject, Title, write_leaves
from catalog.standards.markup import escape
from catalog.standards.rdf.node import Node

__all__ = ["in_languages", "label_of", "words"]

_LETTERS = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def words(text: str, language: str | None = None) -> Node:
    """Return words in their language. Viewers read a value that begins with < as HTML: ours is text."""
    shown = f"<span>{escape(text)}</span>" if text.lstrip().startswith("<") else text
    return {_key(language): [shown]}


def in_languages(titles: Iterable[Title]) -> Node:
    """Return titles by their languages; labels are never HTML."""
    found: dict[str, list[str]] = {}
    for title in titles:
        found.setdefault(_key(title.language), []).append(title.text)
    return dict(found)


def label_of(one: DigitalObject, default: str = "") -> Node:
    """Return what an object is called: its label and its leaves, or else a number or the name of its file."""
    leaves = write_leaves(one.leaves) if one.leaves else None
    label = ", ".join(part for part in (one.label, leaves) if part)
    return {"none": [label or default or one.name.rpartition("/")[2] or one.name]}


def _key(language: str | None) -> str:
    """Return the key of a language: its letters, since validators know no digits; `none` without one."""
    found = _LETTERS.match(language or "")
    return found[0] if found else "none"
