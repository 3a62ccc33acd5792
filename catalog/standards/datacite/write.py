"""datacite: DataCite Metadata 4.6, the properties in the order of their numbers; since 4.6 it knows translations.

The year of publication is that of a published text, or else that of the document, which citations give; a record
that states neither is not written in this format. A record without creators has the code for a value that is not
available. Certainty, offices other than their bodies, signatures and copies are lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalog.model import (
    Agent,
    Catalogue,
    Date,
    Record,
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
from catalog.standards.digital_objects import media_types
from catalog.standards.format import Format, XmlSchema, xml_collection
from catalog.standards.markup import (
    XSI,
    Markup,
    Tagged,
    branch,
    document_element,
    element,
    leaf,
    tagged,
    text_element,
)
from catalog.vocabularies import (
    DateEvent,
    Genre,
    Relation,
    Role,
)

__all__ = ["FORMAT"]

_NAMESPACE = "http://datacite.org/schema/kernel-4"
_LOCATION = "http://schema.datacite.org/meta/kernel-4.6/metadata.xsd"
_DECLARED = {"xmlns": _NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}"}
_UNAVAILABLE = ":unav"
_SCHEMES = {
    "viaf.org": "VIAF",
    "isni.org": "ISNI",
    "orcid.org": "ORCID",
    "ror.org": "ROR",
    "d-nb.info": "GND",
    "wikidata.org": "Wikidata",
}
_TYPES = {Genre.MAP: "Image", Genre.PHOTOGRAPH: "Image", Genre.REPORT: "Report"}
_ROLES = {Role.TRANSLATOR: "Translator", Role.EDITOR: "Editor", Role.SPONSOR: "Sponsor"}
_EVENTS = {
    None: "Created",
    DateEvent.CREATION: "Created",
    DateEvent.PUBLICATION: "Issued",
    DateEvent.UPLOAD: "Available",
}
_RELATIONS = {
    Relation.COPY: "IsIdenticalTo",
    Relation.DRAFT: "IsVersionOf",
    Relation.ENCLOSURE: "HasPart",
    Relation.PART: "HasPart",
    Relation.PUBLICATION: "IsPublishedIn",
    Relation.REPLIED_TO_BY: "IsReferencedBy",
}

_resource, _identifier = branch("resource", _DECLARED), leaf("identifier", {"identifierType": "URL"})
_creators, _creator, _creator_name = branch("creators"), branch("creator"), tagged("creatorName", "nameType")
_contributors, _contributor_name = branch("contributors"), tagged("contributorName", "nameType")
_given, _family, _affiliation = leaf("givenName"), leaf("familyName"), leaf("affiliation")
_name_identifier = tagged("nameIdentifier", "nameIdentifierScheme")
_titles = branch("titles")
_title = tagged("title", "xml:lang")
_publisher = leaf("publisher")
_year = leaf("publicationYear")
_type, _subjects, _plain_subject = tagged("resourceType", "resourceTypeGeneral"), branch("subjects"), leaf("subject")
_dates, _language = branch("dates"), leaf("language")
_alternates, _alternate = branch("alternateIdentifiers"), tagged("alternateIdentifier", "alternateIdentifierType")
_relateds = branch("relatedIdentifiers")
_related = tagged("relatedIdentifier", "relationType", {"relatedIdentifierType": "URL"})
_sizes, _size, _formats, _format = branch("sizes"), leaf("size"), branch("formats"), leaf("format")
_rights_list, _plain_rights = branch("rightsList"), leaf("rights")
_descriptions, _abstract = branch("descriptions"), tagged("description", "xml:lang", {"descriptionType": "Abstract"})
_other_description = leaf("description", {"descriptionType": "Other"})
_places, _place, _place_name = branch("geoLocations"), branch("geoLocation"), leaf("geoLocationPlace")


def fits(record: Record) -> bool:
    """Whether a year of publication, or of the document, is stated."""
    return _publication_year(record) is not None


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `resource` element."""
    return document_element(_resource(_properties(record, catalogue)))


def _publication_year(record: Record) -> str | None:
    published = [text.published for text in record.texts if text.published]
    issued = [day for one in published for day in (one.date, known(one.uploaded))]
    for date in (*issued, record.date):
        read = date.edtf if date else None
        bounds = [day[0] for day in (read.earliest, read.latest) if day] if read else []
        if bounds and 0 < bounds[0] <= 9999:
            return f"{bounds[0]:04}"
    return None


def _properties(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield _identifier(catalogue.url_of(record.id))
    creators = [_creator(_name(_creator_name, agent)) for agent in record.makers]
    yield _creators(creators or [_creator([_creator_name(_UNAVAILABLE, None)])])
    yield _titles(_each_title(record))
    yield _publisher(next(iter(chain.publishers(record)), catalogue.name))
    yield _year(_publication_year(record))
    kind = "Collection" if record.level.is_aggregation else _TYPES.get(record.genre, "Text") if record.genre else "Text"
    yield _type((record.genre or record.level).value, kind)
    yield _subjects(_each_subject(record))
    yield _contributors(_each_contributor(record))
    yield _dates(_each_date(record))
    text = chain.cited_text(record)
    yield _language(text.language[0] if text and text.language else None)
    yield _alternates(_each_alternate(record))
    yield _relateds(_each_related(record, catalogue))
    yield _sizes(map(_size, dict.fromkeys([*record.extents, *[text.extent for text in record.texts]])))
    yield _formats(map(_format, dict.fromkeys((*map(chain.stated_form, record.texts), *media_types(record)))))
    yield _rights_list(_rights(record))
    yield _descriptions(_each_description(record))
    yield _places([_place([_place_name(place.name)]) for place in record.places])


def _name(tag: Tagged, agent: Agent) -> Iterator[Markup]:
    """The name, its parts where they are known, its authority, and the bodies of its offices."""
    kind = "Organizational" if names.is_corporate(agent) else "Personal" if names.is_person(agent) else None
    given = names.forename(agent)
    yield tag(names.indexed(agent), kind)
    if given:
        yield _given(given)
        yield _family(names.surname(agent))
    if agent.authority and "://" in agent.authority:
        site = urlsplit(agent.authority).netloc.removeprefix("www.")
        yield _name_identifier(agent.authority, _SCHEMES.get(site, site))
    yield from map(_affiliation, dict.fromkeys([office.organization for office in agent.offices]))


def _each_title(record: Record) -> Iterator[Markup]:
    yield _title(record.title.text, record.title.language)
    for title in (*record.other_titles, *[text.title for text in record.texts if text.title]):
        kind = "TranslatedTitle" if titles.is_translation(title, record.title) else "AlternativeTitle"
        yield text_element("title", title.text, {"titleType": kind, "xml:lang": title.language})


def _each_subject(record: Record) -> Iterator[Markup]:
    for subject in record.subjects:
        yield text_element("subject", subject.term, {"valueURI": subject.uri, "xml:lang": subject.language})
    for agent in record.mentions:
        yield _plain_subject(agent.name)


def _each_contributor(record: Record) -> Iterator[Markup]:
    for agent in record.translators:
        yield _contributor("Translator", agent)
    for agent in record.recipients:
        yield _contributor("Other", agent)
    for agent in (*record.contributors, *[one for text in record.texts for one in text.contributors]):
        yield _contributor(_ROLES.get(agent.role, "Other"), agent)
    holder = known(record.rights.holder) if record.rights else None
    if holder:
        yield _contributor("RightsHolder", holder)
    if record.reference_code:
        name = _contributor_name(codes.archive_name(record.reference_code), "Organizational")
        yield element("contributor", [name], {"contributorType": "HostingInstitution"})


def _contributor(kind: str, agent: Agent) -> Markup:
    return element("contributor", _name(_contributor_name, agent), {"contributorType": kind})


def _each_date(record: Record) -> Iterator[Markup]:
    """Dates with the kind of their event; the words of the source as information."""
    given: list[tuple[Date, str]] = [(date, _EVENTS.get(date.event, "Other")) for date in record.dates]
    for text in record.texts:
        given += [(date, _EVENTS.get(date.event, "Other") if date.event else "Other") for date in text.dates]
    for date, kind in given:
        iso = dates.iso_date(date) or dates.iso_open(date)
        words = None if iso and not date.as_written and dates.is_said_whole(date) else dates.words(date)
        event = date.event.value if date.event and kind == "Other" else None
        words_of_event = ", ".join([part for part in (event, words if words != iso else None) if part])
        yield text_element("date", iso or words, {"dateType": kind, "dateInformation": words_of_event})


def _each_alternate(record: Record) -> Iterator[Markup]:
    yield _alternate(record.ark, "ARK")
    if record.reference_code:
        yield _alternate(codes.words(record.reference_code), "reference code")
    for other in record.identifiers:
        yield _alternate(other.value, other.system or (other.kind.value if other.kind else "other number"))
    for text in record.texts:
        number = text.registration_number
        if number:
            yield _alternate(number.number, "registration number")
        if text.published:
            yield _alternate(known(text.published.record_id), "publisher's record")


def _each_related(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The units above, each translation, where texts are published, and other documents with an address."""
    above = addresses.units_above(record, catalogue)
    if len(above) > 1:  # a fonds is kept by an archive, and part of none
        yield _related(above[-1][0], "IsPartOf")
    if record.part_of:
        yield _related(catalogue.url_of(record.part_of), "IsPartOf")
    for text in record.texts:
        kind = "HasTranslation" if text.translated_from else "HasVersion"
        yield _related(addresses.text_url(record, text, catalogue), kind)
        if text.published:
            yield _related(text.published.url, "HasTranslation" if text.translated_from else "IsPublishedIn")
    yield _related(record.url, "IsIdenticalTo")
    for one in record.digital_objects:
        yield _related(catalogue.url_of_object(record.id, one), "IsOriginalFormOf")
    for other in record.related:
        address = catalogue.url_of(other.record) if other.record else other.url
        yield _related(address, _RELATIONS.get(other.relation, "References"))


def _rights(record: Record) -> Iterator[Markup]:
    rights = record.rights
    if rights:
        marks = {"rightsURI": rights.uri, "xml:lang": rights.language}
        yield text_element("rights", rights.statement or rights.uri, marks)
    if record.access:
        yield _plain_rights(record.access.conditions)


def _each_description(record: Record) -> Iterator[Markup]:
    if record.abstract:
        yield _abstract(record.abstract.text, record.abstract.language)
    yield from map(_other_description, (*chain.statements(record), *(note.words for note in record.notes)))
    yield from (_other_description(row.labelled(words.text)) for row, words in stated_elements(record))
    for other in record.related:
        code = f", {codes.words(other.reference_code)}" if other.reference_code else ""
        yield _other_description(f"{other.relation.value.capitalize()}: {other.title}{code}")


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
