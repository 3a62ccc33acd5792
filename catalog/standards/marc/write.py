"""marcxml: MARC 21 for bibliographic records in MARCXML, the fields in the order of their tags.

The chain of translations is in 041: `$a` this text, `$k` the languages between, `$h` the original. Signatories and
authors are in 1XX and 7XX with relator codes, offices in `$c`. Certainty of names, marks of the typist, registration
numbers and copies are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from catalog.languages.codes import bibliographic
from catalog.model import (
    Agent,
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
    stated_elements,
)
from catalog.standards import (
    codes,
    digital_objects,
    names,
    revisions,
    titles,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.standards.format import Format, XmlSchema, xml_collection
from catalog.standards.marc.holdings import holdings
from catalog.standards.marc.notes import DESTINATION
from catalog.standards.marc.write_dates import coded_dates, words_of_date
from catalog.standards.markup import (
    NOTHING,
    XSI,
    Markup,
    branch,
    document_element,
    escape,
    leaf,
    opening_tag,
)
from catalog.standards.whole_citation import whole_citation
from catalog.vocabularies import (
    AgentKind,
    DateEvent,
    DateSpan,
    Genre,
    Level,
    Maker,
    ObjectRole,
    Role,
    SubjectKind,
)

__all__ = ["FORMAT"]

_NAMESPACE = "http://www.loc.gov/MARC21/slim"
_LOCATION = "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd"
_DECLARED = {"xmlns": _NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}"}
_MATERIAL = {Genre.MAP: "f", Genre.PHOTOGRAPH: "k"}  # leader 06; else t, manuscript language material
_TAGS = {AgentKind.CORPORATE_BODY: "10"}
_STATEMENT = re.compile(r"rightsstatements\.org/(?:vocab|page)/([\w-]+)/")
_LICENCE = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([0-9.]+)(?:/([a-z]{2,5}))?")
_ARRANGEMENT = "351"

_PRODUCED = {None: " 0", DateEvent.CREATION: " 0", DateEvent.PUBLICATION: " 1"}
"""The second indicator of 264 for an event: production, publication."""
Subfield = tuple[str, str | None]

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


def _field(tag: str, indicators: str, *subfields: Subfield) -> Markup:
    """Return a data field, or nothing where no subfield has a value."""
    inner = "".join([f'<subfield code="{code}">{escape(value)}</subfield>\n' for code, value in subfields if value])
    if not inner:
        return NOTHING
    return Markup(f'<datafield tag="{tag}" ind1="{indicators[0]}" ind2="{indicators[1]}">\n{inner}</datafield>\n')


def _fields(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield _field("040", "  ", ("a", catalogue.name), ("b", bibliographic(catalogue.language)), ("e", "isadg"))
    yield _field("024", "7 ", ("a", record.ark), ("2", "ark" if record.ark else None))
    yield _chain(record)
    if record.date and record.date.value:
        yield _field("046", "  ", ("k", record.date.value), ("2", "edtf"))
    for number in record.identifiers:
        yield _identifier(number)
    yield _field("099", "  ", ("a", codes.call_number(record.reference_code) if record.reference_code else None))
    creators = _creators(record)
    yield from (_agent("1", *creator) for creator in creators[:1])
    # that the title is an entry beside that of a creator, and how many characters of an article are not filed
    indicators = f"{1 if creators else 0}{len(titles.article(record.title))}"
    yield _field("245", indicators, ("a", record.title.text), *_spans(record), ("k", record.genre))
    for title in (*record.other_titles, *(text.title for text in record.texts if text.title)):
        yield _field("246", "3 ", ("a", title.text))
    yield from _dates(record)
    for text in record.texts:
        if text.published:
            day = words_of_date(text.published.date or known(text.published.uploaded))
            yield _field("264", " 1", ("b", text.published.publisher), ("c", day), ("3", text.key))
    yield from _extents(record)
    yield from _elements(record, "3")
    yield _field(_ARRANGEMENT, "  ", *_arrangement(record))
    yield from sorted((*_notes(record), _cited(record, catalogue)), key=_tag)
    yield from _subjects(record)
    yield from _added_entries(record)
    yield from _links(record, catalogue)
    yield from map(_revision, record.administration.revisions)


def _revision(revision: Revision) -> Markup:
    """883: what was done to the description, and by what means; by whom and on which day is beside it."""
    method = {None: " ", Maker.PERSON: "2", Maker.MODEL: "0", Maker.PROGRAM: "0", Maker.IMPORT: " "}[revision.maker]
    words = revisions.line(revision.model_copy(update={"by": None, "date": None}))
    day = f"{revision.date:%Y%m%d}" if revision.date else None
    return _field("883", f"{method} ", ("a", words), ("d", day), ("q", revision.by))


def _dates(record: Record) -> Iterator[Markup]:
    """264: the date of the document first, then those on which it was made or published besides."""
    first = record.date
    sent = [("a", place.name) for place in record.sent_from]
    yield _field("264", " 0", *sent, ("c", words_of_date(first)))
    for date in record.dates:
        if date is not first and date.event in _PRODUCED:
            yield _field("264", _PRODUCED[date.event], ("c", words_of_date(date)))


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
        yield _field("300", "  ", *counted, ("b", extent.material), ("c", extent.measure))


def _identifier(number: Identifier) -> Markup:
    """024: a number of a known kind; its system is named where it is of none."""
    kind = number.system or (number.kind.value.lower() if number.kind else None)
    return _field("024", "7 " if kind else "8 ", ("a", number.value), ("2", kind))


def _elements(record: Record, block: str) -> Iterator[Markup]:
    """The elements of description whose fields are in a block, but for the arrangement."""
    for row, words in stated_elements(record):
        if row.marc.tag.startswith(block) and row.marc.tag != _ARRANGEMENT:
            yield _field(row.marc.tag, row.marc.indicators, *row.marc.subfields(words.text))


def _arrangement(record: Record) -> Iterator[Subfield]:
    """351: the arrangement of the unit, and its level."""
    for row, words in stated_elements(record):
        if row.marc.tag == _ARRANGEMENT:
            yield from row.marc.subfields(words.text)
    yield "c", (record.level_as_written if record.level is Level.OTHER else None) or record.level


def _chain(record: Record) -> Markup:
    """041: the language of the text that is read, of the texts between, and of the original."""
    text = chain.cited_text(record)
    if text is None:
        return NOTHING
    lineage = list(record.lineage(text))
    between = _codes(language for one in lineage[:-1] for language in one.language)
    first = _codes(language for one in lineage[-1:] for language in one.language)
    subfields = [*(("a", one) for one in _codes(text.language)), *(("k", one) for one in between)]
    return _field("041", "1 " if lineage else "0 ", *subfields, *(("h", one) for one in first))


def _codes(tags: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(code for tag in tags if (code := bibliographic(tag)))


def _creators(record: Record) -> list[tuple[Agent, tuple[Role, ...]]]:
    """Creators in their order, each once, with what they did."""
    authors = {agent.name for agent in record.authors}
    signed = {agent.name for agent in record.signatories}
    found = []
    created = {agent.name: agent.role for agent in record.creators}
    for agent in record.makers:
        roles = [created[agent.name]] if agent.name in created else []
        roles += [Role.AUTHOR] if agent.name in authors else []
        found.append((agent, (*roles, *([Role.SIGNATORY] if agent.name in signed else []))))
    return found


def _agent(block: str, agent: Agent, roles: Iterable[Role], second: str = " ") -> Markup:
    """An access point: the name as an index has it, offices, relators, authority."""
    corporate = agent.kind is AgentKind.CORPORATE_BODY
    split = names.forename(agent)
    first = "2" if corporate else "3" if agent.kind is AgentKind.FAMILY else "1" if split else "0"
    offices = [] if corporate else [("c", office.title) for office in agent.offices]
    return _field(
        f"{block}{_TAGS.get(agent.kind, '00') if agent.kind else '00'}",
        f"{first}{second}",
        ("a", names.indexed(agent)),
        *offices,
        *(("e", role.value) for role in roles),
        *(("4", role.relator) for role in roles),
        ("0", _numbered(names.authority(agent), agent.source)),
        ("2", agent.source if block == "6" else None),
    )


def _numbered(number: str | None, source: str | None) -> str | None:
    """Return what $0 says: an address, or a number behind the list that it is of."""
    if not number or not source or number.startswith(("http://", "https://", "(")):
        return number
    return f"({source}){number}"


def _tag(field: Markup) -> str:
    """Return the start of a field as far as its tag: `<datafield tag="561"`."""
    return field[: len('<datafield tag="561"')]


def _notes(record: Record) -> Iterator[Markup]:
    """5XX, in any order."""
    yield from _general_notes(record)
    yield from _rights(record)
    yield from _history(record)
    yield from _elements(record, "5")


def _general_notes(record: Record) -> Iterator[Markup]:
    # the mark that the document bears says nothing of who may read it now, which is 506
    marked = [f"Classification: {record.classification}"] if record.classification else []
    for note in (*chain.statements(record), *(note.words for note in record.notes), *marked):
        yield _field("500", "  ", ("a", note))
    for text in record.texts:
        for note in (*text.statements, *([text.note] if text.note else [])):
            yield _field("500", "  ", ("3", text.key), ("a", note))
    if record.access:
        restricted = {True: "0", False: "1", None: " "}[record.access.is_open]
        yield _field("506", f"{restricted} ", ("a", record.access.conditions))
    if record.abstract:
        yield _field("520", "3 ", ("a", record.abstract.text))


def _cited(record: Record, catalogue: Catalogue) -> Markup:
    """524: the whole citation, and the style that it is made by."""
    cited = whole_citation(record, catalogue)
    return _field("524", "  ", ("a", cited.words), ("2", cited.style)) if cited else NOTHING


def _rights(record: Record) -> Iterator[Markup]:
    """535 other places of keeping, 540 terms of use, 542 holder."""
    own = codes.words(record.reference_code) if record.reference_code else None
    for text in record.texts:
        code = record.kept_at(text)
        if code and codes.words(code) != own:
            yield _field("535", "1 ", ("3", f"{text.key}: {codes.words(code)}"), ("a", codes.archive_name(code)))
    rights = record.rights
    if rights:
        source, term = _rights_term(rights.uri) if rights.uri else (None, None)
        yield _field("540", "  ", ("a", rights.statement), ("f", term), ("2", source), ("u", rights.uri))
        holder = known(rights.holder)
        yield _field("542", "  ", ("d", holder.name if holder else None))


def _rights_term(uri: str) -> tuple[str | None, str | None]:
    """The code of a vocabulary of rights, and its term for an address: `InC`, `CC BY-NC 4.0`, `CC0 1.0`, `PDM 1.0`."""
    found = _STATEMENT.search(uri)
    if found:
        return "rs", found[1]
    found = _LICENCE.search(uri)
    if not found:
        return None, None
    name, version, country = found.groups()
    dedicated = {"zero": "CC0", "mark": "PDM"}.get(name)
    return "cc", " ".join(
        part for part in (dedicated or f"CC {name.upper()}", version, (country or "").upper()) if part
    )


def _history(record: Record) -> Iterator[Markup]:
    """518 where a message went, 544 related archival documents, 546 languages, 581 publications."""
    for other in record.related:
        code = other.reference_code
        words = f"{other.relation.value}: {codes.words(code)}" if code else other.relation.value
        yield _field("544", "  ", ("a", codes.archive_name(code) if code else None), ("d", other.title), ("n", words))
    for place in record.destination:
        yield _field("518", "  ", ("o", DESTINATION), ("p", place.name), ("0", place.uri))
    for text in record.texts:
        words = chain.language_names(text)
        yield _field("546", "  ", ("3", text.key), ("a", words or None)) if words else NOTHING
    for text in record.texts:
        if text.published:
            yield _field("581", "  ", ("a", ", ".join(filter(None, (text.published.publisher, text.published.title)))))


def _subjects(record: Record) -> Iterator[Markup]:
    for agent in record.mentions:
        yield _agent("6", agent, (), "7" if agent.source else "4")
    headings = [
        _field(_SUBJECTS.get(subject.kind, "650") if subject.kind else "650", *_heading(subject.term, subject))
        for subject in record.subjects
    ]
    headings += [_field("651", *_heading(place.name, place)) for place in record.places]
    if record.genre:
        headings.append(_field("655", " 7", ("a", record.genre), ("2", "local")))
    yield from sorted(headings, key=_tag)


def _heading(words: str, heading: Subject | Place) -> tuple[str, *tuple[Subfield, ...]]:
    """The indicators and the subfields of a heading: 7 and $2 where the list is named that it is from."""
    number = _numbered(heading.uri or heading.number, heading.source)
    return " 7" if heading.source else " 4", ("a", words), ("0", number), ("2", heading.source)


_SUBJECTS = {
    SubjectKind.TITLE: "630",
    SubjectKind.GENRE: "655",
    SubjectKind.OCCUPATION: "656",
    SubjectKind.FUNCTION: "657",
}


def _added_entries(record: Record) -> Iterator[Markup]:
    for agent, roles in _creators(record)[1:]:
        yield _agent("7", agent, roles)
    for agent in record.recipients:
        yield _agent("7", agent, (Role.ADDRESSEE,))
    for agent in record.translators:
        yield _agent("7", agent, (Role.TRANSLATOR,))
    for agent in (*record.contributors, *(one for text in record.texts for one in text.contributors)):
        yield _agent("7", agent, (agent.role,))


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
    yield _field("773", "0 ", ("o", _unit_above(record, code) if code else None), ("w", record.part_of), ("q", place))
    if code:
        archive = codes.archive_name(code)
        yield _field("852", "4 ", ("a", archive), ("j", codes.locator(code)), ("e", codes.place(code)))
    for tag, indicators, subfields in holdings(record):
        yield _field(tag, indicators, *subfields)
    yield _field("856", "40", ("u", record.url))
    yield _field("856", "42", ("u", catalogue.url_of(record.id)), ("3", "Description"))
    for text in record.texts:
        if text.published and text.published.url:
            yield _field("856", "41", ("u", text.published.url), ("3", text.key))
    for one in record.digital_objects:
        yield _object(one, catalogue.url_of_object(record.id, one))


def _object(one: DigitalObject, address: str) -> Markup:
    """A digital object is a version of the document; a thumbnail is related to it."""
    return _field(
        "856",
        "42" if one.role is ObjectRole.THUMBNAIL else "41",
        ("u", address),
        ("q", one.media_type),
        ("s", f"{one.bytes} bytes" if one.bytes is not None else None),
        ("y", one.label),
        ("3", one.role.value.capitalize() if one.role else None),
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
