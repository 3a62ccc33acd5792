"""mods: MODS 3.7 of the Library of Congress, the elements in the order of its user guidelines.

The chain of translations is a note. Certainty of names, marks of the typist and copies are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.model import Catalogue, Record, known, stated_elements
from catalog.standards import codes, revisions
from catalog.standards import translation_chain as chain
from catalog.standards.citation_facts import item_type
from catalog.standards.format import Format, XmlSchema, xml_collection
from catalog.standards.markup import (
    NOTHING,
    XSI,
    Markup,
    branch,
    document_element,
    leaf,
    opening_tag,
    tagged,
    text_element,
)
from catalog.standards.mods.languages import in_language
from catalog.standards.mods.terms import LEVEL
from catalog.standards.mods.write_dates import origins
from catalog.standards.mods.write_location import location
from catalog.standards.mods.write_names import names_of
from catalog.standards.mods.write_physical import descriptions
from catalog.standards.mods.write_related import related
from catalog.standards.mods.write_subjects import subjects
from catalog.standards.mods.write_titles import titles_of
from catalog.standards.whole_citation import GENERATED, whole_citation
from catalog.vocabularies import Genre, IdentifierKind, Level

__all__ = ["FORMAT"]

_NAMESPACE = "http://www.loc.gov/mods/v3"
_LOCATION = "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd"
_DECLARED = {
    "xmlns": _NAMESPACE,
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}",
}
_RESOURCES = {Genre.MAP: "cartographic", Genre.PHOTOGRAPH: "still image"}

_mods = branch("mods", {**_DECLARED, "version": "3.7"})
_resource = tagged("typeOfResource", "collection")
_genre = leaf("genre", {"authority": "local"})
_language, _tag = branch("language"), leaf("languageTerm", {"type": "code", "authority": "rfc5646"})
_typed_note, _typed_identifier = tagged("note", "type"), tagged("identifier", "type")
_classification = leaf("classification", {"authority": "local"})
_access = leaf("accessCondition", {"type": "restriction on access"})
_use = leaf("accessCondition", {"type": "use and reproduction"})
_info, _source, _info_identifier = branch("recordInfo"), leaf("recordContentSource"), leaf("recordIdentifier")
_info_note = leaf("recordInfoNote", {"type": revisions.HISTORY})
_created = leaf("recordCreationDate", {"encoding": "w3cdtf"})
_changed = leaf("recordChangeDate", {"encoding": "w3cdtf"})
_cataloging, _standard = branch("languageOfCataloging"), leaf("descriptionStandard")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `mods` element."""
    return document_element(_mods(_elements(record, catalogue)))


def _elements(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield from titles_of(record)
    yield from names_of(record)
    yield _resource(*_kind_of(record))
    yield from _genres(record)
    yield from origins(record)
    yield from _languages_read(record)
    yield from descriptions(record)
    if record.abstract:
        yield text_element("abstract", record.abstract.text, in_language(record.abstract.language))
    if record.level.is_aggregation:
        named = record.level_as_written if record.level is Level.OTHER else None
        yield _typed_note(named or record.level.value, LEVEL)
    yield from _notes(record)
    yield _cited(record, catalogue)
    yield from subjects(record)
    if record.reference_code:
        yield _classification(codes.call_number(record.reference_code))
    yield from related(record, catalogue)
    yield _typed_identifier(record.id, "local")
    yield _typed_identifier(record.ark, "ark")
    for number in record.identifiers:
        yield _typed_identifier(number.value, number.system or (_identifier_type(number.kind) if number.kind else None))
    yield _typed_identifier(catalogue.url_of(record.id), "uri")
    yield location(record, catalogue)
    yield from _conditions(record)
    yield _record_info(record, catalogue)


def _genres(record: Record) -> Iterator[Markup]:
    """The type of item, where reference managers look for it, and the genre: a `note` would be a bare note there."""
    kind = item_type(record)
    if record.genre and kind != record.genre:
        yield _genre(kind)
    yield _genre(record.genre)


def _kind_of(record: Record) -> tuple[str, str | None]:
    """What the document is, and whether it is a collection."""
    kind = _RESOURCES.get(record.genre, "text") if record.genre else "text"
    return kind, "yes" if record.level.is_aggregation else None


def _identifier_type(kind: IdentifierKind) -> str:
    """The kinds that MODS has a code for are written in small letters: doi, hdl, ark."""
    return {IdentifierKind.HANDLE: "hdl"}.get(kind, kind.value.lower())


def _languages_read(record: Record) -> Iterable[Markup]:
    """The language of the text that is read: those of the others are with their texts."""
    text = chain.cited_text(record)
    tags = text.language if text and text.language else record.languages
    return [_language([_tag(tag)]) for tag in tags]


def _notes(record: Record) -> Iterator[Markup]:
    for statement in chain.statements(record):
        yield _typed_note(statement, "translation")
    for row, words in stated_elements(record):
        yield text_element(row.mods_element, words.text, {"type": row.mods, **in_language(words.language)})
    for note in record.notes:
        yield text_element("note", note.text, {"displayLabel": note.kind, **in_language(note.language)})


def _cited(record: Record, catalogue: Catalogue) -> Markup:
    cited = whole_citation(record, catalogue)
    if cited is None:
        return NOTHING
    marks = {"type": "preferred citation", "displayLabel": GENERATED, **in_language(cited.language)}
    return text_element("note", cited.words, marks)


def _conditions(record: Record) -> Iterator[Markup]:
    rights = record.rights
    if record.access:
        yield _access(record.access.conditions)
    if rights and (rights.statement or rights.uri):
        marks = {"type": "use and reproduction", "xlink:href": rights.uri, **in_language(rights.language)}
        yield text_element("accessCondition", rights.statement or rights.uri, marks)
    holder = known(rights.holder) if rights else None
    if holder:
        yield _use(f"Rights holder: {holder.name}")


def _record_info(record: Record, catalogue: Catalogue) -> Markup:
    about = record.administration
    return _info(
        [
            _source(catalogue.name),
            _created(about.created.isoformat() if about.created else None),
            _changed(about.modified.isoformat() if about.modified else None),
            *map(_info_note, map(revisions.line, about.revisions)),
            _info_identifier(record.id),
            _cataloging([_tag(catalogue.language)]),
            _standard("isadg"),
        ]
    )


FORMAT = Format(
    name="mods",
    title="MODS 3.7",
    media_type="application/mods+xml",
    extension="mods.xml",
    encode=encode,
    many=xml_collection(opening_tag("modsCollection", _DECLARED), "</modsCollection>"),
    schema=XmlSchema(_NAMESPACE, _LOCATION),
)
