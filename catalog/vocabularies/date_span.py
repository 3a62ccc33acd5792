"""Which part of a unit a span of dates is of."""

from enum import StrEnum

__all__ = ["DateSpan"]


class DateSpan(StrEnum):
    """ISAD(G) 3.1.3, DACS 2.4: whether a date is of all documents of a unit, or of most of them."""

    INCLUSIVE = "inclusive"
    BULK = "bulk"
