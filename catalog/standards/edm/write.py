"""edm: the Europeana Data Model (external) in RDF/XML, as Europeana takes it: document, agents, aggregation.

Europeana demands a rights statement out of its list and, of a text, a language: a record that does not state them is
not written in this format, for no program chooses a statement of rights. The chain of translations is in words.
Roles, certainty, signatures, registration numbers and copies are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.model import Agent, Catalogue, Date, DigitalObject, Record, stated_elements
from catalog.standards import (
    addresses,
    codes,
    dates,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.standards.digital_objects import facts, pictures
from catalog.standards.format import Format, XmlSchema, xml_collection
from catalog.standards.markup import (
    XSI,
    Markup,
    branch,
    document_element,
    element,
    leaf,
    pointer,
    tagged,
    text_element,
)
from catalog.vocabularies import DateEvent, Genre, ObjectRole, Relation

__all__ = ["FORMAT"]

_NAMESPACE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LOCATION = "http://www.europeana.eu/schemas/edm/EDM.xsd"
_DECLARED = {
    "xmlns:rdf": _NAMESPACE,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:edm": "http://www.europeana.eu/schemas/edm/",
    "xmlns:ore": "http://www.openarchives.org/ore/terms/",
    "xmlns:owl": "http://www.w3.org/2002/07/owl#",
    "xmlns:skos": "http://www.w3.org/2004/02/skos/core#",
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}",
}
_LICENCE = "by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd"
_RIGHTS = re.compile(
    rf"http://creativecommons\.org/(licenses/({_LICENCE})/(1\.0|2\.0|2\.5|3\.0|4\.0)/|publicdomain/(zero|mark)/1\.0/)"
    r"|http://rightsstatements\.org/vocab/(NoC-NC|NoC-OKLR|InC|InC-EDU|InC-OW-EU|CNE)/1\.0/"
)
"""The statements and licences that Europeana takes: `http://creativecommons.org/licenses/by/4.0/`."""
_NO_VIEWS = (ObjectRole.THUMBNAIL, ObjectRole.TRANSCRIPT, ObjectRole.MANIFEST)
_IMAGES = (Genre.MAP, Genre.PHOTOGRAPH)

_about, _resource = "rdf:about", "rdf:resource"
_rdf = branch("rdf:RDF", _DECLARED)
_contributor, _creator = pointer("dc:contributor", _resource), pointer("dc:creator", _resource)
_description, _plain_description = tagged("dc:description", "xml:lang"), leaf("dc:description")
_view, _shown_by, _object_of = (pointer(f"edm:{name}", _resource) for name in ("hasView", "isShownBy", "object"))
_format = leaf("dc:format")
_identifier, _language, _publisher = leaf("dc:identifier"), leaf("dc:language"), leaf("dc:publisher")
_relation, _source, _title = leaf("dc:relation"), leaf("dc:source"), tagged("dc:title", "xml:lang")
_subject, _subject_of_list = tagged("dc:subject", "xml:lang"), pointer("dc:subject", _resource)
_kind = leaf("dc:type", {"xml:lang": "en"})
_alternative = tagged("dcterms:alternative", "xml:lang")
_created = leaf("dcterms:created")
_extent = leaf("dcterms:extent")
_part_of = pointer("dcterms:isPartOf", _resource)
_spatial, _spatial_of_list = leaf("dcterms:spatial"), pointer("dcterms:spatial", _resource)
_location, _met = leaf("edm:currentLocation"), pointer("edm:hasMet", _resource)
_related, _type_of_edm = pointer("edm:isRelatedTo", _resource), leaf("edm:type")
_label = tagged("skos:prefLabel", "xml:lang")
_other_label = tagged("skos:altLabel", "xml:lang")
_note = leaf("skos:note")
_aggregated, _data_provider = pointer("edm:aggregatedCHO", _resource), leaf("edm:dataProvider")
_shown_at, _provider = pointer("edm:isShownAt", _resource), leaf("edm:provider")
_rights_text, _rights_address = tagged("dc:rights", "xml:lang"), pointer("edm:rights", _resource)


def fits(record: Record) -> bool:
    """Whether Europeana would take the record: its rights are of the list, and a text has a language."""
    return _rights(record) is not None and (_type(record) != "TEXT" or bool(record.languages))


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `rdf:RDF` element."""
    return document_element(_rdf(_resources(record, catalogue)))


def _rights(record: Record) -> str | None:
    """The statement as Europeana lists it: with http, which is its name, and not its address."""
    return _named_right(record.rights.uri if record.rights else None)


def _named_right(uri: str | None) -> str | None:
    named = re.sub("^https:", "http:", uri) if uri else ""
    return named if _RIGHTS.fullmatch(named) else None


def _type(record: Record) -> str:
    return "IMAGE" if record.genre in _IMAGES else "TEXT"


def _resources(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield element("edm:ProvidedCHO", _object(record, catalogue), {_about: catalogue.url_of(record.id)})
    for one in _views(record):
        yield _web_resource(one, record, catalogue)
    agents = (*record.makers, *_contributors(record), *record.mentions)
    named = {addresses.agent_url(agent, record, catalogue): agent for agent in reversed(agents)}
    for address, agent in reversed(named.items()):
        yield _agent(address, agent)
    for place in record.places:
        if place.uri:
            yield element("edm:Place", [_label(place.name, None)], {_about: place.uri})
    for subject in record.subjects:
        if subject.uri:
            yield element("skos:Concept", [_label(subject.term, subject.language)], {_about: subject.uri})
    yield _aggregation(record, catalogue)


def _object(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The document: its elements in any order, then those of EDM, its type the last."""
    yield from _dublin_core(record, catalogue)
    yield from _dcmi_terms(record, catalogue)
    if record.reference_code:
        yield _location(codes.archive_name(record.reference_code))
    for agent in record.mentions:
        yield _met(addresses.agent_url(agent, record, catalogue))
    for other in record.related:
        yield _related(catalogue.url_of(other.record) if other.record else other.url)
    yield _type_of_edm(_type(record))


def _dublin_core(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    for agent in _contributors(record):
        yield _contributor(addresses.agent_url(agent, record, catalogue))
    for agent in record.makers:
        yield _creator(addresses.agent_url(agent, record, catalogue))
    if record.abstract:
        yield _description(record.abstract.text, record.abstract.language)
    yield from (_plain_description(note.words) for note in record.notes)
    if record.reference_code:
        yield _identifier(codes.words(record.reference_code))
    yield _identifier(record.ark)
    yield from (_identifier(number.words) for number in record.identifiers)
    yield from map(_language, record.languages)
    yield from map(_publisher, chain.publishers(record))
    yield from map(_relation, (*chain.statements(record), *_others(record)))
    yield from map(_source, codes.places_kept(record))
    for subject in record.subjects:
        yield _subject_of_list(subject.uri) if subject.uri else _subject(subject.term, subject.language)
    yield _title(record.title.text, record.title.language)
    yield _kind((record.genre or record.level).value)


def _dcmi_terms(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    for title in (*record.other_titles, *[text.title for text in record.texts if text.title]):
        yield _alternative(title.text, title.language)
    created = [date for date in record.dates if date.event in (None, DateEvent.CREATION)]
    yield from map(_created, dict.fromkeys(map(_edtf, created)))
    yield from map(_extent, dict.fromkeys([*record.extents, *[text.extent for text in record.texts]]))
    yield from _whole(record, catalogue)
    for row, words in stated_elements(record):
        if row.edm:
            yield text_element(row.edm, words.text, {"xml:lang": words.language})
        else:
            yield _description(row.labelled(words.text), words.language)
    for place in record.places:
        yield _spatial_of_list(place.uri) if place.uri else _spatial(place.name)


def _edtf(date: Date) -> str | None:
    """Return a date in EDTF up to level 1, which Europeana reads; the bounds of one of level 2, or its words."""
    if date.value and not _LEVEL_2.search(date.value):
        return date.value
    return dates.iso_date(date) or dates.iso_open(date) or dates.words(date)


_LEVEL_2 = re.compile(r"^[\[{]|XXXX|\d{4}-(?:2[5-9]|3\d|4[01])(?!\d)")
"""Sets, years of which nothing is known, and parts of the year that are no seasons."""


def _whole(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The unit the document lies in."""
    above = addresses.units_above(record, catalogue)
    if len(above) > 1:  # a fonds is kept by an archive, and part of none
        yield _part_of(above[-1][0])
    if record.part_of:
        yield _part_of(catalogue.url_of(record.part_of))


def _contributors(record: Record) -> tuple[Agent, ...]:
    others = (agent for text in record.texts for agent in text.contributors)
    agents = (*record.recipients, *record.translators, *record.contributors, *others)
    return tuple({agent.name: agent for agent in reversed(agents)}.values())[::-1]


def _others(record: Record) -> Iterator[str]:
    """Related documents that have no address, in words."""
    for other in record.related:
        if not (other.record or other.url):
            code = codes.words(other.reference_code) if other.reference_code else None
            kind = "" if other.relation is Relation.RELATED else f"{other.relation.value.capitalize()}: "
            yield kind + ", ".join(part for part in (other.title, code) if part)


def _agent(address: str, agent: Agent) -> Markup:
    """A contextual entity: the name, its other forms, the offices."""
    written = " ".join(agent.as_written.split()) if agent.as_written else None
    forms = [(form.name, form.language) for form in agent.variants] + ([(written, None)] if written else [])
    others = [(form, tag) for form, tag in dict.fromkeys(forms) if form != agent.name]
    offices = ["; ".join(part for part in (one.title, one.organization) if part) for one in agent.offices]
    pieces = [
        _label(agent.name, None),
        *[_other_label(form, tag) for form, tag in others],
        *map(_note, (*offices, agent.note)),
    ]
    return element("edm:Agent", pieces, {_about: address})


def _views(record: Record) -> tuple[DigitalObject, ...]:
    """The objects that show or carry the document, the one to show first: pictures, then recordings and other files."""
    seen = pictures(record)
    names = {one.name for one in seen}
    others = [
        one
        for one in record.digital_objects
        if one.media_type and not one.is_image and one.role not in _NO_VIEWS and one.name not in names
    ]
    return (*seen, *others)


def _web_resource(one: DigitalObject, record: Record, catalogue: Catalogue) -> Markup:
    """An object, with its rights where they are its own."""
    return element(
        "edm:WebResource",
        [
            *map(_plain_description, filter(None, (one.label, *facts(one)))),
            _format(one.media_type),
            _rights_address(_named_right(one.rights)),
        ],
        {_about: catalogue.url_of_object(record.id, one)},
    )


def _aggregation(record: Record, catalogue: Catalogue) -> Markup:
    """Who gives the document, where it is seen, under which rights."""
    address = catalogue.url_of(record.id)
    statement = record.rights.statement if record.rights else None
    language = record.rights.language if record.rights else None
    views = [catalogue.url_of_object(record.id, one) for one in _views(record)]
    small = next((one for one in record.digital_objects if one.role is ObjectRole.THUMBNAIL), None)
    first_picture = next(iter(pictures(record)), None)
    shown = small or first_picture
    return element(
        "ore:Aggregation",
        [
            _aggregated(address),
            _data_provider(catalogue.name),
            *map(_view, views[1:]),
            _shown_at(record.url or address),
            _shown_by(views[0] if views else None),
            _object_of(catalogue.url_of_object(record.id, shown) if shown else None),
            _provider(catalogue.name),
            _rights_text(statement, language),
            _rights_address(_rights(record)),
        ],
        {_about: f"{address}#aggregation"},
    )


FORMAT = Format(
    name="edm",
    title="Europeana Data Model",
    media_type="application/rdf+xml",
    extension="edm.xml",
    encode=encode,
    many=xml_collection("<records>", "</records>"),
    schema=XmlSchema(_NAMESPACE, _LOCATION),
    fits=fits,
    needs="a rights URI of Europeana's list and, for a text, the language of one of its texts",
)
