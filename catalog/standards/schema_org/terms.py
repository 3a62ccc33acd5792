"""Agents, rights and places in the terms of schema.org: the nodes that a record and its texts share.

The JSON-LD context lies beside this file, so that no reader has to ask the network for it.
"""

from __future__ import annotations

from typing import Any

from catalog.model import (
    Agent,
    Catalogue,
    Record,
    ReferenceCode,
    Rights,
    Unknown,
)
from catalog.model.content import Place, Subject
from catalog.standards import addresses, codes, names
from catalog.standards.rdf.node import Node, stated, tagged
from catalog.standards.rdf.triples import Vocabulary, context_beside
from catalog.vocabularies import AgentKind, Role

__all__ = [
    "CLASSIFICATION",
    "OTHER_NUMBER",
    "SCHEMA_ORG",
    "SCHEMA_ORG_CONTEXT",
    "TYPIST_MARK",
    "SchemaOrg",
    "property_value",
]

SCHEMA_ORG_CONTEXT = context_beside("catalog.standards.schema_org")
"""What https://schema.org answers about the terms that are used here."""
SCHEMA_ORG = Vocabulary(SCHEMA_ORG_CONTEXT)

CLASSIFICATION = "Classification"
TYPIST_MARK = "Typist's mark"
"""What has no property is said in `description`, with this label before it."""

OTHER_NUMBER = "other number"
"""What a number is called of which nothing says what it is."""

_CREATIVE_COMMONS = ("http://creativecommons.org/", "https://creativecommons.org/")
_KINDS = {AgentKind.CORPORATE_BODY: "Organization", AgentKind.FAMILY: "Organization"}
_PROPERTIES = {Role.AUTHOR: "author", Role.EDITOR: "editor", Role.SPONSOR: "sponsor", Role.TRANSLATOR: "translator"}


def property_value(name: str, value: str) -> Node:
    """Return an identifier with what it is an identifier of."""
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


class SchemaOrg:
    """The nodes of one record."""

    def __init__(self, record: Record, catalogue: Catalogue) -> None:
        self.record = record
        self.catalogue = catalogue
        self._places: dict[int, Node] = {}

    def agent(self, agent: Agent) -> Node:
        """Person, Organization, or Thing where nothing says which; with the offices that the document states."""
        person = names.is_person(agent)
        node: Node = {
            "@type": "Person" if person else _KINDS.get(agent.kind, "Thing") if agent.kind else "Thing",
            "@id": addresses.agent_url(agent, self.record, self.catalogue),
            "name": agent.name,
        }
        if forms := [form for form in _forms(agent) if form != agent.name]:
            node["alternateName"] = forms
        if person:
            node |= _person(agent)
        if agent.certainty:
            node["disambiguatingDescription"] = agent.certainty.value
        if agent.note:
            node["description"] = agent.note
        return node

    def role(self, name: str, property_name: str, agent: Agent) -> Node:
        """The Role between a work and its agent: it repeats the property and names the part played."""
        return {"@type": "Role", "roleName": name, property_name: self.agent(agent)}

    def contributions(self, agents: tuple[Any, ...]) -> Node:
        """Agents in other roles: a property of schema.org where it has one, else `contributor` through a Role."""
        found: dict[str, list[Node]] = {}
        for agent in agents:
            name = _PROPERTIES.get(agent.role)
            node = self.agent(agent) if name else self.role(agent.role.value, "contributor", agent)
            found.setdefault(name or "contributor", []).append(node)
        return dict(found)

    def archive(self, code: ReferenceCode) -> Node:
        """The ArchiveOrganization that keeps the document."""
        address = addresses.units(code, self.catalogue)[0][0]
        city = codes.place(code)
        return stated(
            {
                "@type": "ArchiveOrganization",
                "@id": address,
                "name": codes.archive_name(code),
                "alternateName": code.repository if code.repository != codes.archive_name(code) else None,
                "url": codes.archive_url(code),
                "location": {"@type": "Place", "name": city} if city else None,
            }
        )

    def place_in_archive(self, code: ReferenceCode) -> Node:
        """Reference code, archive, place in it, and its units. Made once: a text is often kept where the record is."""
        known = self._places.get(id(code))
        if known is None:
            known = self._places[id(code)] = self._place_of(code)
        return known

    def _place_of(self, code: ReferenceCode) -> Node:
        part_of: Node | None = None
        is_own = code is self.record.reference_code
        units = addresses.units_above(self.record, self.catalogue) if is_own else addresses.units(code, self.catalogue)
        for address, label in units[1:]:
            outer = {"isPartOf": part_of} if part_of else {}
            part_of = {"@type": ["ArchiveComponent", "Collection"], "@id": address, "name": label, **outer}
        return stated(
            {
                "identifier": property_value("reference code", codes.words(code)),
                "isPartOf": part_of,
                "holdingArchive": self.archive(code),
                "itemLocation": codes.locator(code),
            }
        )

    def rights(self, rights: Rights | None) -> Node:
        """`license` for Creative Commons alone; a statement of rightsstatements.org says how a thing may be used."""
        if rights is None:
            return {}
        licensed = bool(rights.uri) and str(rights.uri).startswith(_CREATIVE_COMMONS)
        holder = rights.holder
        return stated(
            {
                "license": rights.uri if licensed else None,
                "usageInfo": None if licensed else rights.uri,
                "copyrightNotice": tagged(rights.statement, rights.language) if rights.statement else None,
                "copyrightHolder": self.agent(holder) if holder and not isinstance(holder, Unknown) else None,
                "acquireLicensePage": rights.contact.url if rights.contact else None,
            }
        )

    def subject(self, subject: Subject) -> Node:
        """A heading as DefinedTerm."""
        return stated({"@type": "DefinedTerm", "@id": subject.uri, "name": tagged(subject.term, subject.language)})

    def place(self, place: Place) -> Node:
        """A place that the document is about."""
        return stated({"@type": "Place", "@id": place.uri, "name": place.name})


def _person(agent: Agent) -> Node:
    """What only a person has: a name in parts, offices, and the bodies they are held in."""
    node: Node = {}
    if given := names.forename(agent):
        node |= {"familyName": names.surname(agent), "givenName": given}
    if agent.offices:
        node["jobTitle"] = [office.title for office in agent.offices]
        bodies = [office.organization for office in agent.offices if office.organization]
        if bodies:
            node["affiliation"] = [{"@type": "Organization", "name": body} for body in bodies]
    return node


def _forms(agent: Agent) -> list[Any]:
    """Return the other forms of a name, each once."""
    if not agent.as_written and not agent.variants:
        return []
    written = [" ".join(agent.as_written.split())] if agent.as_written else []
    forms = dict.fromkeys([*((name, None) for name in written), *((one.name, one.language) for one in agent.variants)])
    return [tagged(name, language) if language else name for name, language in forms]
