"""Where a description is on its way to the public."""

from enum import StrEnum

__all__ = ["Status"]


class Status(StrEnum):
    """ISAD(G) 3.7: a draft is not published; a withdrawn description stays as a tombstone for ever."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
