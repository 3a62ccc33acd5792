"""How one document relates to another."""

from enum import StrEnum

__all__ = ["Relation"]


class Relation(StrEnum):
    """ISAD(G) 3.5.3 Related units of description: how the other document relates to this one."""

    ENCLOSURE = "enclosure"
    REPLY_TO = "reply to"
    REPLIED_TO_BY = "replied to by"
    COPY = "copy"
    DRAFT = "draft"
    PART = "part"
    MENTIONED = "mentioned"
    RELATED = "related"
    PUBLICATION = "publication"
