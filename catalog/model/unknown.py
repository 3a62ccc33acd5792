"""Unknown is a value: asked for, looked for, and not there. It is neither absent nor empty."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, Tag

from catalog.model.base_model import Part
from catalog.model.strings import Line

__all__ = ["Maybe", "Unknown", "known"]


class Unknown(Part):
    """A value that the source has a place for and does not give."""

    unknown: Line
    """Why it is unknown: a label without a value, a hidden address, a page torn off."""


_T = TypeVar("_T")


def _branch(given: Any) -> str:
    if isinstance(given, Unknown) or (isinstance(given, dict) and "unknown" in given):
        return "unknown"
    return "known"


Maybe = Annotated[Annotated[_T, Tag("known")] | Annotated[Unknown, Tag("unknown")], Discriminator(_branch)]
"""A value, or the statement that it is unknown."""


def known(value: _T | Unknown | None) -> _T | None:
    """Return the value, or None where it is unknown or not stated."""
    return None if isinstance(value, Unknown) else value
