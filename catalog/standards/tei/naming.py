"""Persons, bodies and places as TEI names them. A name is taken apart only where its surname is known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from catalog.model import Agent, Catalogue, Place, Record
from catalog.standards import names
from catalog.standards.markup import Markup, element, escape, fragment, opening_tag, text_element
from catalog.standards.tei.dating import Attributes, cert_of
from catalog.standards.tei.identifiers import RELATORS, identifier, pointer
from catalog.vocabularies import AgentKind, Role

__all__ = ["address_of", "agent_element", "described", "is_described", "name_of", "place_element", "responsibility"]


def agent_element(agent: Agent) -> str:
    """Return the element of a name; one of which nothing says whose it is, is a name and no more."""
    if agent.kind is AgentKind.CORPORATE_BODY:
        return "orgName"
    return "persName" if names.is_person(agent) else "name"


def address_of(agent: Agent, catalogue: Catalogue) -> str | None:
    """Return the authority record of an agent, where one is stated."""
    if not agent.authority:
        return None
    return agent.authority if "://" in agent.authority else catalogue.url_of(agent.authority)


def name_of(agent: Agent, record: Record, catalogue: Catalogue) -> Markup:
    """Return a name with its authority record, how sure it is, and where more is said of who bears it."""
    attributes: Attributes = {
        "type": "family" if agent.kind is AgentKind.FAMILY else None,
        "ref": address_of(agent, catalogue),
        "cert": cert_of(agent.certainty),
        "corresp": pointer(record, "agent", _key(agent)) if is_described(agent) else None,
    }
    return _named(agent_element(agent), agent, attributes)


def _named(name: str, agent: Agent, attributes: Attributes) -> Markup:
    """Return a name whose parts are known as such, in their natural order."""
    parts = agent.parts
    if name != "persName" or not parts.surname or not parts.given:
        return text_element(name, agent.name, attributes)
    family, given = f"<surname>{escape(parts.surname)}</surname>", f"<forename>{escape(parts.given)}</forename>"
    pieces = [family, given] if parts.begins_with_surname else [given, family]
    suffix = f", <genName>{escape(parts.generation)}</genName>" if parts.generation else ""
    plain = " ".join((parts.surname, parts.given) if parts.begins_with_surname else (parts.given, parts.surname))
    if plain + (f", {parts.generation}" if parts.generation else "") != agent.name:
        return text_element(name, agent.name, attributes)
    return Markup(f"{opening_tag(name, attributes)}{' '.join(pieces)}{suffix}</{name}>\n")


def responsibility(role: Role, agents: Iterable[Agent], record: Record, catalogue: Catalogue) -> Markup:
    """Return who had a part in a text, under the word and the MARC relator of the part."""
    written = [name_of(agent, record, catalogue) for agent in agents]
    if not written:
        return fragment([])
    return element("respStmt", [text_element("resp", role.value, {"ref": f"{RELATORS}{role.relator}"}), *written])


def place_element(place: Place, name: str = "placeName") -> Markup:
    """Return a place with its address in a gazetteer."""
    return text_element(name, place.name, {"ref": place.uri})


def is_described(agent: Agent) -> bool:
    """Whether more is known of an agent than the name, and whether it is a person or a body."""
    return agent_element(agent) != "name" and bool(agent.variants or agent.offices or agent.note or agent.as_written)


def described(agents: Iterable[Agent], record: Record, catalogue: Catalogue) -> Markup:
    """Return persons and bodies with the other forms of their names, their offices, and notes."""
    known = {_key(agent): agent for agent in reversed(list(agents)) if is_described(agent)}
    each = list(reversed(known.values()))
    persons = [_person(agent, record, catalogue) for agent in each if agent_element(agent) == "persName"]
    bodies = [_body(agent, record, catalogue) for agent in each if agent_element(agent) == "orgName"]
    return element("particDesc", [element("listPerson", persons), element("listOrg", bodies)])


def _person(agent: Agent, record: Record, catalogue: Catalogue) -> Markup:
    pieces = [
        *_forms(agent, "persName", catalogue),
        *(text_element("occupation", ", ".join(filter(None, (one.title, one.organization)))) for one in agent.offices),
        *_note(agent),
    ]
    return element("person", pieces, {"xml:id": identifier(record, "agent", _key(agent))})


def _body(agent: Agent, record: Record, catalogue: Catalogue) -> Markup:
    pieces = [*_forms(agent, "orgName", catalogue), *_note(agent)]
    return element("org", pieces, {"xml:id": identifier(record, "agent", _key(agent))})


def _forms(agent: Agent, name: str, catalogue: Catalogue) -> Iterator[Markup]:
    yield _named(name, agent, {"ref": address_of(agent, catalogue), "type": "main"})
    for form in agent.variants:
        yield text_element(name, form.name, {"type": "variant", "xml:lang": form.language})
    if agent.as_written:
        yield text_element(name, " ".join(agent.as_written.split()), {"type": "as-written"})


def _note(agent: Agent) -> Iterator[Markup]:
    if agent.note:
        yield element("note", [text_element("p", agent.note)])


def _key(agent: Agent) -> str:
    """Return a name of XML for an agent, whatever its script: the same name in a record is the same agent."""
    return hashlib.sha256(agent.name.encode()).hexdigest()[:12]
