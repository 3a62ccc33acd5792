"""Agents in MODS: <name> with its parts, roles and other forms, and the names that a document mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from catalog.model import Agent, Record
from catalog.standards import names
from catalog.standards.markup import NOTHING, Markup, branch, element, leaf, one_line, tagged, text_element
from catalog.standards.mods.terms import AS_WRITTEN
from catalog.vocabularies import AgentKind, Genre, Role

__all__ = ["mentioned", "name", "names_of"]

_KINDS = {AgentKind.PERSON: "personal", AgentKind.CORPORATE_BODY: "corporate", AgentKind.FAMILY: "family"}
_whole, _given, _display = leaf("namePart"), leaf("namePart", {"type": "given"}), leaf("displayForm")
_family, _suffix = leaf("namePart", {"type": "family"}), leaf("namePart", {"type": "termsOfAddress"})
_identifier, _affiliation, _description = tagged("nameIdentifier", "type"), leaf("affiliation"), leaf("description")
_alternative, _as_written = branch("alternativeName"), branch("alternativeName", {"altType": AS_WRITTEN})


def names_of(record: Record) -> Iterator[Markup]:
    """Yield the names of a document, by their roles; a creator in another role says both, creator first."""
    for creator in record.creators:
        yield name(creator, *dict.fromkeys((Role.CREATOR, creator.role)))
    yield from (name(agent, Role.AUTHOR) for agent in record.authors)
    yield from (name(agent, Role.AUTHOR, Role.SIGNATORY) for agent in record.signatories)
    yield from (name(agent, Role.ADDRESSEE) for agent in record.recipients)
    if record.genre is not Genre.MAP:  # reference managers make a second cartographer of the translator of a map
        yield from (name(agent, Role.TRANSLATOR) for agent in record.translators)
    yield from (name(agent, agent.role) for agent in record.contributors)


def name(agent: Agent, *roles: Role) -> Markup:
    """Return a name in its parts where they are known, with roles, offices, other forms and its authority."""
    offices = [", ".join([part for part in (office.title, office.organization) if part]) for office in agent.offices]
    written = one_line(agent.as_written)
    variants = dict.fromkeys(form.name for form in agent.variants if form.name not in (agent.name, written))
    pieces = [
        *_parts(agent),
        _display(agent.name),
        *map(_affiliation, offices),
        *map(_role, roles),
        _as_written([_whole(written)]) if written != agent.name else NOTHING,
        *[_alternative([_whole(form)]) for form in variants],
        _description(agent.note),
    ]
    return _from_its_list(agent, pieces)


def mentioned(agent: Agent) -> Markup:
    """Return the name of a subject: its heading as it is written, or its parts, beside the form to display."""
    written = one_line(agent.as_written)
    return _from_its_list(agent, [*([_whole(written)] if written else _parts(agent)), _display(agent.name)])


def _from_its_list(agent: Agent, pieces: Iterable[Markup]) -> Markup:
    """Return a name with the list that it is from, and its address or number there."""
    address = names.authority(agent)
    is_number = address == agent.number
    number = _identifier(address if is_number else None, agent.source)
    marks = {"type": _kind(agent), "authority": agent.source, "valueURI": None if is_number else address}
    return element("name", [*pieces, number], marks)


def _parts(agent: Agent) -> Iterator[Markup]:
    if given := names.forename(agent):
        yield _family(names.surname(agent))
        yield _given(given)
        yield _suffix(names.generation(agent))
    else:
        yield _whole(agent.name)


def _kind(agent: Agent) -> str | None:
    return "personal" if names.is_person(agent) else _KINDS[agent.kind] if agent.kind else None


@cache
def _role(role: Role) -> Markup:
    code = text_element("roleTerm", role.relator, {"type": "code", "authority": "marcrelator"})
    return element("role", [code, text_element("roleTerm", role.value, {"type": "text"})])
