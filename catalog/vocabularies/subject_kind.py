"""Kinds of subject headings."""

from enum import StrEnum

__all__ = ["SubjectKind"]


class SubjectKind(StrEnum):
    """What a subject heading names, where it is no topic; EAD genreform, function, occupation, title."""

    GENRE = "genre"
    FUNCTION = "function"
    OCCUPATION = "occupation"
    TITLE = "title"
