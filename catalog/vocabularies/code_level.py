"""The levels that reference codes are made of."""

from enum import StrEnum

__all__ = ["CodeLevel"]


class CodeLevel(StrEnum):
    """ISAD(G) 3.1.1: one level of a reference code. The values are the keys a cataloguer writes."""

    FOND = "fond"
    OPIS = "opis"
    PAPKA = "papka"
    DELO = "delo"
    FONDS = "fonds"
    SUBFONDS = "subfonds"
    RECORD_GROUP = "record_group"
    COLLECTION = "collection"
    SERIES = "series"
    SUBSERIES = "subseries"
    CLASS = "class"
    BOX = "box"
    CONTAINER = "container"
    FOLDER = "folder"
    FILE = "file"
    VOLUME = "volume"
    PIECE = "piece"
    ITEM = "item"
    NUMBER = "number"
