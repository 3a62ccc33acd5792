"""Genres of documents."""

from enum import StrEnum

__all__ = ["Genre"]


class Genre(StrEnum):
    """ISAD(G) 3.3.1; RiC-O DocumentaryFormType: what kind of document it is."""

    AGREEMENT = "agreement"
    ARTICLE = "article"
    CONVERSATION = "record of conversation"
    DECREE = "decree"
    DIARY = "diary"
    LETTER = "letter"
    MAP = "map"
    MEMORANDUM = "memorandum"
    MINUTES = "minutes"
    NOTE = "note"
    ORDER = "order"
    PETITION = "petition"
    PHOTOGRAPH = "photograph"
    PRESS_RELEASE = "press release"
    REPORT = "report"
    RESOLUTION = "resolution"
    SPEECH = "speech"
    STATEMENT = "statement"
    TELEGRAM = "telegram"
    TRANSCRIPT = "transcript"
