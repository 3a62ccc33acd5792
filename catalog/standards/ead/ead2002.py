"""ead2002: Encoded Archival Description of 2002 (schema edition), the elements in the order of its tag library.

Built like `ead3`: the document in the finding aid of its fond. Translations are prose in `altformavail`; the
language of material is that of the text kept at the reference code. Certainty of names is in `bioghist`;
romanisation systems and the brackets of transcripts are lost. Several records of a fond are one finding aid.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from catalog.languages.codes import bibliographic, english_name
from catalog.model import (
    Agent,
    Catalogue,
    Date,
    Record,
)
from catalog.standards import codes, names
from catalog.standards.ead import finding_aid
from catalog.standards.ead.elements import described, within_units
from catalog.standards.ead.whole_fond import Edition, FindingAid
from catalog.standards.format import XML_DOCUMENT, XmlSchema
from catalog.standards.markup import (
    XSI,
    Markup,
    branch,
    document_element,
    leaf,
    pointer,
    tagged,
    text_element,
)
from catalog.vocabularies import Role

__all__ = ["FORMAT"]

_NAMESPACE = "urn:isbn:1-931666-22-9"
_LOCATION = "http://www.loc.gov/ead/ead.xsd"
_DECLARED = {
    "xmlns": _NAMESPACE,
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}",
}

_DSC = {"type": "combined"}
_ead, _dsc = branch("ead", _DECLARED), branch("dsc", _DSC)
_header_element, _eadid, _filedesc = branch("eadheader"), tagged("eadid", "url"), branch("filedesc")
_title_statement, _title_proper = branch("titlestmt"), leaf("titleproper")
_publication, _publisher = branch("publicationstmt"), leaf("publisher")
_profile = branch("profiledesc")
_creation = leaf("creation")
_languages_used = branch("langusage")
_rules = leaf("descrules")
_revisions, _change, _day, _item = branch("revisiondesc"), branch("change"), leaf("date"), leaf("item")
_did, _unitid, _unittitle = branch("did"), leaf("unitid"), leaf("unittitle")
_physdesc = branch("physdesc")
_extent = leaf("extent")
_languages = branch("langmaterial")
_language = tagged("language", "langcode")
_origination, _repository, _corporate = branch("origination"), branch("repository"), leaf("corpname")
_abstract, _dao = leaf("abstract"), pointer("dao", "xlink:href", {"xlink:type": "simple"})
_subject, _place = tagged("subject", "authfilenumber"), tagged("geogname", "authfilenumber")
_genre, _controlaccess = leaf("genreform"), branch("controlaccess")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `ead` element."""
    head = _header(finding_aid.head_of(record, catalogue), catalogue)
    return document_element(_ead([head, within_units(record, _own(record, catalogue), _implied, _dsc)]))


def _header(head: finding_aid.Head, catalogue: Catalogue) -> Markup:
    about = head.administration
    made = [
        f"Described by {about.cataloguer}" if about.cataloguer else "",
        f"on {about.created}" if about.created else "",
    ]
    return _header_element(
        [
            _eadid(head.identifier, head.address),
            _filedesc([_title_statement([_title_proper(head.title)]), _publication([_publisher(catalogue.name)])]),
            _profile(
                [
                    _creation(" ".join([part for part in made if part])),
                    _languages_used([_language_of(catalogue.language)]),
                    _rules("ISAD(G)"),
                ]
            ),
            _revisions([_change([_day(about.modified.isoformat()), _item("Revised")])] if about.modified else []),
        ]
    )


def _language_of(tag: str) -> Markup:
    return _language(english_name(tag), bibliographic(tag))


@lru_cache(maxsize=4096)
def _implied(unit: finding_aid.Unit) -> Markup:
    return _did([_unitid(unit.code), _unittitle(unit.title), _repository([_corporate(unit.archive)])])


def _own(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    return described(record, _did(_identified(record, catalogue)), _access_points(record))


def _identified(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    code = record.reference_code
    if code:
        yield _unitid(codes.words(code))
    yield text_element("unitid", record.id, {"type": "record", "identifier": catalogue.url_of(record.id)})
    for title in (record.title, *record.other_titles, *[text.title for text in record.texts if text.title]):
        yield _unittitle(title.text)
    yield from map(_date, record.dates)
    yield from [_physdesc([_extent(extent)]) for extent in finding_aid.extents(record)]
    yield _languages(map(_language_of, finding_aid.material_languages(record)))
    yield _origination([_name(agent, Role.AUTHOR) for agent in record.authors])
    yield _origination([_name(agent, Role.SIGNATORY) for agent in record.signatories])
    if code:
        yield _repository([_corporate(codes.archive_name(code))])
    if record.abstract:
        yield _abstract(record.abstract.text)
    yield _dao(finding_aid.digital_address(record, catalogue))


def _date(date: Date) -> Markup:
    """The words of the date, and its normal form where it has one."""
    marks = {
        "calendar": finding_aid.calendar(date),
        "normal": finding_aid.iso_date(date),
        "certainty": finding_aid.certainty(date),
        "datechar": date.event.value if date.event else None,
    }
    return text_element("unitdate", finding_aid.words_of_date(date), marks)


def _name(agent: Agent, role: Role | None) -> Markup:
    authority = agent.authority if agent.authority and ":" in agent.authority else None
    marks = {"role": f"{role.value} ({role.relator})" if role else None, "authfilenumber": authority}
    return text_element(finding_aid.element_of(agent), names.inverted(agent), marks)


def _access_points(record: Record) -> Markup:
    points = [_name(agent, role) for agent, role in finding_aid.agents(record)]
    points += [_name(agent, None) for agent in record.mentions]
    points += [_subject(one.term, one.uri) for one in record.subjects]
    points += [_place(one.name, one.uri) for one in record.places]
    return _controlaccess([*points, _genre(record.genre)])


FORMAT = FindingAid(
    name="ead2002",
    title="EAD 2002",
    media_type="application/xml",
    extension="ead2002.xml",
    encode=encode,
    many=XML_DOCUMENT,
    schema=XmlSchema(_NAMESPACE, _LOCATION),
    edition=Edition(declared=_DECLARED, head=_header, description=_own, implied=_implied, dsc=_DSC),
)
