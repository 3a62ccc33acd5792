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
    Extent,
    Place,
    Record,
    Revision,
    Subject,
)
from catalog.standards import codes, digital_objects, names, revisions
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
    leaf,
    tagged,
    text_element,
)
from catalog.standards.whole_citation import WholeCitation, whole_citation
from catalog.vocabularies import Maker, RevisionEvent, Role

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
_extent, _facet, _dimensions = tagged("extent", "unit"), leaf("physfacet"), leaf("dimensions")
_languages = branch("langmaterial")
_language = tagged("language", "langcode")
_origination, _repository, _corporate = branch("origination"), branch("repository"), leaf("corpname")
_abstract, _daodesc, _p = leaf("abstract"), branch("daodesc"), leaf("p")
_genre, _controlaccess = leaf("genreform"), branch("controlaccess")


_WORDING = Wording(type="type", language=None, mark="altrender")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `ead` element."""
    head = _header(both_editions.head_of(record, catalogue), catalogue)
    own = _own(record, catalogue, whole_citation(record, catalogue))
    return document_element(_ead([head, within_units(record, own, _implied, _dsc)]))


def _header(head: both_editions.Head, catalogue: Catalogue) -> Markup:
    done = revisions.history(head.administration)
    made, rest = (done[0], done[1:]) if _is_plainly_made(done) else (None, done)
    return _header_element(
        [
            _eadid(head.identifier, head.address),
            _filedesc([_title_statement([_title_proper(head.title)]), _publication([_publisher(catalogue.name)])]),
            _profile(
                [
                    _creation(_made(made) if made else None),
                    _languages_used([_language_of(catalogue.language)]),
                    _rules("ISAD(G)"),
                ]
            ),
            _revisions(map(_changed, rest)),
        ]
    )


def _is_plainly_made(done: tuple[Revision, ...]) -> bool:
    """Whether a history begins with no more than by whom and on which day the description was made."""
    if [one.event for one in done].count(RevisionEvent.CREATED) != 1 or done[0].event is not RevisionEvent.CREATED:
        return False
    first = done[0]
    return not (first.elements or first.note or first.date_as_written or first.maker not in (None, Maker.PERSON))


def _made(revision: Revision) -> str:
    by = f"Described by {revision.by}" if revision.by else ""
    return " ".join(filter(None, (by, f"on {revision.date}" if revision.date else "")))


def _changed(revision: Revision) -> Markup:
    day = revision.date.isoformat() if revision.date else revision.date_as_written
    return _change([_day(day or revisions.NOT_STATED), _item(revisions.line(revisions.undated(revision)))])


def _language_of(tag: str) -> Markup:
    return _language(english_name(tag), bibliographic(tag))


@lru_cache(maxsize=4096)
def _implied(unit: both_editions.Unit) -> Markup:
    return _did([_unitid(unit.code), _unittitle(unit.title), _repository([_corporate(unit.archive)])])


def _own(record: Record, catalogue: Catalogue, cited: WholeCitation | None) -> Iterator[Markup]:
    return described(record, cited, _did(_identified(record, catalogue)), _access_points(record), _WORDING)


def _identified(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    code = record.reference_code
    if code and codes.locator(code):
        yield _unitid(codes.words(code))
    if record.ark:
        yield text_element("unitid", record.ark, {"type": "ark", "identifier": catalogue.url_of_ark(record.ark)})
    yield text_element("unitid", record.id, {"type": "record", "identifier": catalogue.url_of(record.id)})
    for number in record.identifiers:
        kind = number.system or (number.kind.value if number.kind else None)
        yield text_element("unitid", number.value, {"type": kind})
    beside = identifying_words(record, _WORDING)
    for title in (record.title, *record.other_titles, *[text.title for text in record.texts if text.title]):
        yield _unittitle(title.text)
    yield from map(_date, record.dates)
    yield from containers(record, "type")
    yield from map(_physical, record.extent)
    yield from [_physdesc([_extent(extent, None)]) for extent in both_editions.extents_of_texts(record)]
    yield _languages(map(_language_of, both_editions.material_languages(record)))
    for said in record.language_note:
        yield from (text_element("langmaterial", " ".join(words.split())) for words in said.paragraphs)
    yield from beside.get("materialspec", ())
    yield _origination([_name(agent, agent.role) for agent in record.creators])
    yield _origination([_name(agent, Role.AUTHOR) for agent in record.authors])
    yield _origination([_name(agent, Role.SIGNATORY) for agent in record.signatories])
    yield from beside.get("physloc", ())
    if code:
        yield _repository([_corporate(codes.archive_name(code))])
    if record.abstract:
        yield _abstract(record.abstract.text)
    page = both_editions.digital_address(record, catalogue)
    if page:
        yield element("dao", [], {"xlink:type": "simple", "xlink:href": page, "xlink:role": both_editions.PAGE})
    for one in record.digital_objects:
        marks = {
            "xlink:type": "simple",
            "xlink:href": catalogue.url_of_object(record.id, one),
            "xlink:role": both_editions.role_of_object(one),
            "xlink:title": one.label,
        }
        yield element("dao", [_daodesc(map(_p, digital_objects.facts(one)))], marks)


def _physical(extent: Extent) -> Markup:
    """The words, or number and unit; what it is made of and its measure, where the words do not say it."""
    unit = None if extent.as_written else extent.unit
    return _physdesc([_extent(extent.counted, unit), _facet(extent.material), _dimensions(extent.measure)])


def _date(date: Date) -> Markup:
    """The words of the date, and its normal form where it has one."""
    marks = {
        "calendar": both_editions.calendar(date),
        "normal": both_editions.iso_date(date),
        "certainty": both_editions.certainty(date),
        "type": date.span.value if date.span else None,
        "datechar": date.event.value if date.event else None,
    }
    return text_element("unitdate", both_editions.words_of_date(date), marks)


def _name(agent: Agent, role: Role | None) -> Markup:
    marks = {
        "role": f"{role.value} ({role.relator})" if role else None,
        "source": agent.source,
        "authfilenumber": names.authority(agent),
    }
    return text_element(both_editions.element_of(agent), names.heading(agent), marks)


def _heading(name: str, words: str, heading: Subject | Place, role: str | None = None) -> Markup:
    marks = {"role": role, "source": heading.source, "authfilenumber": heading.uri or heading.number}
    return text_element(name, words, marks)


def _access_points(record: Record) -> Markup:
    points = [_name(agent, role) for agent, role in both_editions.agents(record)]
    points += [_name(agent, None) for agent in record.mentions]
    points += [_heading(both_editions.heading_of(one), one.term, one) for one in record.subjects]
    points += [_heading("geogname", one.name, one) for one in record.places]
    points += [_heading("geogname", one.name, one, role) for role, one in both_editions.places_of_message(record)]
    return _controlaccess([*points, _genre(record.genre)])


FORMAT = FindingAid(
    name="ead2002",
    title="EAD 2002",
    media_type="application/xml",
    extension="ead2002.xml",
    encode=encode,
    many=XML_DOCUMENT,
    schema=XmlSchema(_NAMESPACE, _LOCATION),
    edition=Edition(declared=_DECLARED, head=_header, description=_own, implied=_implied, dsc=_DSC, type="type"),
)
