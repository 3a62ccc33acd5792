"""mods: MODS 3.7 of the Library of Congress, the elements in the order of its user guidelines.

The whole reference code is in `physicalLocation`, where reference managers read it, and its place in the archive
in `shelfLocator`. MODS has no type of related item for a translation: each text is an `otherVersion` with its
translators, and the chain is a note. Certainty of names, marks of the typist and copies are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from catalog.languages.codes import bibliographic
from catalog.model import (
    Agent,
    Catalogue,
    Date,
    Record,
    Text,
    Title,
    known,
    stated_elements,
)
from catalog.standards import (
    addresses,
    codes,
    dates,
    names,
    titles,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.standards.format import Format, XmlSchema, xml_collection
from catalog.standards.markup import (
    NOTHING,
    XSI,
    Markup,
    branch,
    document_element,
    element,
    leaf,
    opening_tag,
    tagged,
    text_element,
)
from catalog.vocabularies import (
    AgentKind,
    DateEvent,
    Genre,
    Relation,
    Role,
)

__all__ = ["FORMAT"]

_NAMESPACE = "http://www.loc.gov/mods/v3"
_LOCATION = "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd"
_DECLARED = {
    "xmlns": _NAMESPACE,
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}",
}
_KINDS = {AgentKind.PERSON: "personal", AgentKind.CORPORATE_BODY: "corporate", AgentKind.FAMILY: "family"}
_RESOURCES = {Genre.MAP: "cartographic", Genre.PHOTOGRAPH: "still image"}
_RELATED = {Relation.ENCLOSURE: "constituent", Relation.PART: "constituent", Relation.COPY: "otherFormat"}
_EVENTS = {
    None: "dateCreated",
    DateEvent.CREATION: "dateCreated",
    DateEvent.TRANSLATION: "dateCreated",
    DateEvent.PUBLICATION: "dateIssued",
    DateEvent.UPLOAD: "dateIssued",
}

_mods = branch("mods", {**_DECLARED, "version": "3.7"})
_title_text, _article = leaf("title"), leaf("nonSort", {"xml:space": "preserve"})
_whole_name, _given, _display = leaf("namePart"), leaf("namePart", {"type": "given"}), leaf("displayForm")
_family = leaf("namePart", {"type": "family"})
_affiliation, _alternative, _description = leaf("affiliation"), branch("alternativeName"), leaf("description")
_resource = tagged("typeOfResource", "collection")
_genre = leaf("genre", {"authority": "local"})
_origin, _publisher, _issued = branch("originInfo"), leaf("publisher"), tagged("dateIssued", "encoding")
_language, _physical, _extent, _form = branch("language"), branch("physicalDescription"), leaf("extent"), leaf("form")
_tag = leaf("languageTerm", {"type": "code", "authority": "rfc5646"})
_language_code = leaf("languageTerm", {"type": "code", "authority": "iso639-2b"})
_abstract = tagged("abstract", "lang")
_note, _typed_note = leaf("note"), tagged("note", "type")
_labelled_note = tagged("note", "displayLabel")
_subject, _topic, _geographic = branch("subject"), leaf("topic"), tagged("geographic", "valueURI")
_classification = leaf("classification", {"authority": "local"})
_title_info, _host = branch("titleInfo"), branch("relatedItem", {"type": "host"})
_identifier, _typed_identifier = leaf("identifier"), tagged("identifier", "type")
_location, _physical_location, _shelf_locator = branch("location"), leaf("physicalLocation"), leaf("shelfLocator")
_url, _primary_url = leaf("url"), leaf("url", {"usage": "primary display"})
_access = leaf("accessCondition", {"type": "restriction on access"})
_use = leaf("accessCondition", {"type": "use and reproduction"})
_info, _source, _info_identifier = branch("recordInfo"), leaf("recordContentSource"), leaf("recordIdentifier")
_created = leaf("recordCreationDate", {"encoding": "w3cdtf"})
_changed = leaf("recordChangeDate", {"encoding": "w3cdtf"})
_cataloging, _standard = branch("languageOfCataloging"), leaf("descriptionStandard")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `mods` element."""
    return document_element(_mods(_elements(record, catalogue)))


def _elements(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield from _titles(record.title, record.other_titles)
    yield from _names(record)
    yield _resource(*_kind_of(record))
    yield _genre(record.genre)
    yield _origin(_dates(record.dates))
    yield from _languages(record.languages)
    yield _physical([_extent(record.extent)])
    if record.abstract:
        yield _abstract(record.abstract.text, _code(record.abstract.language))
    yield from _notes(record)
    yield from _subjects(record)
    if record.reference_code:
        yield _classification(codes.call_number(record.reference_code))
    yield from _related(record, catalogue)
    yield _typed_identifier(record.id, "local")
    yield _typed_identifier(catalogue.url_of(record.id), "uri")
    yield _place(record, catalogue)
    yield from _conditions(record)
    yield _record_info(record, catalogue)


def _kind_of(record: Record) -> tuple[str, str | None]:
    """What the document is, and whether it is a collection."""
    kind = _RESOURCES.get(record.genre, "text") if record.genre else "text"
    return kind, "yes" if record.level.is_aggregation else None


def _titles(title: Title, others: Iterable[Title]) -> Iterator[Markup]:
    yield _title(title, None)
    for other in others:
        yield _title(other, "translated" if titles.is_translation(other, title) else "alternative")


def _title(title: Title, kind: str | None) -> Markup:
    marks = {"type": kind, "supplied": "yes" if title.is_supplied else None, "lang": _code(title.language)}
    article = titles.article(title)
    return element("titleInfo", [_article(article), _title_text(title.text[len(article) :])], marks)


def _names(record: Record) -> Iterator[Markup]:
    for agent in record.authors:
        yield _name(agent, Role.AUTHOR)
    for agent in record.signatories:
        yield _name(agent, Role.AUTHOR, Role.SIGNATORY)
    for agent in record.recipients:
        yield _name(agent, Role.ADDRESSEE)
    for agent in record.translators:
        yield _name(agent, Role.TRANSLATOR)
    for agent in record.contributors:
        yield _name(agent, agent.role)


def _name(agent: Agent, *roles: Role) -> Markup:
    """A name in its parts where they are known, with roles, offices, other forms and its authority."""
    given = names.forename(agent)
    offices = [", ".join([part for part in (office.title, office.organization) if part]) for office in agent.offices]
    pieces = [
        *((_family(agent.surname), _given(given)) if given else (_whole_name(agent.name),)),
        _display(agent.name),
        *map(_affiliation, offices),
        *map(_role, roles),
        *[_alternative([_whole_name(form)]) for form in _forms(agent)],
        _description(agent.note),
    ]
    return element("name", pieces, {"type": _kind(agent), "valueURI": _authority(agent)})


def _authority(agent: Agent) -> str | None:
    return agent.authority if agent.authority and ":" in agent.authority else None


def _kind(agent: Agent) -> str | None:
    return "personal" if names.is_person(agent) else _KINDS[agent.kind] if agent.kind else None


def _forms(agent: Agent) -> Iterable[str]:
    if not agent.as_written and not agent.variants:
        return ()
    written = " ".join(agent.as_written.split()) if agent.as_written else None
    forms = (written, *(form.name for form in agent.variants))
    return dict.fromkeys(form for form in forms if form and form != agent.name)


@cache
def _role(role: Role) -> Markup:
    code = text_element("roleTerm", role.relator, {"type": "code", "authority": "marcrelator"})
    return element("role", [code, text_element("roleTerm", role.value, {"type": "text"})])


def _dates(given: Iterable[Date], publisher: str | None = None) -> Iterable[Markup]:
    """Dates in EDTF by their events, a doubtful one marked; dates that are words alone stay words."""
    pieces = [_publisher(publisher)]
    for date in given:
        name = _EVENTS.get(date.event, "dateOther")
        marks = {
            "encoding": "edtf" if date.value else None,
            "qualifier": _qualifier(date),
            "type": date.event.value if date.event and name == "dateOther" else None,
        }
        pieces.append(text_element(name, date.value or dates.words(date), marks))
    return dict.fromkeys(pieces)


def _qualifier(date: Date) -> str | None:
    if date.edtf and date.edtf.uncertain:
        return "questionable"
    if date.edtf and date.edtf.approximate:
        return "approximate"
    return "inferred" if date.supplied_by else None


def _languages(tags: Iterable[str]) -> Iterable[Markup]:
    return map(_language_of, tags)


@lru_cache(maxsize=1024)
def _language_of(tag: str) -> Markup:
    return _language([_tag(tag), _language_code(bibliographic(tag))])


def _notes(record: Record) -> Iterator[Markup]:
    for statement in chain.statements(record):
        yield _typed_note(statement, "translation")
    if record.reference_code:
        yield _typed_note(codes.words(record.reference_code), "preferred citation")
    for row, words in stated_elements(record):
        yield _typed_note(words, row.mods)
    yield from (_labelled_note(note.text, note.kind) for note in record.notes)


def _subjects(record: Record) -> Iterator[Markup]:
    for subject in record.subjects:
        marks = {"valueURI": subject.uri, "lang": _code(subject.language)}
        yield element("subject", [_topic(subject.term)], marks)
    for place in record.places:
        yield _subject([_geographic(place.name, place.uri)])
    for agent in record.mentions:
        marks = {"type": _kind(agent), "valueURI": _authority(agent)}
        yield _subject([element("name", [_whole_name(agent.name)], marks)])


def _related(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The unit the document lies in, its texts, and other documents."""
    units = addresses.units_above(record, catalogue)
    if len(units) > 1:
        title = _title_info([_title_text(", ".join([label for _, label in units]))])
        yield _host([title, _typed_identifier(units[-1][0], "uri")])
    for text in record.texts:
        yield _version(record, text, catalogue)
    for other in record.related:
        pieces = [
            _title_info([_title_text(other.title)]),
            _note(" ".join(other.as_written.split()) if other.as_written else None),
            _identifier(codes.words(other.reference_code) if other.reference_code else None),
            _location([_url(catalogue.url_of(other.record) if other.record else other.url)]),
        ]
        kind = _RELATED.get(other.relation)
        yield element("relatedItem", pieces, {"type": kind, "displayLabel": other.relation.value})


def _version(record: Record, text: Text, catalogue: Catalogue) -> Markup:
    published = text.published
    issued = [date for date in (published.date, known(published.uploaded)) if date] if published else []
    code = record.kept_at(text)
    number = text.registration_number
    days = [_issued(date.value or dates.words(date), "edtf" if date.value else None) for date in issued]
    pieces = [
        _title(text.title, None) if text.title else NOTHING,
        *[_name(agent, Role.TRANSLATOR) for agent in text.translators],
        *[_name(agent, agent.role) for agent in text.contributors],
        _origin([*_dates(text.dates, published.publisher if published else None), *days]),
        *_languages(text.language),
        _physical([_form(chain.stated_form(text)), _extent(text.extent)]),
        *map(_note, text.statements),
        _note(text.note),
        _typed_identifier(number.number, "registration number") if number else NOTHING,
        _location([_physical_location(codes.words(code) if code else None)]),
        _location([_url(published.url if published else None)]),
    ]
    address = addresses.text_url(record, text, catalogue)
    return element("relatedItem", pieces, {"type": "otherVersion", "xlink:href": address})


def _place(record: Record, catalogue: Catalogue) -> Markup:
    code = record.reference_code
    return _location(
        [
            _physical_location(codes.words(code) if code else None),
            _shelf_locator(codes.locator(code) if code else None),
            _primary_url(record.url or catalogue.url_of(record.id)),
        ]
    )


def _conditions(record: Record) -> Iterator[Markup]:
    rights = record.rights
    if record.access:
        yield _access(record.access.conditions)
    if rights and (rights.statement or rights.uri):
        marks = {"type": "use and reproduction", "xlink:href": rights.uri, "lang": _code(rights.language)}
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
            _info_identifier(record.id),
            _cataloging([_tag(catalogue.language)]),
            _standard("isadg"),
        ]
    )


def _code(language: str | None) -> str | None:
    return bibliographic(language) if language else None


FORMAT = Format(
    name="mods",
    title="MODS 3.7",
    media_type="application/mods+xml",
    extension="mods.xml",
    encode=encode,
    many=xml_collection(opening_tag("modsCollection", _DECLARED), "</modsCollection>"),
    schema=XmlSchema(_NAMESPACE, _LOCATION),
)
