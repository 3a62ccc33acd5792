"""Levels of description."""

from enum import StrEnum

__all__ = ["Level"]


class Level(StrEnum):
    """ISAD(G) 3.1.4 Level of description. In Russian use: fond, opis (series), delo (file), document."""

    RECORD_GROUP = "record group"
    FONDS = "fonds"
    SUBGROUP = "subgroup"
    SUBFONDS = "subfonds"
    COLLECTION = "collection"
    CLASS = "class"
    SERIES = "series"
    SUBSERIES = "subseries"
    FILE = "file"
    ITEM = "item"
    OTHER = "other"

    @property
    def is_aggregation(self) -> bool:
        """Whether a description at this level is one of many documents (RiC-O RecordSet)."""
        return self is not Level.ITEM
