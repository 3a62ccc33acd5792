"""The head of a record's page: what reference managers, search engines and feed readers take from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from catalog.citation.beyond_csl import beyond_csl
from catalog.model import Agent, Catalogue, Record
from catalog.standards import dates, names
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.formats import FORMATS, Format
from catalog.standards.schema_org import jsonld
from catalog.standards.zotero.write import AUTHORS, extra

__all__ = ["MOST_NAMES", "UNAPI_FORMATS", "Meta", "json_ld", "metas", "unapi_formats"]

UNAPI_FORMATS = ("ris", "bibtex", "csl-json", "oai_dc")
"""What unAPI offers. No MODS and no MARC: a reference manager would prefer them to RIS, and lose the archive."""

MOST_NAMES = 1_000
"""The names that a page has under one heading. A record may have twenty thousand: its files list them all."""


@dataclass(frozen=True, slots=True)
class Meta:
    """One `meta` element; `attribute` is `name`, or `property` for Open Graph."""

    name: str
    content: str
    attribute: str = "name"


def metas(record: Record, catalogue: Catalogue) -> Iterator[Meta]:
    """Yield the meta elements: Dublin Core, then the `z:` properties that Zotero copies. There is no COinS."""
    item = citable(record, catalogue)
    yield from (Meta(name, " ".join(content.split())) for name, content in _dublin_core(item) if content)
    yield Meta("og:url", catalogue.url_of(record.id), "property")
    yield Meta("og:title", item.title, "property")
    yield Meta("og:type", "article", "property")
    yield Meta("og:site_name", catalogue.name, "property")
    yield from (Meta(name, " ".join(content.split())) for name, content in _zotero(item) if content)
    if lines := extra(item, beyond_csl(record, item.title)):
        yield Meta("z:extra", lines)


def _dublin_core(item: Citable) -> Iterator[tuple[str, str | None]]:
    yield "DC.title", item.title
    for agent in item.authors[:MOST_NAMES]:
        yield "DC.creator", _whole(agent)
    yield "DC.date", _date(item)
    yield "DC.type", item.item_type
    yield "DC.publisher", item.source
    yield "DC.language", item.language
    yield "DC.rights", item.rights
    yield "DC.coverage", item.location
    yield "dcterms.abstract", item.abstract


def _date(item: Citable) -> str | None:
    """The date in ISO 8601; in words where that has none for it, or no season."""
    iso = dates.iso_date(item.date) if item.date and not dates.season(item.date) else None
    return iso or dates.words(item.date)


def _zotero(item: Citable) -> Iterator[tuple[str, str | None]]:
    yield "z:itemType", item.item_type
    yield f"z:{item.item_type}Type", item.genre
    yield "z:archive", item.archive
    yield "z:callNumber", item.call_number
    for agent in item.recipients[:MOST_NAMES]:
        yield "z:recipients", _whole(agent)
    if own := AUTHORS.get(item.item_type):
        for agent in item.authors[:MOST_NAMES]:
            yield own, _whole(agent)
    for agent in item.translators[:MOST_NAMES]:
        yield "z:contributors" if own else "z:translators", _whole(agent)
    yield "z:shortTitle", _short_title(item)


def _whole(agent: Agent) -> str:
    """The name as an index has it; one that cannot be split ends with a comma, so that nobody splits it."""
    name = names.indexed(agent)
    return name if "," in name or not names.is_corporate(agent) else f"{name},"


def _short_title(item: Citable) -> str | None:
    if not item.recipients or not item.genre:
        return None
    return f"{item.genre.capitalize()} to {item.recipients[0].name}"


def json_ld(record: Record, catalogue: Catalogue) -> str:
    """Return the JSON-LD of a record so that it can be in a `script` element."""
    node = {"@context": jsonld.CONTEXT, **jsonld.describe(record, catalogue)}
    return orjson.dumps(node).decode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def unapi_formats() -> tuple[Format, ...]:
    """Return the formats that unAPI offers, the one to prefer first."""
    return tuple(form for name in UNAPI_FORMATS for form in FORMATS if form.name == name)
