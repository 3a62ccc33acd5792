"""marcxml: MARC 21 for bibliographic records in MARCXML, the fields in the order of their tags.

The chain of translations is in 041: `$a` this text, `$k` the languages between, `$h` the original. Signatories and
authors are in 1XX and 7XX with relator codes, offices in `$c`. Certainty of names, marks of the typist, registration
numbers and copies are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.languages.codes import bibliographic
from catalog.model import (
    Catalogue,
    Date,
    DigitalObject,
    Identifier,
    Place,
    Record,
    ReferenceCode,
    Revision,
    Subject,
    known,
)
from catalog.standards import (
    codes,
    digital_objects,
    revisions,
    titles,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.standards.format import Format, XmlSchema, xml_collection
from catalog.standards.marc.datafield import Subfield, datafield, tag_of
from catalog.standards.marc.holdings import holdings
from catalog.standards.marc.notes import FILE
from catalog.standards.marc.write_agents import added_entries, main_entry, mentions, with_its_list
from catalog.standards.marc.write_dates import coded_dates, words_of_date
from catalog.standards.marc.write_elements import ARRANGEMENT, arrangement, elements_of
from catalog.standards.marc.write_notes import notes
from catalog.standards.markup import (
    NOTHING,
    XSI,
    Markup,
    branch,
    document_element,
    leaf,
    opening_tag,
)
from catalog.vocabularies import (
    DateEvent,
    DateSpan,
    Genre,
    Level,
    Maker,
    ObjectRole,
    SubjectKind,
)

__all__ = ["FORMAT"]

_NAMESPACE = "http://www.loc.gov/MARC21/slim"
_LOCATION = "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd"
_DECLARED = {"xmlns": _NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}"}
_MATERIAL = {Genre.MAP: "f", Genre.PHOTOGRAPH: "k"}  # leader 06; else t, manuscript language material

_PRODUCED = {None: " 0", DateEvent.CREATION: " 0", DateEvent.PUBLICATION: " 1"}
"""The second indicator of 264 for an event: production, publication."""
_record, _leader = branch("record", {**_DECLARED, "type": "Bibliographic"}), leaf("leader")
_number, _source, _changed, _coded = (leaf("controlfield", {"tag": tag}) for tag in ("001", "003", "005", "008"))


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `record` element."""
    leader = f"00000n{_MATERIAL.get(record.genre, 't') if record.genre else 't'}{_level(record)}aa2200000uu 4500"
    return document_element(_record([_leader(leader), *_control(record, catalogue), *_fields(record, catalogue)]))


def _level(record: Record) -> str:
    """Leader 07: a collection, a unit of one, or an item."""
    return "m" if record.level is Level.ITEM else "c" if record.level in (Level.FONDS, Level.COLLECTION) else "d"


def _control(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    about = record.administration
    changed = about.modified or about.created
    yield _number(record.id)
    yield _source(catalogue.namespace)
    yield _changed(f"{changed:%Y%m%d}000000.0" if changed else None)
    yield _coded(_fixed(record))


def _fixed(record: Record) -> str:
    """008: dates and language in forty characters; a fill character where nothing is coded."""
    entered = record.administration.created
    language = next((code for tag in _languages(record) if (code := bibliographic(tag))), "und")
    dated = coded_dates(record.date or _published(record), is_collection=record.level.is_aggregation)
    return f"{f'{entered:%y%m%d}' if entered else '||||||'}{dated}xx {'|' * 17}{language} d"


def _languages(record: Record) -> tuple[str, ...]:
    text = chain.cited_text(record)
    return text.language if text else ()


def _fields(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield datafield("040", "  ", ("a", catalogue.name), ("b", bibliographic(catalogue.language)), ("e", "isadg"))
    yield datafield("024", "7 ", ("a", record.ark), ("2", "ark" if record.ark else None))
    yield _chain(record)
    if record.date and record.date.value:
        yield datafield("046", "  ", ("k", record.date.value), ("2", "edtf"))
    for number in record.identifiers:
        yield _identifier(number)
    yield datafield("099", "  ", ("a", codes.call_number(record.reference_code) if record.reference_code else None))
    yield from main_entry(record)
    # that the title is an entry beside that of a creator, and how many characters of an article are not filed
    indicators = f"{1 if record.makers else 0}{len(titles.article(record.title))}"
    yield datafield("245", indicators, ("a", record.title.text), *_spans(record), ("k", record.genre))
    for title in (*record.other_titles, *(text.title for text in record.texts if text.title)):
        yield datafield("246", "3 ", ("a", title.text))
    yield from _dates(record)
    for text in record.texts:
        if text.published:
            day = words_of_date(text.published.date or known(text.published.uploaded))
            yield datafield("264", " 1", ("b", text.published.publisher), ("c", day), ("3", text.key))
    yield from _extents(record)
    yield from _media(record)
    yield from elements_of("3", record)
    yield datafield(ARRANGEMENT, "  ", *arrangement(record), ("c", _level_as_said(record)))
    yield from notes(record, catalogue)
    yield from _subjects(record)
    yield from added_entries(record)
    yield from _links(record, catalogue)
    yield from map(_revision, record.administration.revisions)


def _revision(revision: Revision) -> Markup:
    """883: what was done to the description, and by what means; by whom and on which day is beside it."""
    method = {None: " ", Maker.PERSON: "2", Maker.MODEL: "0", Maker.PROGRAM: "0", Maker.IMPORT: " "}[revision.maker]
    words = revisions.line(revision.model_copy(update={"by": None, "date": None}))
    day = f"{revision.date:%Y%m%d}" if revision.date else None
    return datafield("883", f"{method} ", ("a", words), ("d", day), ("q", revision.by))


def _dates(record: Record) -> Iterator[Markup]:
    """264: the date of the document first, then those on which it was made or published besides."""
    first = record.date
    sent = [("a", place.name) for place in record.sent_from]
    yield datafield("264", " 0", *sent, ("c", words_of_date(first)))
    for date in record.dates:
        if date is not first and date.event in _PRODUCED:
            yield datafield("264", _PRODUCED[date.event], ("c", words_of_date(date)))


def _spans(record: Record) -> Iterator[Subfield]:
    """245: the dates of all documents of a unit, and of most of them."""
    for code, span in (("f", DateSpan.INCLUSIVE), ("g", DateSpan.BULK)):
        yield from ((code, words_of_date(date) or "") for date in record.dates if date.span is span)


def _published(record: Record) -> Date | None:
    """The day on which a document was published whose making has no date."""
    return next((date for date in record.dates if date.event is DateEvent.PUBLICATION), None)


def _extents(record: Record) -> Iterator[Markup]:
    """300: each extent: the words, or number and unit; what it is made of; its measure."""
    for extent in record.extent:
        counted = (("a", extent.as_written),) if extent.as_written else (("a", extent.quantity), ("f", extent.unit))
        yield datafield("300", "  ", *counted, ("b", extent.material), ("c", extent.measure))


def _media(record: Record) -> Iterator[Markup]:
    """340: what a unit is made of, and its measure, where the words of its extent say them too."""
    for extent in record.extent:
        medium = None if extent.material else extent.medium
        yield datafield("340", "  ", ("a", medium), ("b", None if extent.measure else extent.dimensions))


def _identifier(number: Identifier) -> Markup:
    """024: a number of a known kind; its system is named where it is of none."""
    kind = number.system or (number.kind.value.lower() if number.kind else None)
    return datafield("024", "7 " if kind else "8 ", ("a", number.value), ("2", kind))


def _level_as_said(record: Record) -> str:
    return (record.level_as_written if record.level is Level.OTHER else None) or record.level


def _chain(record: Record) -> Markup:
    """041: the language of the text that is read, of the texts between, and of the original."""
    text = chain.cited_text(record)
    if text is None:
        return NOTHING
    lineage = list(record.lineage(text))
    between = _codes(language for one in lineage[:-1] for language in one.language)
    first = _codes(language for one in lineage[-1:] for language in one.language)
    subfields = [*(("a", one) for one in _codes(text.language)), *(("k", one) for one in between)]
    return datafield("041", "1 " if lineage else "0 ", *subfields, *(("h", one) for one in first))


def _codes(tags: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(code for tag in tags if (code := bibliographic(tag)))


def _subjects(record: Record) -> Iterator[Markup]:
    yield from mentions(record)
    headings = [
        datafield(_SUBJECTS.get(subject.kind, "650") if subject.kind else "650", *_heading(subject.term, subject))
        for subject in record.subjects
    ]
    headings += [datafield("651", *_heading(place.name, place)) for place in record.places]
    if record.genre:
        headings.append(datafield("655", " 7", ("a", record.genre), ("2", "local")))
    yield from sorted(headings, key=tag_of)


def _heading(words: str, heading: Subject | Place) -> tuple[str, *tuple[Subfield, ...]]:
    """The indicators and the subfields of a heading: 7 and $2 where the list is named that it is from."""
    number = with_its_list(heading.uri or heading.number, heading.source)
    return " 7" if heading.source else " 4", ("a", words), ("0", number), ("2", heading.source)


_SUBJECTS = {
    SubjectKind.TITLE: "630",
    SubjectKind.GENRE: "655",
    SubjectKind.OCCUPATION: "656",
    SubjectKind.FUNCTION: "657",
}


def _unit_above(record: Record, code: ReferenceCode) -> str | None:
    """The call number of the unit that the record lies in: of a file that of its series, of a fonds none."""
    if not record.level.is_aggregation:
        return codes.call_number(code)
    above = codes.units(code)[:-1]
    return codes.call_number(above[-1].code) if len(above) > 1 else None


def _links(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """773 the unit above, 852 the place, 853 and 863 the containers, 856 the addresses."""
    code = record.reference_code
    place = record.sequence if record.part_of else None
    # no $t: reference managers take what has one for an article in a journal
    yield datafield(
        "773", "0 ", ("o", _unit_above(record, code) if code else None), ("w", record.part_of), ("q", place)
    )
    if code:
        archive = codes.archive_name(code)
        yield datafield("852", "4 ", ("a", archive), ("j", codes.locator(code)), ("e", codes.place(code)))
    for tag, indicators, subfields in holdings(record):
        yield datafield(tag, indicators, *subfields)
    yield datafield("856", "40", ("u", record.url))
    yield datafield("856", "42", ("u", catalogue.url_of(record.id)), ("3", "Description"))
    for text in record.texts:
        if text.published and text.published.url:
            yield datafield("856", "41", ("u", text.published.url), ("3", text.key))
    for one in record.digital_objects:
        yield _object(one, catalogue.url_of_object(record.id, one))


def _object(one: DigitalObject, address: str) -> Markup:
    """A digital object is a version of the document; a thumbnail is related to it.

    What nothing else distinguishes from the page of the document is called a file.
    """
    is_described = bool(one.media_type or one.label) or one.bytes is not None
    return datafield(
        "856",
        "42" if one.role is ObjectRole.THUMBNAIL else "41",
        ("u", address),
        ("q", one.media_type),
        ("s", f"{one.bytes} bytes" if one.bytes is not None else None),
        ("y", one.label),
        ("3", one.role.value.capitalize() if one.role else None if is_described else FILE),
        *(("z", words) for words in digital_objects.facts(one)),
    )


FORMAT = Format(
    name="marcxml",
    title="MARC 21 (MARCXML)",
    media_type="application/marcxml+xml",
    extension="marc.xml",
    encode=encode,
    many=xml_collection(opening_tag("collection", _DECLARED), "</collection>"),
    schema=XmlSchema(_NAMESPACE, _LOCATION),
)
