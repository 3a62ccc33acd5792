"""The metadata tier of the Europeana Publishing Framework: 0, A, B or C, the worst of three criteria."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from catalog.aggregators.sent_elements import Sending, host_of

__all__ = ["TIERS", "Criterion", "contextual_classes", "enabling_elements", "languages", "tier", "untagged"]

# each criterion is asked for several times about one sending, and then about the next

TIERS = ("0", "A", "B", "C")

_TAGGED = (
    "dc:coverage", "dc:description", "dc:format", "dc:relation", "dc:rights", "dc:source", "dc:subject", "dc:title",
    "dc:type", "dcterms:alternative", "dcterms:hasPart", "dcterms:isPartOf", "dcterms:isReferencedBy",
    "dcterms:medium", "dcterms:provenance", "dcterms:references", "dcterms:spatial", "dcterms:tableOfContents",
    "dcterms:temporal", "edm:currentLocation", "edm:hasType", "edm:isRelatedTo",
)  # fmt: skip
"""The elements that should state their language."""
_GROUPS = {
    "time": ("dcterms:created", "dcterms:issued", "dcterms:temporal"),
    "concepts": ("dc:format", "dc:type", "dcterms:medium"),
    "persons": ("dc:creator", "dc:contributor", "dc:publisher"),
    "places": ("dcterms:spatial", "edm:currentLocation"),
}
"""The enabling elements of each discovery scenario, whether words or links."""
_BY_LINK = {
    "dc:subject": {"Concept": "concepts", "Agent": "persons", "Place": "places"},
    "edm:hasMet": {"TimeSpan": "time", "Agent": "persons"},
}
"""The elements that enable what the entity they link to is."""
_KIND_OF = {
    **dict.fromkeys(_GROUPS["time"], "TimeSpan"),
    **dict.fromkeys((*_GROUPS["concepts"], "dc:subject", "edm:hasType"), "Concept"),
    **dict.fromkeys((*_GROUPS["persons"], "edm:hasMet"), "Agent"),
    **dict.fromkeys(_GROUPS["places"], "Place"),
}
"""What a link that is not described in the record itself most likely leads to."""
_VOCABULARIES = (
    "d-nb.info", "data.bnf.fr", "geonames.org", "iconclass.org", "id.loc.gov", "viaf.org", "vocab.getty.edu",
    "wikidata.org",
)  # fmt: skip
"""Where Europeana fetches what a link stands for, labels in several languages among it."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What one criterion gives, and why."""

    tier: str
    reason: str


@lru_cache(maxsize=1)
def languages(sending: Sending) -> Criterion:
    """Count the elements that state their language, of all that should: 25, 50, 75 %."""
    present = [name for name in _TAGGED if sending.texts(name)]
    bare = untagged(sending)
    tagged = len(present) - len(bare)
    percent = 100 * tagged / len(present) if present else 0
    reached = sum(percent >= least for least in (25, 50, 75))
    return Criterion(TIERS[reached], f"{tagged} of {len(present)} elements state their language ({percent:.0f} %)")


def untagged(sending: Sending) -> tuple[str, ...]:
    """Return the elements that are sent and state no language in any of their values."""
    return tuple(name for name in _TAGGED if sending.texts(name) and not _states_language(sending, name))


@lru_cache(maxsize=1)
def enabling_elements(sending: Sending) -> Criterion:
    """Count the elements to browse by, and the scenarios they are of: 1 in 1, 3 in 2, 4 in 2."""
    found = dict(_enabling(sending))
    groups = set().union(*found.values()) if found else set()
    steps = ((1, 1), (3, 2), (4, 2))
    reached = sum(len(found) >= elements and len(groups) >= scenarios for elements, scenarios in steps)
    of = f" ({', '.join(sorted(groups))})" if groups else ""
    reason = f"{len(found)} element{'' if len(found) == 1 else 's'} to browse by{of}"
    return Criterion(TIERS[reached], reason)


@lru_cache(maxsize=1)
def contextual_classes(sending: Sending) -> Criterion:
    """Count the classes of entities that are linked and described: 0, 1, 2."""
    kinds = {kind for name in _KIND_OF for kind in _complete_kinds(sending, name)}
    reason = f"entities are linked of these kinds: {', '.join(sorted(kinds))}" if kinds else "no entity is linked"
    return Criterion(TIERS[min(1 + len(kinds), 3)], reason)


def tier(sending: Sending) -> str:
    """Return the metadata tier."""
    criteria = (languages(sending), enabling_elements(sending), contextual_classes(sending))
    return min((criterion.tier for criterion in criteria), key=TIERS.index)


def _states_language(sending: Sending, name: str) -> bool:
    for value in sending.values[name]:
        if not value.is_link:
            if value.language and value.text.strip():
                return True
        elif _is_fetched(value.text) or _is_labelled(sending, value.text):
            return True
    return False


def _is_labelled(sending: Sending, uri: str) -> bool:
    entity = sending.entities.get(uri)
    return bool(entity and entity.kind != "Agent" and entity.has_label_with_language)


@lru_cache(maxsize=1024)
def _is_fetched(uri: str) -> bool:
    host = host_of(uri)
    return any(host == known or host.endswith(f".{known}") for known in _VOCABULARIES)


def _enabling(sending: Sending) -> Iterator[tuple[str, set[str]]]:
    for group, names in _GROUPS.items():
        yield from ((name, {group}) for name in names if sending.texts(name))
    for name, groups in _BY_LINK.items():
        kinds = {kind for value in sending.values.get(name, ()) if (kind := _kind(sending, name, value.text))}
        enabled = {groups[kind] for kind in kinds if kind in groups}
        if enabled:
            yield name, enabled


def _kind(sending: Sending, name: str, uri: str) -> str | None:
    entity = sending.entities.get(uri)
    return entity.kind if entity else (_KIND_OF[name] if _is_fetched(uri) else None)


def _complete_kinds(sending: Sending, name: str) -> Iterator[str]:
    for value in sending.values.get(name, ()):
        entity = sending.entities.get(value.text)
        kind = _kind(sending, name, value.text)
        if value.is_link and kind and (_is_fetched(value.text) or (entity and entity.is_complete)):
            yield kind
