"""oai_dc: unqualified Dublin Core as OAI-PMH prescribes it, the fifteen elements in the order of DCMES 1.1.

Creators are authors and signatories, never a translator. The holder of a document is its source, not its publisher.
Only ISO dates are given. Roles, offices, certainty, signatures and variants of names are lost; so are the marks,
registration numbers and copies of single texts. Several records stand in a `<records>` element without a
namespace: oai_dc.xsd knows no element for more than one, and every `<oai_dc:dc>` in it is valid by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.formats import chain, codes, dates
from catalog.formats.format import Format, XmlSchema, xml_collection
from catalog.formats.markup import escape
from catalog.model import Catalogue, Record, Unknown
from catalog.vocabularies import Genre, Relation

__all__ = ["FORMAT", "dcmi_types"]

_OPENING = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">\n'
)
_CLOSING = "</oai_dc:dc>"
_IMAGES = (Genre.MAP, Genre.PHOTOGRAPH)


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `oai_dc:dc` element."""
    lines: list[str] = [_OPENING]
    lines += _titles(record)
    lines += _each("creator", dict.fromkeys(agent.name for agent in record.creators))
    lines += _subjects(record)
    lines += _descriptions(record)
    lines += _each("publisher", chain.publishers(record) or (catalogue.name,))
    lines += _each("contributor", _contributors(record))
    lines += _each("date", dates.iso_dates(record.dates))
    lines += _each("type", (*dcmi_types(record), *([record.genre.value] if record.genre else ())))
    lines += _each("format", _extents(record))
    lines += _each("identifier", _identifiers(record, catalogue))
    lines += _each("source", _sources(record))
    lines += _each("language", record.languages)
    lines += _each("relation", _relations(record, catalogue))
    lines += _each("coverage", (place.name for place in record.places))
    lines += _rights(record)
    lines.append(_CLOSING)
    return "".join(lines).encode()


def _element(name: str, text: str, language: str | None = None) -> str:
    if language:
        return f'<dc:{name} xml:lang="{language}">{escape(text)}</dc:{name}>\n'
    return f"<dc:{name}>{escape(text)}</dc:{name}>\n"


def _each(name: str, texts: Iterable[str]) -> list[str]:
    return [f"<dc:{name}>{escape(text)}</dc:{name}>\n" for text in texts]


def _titles(record: Record) -> Iterator[str]:
    """The title, and every other one that the document or a text of it bears."""
    for title in (record.title, *record.other_titles, *(text.title for text in record.texts if text.title)):
        yield _element("title", title.text, title.language)


def _subjects(record: Record) -> Iterator[str]:
    for subject in record.subjects:
        yield _element("subject", subject.term, subject.language)


def _descriptions(record: Record) -> Iterator[str]:
    if record.abstract:
        yield _element("description", record.abstract.text, record.abstract.language)
    yield from _each("description", record.notes)


def _contributors(record: Record) -> Iterable[str]:
    """Recipients, translators, and everyone who is no creator; each name once."""
    others = (agent for text in record.texts for agent in text.contributors)
    agents = (*record.recipients, *record.translators, *record.contributors, *others)
    return dict.fromkeys(agent.name for agent in agents)


def dcmi_types(record: Record) -> tuple[str, ...]:
    """Return the words of the DCMI Type Vocabulary that the record is."""
    kind = "Image" if record.genre in _IMAGES else "Text"
    return ("Collection",) if record.level.is_aggregation else (kind,)


def _extents(record: Record) -> Iterable[str]:
    return dict.fromkeys(extent for extent in (record.extent, *(text.extent for text in record.texts)) if extent)


def _identifiers(record: Record, catalogue: Catalogue) -> Iterator[str]:
    """Exactly one URL, as aggregators demand, after the reference code."""
    if record.reference_code:
        yield codes.words(record.reference_code)
    yield catalogue.url_of(record.id)


def _sources(record: Record) -> Iterable[str]:
    """Where the document and its texts are kept, each place once."""
    kept = (record.reference_code, *(record.kept_at(text) for text in record.texts))
    return dict.fromkeys(codes.words(code) for code in kept if code)


def _relations(record: Record, catalogue: Catalogue) -> Iterable[str]:
    """The chain of translations in words, where the texts and the document are read, and related documents."""
    yield from chain.statements(record)
    if record.part_of:
        yield catalogue.url_of(record.part_of)
    yield from dict.fromkeys(
        url for url in (record.url, *(text.published.url for text in record.texts if text.published)) if url
    )
    for other in record.related:
        place = catalogue.url_of(other.record) if other.record else other.url
        code = codes.words(other.reference_code) if other.reference_code else None
        kind = "" if other.relation is Relation.RELATED else f"{other.relation.value.capitalize()}: "
        yield kind + ", ".join(part for part in (other.title, code, place) if part)


def _rights(record: Record) -> Iterator[str]:
    """The URI alone in its element, then the words."""
    rights = record.rights
    if rights and rights.uri:
        yield _element("rights", rights.uri)
    if rights and rights.statement:
        yield _element("rights", rights.statement, rights.language)
    if rights and rights.holder and not isinstance(rights.holder, Unknown):
        yield _element("rights", f"Rights holder: {rights.holder.name}")
    if record.access:
        yield _element("rights", record.access.conditions)


FORMAT = Format(
    name="oai_dc",
    title="Dublin Core, unqualified (OAI-PMH)",
    media_type="application/xml",
    extension="oai_dc.xml",
    encode=encode,
    many=xml_collection("<records>", "</records>"),
    schema=XmlSchema("http://www.openarchives.org/OAI/2.0/oai_dc/", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
)
