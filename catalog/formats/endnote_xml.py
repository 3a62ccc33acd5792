"""endnote-xml: EndNote's own XML, reference type 26 (Personal Communication) or 36 (Manuscript), in EndNote's order.

The recipient is a secondary author, the translator a subsidiary one; the archive stands where EndNote shows it for a
manuscript (`publisher`) and where Zotero reads it (`remote-database-name`). Offices and certainty are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.formats import dates, names
from catalog.formats.citable import Citable, citable
from catalog.formats.format import Format, xml_collection
from catalog.formats.markup import Markup, element
from catalog.model import Agent, Catalogue, Record
from catalog.vocabularies import Genre

__all__ = ["FORMAT"]

_TYPES = {Genre.MAP.value: ("Map", "20"), Genre.REPORT.value: ("Report", "27")}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `record` element."""
    return element("record", list(_elements(citable(record, catalogue)))).encode()


def _elements(item: Citable) -> Iterator[Markup]:
    kind, number = (
        ("Personal Communication", "26") if item.correspondence else _TYPES.get(item.genre or "", ("Manuscript", "36"))
    )
    yield element("database", item.source, {"name": item.source})
    yield element("source-app", "catalog", {"name": "catalog"})
    yield element("ref-type", number, {"name": kind})
    yield element(
        "contributors",
        [
            element("authors", list(_people(item.authors))),
            element("secondary-authors", list(_people(item.recipients))),
            element("subsidiary-authors", list(_people(item.translators))),
        ],
    )
    yield element("titles", [element("title", _line(item.title)), element("secondary-title", _line(item.reference))])
    yield element("keywords", [element("keyword", _line(subject)) for subject in item.subjects])
    yield _dates(item)
    yield element("pub-location", _line(item.place))
    yield element("publisher", _line(item.archive))
    yield element("accession-num", _line(item.location))
    yield element("call-num", _line(item.call_number))
    yield element("abstract", _line(item.abstract))
    yield element("label", item.id)
    yield element("notes", _line(" ".join((*item.notes, *([f"Rights: {item.rights}"] if item.rights else [])))))
    yield element("work-type", item.genre)
    yield element("remote-database-name", _line(item.archive))
    yield element("remote-database-provider", _line(item.source))
    yield element("language", item.language)
    yield element("urls", [element("web-urls", [element("url", item.url)])])


def _people(agents: Iterable[Agent]) -> Iterator[Markup]:
    """Names with a comma where the surname is known; any other ends with one, so that EndNote leaves it whole."""
    for agent in agents:
        name = names.inverted(agent)
        yield element("author", name if "," in name else f"{name},")


def _dates(item: Citable) -> Markup:
    parts = dates.calendar_parts(item.date)
    year = f"{parts[0][0]:04}" if parts else None
    words = dates.words(item.date)
    return element("dates", [element("year", year), element("pub-dates", [element("date", words)])])


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


FORMAT = Format(
    name="endnote-xml",
    title="EndNote XML",
    media_type="application/x-endnote+xml",
    extension="endnote.xml",
    encode=encode,
    many=xml_collection("<xml><records>", "</records></xml>"),
)
