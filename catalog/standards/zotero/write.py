"""zotero-rdf: Zotero's own RDF, which keeps every field of a letter; the properties in the order Zotero writes them.

The archive is `z:archive`, the place in it `dc:coverage`, the short code a `dcterms:LCC`. The city of the archive,
the chain of texts and notes are in `dc:description`, which is Zotero's Extra. Offices and certainty are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.citation.beyond_csl import BeyondCsl, beyond_csl
from catalog.model import Agent, Catalogue, Record
from catalog.standards import dates, names
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.format import Format, xml_collection
from catalog.standards.markup import (
    Markup,
    document_element,
    element,
    one_line,
    opening_tag,
    text_element,
)

__all__ = ["AUTHORS", "FORMAT", "extra"]

_ROOT = {
    "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmlns:z": "http://www.zotero.org/namespaces/export#",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:bib": "http://purl.org/net/biblio#",
    "xmlns:foaf": "http://xmlns.com/foaf/0.1/",
}
_CLASSES = {"letter": "bib:Letter", "map": "bib:Image", "artwork": "bib:Illustration", "manuscript": "bib:Manuscript"}
AUTHORS = {"map": "z:cartographers", "artwork": "z:artists"}
"""Types whose authors Zotero reads elsewhere; their translators are contributors, for it has no field for these."""


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one item."""
    item = citable(record, catalogue)
    properties = _properties(item, beyond_csl(record, item.title))
    return document_element(element(_CLASSES[item.item_type], properties, {"rdf:about": catalogue.url_of(record.id)}))


def _properties(item: Citable, printed: BeyondCsl) -> Iterator[Markup]:
    kind = item.item_type
    yield text_element("z:itemType", kind)
    yield element(AUTHORS.get(kind, "bib:authors"), _people(item.authors))
    yield element("z:recipients", _people(item.recipients))
    yield element("bib:contributors" if kind in AUTHORS else "z:translators", _people(item.translators))
    for subject in item.subjects:
        yield text_element("dc:subject", one_line(subject))
    yield text_element("dc:title", one_line(item.title))
    yield text_element("z:shortTitle", printed.short_title or None)
    yield text_element("dcterms:abstract", item.abstract)
    yield text_element("dc:date", dates.interchanged(item.date))
    yield text_element("z:language", item.language)
    yield text_element("z:archive", one_line(item.archive))
    yield text_element("dc:coverage", one_line(item.location_in_words))
    yield text_element("z:libraryCatalog", one_line(item.source))
    if item.call_number:
        code = element("dcterms:LCC", [text_element("rdf:value", one_line(item.call_number))])
        yield element("dc:subject", [code])
    yield element("dc:identifier", [element("dcterms:URI", [text_element("rdf:value", item.url)])])
    yield text_element("dc:rights", one_line(item.rights))
    yield text_element("z:type", item.kind or None)
    yield text_element("dc:description", extra(item, printed))


def _people(agents: Iterable[Agent]) -> list[Markup]:
    persons = [element("rdf:li", [element("foaf:Person", _name(agent))]) for agent in agents]
    return [element("rdf:Seq", persons)] if persons else []


def _name(agent: Agent) -> Iterator[Markup]:
    if names.splits(agent):
        yield text_element("foaf:surname", names.surname(agent))
        yield text_element("foaf:givenName", ", ".join(filter(None, (names.forename(agent), names.generation(agent)))))
    else:
        yield text_element("foaf:surname", agent.name)


def extra(item: Citable, printed: BeyondCsl) -> str:
    """Return the lines of Zotero's field Extra: what it has no other field for, and what our CSL styles print."""
    place = f"archive-place: {item.place}" if item.place else ""
    said = (place, *printed.lines(), *item.notes)
    return "\n".join(line for text in said if (line := " ".join(text.split())))


FORMAT = Format(
    name="zotero-rdf",
    title="Zotero RDF",
    media_type="application/rdf+xml",
    extension="zotero.rdf",
    encode=encode,
    many=xml_collection(opening_tag("rdf:RDF", _ROOT), "</rdf:RDF>"),
)
