"""Genres of documents."""

from enum import StrEnum

__all__ = ["Genre"]


class Genre(StrEnum):
    """ISAD(G) 3.3.1; RiC-O DocumentaryFormType: what kind of document it is."""

    AGREEMENT = "agreement"
    ARTICLE = "article"
    CONVERSATION = "record of conversation"
    DATASET = "dataset"
    DECREE = "decree"
    DIARY = "diary"
    DRAWING = "drawing"
    FILM = "film"
    INTERVIEW = "interview"
    LETTER = "letter"
    MAP = "map"
    MEMORANDUM = "memorandum"
    MINUTES = "minutes"
    NOTE = "note"
    OBJECT = "object"
    ORDER = "order"
    PETITION = "petition"
    PHOTOGRAPH = "photograph"
    PLAN = "plan"
    PRESS_RELEASE = "press release"
    REPORT = "report"
    RESOLUTION = "resolution"
    SOUND_RECORDING = "sound recording"
    SPEECH = "speech"
    STATEMENT = "statement"
    TELEGRAM = "telegram"
    TRANSCRIPT = "transcript"
