"""Agents in the terms of RiC-O 1.1: names, positions, and the relations of creation with the role played in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.model import Agent, Catalogue, Creator, Record
from catalog.standards import addresses, names
from catalog.standards.rdf.node import Node, tagged
from catalog.standards.rico.terms import name_of, stated
from catalog.vocabularies import AgentKind, Role

__all__ = ["RicoAgents"]

_KINDS = {AgentKind.CORPORATE_BODY: "CorporateBody", AgentKind.FAMILY: "Family"}


class RicoAgents:
    """The agents of one record."""

    def __init__(self, record: Record, catalogue: Catalogue) -> None:
        self.record = record
        self.catalogue = catalogue
        self._described: set[Agent] = set()

    def agent(self, agent: Agent) -> Node:
        """Person, CorporateBody, Family, or Agent where nothing says which: in full once, then by its address."""
        if agent in self._described:
            return {"@id": addresses.agent_url(agent, self.record, self.catalogue)}
        self._described.add(agent)
        kind = self._kind(agent)
        return stated(
            {
                "@id": addresses.agent_url(agent, self.record, self.catalogue),
                "@type": kind,
                "name": agent.name,
                "hasOrHadAgentName": list(_names(agent)),
                "occupiesOrOccupied": list(_positions(agent)) if kind == "Person" else [],
                "note": agent.note,
            }
        )

    def creators(self) -> Node:
        """Authors and signatories are authors where RiC-O allows it, and everyone has a relation with a role."""
        record = self.record
        direct: dict[str, list[Node]] = {}
        for agent in record.makers:
            is_author = not record.level.is_aggregation and self.may_be_author(agent)
            if isinstance(agent, Creator):
                direct.setdefault("hasOrganicProvenance", []).append(self.agent(agent))
                continue
            direct.setdefault("hasAuthor" if is_author else "hasCreator", []).append(self.agent(agent))
        address = self.catalogue.url_of(record.id)
        parts = (
            *((agent, agent.role) for agent in record.creators),
            *((agent, Role.AUTHOR) for agent in record.authors),
            *((agent, Role.SIGNATORY) for agent in record.signatories),
            *((agent, agent.role) for agent in record.contributors),
        )
        return {**direct, "thingIsSourceOfRelation": list(self.creations(address, parts))}

    def creations(self, address: str, parts: Iterable[tuple[Agent, Role]]) -> Iterator[Node]:
        """Yield the relation of each agent to what it had a part in."""
        for agent, role in parts:
            yield self.creation(address, self.agent(agent), role.value, agent.certainty)

    def creation(self, address: str, target: Node, role: str, certainty: str | None) -> Node:
        """Return one CreationRelation."""
        return stated(
            {
                "@type": "CreationRelation",
                "relationHasSource": {"@id": address},
                "relationHasTarget": target,
                "creationWithRole": name_of("RoleType", role),
                "relationCertainty": str(certainty) if certainty else None,
            }
        )

    def may_be_author(self, agent: Agent) -> bool:
        """Whether RiC-O allows the agent as an author or a holder of rights: a person or a group."""
        return self._kind(agent) != "Agent"

    @staticmethod
    def _kind(agent: Agent) -> str:
        if agent.kind in _KINDS:
            return _KINDS[agent.kind]
        return "Person" if names.is_person(agent) else "Agent"


def _names(agent: Agent) -> Iterator[Node]:
    if agent.as_written:
        yield {"@type": "AgentName", "textualValue": " ".join(agent.as_written.split()), "type": "as written"}
    for form in agent.variants:
        stated_of_it = (("Romanization", form.romanization), ("Source", form.source))
        note = [f"{label}: {value}" for label, value in stated_of_it if value]
        yield stated({"@type": "AgentName", "textualValue": tagged(form.name, form.language), "note": note})


def _positions(agent: Agent) -> Iterator[Node]:
    for office in agent.offices:
        group = name_of("Group", office.organization)
        yield stated({"@type": "Position", "name": office.title, "existsOrExistedIn": group})
