"""The physical form of a text."""

from enum import StrEnum

__all__ = ["TextForm"]


class TextForm(StrEnum):
    """ISAD(G) 3.1.5; RiC-O RepresentationType: how the text is on its carrier. `unknown` is a value."""

    MANUSCRIPT = "manuscript"
    TYPESCRIPT = "typescript"
    PRINT = "print"
    DIGITAL = "digital"
    UNKNOWN = "unknown"
