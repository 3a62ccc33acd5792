"""Names of agents as the formats write them. A name is inverted only where its surname is known."""

from __future__ import annotations

from catalog.memoized import remembered
from catalog.model import Agent
from catalog.vocabularies import AgentKind, Certainty

__all__ = [
    "authority",
    "forename",
    "generation",
    "heading",
    "indexed",
    "inverted",
    "is_corporate",
    "is_person",
    "is_uncertain",
    "splits",
    "surname",
]


def authority(agent: Agent) -> str | None:
    """Return the address of the authority record, or else the number in the list that the name is from.

    The id of a record of this catalogue says nothing elsewhere.
    """
    return agent.authority if agent.authority and ":" in agent.authority else agent.number


def is_corporate(agent: Agent) -> bool:
    """Whether the agent is known to be a body or a family, whose name is never split."""
    return agent.kind in (AgentKind.CORPORATE_BODY, AgentKind.FAMILY)


def is_person(agent: Agent) -> bool:
    """Whether the agent is known to be a person: stated, or clear from an office or a surname."""
    return agent.kind is AgentKind.PERSON or (agent.kind is None and bool(agent.offices or agent.surname))


def is_uncertain(agent: Agent) -> bool:
    """Whether the name is not read, or not linked, with certainty."""
    return agent.certainty not in (None, Certainty.CERTAIN)


@remembered
def forename(agent: Agent) -> str | None:
    """Return the part beside the surname, or None where the name cannot be split."""
    return agent.parts.given or None


def surname(agent: Agent) -> str | None:
    """Return the surname, stated or before the comma of the name, or None where the name cannot be split."""
    return agent.parts.surname if agent.parts.given else None


def generation(agent: Agent) -> str | None:
    """Return what follows the name: Jr., III."""
    return agent.parts.generation


def splits(agent: Agent) -> bool:
    """Whether reference managers may turn the name round: a known surname that comes last."""
    return agent.parts.can_be_inverted


def inverted(agent: Agent) -> str:
    """Return `Goldberg, Gary`; names that have the surname first, and those that cannot be split, stay whole."""
    return indexed(agent) if splits(agent) else agent.name


def heading(agent: Agent) -> str:
    """Return the name as the list has it that it is from: `Wright, Charles G. (Charles Gerald)`; else as an index."""
    whole = " ".join(agent.as_written.split()) if agent.source and agent.as_written else ""
    own = inverted(agent)
    return whole if whole.startswith(own) else own


def indexed(agent: Agent) -> str:
    """Return the name as an index has it, the surname before a comma: `Seo, Hwi`; `Sample, John Q., III`."""
    _, family, given, suffix = agent.parts
    return ", ".join(filter(None, (family, given, suffix))) if given else agent.name
