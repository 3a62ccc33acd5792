"""mods: MODS 3.7 of the Library of Congress, the elements in the order of its user guidelines.

The whole reference code is in `physicalLocation`, where reference managers read it, and its place in the archive
in `shelfLocator`. MODS has no type of related item for a translation: each text is an `otherVersion` with its
translators, and the chain is a note. Certainty of names, marks of the typist and copies are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from catalog.dates.reader import read
from catalog.languages.codes import bibliographic
from catalog.model import (
    Agent,
    Catalogue,
    Container,
    Date,
    DigitalObject,
    Place,
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
    digital_objects,
    names,
    revisions,
    titles,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.standards.citation_facts import item_type
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
from catalog.standards.mods.holdings import CONTAINER, words_of
from catalog.standards.mods.terms import LEVEL, PRODUCTION, RECEIPT, SEQUENCE
from catalog.standards.whole_citation import GENERATED, whole_citation
from catalog.vocabularies import (
    AgentKind,
    DateEvent,
    Genre,
    IdentifierKind,
    Level,
    ObjectRole,
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
_suffix = leaf("namePart", {"type": "termsOfAddress"})
_name_identifier = tagged("nameIdentifier", "type")
_affiliation, _alternative, _description = leaf("affiliation"), branch("alternativeName"), leaf("description")
_resource = tagged("typeOfResource", "collection")
_genre = leaf("genre", {"authority": "local"})
_origin_place = branch("place")
_origin, _publisher, _issued = branch("originInfo"), leaf("publisher"), tagged("dateIssued", "encoding")
_language, _physical, _extent, _form = branch("language"), branch("physicalDescription"), leaf("extent"), leaf("form")
_media_type = leaf("internetMediaType")
_tag = leaf("languageTerm", {"type": "code", "authority": "rfc5646"})
_language_code = leaf("languageTerm", {"type": "code", "authority": "iso639-2b"})
_abstract = tagged("abstract", "lang")
_note, _typed_note = leaf("note"), tagged("note", "type")
_subject, _topic, _geographic = branch("subject"), leaf("topic"), tagged("geographic", "valueURI")
_classification = leaf("classification", {"authority": "local"})
_part, _detail, _number = branch("part"), branch("detail", {"type": SEQUENCE}), leaf("number")
_title_info, _host = branch("titleInfo"), branch("relatedItem", {"type": "host"})
_identifier, _typed_identifier = leaf("identifier"), tagged("identifier", "type")
_location, _physical_location, _shelf_locator = branch("location"), leaf("physicalLocation"), leaf("shelfLocator")
_holding, _copy = branch("holdingSimple"), branch("copyInformation")
_kept_in = tagged("note", "displayLabel", {"type": CONTAINER})
_url, _primary_url = leaf("url"), leaf("url", {"usage": "primary display"})
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
    yield from _titles(record.title, record.other_titles)
    yield from _names(record)
    yield _resource(*_kind_of(record))
    yield from _genres(record)
    yield from _origins(record)
    yield from _languages_read(record)
    yield _physical([*map(_media_type, digital_objects.media_types(record)), *map(_extent, record.extents)])
    if record.abstract:
        yield _abstract(record.abstract.text, _code(record.abstract.language))
    if record.level.is_aggregation:
        named = record.level_as_written if record.level is Level.OTHER else None
        yield _typed_note(named or record.level.value, LEVEL)
    yield from _notes(record)
    yield _cited(record, catalogue)
    yield from _subjects(record)
    if record.reference_code:
        yield _classification(codes.call_number(record.reference_code))
    yield from _related(record, catalogue)
    yield _typed_identifier(record.id, "local")
    yield _typed_identifier(record.ark, "ark")
    for number in record.identifiers:
        yield _typed_identifier(number.value, number.system or (_identifier_type(number.kind) if number.kind else None))
    yield _typed_identifier(catalogue.url_of(record.id), "uri")
    yield _place(record, catalogue)
    yield from _conditions(record)
    yield _record_info(record, catalogue)


def _genres(record: Record) -> Iterator[Markup]:
    """The type of item, where reference managers look for it, and the genre: a `note` would be a bare note there."""
    kind = item_type(record)
    if record.genre and kind != record.genre:
        yield _genre(kind)
    yield _genre(record.genre)


def _origins(record: Record) -> Iterator[Markup]:
    """Where and when a document was made; where a message went is an event of its own."""
    sent = [_place_of(place) for place in record.sent_from]
    marks = {"eventType": PRODUCTION} if sent else {}
    if sent or record.dates:
        yield element("originInfo", [*sent, *_dates(record.dates)], marks)
    if record.destination:
        yield element("originInfo", map(_place_of, record.destination), {"eventType": RECEIPT})


def _place_of(place: Place) -> Markup:
    return _origin_place([text_element("placeTerm", place.name, {"type": "text", "valueURI": place.uri})])


def _kind_of(record: Record) -> tuple[str, str | None]:
    """What the document is, and whether it is a collection."""
    kind = _RESOURCES.get(record.genre, "text") if record.genre else "text"
    return kind, "yes" if record.level.is_aggregation else None


def _titles(title: Title, others: Iterable[Title]) -> Iterator[Markup]:
    yield _title(title, None)
    for other in others:
        yield _title(other, "translated" if titles.is_translation(other, title) else "alternative")


def _identifier_type(kind: IdentifierKind) -> str:
    """The kinds that MODS has a code for are written in small letters: doi, hdl, ark."""
    return {IdentifierKind.HANDLE: "hdl"}.get(kind, kind.value.lower())


def _title(title: Title, kind: str | None) -> Markup:
    marks = {"type": kind, "supplied": "yes" if title.is_supplied else None, "lang": _code(title.language)}
    article = titles.article(title)
    return element("titleInfo", [_article(article), _title_text(title.text[len(article) :])], marks)


def _names(record: Record) -> Iterator[Markup]:
    yield from (_name(agent, agent.role) for agent in record.creators)
    yield from (_name(agent, Role.AUTHOR) for agent in record.authors)
    yield from (_name(agent, Role.AUTHOR, Role.SIGNATORY) for agent in record.signatories)
    yield from (_name(agent, Role.ADDRESSEE) for agent in record.recipients)
    if record.genre is not Genre.MAP:  # reference managers make a second cartographer of the translator of a map
        yield from (_name(agent, Role.TRANSLATOR) for agent in record.translators)
    yield from (_name(agent, agent.role) for agent in record.contributors)


def _name(agent: Agent, *roles: Role) -> Markup:
    """A name in its parts where they are known, with roles, offices, other forms and its authority."""
    offices = [", ".join([part for part in (office.title, office.organization) if part]) for office in agent.offices]
    pieces = [
        *_name_parts(agent),
        _display(agent.name),
        *map(_affiliation, offices),
        *map(_role, roles),
        *[_alternative([_whole_name(form)]) for form in _forms(agent)],
        _description(agent.note),
    ]
    return _named(agent, pieces)


def _named(agent: Agent, pieces: Iterable[Markup]) -> Markup:
    """Return a name with the list that it is from, and its address or number there."""
    address = names.authority(agent)
    is_number = address == agent.number
    number = _name_identifier(address if is_number else None, agent.source)
    marks = {"type": _kind(agent), "authority": agent.source, "valueURI": None if is_number else address}
    return element("name", [*pieces, number], marks)


def _name_parts(agent: Agent) -> Iterator[Markup]:
    if given := names.forename(agent):
        yield _family(names.surname(agent))
        yield _given(given)
        yield _suffix(names.generation(agent))
    else:
        yield _whole_name(agent.name)


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
    """Dates in EDTF by their events, a doubtful one marked, then in the words of the source where they mean the same.

    Dates that are words alone stay words.
    """
    pieces = [_publisher(publisher)]
    for date in given:
        name = _EVENTS.get(date.event, "dateOther")
        marks = {
            "encoding": "edtf" if date.value else None,
            "qualifier": _qualifier(date),
            "type": date.event.value if date.event and name == "dateOther" else None,
        }
        pieces.append(text_element(name, date.value or dates.words(date), marks))
        words = " ".join((date.as_written or "").split())
        if date.value and words != date.value and read(words).value == date.value:
            pieces.append(text_element(name, words, {"type": marks["type"]}))
    return dict.fromkeys(pieces)


def _qualifier(date: Date) -> str | None:
    if date.edtf and date.edtf.uncertain:
        return "questionable"
    if date.edtf and date.edtf.approximate:
        return "approximate"
    return "inferred" if date.supplied_by else None


def _languages_read(record: Record) -> Iterable[Markup]:
    """The language of the text that is read: those of the others are with their texts."""
    text = chain.cited_text(record)
    tags = text.language if text and text.language else record.languages
    return [_language([_tag(tag)]) for tag in tags]


def _languages(tags: Iterable[str]) -> Iterable[Markup]:
    return map(_language_of, tags)


@lru_cache(maxsize=1024)
def _language_of(tag: str) -> Markup:
    return _language([_tag(tag), _language_code(bibliographic(tag))])


def _notes(record: Record) -> Iterator[Markup]:
    for statement in chain.statements(record):
        yield _typed_note(statement, "translation")
    for row, words in stated_elements(record):
        yield text_element(row.mods_element, words.text, {"type": row.mods, "lang": _code(words.language)})
    for note in record.notes:
        yield text_element("note", note.text, {"displayLabel": note.kind, "lang": _code(note.language)})


def _cited(record: Record, catalogue: Catalogue) -> Markup:
    cited = whole_citation(record, catalogue)
    marks = {"type": "preferred citation", "displayLabel": GENERATED, "lang": _code(cited.language)} if cited else {}
    return text_element("note", cited.words if cited else None, marks)


def _subjects(record: Record) -> Iterator[Markup]:
    for subject in record.subjects:
        marks = {"authority": subject.source, "valueURI": subject.uri, "lang": _code(subject.language)}
        yield element("subject", [_topic(subject.term)], marks)
    for place in record.places:
        yield element("subject", [_geographic(place.name, place.uri)], {"authority": place.source})
    for agent in record.mentions:
        yield _subject([_named(agent, [_whole_name(agent.name)])])


def _related(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The unit the document lies in, its texts, and other documents."""
    units = addresses.units_above(record, catalogue)
    within = ", ".join([label for _, label in units]) if len(units) > 1 else None
    yield _host(
        [
            _title_info([_title_text(within)]),
            _typed_identifier(units[-1][0] if within else None, "uri"),
            _typed_identifier(record.part_of, "local"),
            _part([_detail([_number(record.sequence if record.part_of else None)])]),
        ]
    )
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
        _location([_shelf_locator(codes.words(code) if code else None)]),
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
            *[_object(one, record, catalogue) for one in record.digital_objects],
            _holding([_copy([*map(_container, record.containers)])]),
        ]
    )


def _container(container: Container) -> Markup:
    """A box, or a folder and the box that it lies in; what is written on it besides is beside its number."""
    if container.is_shelf:
        return NOTHING
    label = container.label if container.number or container.kind else None
    return _kept_in(words_of(container), label)


def _object(one: DigitalObject, record: Record, catalogue: Catalogue) -> Markup:
    """The address of a digital object: a thumbnail is a preview, any other file the object itself."""
    access = "preview" if one.role is ObjectRole.THUMBNAIL else "raw object" if one.file or one.media_type else None
    role = [one.role.value.capitalize()] if one.role and one.role is not ObjectRole.THUMBNAIL else []
    marks = {
        "displayLabel": one.label,
        "access": access,
        "note": "; ".join([*role, *digital_objects.facts(one)]) or None,
    }
    return text_element("url", catalogue.url_of_object(record.id, one), marks)


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
            *map(_info_note, map(revisions.line, about.revisions)),
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
