"""endnote-xml: EndNote's own XML, reference type 26 (Personal Communication) or 36 (Manuscript), in EndNote's order.

The recipient is a secondary author, the translator a subsidiary one; the archive is where EndNote shows it for a
manuscript (`publisher`) and where Zotero reads it (`remote-database-name`). Offices and certainty are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.model import Agent, Catalogue, Record
from catalog.standards import dates, names
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.format import Format, xml_collection
from catalog.standards.markup import (
    Markup,
    document_element,
    element,
    one_line,
    text_element,
)

__all__ = ["FORMAT"]

_TYPES = {
    "letter": ("Personal Communication", "26"),
    "map": ("Map", "20"),
    "artwork": ("Artwork", "2"),
    "manuscript": ("Manuscript", "36"),
}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `record` element."""
    return document_element(element("record", _elements(citable(record, catalogue))))


def _elements(item: Citable) -> Iterator[Markup]:
    kind, number = _TYPES[item.item_type]
    yield text_element("database", item.source, {"name": item.source})
    yield text_element("source-app", "catalog", {"name": "catalog"})
    yield text_element("ref-type", number, {"name": kind})
    yield element(
        "contributors",
        [
            element("authors", _people(item.authors)),
            element("secondary-authors", _people(item.recipients)),
            element("subsidiary-authors", _people(item.translators)),
        ],
    )
    yield element(
        "titles",
        [text_element("title", one_line(item.title)), text_element("secondary-title", one_line(item.reference))],
    )
    yield element("keywords", [text_element("keyword", one_line(subject)) for subject in item.subjects])
    yield _dates(item)
    yield text_element("pub-location", one_line(item.place))
    yield text_element("publisher", one_line(item.archive))
    yield text_element("accession-num", one_line(item.location))
    yield text_element("call-num", one_line(item.call_number))
    yield text_element("abstract", one_line(item.abstract))
    yield text_element("label", item.id)
    yield text_element("notes", one_line(" ".join((*item.notes, *([f"Rights: {item.rights}"] if item.rights else [])))))
    yield text_element("work-type", item.genre)
    yield text_element("electronic-resource-num", item.doi)
    yield text_element("remote-database-name", one_line(item.archive))
    yield text_element("remote-database-provider", one_line(item.source))
    yield text_element("language", item.language)
    yield element("urls", [element("web-urls", [text_element("url", item.url)])])


def _people(agents: Iterable[Agent]) -> Iterator[Markup]:
    """Names with a comma where the surname is known; any other ends with one, so that EndNote leaves it whole."""
    for agent in agents:
        name = names.inverted(agent)
        yield text_element("author", name if "," in name else f"{name},")


def _dates(item: Citable) -> Markup:
    parts = dates.calendar_parts(item.date)
    year = f"{parts[0][0]:04}" if parts else None
    words = dates.words(item.date)
    return element("dates", [text_element("year", year), element("pub-dates", [text_element("date", words)])])


FORMAT = Format(
    name="endnote-xml",
    title="EndNote XML",
    media_type="application/x-endnote+xml",
    extension="endnote.xml",
    encode=encode,
    many=xml_collection("<xml><records>", "</records></xml>"),
)
