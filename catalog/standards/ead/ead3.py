"""ead3: Encoded Archival Description, EAD3 1.1, the elements in the order of its tag library.

A document is in the finding aid of its fond: every unit above it is a component with its number, an opis as
`level="otherlevel" otherlevel="opis"`. The language of material is that of the text kept at the reference code;
translations are prose in `altformavail`, for EAD has no term for them. Romanisation systems and the brackets of
transcripts are lost. Several records of a fond are one finding aid, in archival order; a record at the level of
a unit describes it. What has no place in the fond is at its end, in a component of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from catalog.languages.codes import bibliographic, english_name, usual_script
from catalog.model import (
    Administration,
    Agent,
    Catalogue,
    Date,
    Record,
)
from catalog.standards import codes, dates, names
from catalog.standards.ead import finding_aid
from catalog.standards.ead.elements import described, within_units
from catalog.standards.ead.whole_fond import Edition, FindingAid
from catalog.standards.format import XML_DOCUMENT, XmlSchema
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
from catalog.vocabularies import Role

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
_status, _event_type, _agent_type = (pointer(name, "value") for name in ("maintenancestatus", "eventtype", "agenttype"))
_agent, _control_element = leaf("agent"), branch("control")
_did, _unitid, _unittitle = branch("did"), leaf("unitid"), tagged("unittitle", "lang")
_physdesc, _languages, _origination = leaf("physdesc"), branch("langmaterial"), branch("origination")
_single = tagged("datesingle", "standarddate")
_range, _from, _to = branch("daterange"), tagged("fromdate", "standarddate"), tagged("todate", "standarddate")
_abstract, _dao = tagged("abstract", "lang"), pointer("dao", "href", {"daotype": "unknown"})
_part, _repository, _corporate = leaf("part"), branch("repository"), branch("corpname")
_genre, _controlaccess = branch("genreform"), branch("controlaccess")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `ead` element."""
    head = _control(finding_aid.head_of(record, catalogue), catalogue)
    return document_element(_ead([head, within_units(record, _own(record, catalogue), _implied, _dsc)]))


def _control(head: finding_aid.Head, catalogue: Catalogue) -> Markup:
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
    """The days the description was made and changed; EAD wants at least one event."""
    for kind, day in (("created", about.created), ("revised", about.modified)):
        if day or kind == "created":
            iso = day.isoformat() if day else None
            yield _event(
                [
                    _event_type(kind),
                    _day(iso or "not stated", iso),
                    _agent_type("human" if about.cataloguer else "unknown"),
                    _agent(about.cataloguer or catalogue.name),
                ]
            )


@lru_cache(maxsize=4096)
def _implied(unit: finding_aid.Unit) -> Markup:
    return _did([_unitid(unit.code), _unittitle(unit.title, None), _repository([_corporate([_part(unit.archive)])])])


def _own(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    return described(record, _did(_identified(record, catalogue)), _access_points(record))


def _identified(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    code = record.reference_code
    if code:
        yield _unitid(codes.words(code))
    yield text_element("unitid", record.id, {"localtype": "record", "identifier": catalogue.url_of(record.id)})
    for title in (record.title, *record.other_titles, *[text.title for text in record.texts if text.title]):
        yield _unittitle(title.text, _code(title.language))
    yield from map(_date, record.dates)
    yield from map(_physdesc, finding_aid.extents(record))
    yield _languages(
        [_language(english_name(tag), bibliographic(tag)) for tag in finding_aid.material_languages(record)]
    )
    yield _origination([_name(agent, Role.AUTHOR) for agent in record.authors])
    yield _origination([_name(agent, Role.SIGNATORY) for agent in record.signatories])
    if code:
        yield _repository([_corporate([_part(codes.archive_name(code))])])
    if record.abstract:
        yield _abstract(record.abstract.text, _code(record.abstract.language))
    yield _dao(finding_aid.digital_address(record, catalogue))


def _date(date: Date) -> Markup:
    """A date or a range that can be normalised; else the words alone, for EAD3 allows anything as standarddate."""
    iso, words = finding_aid.iso_date(date), finding_aid.words_of_date(date)
    marks = {
        "calendar": finding_aid.calendar(date),
        "datechar": date.event.value if date.event else None,
        "certainty": finding_aid.certainty(date),
    }
    begin, _, end = (dates.iso_open(date) or "").partition("/")
    if end == ".." and not date.as_written:
        return element("unitdatestructured", [_range([_from(begin, begin)])], marks)
    if iso is None or not dates.is_said_in_parts(date) or dates.season(date):
        return text_element("unitdate", words, {"normal": iso, **marks})
    if "/" not in iso:
        inner = _single(words, iso)
    else:
        first, last = iso.split("/")
        inner = _range([_from(first, first), _to(last, last)])
    return element("unitdatestructured", [inner], marks)


def _name(agent: Agent, role: Role | None) -> Markup:
    authority = agent.authority if agent.authority and ":" in agent.authority else None
    marks = {"relator": role.relator if role else None, "identifier": authority}
    return element(finding_aid.element_of(agent), [_part(names.inverted(agent))], marks)


def _access_points(record: Record) -> Markup:
    points = [_name(agent, role) for agent, role in finding_aid.agents(record)]
    points += [_name(agent, None) for agent in record.mentions]
    points += [element("subject", [_part(one.term)], {"identifier": one.uri}) for one in record.subjects]
    points += [element("geogname", [_part(one.name)], {"identifier": one.uri}) for one in record.places]
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
