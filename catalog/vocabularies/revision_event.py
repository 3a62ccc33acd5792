"""What is done to a description, and by what."""

from enum import StrEnum

__all__ = ["Maker", "RevisionEvent"]


class RevisionEvent(StrEnum):
    """ISAD(G) 3.7.3; EAD maintenance events: what was done to the description."""

    CREATED = "created"
    REVISED = "revised"
    REVIEWED = "reviewed"
    IMPORTED = "imported"
    REPARATIVE = "reparative revision"
    ACCESSIBILITY = "accessibility revision"


class Maker(StrEnum):
    """By what a description was made or changed."""

    PERSON = "person"
    IMPORT = "import"
    PROGRAM = "program"
    MODEL = "model"
