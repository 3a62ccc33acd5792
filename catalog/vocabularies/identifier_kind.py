"""Kinds of identifiers."""

from enum import StrEnum

__all__ = ["IdentifierKind"]


class IdentifierKind(StrEnum):
    """What gives a unit a number beside its reference code."""

    DOI = "DOI"
    ARK = "ARK"
    HANDLE = "Handle"
    URN = "URN"
    FORMER = "former reference"
    ACCESSION = "accession"
    OTHER_SYSTEM = "other system"
