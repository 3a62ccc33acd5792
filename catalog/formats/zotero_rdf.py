"""zotero-rdf: Zotero's own RDF, which keeps every field of a letter; the properties in the order Zotero writes them.

The archive is `z:archive`, the place in it `dc:coverage`, the short code a `dcterms:LCC`. The city of the archive,
the chain of texts and notes are in `dc:description`, which is Zotero's Extra. Offices and certainty are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.formats import dates, names
from catalog.formats.citable import Citable, citable
from catalog.formats.format import Format, xml_collection
from catalog.formats.markup import Markup, element, opening_tag
from catalog.model import Agent, Catalogue, Record
from catalog.vocabularies import Genre

__all__ = ["FORMAT"]

_ROOT = {
    "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmlns:z": "http://www.zotero.org/namespaces/export#",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:bib": "http://purl.org/net/biblio#",
    "xmlns:foaf": "http://xmlns.com/foaf/0.1/",
}
_CLASSES = {Genre.MAP.value: ("bib:Image", "map"), Genre.REPORT.value: ("bib:Report", "report")}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one item."""
    item = citable(record, catalogue)
    name, kind = (
        ("bib:Letter", "letter")
        if item.correspondence
        else _CLASSES.get(item.genre or "", ("bib:Manuscript", "manuscript"))
    )
    return element(name, list(_properties(item, kind)), {"rdf:about": catalogue.url_of(record.id)}).encode()


def _properties(item: Citable, kind: str) -> Iterator[Markup]:
    yield element("z:itemType", kind)
    yield element("bib:authors", _people(item.authors))
    yield element("z:recipients", _people(item.recipients))
    yield element("z:translators", _people(item.translators))
    for subject in item.subjects:
        yield element("dc:subject", _line(subject))
    yield element("dc:title", _line(item.title))
    yield element("dcterms:abstract", item.abstract)
    yield element("dc:date", (item.date.value if item.date else None) or dates.words(item.date))
    yield element("z:language", item.language)
    yield element("z:archive", _line(item.archive))
    yield element("dc:coverage", _line(item.location))
    yield element("z:libraryCatalog", _line(item.source))
    if item.call_number:
        code = element("dcterms:LCC", [element("rdf:value", _line(item.call_number))])
        yield element("dc:subject", [code])
    yield element("dc:identifier", [element("dcterms:URI", [element("rdf:value", item.url)])])
    yield element("dc:rights", _line(item.rights))
    yield element("z:type", item.genre)
    yield element("dc:description", _extra(item))


def _people(agents: Iterable[Agent]) -> list[Markup]:
    persons = [element("rdf:li", [element("foaf:Person", list(_name(agent)))]) for agent in agents]
    return [element("rdf:Seq", persons)] if persons else []


def _name(agent: Agent) -> Iterator[Markup]:
    if names.splits(agent):
        yield element("foaf:surname", agent.surname)
        yield element("foaf:givenName", names.forename(agent))
    else:
        yield element("foaf:surname", agent.name)


def _extra(item: Citable) -> str:
    place = f"archive-place: {item.place}" if item.place else ""
    return "\n".join(line for text in (place, *item.notes) if (line := " ".join(text.split())))


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


FORMAT = Format(
    name="zotero-rdf",
    title="Zotero RDF",
    media_type="application/rdf+xml",
    extension="zotero.rdf",
    encode=encode,
    many=xml_collection(opening_tag("rdf:RDF", _ROOT), "</rdf:RDF>"),
)
