"""Calendars in which sources give dates."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Calendar"]


class Calendar(StrEnum):
    """The calendar of a date in its source, where that is not the Gregorian one, in which values are always."""

    JULIAN = "julian"
    REPUBLICAN = "French Republican"
    HEBREW = "Hebrew"
    ISLAMIC = "Islamic"
    OTHER = "other"
