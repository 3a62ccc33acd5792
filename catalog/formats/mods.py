"""mods: MODS 3.7 of the Library of Congress, the elements in the order of its user guidelines.

The whole reference code stands in `physicalLocation`, where reference managers read it, and its place in the archive
in `shelfLocator`. MODS has no type of related item for a translation: each text is an `otherVersion` with its
translators, and the chain is a note. Certainty of names, marks of the typist and copies are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from catalog.formats import addresses, chain, codes, dates, names
from catalog.formats.format import Format, XmlSchema, xml_collection
from catalog.formats.languages import bibliographic
from catalog.formats.markup import XSI, Markup, element, opening_tag
from catalog.model import Agent, Catalogue, Date, Record, Text, Title, known
from catalog.vocabularies import AgentKind, DateEvent, Genre, Relation, Role

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
_EVENTS = {DateEvent.PUBLICATION: "dateIssued", DateEvent.UPLOAD: "dateIssued"}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `mods` element."""
    return element("mods", _elements(record, catalogue), {**_DECLARED, "version": "3.7"}).encode()


def _elements(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield from _titles(record.title, record.other_titles)
    yield from _names(record)
    yield element(
        "typeOfResource", _RESOURCES.get(record.genre, "text") if record.genre else "text", _collection(record)
    )
    if record.genre:
        yield element("genre", record.genre.value, {"authority": "local"})
    yield element("originInfo", _dates(record.dates))
    yield from _languages(record.languages)
    yield element("physicalDescription", [element("extent", record.extent)])
    if record.abstract:
        yield element("abstract", record.abstract.text, {"lang": _code(record.abstract.language)})
    yield from _notes(record)
    yield from _subjects(record)
    if record.reference_code:
        yield element("classification", codes.call_number(record.reference_code), {"authority": "local"})
    yield from _related(record, catalogue)
    yield element("identifier", record.id, {"type": "local"})
    yield element("identifier", catalogue.url_of(record.id), {"type": "uri"})
    yield _location(record, catalogue)
    yield from _conditions(record)
    yield _record_info(record, catalogue)


def _collection(record: Record) -> dict[str, str | None]:
    return {"collection": "yes" if record.level.is_aggregation else None}


def _titles(title: Title, others: Iterable[Title]) -> Iterator[Markup]:
    yield _title(title, None)
    for other in others:
        yield _title(other, "translated" if other.language != title.language else "alternative")


def _title(title: Title, kind: str | None) -> Markup:
    marks = {"type": kind, "supplied": "yes" if title.is_supplied else None, "lang": _code(title.language)}
    return element("titleInfo", [element("title", title.text)], marks)


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
    parts = (
        [element("namePart", agent.surname, {"type": "family"}), element("namePart", given, {"type": "given"})]
        if given
        else [element("namePart", agent.name)]
    )
    offices = (", ".join(part for part in (office.title, office.organization) if part) for office in agent.offices)
    return element(
        "name",
        [
            *parts,
            element("displayForm", agent.name),
            *(element("affiliation", office) for office in offices),
            *(_role(role) for role in roles),
            *(element("alternativeName", [element("namePart", form)]) for form in _forms(agent)),
            element("description", agent.note),
        ],
        {"type": _kind(agent), "valueURI": agent.authority if agent.authority and ":" in agent.authority else None},
    )


def _kind(agent: Agent) -> str | None:
    return "personal" if names.is_person(agent) else _KINDS[agent.kind] if agent.kind else None


def _forms(agent: Agent) -> Iterable[str]:
    written = " ".join(agent.as_written.split()) if agent.as_written else None
    forms = (written, *(form.name for form in agent.variants))
    return dict.fromkeys(form for form in forms if form and form != agent.name)


@cache
def _role(role: Role) -> Markup:
    code = element("roleTerm", role.relator, {"type": "code", "authority": "marcrelator"})
    return element("role", [code, element("roleTerm", role.value, {"type": "text"})])


def _dates(given: Iterable[Date], publisher: str | None = None) -> list[Markup]:
    """Dates in EDTF, a doubtful one marked; dates that are words alone stay words."""
    pieces = [element("publisher", publisher)]
    for date in given:
        name = _EVENTS.get(date.event, "dateCreated") if date.event else "dateCreated"
        doubt = date.edtf and (
            "questionable" if date.edtf.uncertain else "approximate" if date.edtf.approximate else None
        )
        marks = {"encoding": "edtf" if date.value else None, "qualifier": doubt or None}
        pieces.append(element(name, date.value or dates.words(date), marks))
    return list(dict.fromkeys(pieces))


def _languages(tags: Iterable[str]) -> Iterator[Markup]:
    for tag in tags:
        terms = [element("languageTerm", tag, {"type": "code", "authority": "rfc5646"})]
        if code := bibliographic(tag):
            terms.append(element("languageTerm", code, {"type": "code", "authority": "iso639-2b"}))
        yield element("language", terms)


def _notes(record: Record) -> Iterator[Markup]:
    for statement in chain.statements(record):
        yield element("note", statement, {"type": "translation"})
    if record.reference_code:
        yield element("note", codes.words(record.reference_code), {"type": "preferred citation"})
    yield element("note", record.custody, {"type": "ownership"} if record.custody else {})
    for note in record.notes:
        yield element("note", note)


def _subjects(record: Record) -> Iterator[Markup]:
    for subject in record.subjects:
        marks = {"valueURI": subject.uri, "lang": _code(subject.language)}
        yield element("subject", [element("topic", subject.term)], marks)
    for place in record.places:
        yield element("subject", [element("geographic", place.name, {"valueURI": place.uri})])
    for agent in record.mentions:
        yield element("subject", [element("name", [element("namePart", agent.name)], {"type": _kind(agent)})])


def _related(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The unit the document lies in, its texts, and other documents."""
    if record.reference_code:
        units = addresses.units(record.reference_code, catalogue)
        titles = [element("titleInfo", [element("title", ", ".join(label for _, label in units))])]
        yield element("relatedItem", [*titles, element("identifier", units[-1][0], {"type": "uri"})], {"type": "host"})
    for text in record.texts:
        yield _version(record, text, catalogue)
    for other in record.related:
        pieces = [
            element("titleInfo", [element("title", other.title)]),
            element("note", " ".join(other.as_written.split()) if other.as_written else None),
            element("identifier", codes.words(other.reference_code) if other.reference_code else None),
            element("location", [element("url", catalogue.url_of(other.record) if other.record else other.url)]),
        ]
        kind = _RELATED.get(other.relation)
        yield element("relatedItem", pieces, {"type": kind, "displayLabel": other.relation.value})


def _version(record: Record, text: Text, catalogue: Catalogue) -> Markup:
    published = text.published
    issued = [date for date in (published.date, known(published.uploaded)) if date] if published else []
    code = record.kept_at(text)
    number = text.registration_number
    pieces = [
        _title(text.title, None) if text.title else Markup(),
        *(_name(agent, Role.TRANSLATOR) for agent in text.translators),
        *(_name(agent, agent.role) for agent in text.contributors),
        element("originInfo", [*_dates(text.dates, published.publisher if published else None), *_issued(issued)]),
        *_languages(text.language),
        element("physicalDescription", [element("form", chain.stated_form(text)), element("extent", text.extent)]),
        *(element("note", note) for note in (*text.statements, *([text.note] if text.note else []))),
        element("identifier", number.number, {"type": "registration number"}) if number else Markup(),
        element("location", [element("physicalLocation", codes.words(code) if code else None)]),
        element("location", [element("url", published.url if published else None)]),
    ]
    address = addresses.text_url(record, text, catalogue)
    return element("relatedItem", pieces, {"type": "otherVersion", "xlink:href": address})


def _issued(given: Iterable[Date]) -> Iterator[Markup]:
    for date in given:
        yield element("dateIssued", date.value or dates.words(date), {"encoding": "edtf" if date.value else None})


def _location(record: Record, catalogue: Catalogue) -> Markup:
    code = record.reference_code
    return element(
        "location",
        [
            element("physicalLocation", codes.words(code) if code else None),
            element("shelfLocator", codes.locator(code) if code else None),
            element("url", record.url or catalogue.url_of(record.id), {"usage": "primary display"}),
        ],
    )


def _conditions(record: Record) -> Iterator[Markup]:
    rights = record.rights
    if record.access:
        yield element("accessCondition", record.access.conditions, {"type": "restriction on access"})
    if rights and (rights.statement or rights.uri):
        marks = {"type": "use and reproduction", "xlink:href": rights.uri, "lang": _code(rights.language)}
        yield element("accessCondition", rights.statement or rights.uri, marks)
    holder = known(rights.holder) if rights else None
    if holder:
        yield element("accessCondition", f"Rights holder: {holder.name}", {"type": "use and reproduction"})


def _record_info(record: Record, catalogue: Catalogue) -> Markup:
    about = record.administration
    day = {"encoding": "w3cdtf"}
    return element(
        "recordInfo",
        [
            element("recordContentSource", catalogue.name),
            element("recordCreationDate", about.created.isoformat(), day) if about.created else Markup(),
            element("recordChangeDate", about.modified.isoformat(), day) if about.modified else Markup(),
            element("recordIdentifier", record.id),
            element("languageOfCataloging", list(_languages_of(catalogue))),
            element("descriptionStandard", "isadg"),
        ],
    )


def _languages_of(catalogue: Catalogue) -> Iterator[Markup]:
    yield element("languageTerm", catalogue.language, {"type": "code", "authority": "rfc5646"})


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
