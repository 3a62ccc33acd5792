"""How sure a statement is."""

from enum import StrEnum

__all__ = ["Certainty"]


class Certainty(StrEnum):
    """How sure the describer is of a name, a date or a role. Leave it out where nothing was stated."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCERTAIN = "uncertain"
    UNCERTAIN_READING = "uncertain reading"
