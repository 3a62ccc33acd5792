"""A field that does not exist, with what a hint needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from catalog.findings import Fix
from catalog.model import Record
from catalog.validation.fields import allowed_keys

__all__ = ["Hint", "UnknownField"]

Hint = tuple[str, Fix | None]
"""What to do, and what to write in the place of the field."""


class UnknownField(NamedTuple):
    """A field that does not exist."""

    name: str
    location: Sequence[str | int]
    """Where it is, as pydantic says it."""
    value: Any
    around: Mapping[str, Any]
    """The fields beside it, and itself."""

    @property
    def known(self) -> list[str]:
        """The fields that there are in its place."""
        return allowed_keys(Record, self.location)

    @property
    def is_top(self) -> bool:
        """Whether it is a field of the record itself."""
        return len(self.location) == 1

    @property
    def plain(self) -> str:
        """The name in small letters, with blanks between its words."""
        return self.name.replace("_", " ").casefold()

    def beside(self, field: str) -> tuple[str | int, ...]:
        """Return the location of another field in its place."""
        return (*self.location[:-1], field)
