"""Leaves of a file (listy): ranges with recto and verso, written as archivists write them: `170-190, 192, 195v`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

__all__ = ["Leaf", "LeafRange", "Leaves", "count_leaves", "read_leaves", "write_leaves"]

_LEAF = r"[0-9]{1,7}[A-Za-zА-Яа-яІЇЄієї]??(?:/[0-9]{1,4})?v?"
_RANGE = rf"{_LEAF}(?:[-–]{_LEAF})?"
_PATTERN = rf"^{_RANGE}(?:, ?{_RANGE})*$"
_ONE = re.compile(r"(?P<number>[0-9]{1,7})(?P<suffix>[^\W\d_]??(?:/[0-9]{1,4})?)(?P<verso>v?)")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf: its number as written, a letter where leaves were inserted, and its side."""

    number: int
    suffix: str = ""
    verso: bool = False

    def __str__(self) -> str:
        return f"{self.number}{self.suffix}{'v' if self.verso else ''}"

    @property
    def order(self) -> tuple[int, str, bool]:
        """Sort key in the order of the file: 12, 12v, 12a, 13."""
        return (self.number, self.suffix, self.verso)


@dataclass(frozen=True, slots=True)
class LeafRange:
    """Leaves from `start` to `end`, both included; the same leaf twice for a single one."""

    start: Leaf
    end: Leaf

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}-{self.end}"

    @property
    def is_single(self) -> bool:
        """Whether the range is one leaf side."""
        return self.start == self.end


@lru_cache(maxsize=256)  # few, for each may be a thousand ranges; short ones return from record to record
def read_leaves(text: str) -> tuple[LeafRange, ...]:
    """Read `170-190, 192, 195v`; a string that is none raises ValueError with the reason in one sentence."""
    ranges = []
    for part in re.split(r", ?", text):
        ends = [_ONE.fullmatch(end) for end in re.split("[-–]", part)]
        if not 1 <= len(ends) <= 2 or not all(ends):
            raise ValueError(f"{part!r} is not a leaf or a range of leaves; write 170-190, 12, 12v (verso) or 3-5v.")
        leaves = [Leaf(int(end["number"]), end["suffix"], bool(end["verso"])) for end in ends if end]
        ranges.append(LeafRange(leaves[0], leaves[-1]))
    return tuple(ranges)


def count_leaves(ranges: Sequence[LeafRange]) -> int | None:
    """Return how many leaves ranges name, each once whichever side; None where inserted leaves make it unsure."""
    inserted = {(one.start.number, one.start.suffix) for one in ranges if one.start.suffix}
    if any((one.start.number, one.start.suffix) != (one.end.number, one.end.suffix) for one in ranges if _inserts(one)):
        return None
    count, reached = len(inserted), 0
    for first, last in sorted((one.start.number, one.end.number) for one in ranges if not _inserts(one)):
        count += max(0, last - max(first, reached + 1) + 1)
        reached = max(reached, last)
    return count


def _inserts(leaves: LeafRange) -> bool:
    return bool(leaves.start.suffix or leaves.end.suffix)


def write_leaves(ranges: Sequence[LeafRange]) -> str:
    """Write ranges as `read_leaves` reads them."""
    return ", ".join(map(str, ranges))


class _AsText:
    """Declares to pydantic that leaves are a string in a document and ranges in Python."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.no_info_after_validator_function(
            read_leaves, core_schema.str_schema(min_length=1, max_length=4_000, pattern=_PATTERN)
        )
        return core_schema.no_info_wrap_validator_function(
            lambda given, read: given if isinstance(given, tuple) else read(given),
            text,
            serialization=core_schema.plain_serializer_function_ser_schema(write_leaves),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": 4_000,
            "pattern": _PATTERN,
            "examples": ["170-190", "12, 14v-16"],
        }


Leaves = Annotated[tuple[LeafRange, ...], _AsText]
"""Leaves as a string in the document: numbers, ranges with a hyphen, `v` for a verso, commas between."""
