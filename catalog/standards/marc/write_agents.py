"""Agents in MARC 21: the main entry, the added entries, and the names that a document mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.model import Agent, Record
from catalog.standards import names
from catalog.standards.marc.datafield import datafield
from catalog.standards.markup import Markup
from catalog.vocabularies import AgentKind, Role

__all__ = ["added_entries", "main_entry", "mentions", "with_its_list"]

_TAGS = {AgentKind.CORPORATE_BODY: "10"}


def main_entry(record: Record) -> Iterator[Markup]:
    """1XX: the first creator."""
    yield from (_agent("1", *creator) for creator in _creators(record)[:1])


def added_entries(record: Record) -> Iterator[Markup]:
    """7XX: the other creators, then who else had to do with the document."""
    for agent, roles in _creators(record)[1:]:
        yield _agent("7", agent, roles)
    for agent in record.recipients:
        yield _agent("7", agent, (Role.ADDRESSEE,))
    for agent in record.translators:
        yield _agent("7", agent, (Role.TRANSLATOR,))
    for agent in (*record.contributors, *(one for text in record.texts for one in text.contributors)):
        yield _agent("7", agent, (agent.role,))


def mentions(record: Record) -> Iterator[Markup]:
    """6XX: the names that a document mentions."""
    for agent in record.mentions:
        yield _agent("6", agent, (), "7" if agent.source else "4")


def with_its_list(number: str | None, source: str | None) -> str | None:
    """Return what $0 says: an address, or a number behind the list that it is of."""
    if not number or not source or number.startswith(("http://", "https://", "(")):
        return number
    return f"({source}){number}"


def _creators(record: Record) -> list[tuple[Agent, tuple[Role, ...]]]:
    """Creators in their order, each once, with what they did; that one of a role is a creator is said first."""
    authors = {agent.name for agent in record.authors}
    signed = {agent.name for agent in record.signatories}
    found = []
    created = {agent.name: agent.role for agent in record.creators}
    for agent in record.makers:
        roles = dict.fromkeys((Role.CREATOR, created[agent.name]) if agent.name in created else ())
        roles |= dict.fromkeys([Role.AUTHOR] if agent.name in authors else [])
        found.append((agent, (*roles, *([Role.SIGNATORY] if agent.name in signed else []))))
    return found


def _agent(block: str, agent: Agent, roles: Iterable[Role], second: str = " ") -> Markup:
    """An access point: the name as an index has it, offices, relators, authority and the list it is from."""
    corporate = agent.kind is AgentKind.CORPORATE_BODY
    split = names.forename(agent)
    first = "2" if corporate else "3" if agent.kind is AgentKind.FAMILY else "1" if split else "0"
    offices = [] if corporate else [("c", office.title) for office in agent.offices]
    return datafield(
        f"{block}{_TAGS.get(agent.kind, '00') if agent.kind else '00'}",
        f"{first}{second}",
        ("a", names.indexed(agent)),
        *offices,
        *(("e", role.value) for role in roles),
        *(("4", role.relator) for role in roles),
        ("0", with_its_list(names.authority(agent), agent.source)),
        ("2", agent.source),
    )
