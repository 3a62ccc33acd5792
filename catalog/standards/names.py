"""Names of agents as the formats write them. A name is inverted only where its surname is known."""

from __future__ import annotations

from catalog.model import Agent
from catalog.standards.memoized import remembered
from catalog.vocabularies import AgentKind, Certainty

__all__ = ["forename", "indexed", "inverted", "is_corporate", "is_person", "is_uncertain", "splits"]


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
    surname = agent.surname
    if not surname or is_corporate(agent):
        return None
    if agent.name.startswith(f"{surname} "):
        return agent.name.removeprefix(surname).strip() or None
    if agent.name.endswith(f" {surname}"):
        return agent.name.removesuffix(surname).strip() or None
    return None


def splits(agent: Agent) -> bool:
    """Whether reference managers may turn the name round: a known surname that comes last.

    A Korean, Chinese or Hungarian name has the surname first already, and is left whole.
    """
    return bool(forename(agent)) and not agent.is_surname_first


def inverted(agent: Agent) -> str:
    """Return `Goldberg, Gary`; names that have the surname first, and those that cannot be split, stay whole."""
    return f"{agent.surname}, {forename(agent)}" if splits(agent) else agent.name


def indexed(agent: Agent) -> str:
    """Return the name as an index has it, the surname before a comma: `Seo, Hwi`; `Goldberg, Gary`."""
    given = forename(agent)
    return f"{agent.surname}, {given}" if given else agent.name
