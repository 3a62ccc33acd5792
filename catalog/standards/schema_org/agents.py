"""Agents of schema.org, read: persons, bodies, and the Role between a work and one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.names import read_name
from catalog.standards.schema_org.read_graph import Graph, tagged_words, types_of, web_address, words_of
from catalog.vocabularies import AgentKind, Certainty

__all__ = ["NamedAgent", "agents_in"]

_CERTAINTIES = frozenset(certainty.value for certainty in Certainty)
_READ = frozenset(
    {"@id", "@type", "name", "familyName", "givenName", "alternateName", "jobTitle", "affiliation"}
    | {"disambiguatingDescription", "description", "sameAs"}
)


@dataclass(frozen=True, slots=True)
class NamedAgent:
    """An agent: the name, the other fields of a record's agent, the name of the role, and words that have no field."""

    name: str
    fields: dict[str, Any] = field(default_factory=dict)
    role: str = ""
    ignored: tuple[str, ...] = ()


def agents_in(graph: Graph, node: Mapping[str, Any], name: str) -> Iterator[NamedAgent]:
    """Yield the agents that are the values of a property, in their order."""
    for value in graph.values(node, name):
        is_role = isinstance(value, Mapping) and "Role" in types_of(value)
        role = words_of(value.get("roleName")) if is_role else ""
        agent = next(iter(graph.values(value, name)), {}) if is_role else value
        words = words_of(agent) or _of_parts(agent)
        if isinstance(agent, Mapping) and words:
            yield _agent(graph, agent, words, role)
        elif words:
            yield NamedAgent(words, role=role)


def _of_parts(agent: Any) -> str:
    """Return the name of a person whose node has its parts alone; surname first, where it may be a body."""
    parts = [words_of(agent.get(part)) for part in ("familyName", "givenName")] if isinstance(agent, Mapping) else []
    name = ", ".join(filter(None, parts))
    return read_name(name, is_person=True, is_inverted=True).name if name else ""


def _agent(graph: Graph, node: Mapping[str, Any], name: str, role: str) -> NamedAgent:
    fields: dict[str, Any] = {}
    types = types_of(node)
    if "Person" in types:
        fields["kind"] = AgentKind.PERSON.value
    elif any(each.endswith("Organization") for each in types):
        fields["kind"] = AgentKind.CORPORATE_BODY.value
    surname = words_of(node.get("familyName"))
    if surname and surname in name and "," not in name:
        fields["surname"] = surname
    if variants := [_variant(value) for value in graph.values(node, "alternateName") if words_of(value)]:
        fields["variants"] = variants
    if offices := list(_offices(graph, node)):
        fields["offices"] = offices
    if authority := _authority(graph, node):
        fields["authority"] = authority
    notes = [words for value in graph.values(node, "description") if (words := words_of(value))]
    certainty = words_of(node.get("disambiguatingDescription"))
    if certainty in _CERTAINTIES:
        fields["certainty"] = certainty
    elif certainty:
        notes.append(certainty)
    if notes:
        fields["note"] = "; ".join(notes)
    ignored = tuple(
        words for key in node if key not in _READ for v in graph.values(node, key) if (words := words_of(v))
    )
    bodies = _bodies(graph, node)
    ignored += () if len(bodies) == len(_titles(graph, node)) == 1 else tuple(bodies)
    return NamedAgent(name, fields, role, ignored)


def _variant(value: Any) -> Any:
    words, language = tagged_words(value)
    return {"name": words, "language": language} if language else words


def _offices(graph: Graph, node: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the offices; the one body named beside one office is where it was held."""
    titles, bodies = _titles(graph, node), _bodies(graph, node)
    for title in titles:
        yield {"title": title, **({"organization": bodies[0]} if len(titles) == len(bodies) == 1 else {})}


def _titles(graph: Graph, node: Mapping[str, Any]) -> list[str]:
    return list(filter(None, map(words_of, graph.values(node, "jobTitle"))))


def _bodies(graph: Graph, node: Mapping[str, Any]) -> list[str]:
    return list(filter(None, map(words_of, graph.values(node, "affiliation"))))


def _authority(graph: Graph, node: Mapping[str, Any]) -> str:
    """Return the address of the agent in an authority file: one that is no part of the page itself."""
    addresses = map(web_address, (node, *graph.values(node, "sameAs")))
    return next((each for each in addresses if each and "#" not in each), "")
