"""One record as it lies in a file: its bytes, its syntax, and where in them each value is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from catalog.errors import UnreadableDocument
from catalog.storage import json_text
from catalog.storage.encoding import decode
from catalog.storage.yaml import fast_reader, positions, reader
from catalog.storage.yaml.plain_scalars import PlainScalar, plain_scalars
from catalog.storage.yaml.quoting import with_line_quoted

__all__ = ["Document", "Syntax"]


class Syntax(StrEnum):
    """How a record file is written."""

    YAML = "yaml"
    JSON = "json"


_YAML = Syntax.YAML  # a name of its own: to look a member up in its class takes ten times as long


@dataclass(frozen=True, slots=True)
class Document:
    """One record's text.

    `line` is the number of its first line in the file, and `offset` that of its first byte, counted from 0: in JSON
    Lines they are not those of the file.
    """

    path: Path
    text: bytes
    syntax: Syntax
    line: int = 1
    fault: UnreadableDocument | None = field(default=None, compare=False)
    offset: int = 0

    @property
    def place(self) -> str:
        """The file as its reader names it."""
        return str(self.path)

    @property
    def length(self) -> int:
        """The bytes of its text."""
        return len(self.text)

    @property
    def is_alone(self) -> bool:
        """Whether the record has its file to itself, unlike one of many lines."""
        return self.path.suffix.lower() != ".jsonl"

    def tree(self) -> Any:
        """Return the plain document; raise `UnreadableDocument` where the text is none."""
        if self.fault:
            raise self.fault
        text = decode(self.text, self.line)
        return reader.read(text) if self.syntax is Syntax.YAML else json_text.read(text, self.line)

    def without(self, fault: UnreadableDocument) -> Document | None:
        """Return the document as it is with the line of a fault put right; None where quotation marks do not do it."""
        if self.syntax is not Syntax.YAML or self.fault or not fault.code.startswith("yaml-"):
            return None
        text = with_line_quoted(decode(self.text, self.line), fault.line)
        return None if text is None else replace(self, text=text.encode("utf-8", "surrogatepass"))

    def fast_tree(self) -> Any | None:
        """Return what `tree` returns, many times as fast; or None where it must be read exactly, or is too deep."""
        if self.fault:
            return None
        return fast_reader.read(self.text) if self.syntax is _YAML else json_text.read_fast(self.text)

    def plain_scalars(self) -> Iterator[PlainScalar]:
        """Yield the values that are written without quotation marks; of JSON, none."""
        if self.syntax is Syntax.YAML and not self.fault:
            yield from plain_scalars(decode(self.text, self.line))

    def locate(self, path: tuple[str, ...], *, key: bool = False) -> tuple[int, int]:
        """Return line and column in the file of the value at `path`, or of its key."""
        line, column = _places(self.text, self.line).locate(path, key=key)
        return self.line - 1 + max(line, 1), max(column, 1)


@lru_cache(maxsize=1)
def _places(text: bytes, first_line: int) -> positions.Node:
    """Return where the values of a text are; it is kept for the next finding, for a record may have thousands.

    JSON is read here as the YAML it also is: one walker finds places in both.
    """
    return positions.places(decode(text, first_line))
