"""What a bracket in a transcript means."""

from enum import StrEnum

__all__ = ["Mark"]


class Mark(StrEnum):
    """Why there are words in brackets: five different things that look alike on the page."""

    UNCERTAIN_READING = "uncertain reading"
    SUPPLIED = "supplied"
    ORIGINAL_TERM = "original term"
    EDITORIAL = "editorial"
    UNKNOWN = "unknown"
