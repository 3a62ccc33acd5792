"""Where a description is on its way to the public."""

from enum import StrEnum

__all__ = ["Status"]


class Status(StrEnum):
    """ISAD(G) 3.7: a draft is not published yet, an internal description never; a withdrawn one leaves a tombstone."""

    DRAFT = "draft"
    INTERNAL = "internal"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
