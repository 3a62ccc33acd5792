"""oai_dc: unqualified Dublin Core as OAI-PMH prescribes it, the fifteen elements in the order of DCMES 1.1.

Creators are authors and signatories, never a translator. The holder of a document is its source, not its publisher.
Dates are in ISO 8601, a decade or a century as its first and last year. Roles, offices, certainty, signatures and
variants of names are lost; so are the marks, registration numbers and copies of single texts. Several records are in a
`<records>` element without a namespace: oai_dc.xsd knows no element for more than one, and every `<oai_dc:dc>` in it is
valid by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.model import (
    Catalogue,
    Record,
    ReferenceCode,
    RelatedDocument,
    Title,
    Unknown,
)
from catalog.standards import codes, dates, names
from catalog.standards import translation_chain as chain
from catalog.standards.digital_objects import media_types
from catalog.standards.format import Format, XmlSchema, xml_collection
from catalog.standards.markup import escape
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
    kept = _kept(record)
    lines: list[str] = [_OPENING]
    lines += [_element("title", title.text, title.language) for title in _titles(record)]
    _each(lines, "creator", dict.fromkeys([names.indexed(agent) for agent in record.makers]))
    lines += [_element("subject", subject.term, subject.language) for subject in record.subjects]
    lines += [_element("description", f"Content note: {one.text}", one.language) for one in record.content_note]
    if record.abstract:
        lines.append(_element("description", record.abstract.text, record.abstract.language))
    lines += [_element("description", words.text, words.language) for words in record.scope]
    _each(lines, "description", (note.words for note in record.notes))
    _each(lines, "description", [f"Kept in: {record.kept_in}"] if record.kept_in else ())
    _each(lines, "publisher", chain.publishers(record) or (catalogue.name,))
    _each(lines, "contributor", _contributors(record))
    _each(lines, "date", dates.iso_dates(record.dates))
    _each(lines, "type", (*dcmi_types(record), record.genre) if record.genre else dcmi_types(record))
    _each(lines, "format", _extents(record))
    _each(lines, "format", media_types(record))
    _each(lines, "identifier", [record.ark] if record.ark else ())
    # the reference code, and exactly one URL, as aggregators demand
    _each(lines, "identifier", (*kept[: record.reference_code is not None], catalogue.url_of(record.id)))
    _each(lines, "identifier", [number.words for number in record.identifiers])
    _each(lines, "source", kept)
    _each(lines, "language", record.languages)
    _each(lines, "relation", _relations(record, catalogue))
    _each(lines, "coverage", [place.name for place in record.places])
    if record.rights or record.access:
        lines += _rights(record)
    lines.append(_CLOSING)
    return "".join(lines).encode()


def _element(name: str, text: str, language: str | None = None) -> str:
    if language:
        return f'<dc:{name} xml:lang="{language}">{escape(text)}</dc:{name}>\n'
    return f"<dc:{name}>{escape(text)}</dc:{name}>\n"


def _each(lines: list[str], name: str, texts: Iterable[str]) -> None:
    lines += [f"<dc:{name}>{escape(text)}</dc:{name}>\n" for text in texts]


def _titles(record: Record) -> list[Title]:
    """The title, and every other one that the document or a text of it bears."""
    return [record.title, *record.other_titles, *[text.title for text in record.texts if text.title]]


def _kept(record: Record) -> tuple[str, ...]:
    """Where the document and its texts are kept, each place once, the document's own first."""
    own = record.reference_code
    others = [text.kept_at for text in record.texts if isinstance(text.kept_at, ReferenceCode)]
    if not others:
        return (codes.words(own),) if own else ()
    return tuple(dict.fromkeys(map(codes.words, (own, *others) if own else others)))


def _contributors(record: Record) -> Iterable[str]:
    """Recipients, translators, and everyone who is no creator; each name once."""
    agents = [*record.recipients]
    for text in record.texts:
        agents += text.translators
    agents += record.contributors
    for text in record.texts:
        agents += text.contributors
    return dict.fromkeys(map(names.indexed, agents))


def dcmi_types(record: Record) -> tuple[str, ...]:
    """Return the words of the DCMI Type Vocabulary that the record is."""
    kind = "Image" if record.genre in _IMAGES else "Text"
    return ("Collection",) if record.level.is_aggregation else (kind,)


def _extents(record: Record) -> Iterable[str]:
    stated = [text.extent for text in record.texts if text.extent]
    return dict.fromkeys((*record.extents, *stated))


def _relations(record: Record, catalogue: Catalogue) -> list[str]:
    """The chain of translations in words, where the texts and the document are read, and related documents."""
    found = [*chain.statements(record)]
    if record.part_of:
        found.append(catalogue.url_of(record.part_of))
    urls = [text.published.url for text in record.texts if text.published and text.published.url]
    found += dict.fromkeys([record.url, *urls] if record.url else urls)
    found += [catalogue.url_of_object(record.id, one) for one in record.digital_objects]
    found += [_related(other, catalogue) for other in record.related]
    return found


def _related(other: RelatedDocument, catalogue: Catalogue) -> str:
    place = catalogue.url_of(other.record) if other.record else other.url
    code = codes.words(other.reference_code) if other.reference_code else None
    kind = "" if other.relation is Relation.RELATED else f"{other.relation.capitalize()}: "
    return kind + ", ".join([part for part in (other.title, code, place) if part])


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
