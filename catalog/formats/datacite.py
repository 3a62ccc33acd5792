"""datacite: DataCite Metadata 4.6, the properties in the order of their numbers; since 4.6 it knows translations.

The year of publication is that of a published text, or else that of the document, which citations give; a record
that states neither is not written in this format. A record without creators has the code for a value that is not
available. Certainty, offices other than their bodies, signatures and copies are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from catalog.formats import addresses, chain, codes, dates, names
from catalog.formats.format import Format, XmlSchema, xml_collection
from catalog.formats.markup import XSI, Markup, element
from catalog.model import Agent, Catalogue, Date, Record, known
from catalog.vocabularies import DateEvent, Genre, Relation, Role

__all__ = ["FORMAT"]

_NAMESPACE = "http://datacite.org/schema/kernel-4"
_LOCATION = "http://schema.datacite.org/meta/kernel-4.6/metadata.xsd"
_DECLARED = {"xmlns": _NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}"}
_UNAVAILABLE = ":unav"
_TYPES = {Genre.MAP: "Image", Genre.PHOTOGRAPH: "Image", Genre.REPORT: "Report"}
_ROLES = {Role.TRANSLATOR: "Translator", Role.EDITOR: "Editor", Role.SPONSOR: "Sponsor"}
_EVENTS = {
    None: "Created",
    DateEvent.CREATION: "Created",
    DateEvent.PUBLICATION: "Issued",
    DateEvent.UPLOAD: "Available",
    DateEvent.SENDING: "Submitted",
    DateEvent.RECEIPT: "Accepted",
}
_RELATIONS = {
    Relation.COPY: "IsIdenticalTo",
    Relation.DRAFT: "IsVersionOf",
    Relation.ENCLOSURE: "HasPart",
    Relation.PART: "HasPart",
    Relation.PUBLICATION: "IsPublishedIn",
    Relation.REPLIED_TO_BY: "IsReferencedBy",
}


def fits(record: Record) -> bool:
    """Whether a year of publication, or of the document, is stated."""
    return _year(record) is not None


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `resource` element."""
    return element("resource", list(_properties(record, catalogue)), _DECLARED).encode()


def _year(record: Record) -> str | None:
    published = [text.published for text in record.texts if text.published]
    issued = [day for one in published for day in (one.date, known(one.uploaded))]
    for date in (*issued, record.date):
        parts = dates.calendar_parts(date)
        if parts and 1000 <= parts[0][0] <= 9999:
            return str(parts[0][0])
    return None


def _properties(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield element("identifier", catalogue.url_of(record.id), {"identifierType": "URL"})
    creators = [element("creator", list(_name("creatorName", agent))) for agent in record.creators]
    yield element("creators", creators or [element("creator", [element("creatorName", _UNAVAILABLE)])])
    yield element("titles", list(_titles(record)))
    yield element("publisher", next(iter(chain.publishers(record)), catalogue.name))
    yield element("publicationYear", _year(record))
    kind = "Collection" if record.level.is_aggregation else _TYPES.get(record.genre, "Text") if record.genre else "Text"
    yield element("resourceType", (record.genre or record.level).value, {"resourceTypeGeneral": kind})
    yield element("subjects", list(_subjects(record)))
    yield element("contributors", list(_contributors(record)))
    yield element("dates", list(_dates(record)))
    text = chain.cited_text(record)
    yield element("language", text.language[0] if text and text.language else None)
    yield element("alternateIdentifiers", list(_alternates(record)))
    yield element("relatedIdentifiers", list(_related(record, catalogue)))
    extents = (record.extent, *(text.extent for text in record.texts))
    yield element("sizes", [element("size", extent) for extent in dict.fromkeys(extents) if extent])
    forms = dict.fromkeys(chain.stated_form(text) for text in record.texts)
    yield element("formats", [element("format", form) for form in forms if form])
    yield element("rightsList", list(_rights(record)))
    yield element("descriptions", list(_descriptions(record)))
    places = [element("geoLocation", [element("geoLocationPlace", place.name)]) for place in record.places]
    yield element("geoLocations", places)


def _name(tag: str, agent: Agent) -> Iterator[Markup]:
    """The name, its parts where they are known, its authority, and the bodies of its offices."""
    kind = "Organizational" if names.is_corporate(agent) else "Personal" if names.is_person(agent) else None
    given = names.forename(agent)
    yield element(tag, names.indexed(agent), {"nameType": kind})
    if given:
        yield element("givenName", given)
        yield element("familyName", agent.surname)
    if agent.authority and "://" in agent.authority:
        scheme = urlsplit(agent.authority).netloc
        yield element("nameIdentifier", agent.authority, {"nameIdentifierScheme": scheme})
    for body in dict.fromkeys(office.organization for office in agent.offices if office.organization):
        yield element("affiliation", body)


def _titles(record: Record) -> Iterator[Markup]:
    yield element("title", record.title.text, {"xml:lang": record.title.language})
    for title in (*record.other_titles, *(text.title for text in record.texts if text.title)):
        kind = "AlternativeTitle" if title.language == record.title.language else "TranslatedTitle"
        yield element("title", title.text, {"titleType": kind, "xml:lang": title.language})


def _subjects(record: Record) -> Iterator[Markup]:
    for subject in record.subjects:
        yield element("subject", subject.term, {"valueURI": subject.uri, "xml:lang": subject.language})
    for agent in record.mentions:
        yield element("subject", agent.name)


def _contributors(record: Record) -> Iterator[Markup]:
    for agent in record.translators:
        yield _contributor("Translator", agent)
    for agent in record.recipients:
        yield _contributor("Other", agent)
    for agent in (*record.contributors, *(one for text in record.texts for one in text.contributors)):
        yield _contributor(_ROLES.get(agent.role, "Other"), agent)
    holder = known(record.rights.holder) if record.rights else None
    if holder:
        yield _contributor("RightsHolder", holder)
    if record.reference_code:
        name = element("contributorName", codes.archive_name(record.reference_code), {"nameType": "Organizational"})
        yield element("contributor", [name], {"contributorType": "HostingInstitution"})


def _contributor(kind: str, agent: Agent) -> Markup:
    return element("contributor", list(_name("contributorName", agent)), {"contributorType": kind})


def _dates(record: Record) -> Iterator[Markup]:
    """Dates with the kind of their event; the words of the source as information."""
    given: list[tuple[Date, str]] = [(date, _EVENTS.get(date.event, "Other")) for date in record.dates]
    for text in record.texts:
        given += [(date, _EVENTS.get(date.event, "Other") if date.event else "Other") for date in text.dates]
    for date, kind in given:
        iso = dates.first_iso((date,))
        words = dates.words(date)
        event = date.event.value if date.event and kind == "Other" else None
        told = ", ".join(part for part in (event, words if words != iso else None) if part)
        yield element("date", iso or words, {"dateType": kind, "dateInformation": told or None})


def _alternates(record: Record) -> Iterator[Markup]:
    if record.reference_code:
        words = codes.words(record.reference_code)
        yield element("alternateIdentifier", words, {"alternateIdentifierType": "reference code"})
    for text in record.texts:
        number = text.registration_number
        if number:
            yield element("alternateIdentifier", number.number, {"alternateIdentifierType": "registration number"})
        published = known(text.published.record_id) if text.published else None
        if published:
            yield element("alternateIdentifier", published, {"alternateIdentifierType": "publisher's record"})


def _related(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The units above, each translation, where texts are published, and other documents with an address."""
    if record.reference_code:
        yield _relation("IsPartOf", addresses.units(record.reference_code, catalogue)[-1][0])
    if record.part_of:
        yield _relation("IsPartOf", catalogue.url_of(record.part_of))
    for text in record.texts:
        kind = "HasTranslation" if text.translated_from else "HasVersion"
        yield _relation(kind, addresses.text_url(record, text, catalogue))
        if text.published and text.published.url:
            yield _relation("HasTranslation" if text.translated_from else "IsPublishedIn", text.published.url)
    if record.url:
        yield _relation("IsIdenticalTo", record.url)
    for other in record.related:
        address = catalogue.url_of(other.record) if other.record else other.url
        if address:
            yield _relation(_RELATIONS.get(other.relation, "References"), address)


def _relation(kind: str, address: str) -> Markup:
    return element("relatedIdentifier", address, {"relatedIdentifierType": "URL", "relationType": kind})


def _rights(record: Record) -> Iterator[Markup]:
    rights = record.rights
    if rights:
        marks = {"rightsURI": rights.uri, "xml:lang": rights.language}
        yield element("rights", rights.statement or rights.uri, marks)
    if record.access:
        yield element("rights", record.access.conditions)


def _descriptions(record: Record) -> Iterator[Markup]:
    if record.abstract:
        marks = {"descriptionType": "Abstract", "xml:lang": record.abstract.language}
        yield element("description", record.abstract.text, marks)
    yield from _others((*chain.statements(record), *record.notes, *([record.custody] if record.custody else [])))
    for other in record.related:
        code = f", {codes.words(other.reference_code)}" if other.reference_code else ""
        yield from _others([f"{other.relation.value.capitalize()}: {other.title}{code}"])


def _others(texts: Iterable[str]) -> Iterator[Markup]:
    return (element("description", text, {"descriptionType": "Other"}) for text in texts)


FORMAT = Format(
    name="datacite",
    title="DataCite 4.6",
    media_type="application/vnd.datacite.datacite+xml",
    extension="datacite.xml",
    encode=encode,
    many=xml_collection("<resources>", "</resources>"),
    schema=XmlSchema(_NAMESPACE, _LOCATION),
    fits=fits,
    needs="a year: of a published text, or of the document",
)
