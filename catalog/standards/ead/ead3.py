"""ead3: Encoded Archival Description, EAD3 1.1, the elements in the order of its tag library.

A document is in the finding aid of its fond: every unit above it is a component with its number, an opis as
`level="otherlevel" otherlevel="opis"`. The language of material is that of the text kept at the reference code;
translations are prose in `altformavail`, for EAD has no term for them. Romanisation systems and the brackets of
transcripts are lost. Several records of a fond are one finding aid, in archival order; a record at the level of
a unit describes it. What has no place in the fond is at its end, in a component of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from catalog.languages.codes import bibliographic, english_name, usual_script
from catalog.model import (
    Administration,
    Agent,
    Catalogue,
    Date,
    Extent,
    Place,
    Record,
    Revision,
    Subject,
)
from catalog.standards import codes, dates, digital_objects, names, revisions
from catalog.standards.ead import both_editions
from catalog.standards.ead.elements import Wording, containers, described, identifying_words, within_units
from catalog.standards.ead.finding_aid import Edition, FindingAid
from catalog.standards.format import XML_DOCUMENT, XmlSchema
from catalog.standards.markup import (
    XSI,
    Markup,
    branch,
    document_element,
    element,
    fragment,
    leaf,
    pointer,
    tagged,
    text_element,
)
from catalog.standards.whole_citation import WholeCitation, whole_citation
from catalog.vocabularies import Maker, RevisionEvent, Role

__all__ = ["FORMAT"]

_NAMESPACE = "http://ead3.archivists.org/schema/"
_LOCATION = "https://www.loc.gov/ead/ead3.xsd"
_DECLARED = {"xmlns": _NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}"}

_ead, _dsc = branch("ead", _DECLARED), branch("dsc")
_recordid, _title_proper, _publisher = tagged("recordid", "instanceurl"), leaf("titleproper"), leaf("publisher")
_filedesc, _title_statement, _publication = branch("filedesc"), branch("titlestmt"), branch("publicationstmt")
_agency, _agency_name = branch("maintenanceagency"), leaf("agencyname")
_declaration = branch("languagedeclaration")
_language = tagged("language", "langcode")
_script = tagged("script", "scriptcode")
_convention, _abbreviation, _citation = branch("conventiondeclaration"), leaf("abbr"), leaf("citation")
_licence, _licence_citation = branch("rightsdeclaration"), tagged("citation", "href")
_maintenance = branch("maintenancehistory")
_event = branch("maintenanceevent")
_day = tagged("eventdatetime", "standarddatetime")
_status = pointer("maintenancestatus", "value")
_agent, _event_words, _control_element = leaf("agent"), leaf("eventdescription"), branch("control")
_did, _unitid, _unittitle = branch("did"), leaf("unitid"), tagged("unittitle", "lang")
_physdesc, _languages, _origination = leaf("physdesc"), branch("langmaterial"), branch("origination")
_single = tagged("datesingle", "standarddate")
_range, _from, _to = branch("daterange"), tagged("fromdate", "standarddate"), tagged("todate", "standarddate")
_abstract, _daoset, _described, _p = tagged("abstract", "lang"), branch("daoset"), branch("descriptivenote"), leaf("p")
_part, _repository, _corporate = leaf("part"), branch("repository"), branch("corpname")
_quantity, _unit, _facet, _dimensions = leaf("quantity"), leaf("unittype"), leaf("physfacet"), leaf("dimensions")
_p, _descriptive = leaf("p"), branch("descriptivenote")
_MATERIAL = {"coverage": "whole", "physdescstructuredtype": "otherphysdescstructuredtype"}
_genre, _controlaccess = branch("genreform"), branch("controlaccess")


_WORDING = Wording(type="localtype", language="lang", mark="localtype")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `ead` element."""
    head = _control(both_editions.head_of(record, catalogue), catalogue)
    own = _own(record, catalogue, whole_citation(record, catalogue))
    return document_element(_ead([head, within_units(record, own, _implied, _dsc)]))


def _control(head: both_editions.Head, catalogue: Catalogue) -> Markup:
    about = head.administration
    licence = about.metadata_license or catalogue.metadata_license
    return _control_element(
        [
            _recordid(head.identifier, head.address),
            _filedesc([_title_statement([_title_proper(head.title)]), _publication([_publisher(catalogue.name)])]),
            _status("revised" if about.modified else "new"),
            _agency([_agency_name(catalogue.name)]),
            _declaration(_declared_language(catalogue)),
            _convention([_abbreviation("ISAD(G)"), _citation("ISAD(G), second edition")]),
            _licence([_licence_citation(licence, licence)]),
            _maintenance(_history(about, catalogue)),
        ]
    )


def _declared_language(catalogue: Catalogue) -> Iterator[Markup]:
    yield _language(english_name(catalogue.language), bibliographic(catalogue.language))
    script = usual_script(catalogue.language)
    yield _script(script, script)


def _history(about: Administration, catalogue: Catalogue) -> Iterator[Markup]:
    """What was done to the description; EAD wants at least one event, and an agent of each."""
    for one in revisions.history(about) or (Revision(event=RevisionEvent.CREATED),):
        iso = one.date.isoformat() if one.date else None
        yield _event(
            [
                _coded("eventtype", _EVENT_TYPES.get(one.event, "revised"), one.event.value),
                _day(iso or one.date_as_written or revisions.NOT_STATED, iso),
                _coded("agenttype", _AGENT_TYPES[one.maker], one.maker.value if one.maker in _MACHINES else None),
                _agent(one.by or (revisions.NOT_STATED if one in about.revisions else catalogue.name)),
                *map(_event_words, revisions.details(one)),
            ]
        )


def _coded(name: str, code: str, word: str | None) -> Markup:
    """Return a word of a list of EAD3, and within it the word that says more."""
    return text_element(name, word if word != code else None, {"value": code}) or element(name, [], {"value": code})


_EVENT_TYPES = {
    RevisionEvent.CREATED: "created",
    RevisionEvent.IMPORTED: "derived",
}
"""EAD3's list of events: all others are `revised`."""
_MACHINES = (Maker.IMPORT, Maker.PROGRAM, Maker.MODEL)
_AGENT_TYPES: Mapping[Maker | None, str] = {
    None: "unknown",
    Maker.PERSON: "human",
    **dict.fromkeys(_MACHINES, "machine"),
}


@lru_cache(maxsize=4096)
def _implied(unit: both_editions.Unit) -> Markup:
    return _did([_unitid(unit.code), _unittitle(unit.title, None), _repository([_corporate([_part(unit.archive)])])])


def _own(record: Record, catalogue: Catalogue, cited: WholeCitation | None) -> Iterator[Markup]:
    return described(record, cited, _did(_identified(record, catalogue)), _access_points(record), _WORDING)


def _identified(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    code = record.reference_code
    if code and codes.locator(code):
        yield _unitid(codes.words(code))
    if record.ark:
        yield text_element("unitid", record.ark, {"localtype": "ark", "identifier": catalogue.url_of_ark(record.ark)})
    yield text_element("unitid", record.id, {"localtype": "record", "identifier": catalogue.url_of(record.id)})
    for number in record.identifiers:
        kind = number.system or (number.kind.value if number.kind else None)
        yield text_element("unitid", number.value, {"localtype": kind})
    beside = identifying_words(record, _WORDING)
    for title in (record.title, *record.other_titles, *[text.title for text in record.texts if text.title]):
        yield _unittitle(title.text, _code(title.language))
    yield from map(_date, record.dates)
    yield from containers(record, "localtype")
    yield from map(_physical, record.extent)
    yield from map(_physdesc, both_editions.extents_of_texts(record))
    languages = [_language(english_name(tag), bibliographic(tag)) for tag in both_editions.material_languages(record)]
    yield from _language_words(record, languages)
    yield from beside.get("materialspec", ())
    yield _origination([_name(agent, agent.role) for agent in record.creators])
    yield _origination([_name(agent, Role.AUTHOR) for agent in record.authors])
    yield _origination([_name(agent, Role.SIGNATORY) for agent in record.signatories])
    yield from beside.get("physloc", ())
    if code:
        yield _repository([_corporate([_part(codes.archive_name(code))])])
    if record.abstract:
        yield _abstract(record.abstract.text, _code(record.abstract.language))
    yield _objects(record, catalogue)


def _objects(record: Record, catalogue: Catalogue) -> Markup:
    """The page of the document, and its digital objects; several are in a set."""
    page = both_editions.digital_address(record, catalogue)
    marks = {"daotype": "unknown", "href": page, "localtype": both_editions.PAGE}
    found = [element("dao", [], marks)] if page else []
    for one in record.digital_objects:
        marks = {
            "daotype": "derived" if one.role else "unknown",
            "href": catalogue.url_of_object(record.id, one),
            "linktitle": " ".join(one.label.split()) if one.label else None,
            "localtype": both_editions.role_of_object(one),
        }
        found.append(element("dao", [_described(map(_p, digital_objects.facts(one)))], marks))
    return _daoset(found) if len(found) > 1 else fragment(found)


def _language_words(record: Record, languages: list[Markup]) -> Iterator[Markup]:
    """The languages, and what is said of them; without any, EAD3 wants the words in the place of one."""
    said = [paragraph for words in record.language_note for paragraph in words.paragraphs]
    if languages:
        yield _languages([*languages, _descriptive(map(_p, said))])
    else:
        yield _languages([_language(" ".join(words.split()), None) for words in said])


def _physical(extent: Extent) -> Markup:
    """The words, or number and unit in elements of their own; EAD3 wants both of them."""
    if extent.as_written or not (extent.quantity and extent.unit):
        return _physdesc(extent.words)
    parts = [_quantity(extent.quantity), _unit(extent.unit), _facet(extent.medium), _dimensions(extent.dimensions)]
    return element("physdescstructured", parts, _MATERIAL)


def _date(date: Date) -> Markup:
    """A date or a range that can be normalised; else the words, for EAD3 has none for a range as a whole."""
    span = date.span.value if date.span else None
    iso, words = both_editions.iso_date(date), both_editions.words_of_date(date)
    marks = {
        "calendar": both_editions.calendar(date),
        "datechar": date.event.value if date.event else None,
        "certainty": both_editions.certainty(date),
    }
    begin, _, end = (dates.iso_open(date) or "").partition("/")
    if end == ".." and not date.as_written:
        return element("unitdatestructured", [_range([_from(begin, begin)])], {**marks, "unitdatetype": span})
    if iso is None or not dates.is_said_in_parts(date) or dates.season(date) or ("/" in iso and date.as_written):
        return text_element("unitdate", words, {"normal": iso, **marks, "unitdatetype": span})
    if "/" not in iso:
        inner = _single(words, iso)
    else:
        first, last = iso.split("/")
        inner = _range([_from(first, first), _to(last, last)])
    return element("unitdatestructured", [inner], {**marks, "unitdatetype": span})


def _name(agent: Agent, role: Role | None) -> Markup:
    marks = {"relator": role.relator if role else None, "source": agent.source, "identifier": names.authority(agent)}
    return element(both_editions.element_of(agent), [_part(names.heading(agent))], marks)


def _heading(name: str, words: str, heading: Subject | Place, role: str | None = None) -> Markup:
    marks = {"relator": role, "source": heading.source, "identifier": heading.uri or heading.number}
    return element(name, [_part(words)], marks)


def _access_points(record: Record) -> Markup:
    points = [_name(agent, role) for agent, role in both_editions.agents(record)]
    points += [_name(agent, None) for agent in record.mentions]
    points += [_heading(both_editions.heading_of(one), one.term, one) for one in record.subjects]
    points += [_heading("geogname", one.name, one) for one in record.places]
    points += [_heading("geogname", one.name, one, role) for role, one in both_editions.places_of_message(record)]
    return _controlaccess([*points, _genre([_part(record.genre)])])


def _code(language: str | None) -> str | None:
    return bibliographic(language) if language else None


FORMAT = FindingAid(
    name="ead3",
    title="EAD3",
    media_type="application/xml",
    extension="ead3.xml",
    encode=encode,
    many=XML_DOCUMENT,
    schema=XmlSchema(_NAMESPACE, _LOCATION),
    edition=Edition(declared=_DECLARED, head=_control, description=_own, implied=_implied, dsc={}),
)
