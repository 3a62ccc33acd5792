"""ead2002: Encoded Archival Description of 2002 (schema edition), the elements in the order of its tag library.

Built like `ead3`: the document in the finding aid of its fond. Translations are prose in `altformavail`; the
language of material is that of the text kept at the reference code. Certainty of names is told in `bioghist`;
romanisation systems and the brackets of transcripts are lost. Several records of a fond are one finding aid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.formats import chain, codes, dates, finding_aid, names
from catalog.formats.format import XML_DOCUMENT, XmlSchema
from catalog.formats.languages import bibliographic, english_name
from catalog.formats.markup import XSI, Markup, element
from catalog.formats.whole_fond import Edition, FindingAid
from catalog.model import Agent, Catalogue, Date, Record
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


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `ead` element."""
    head = _header(finding_aid.head_of(record, catalogue), catalogue)
    return element("ead", [head, _description(record, catalogue)], _DECLARED).encode()


def _header(head: finding_aid.Head, catalogue: Catalogue) -> Markup:
    about = head.administration
    made = [
        f"Described by {about.cataloguer}" if about.cataloguer else "",
        f"on {about.created}" if about.created else "",
    ]
    profile = [
        element("creation", " ".join(part for part in made if part) or None),
        element("langusage", [_language(catalogue.language)]),
        element("descrules", "ISAD(G)"),
    ]
    changes = (
        [element("change", [element("date", about.modified.isoformat()), element("item", "Revised")])]
        if about.modified
        else []
    )
    return element(
        "eadheader",
        [
            element("eadid", head.identifier, {"url": head.address}),
            element(
                "filedesc",
                [
                    element("titlestmt", [element("titleproper", head.title)]),
                    element("publicationstmt", [element("publisher", catalogue.name)]),
                ],
            ),
            element("profiledesc", profile),
            element("revisiondesc", changes),
        ],
    )


def _language(tag: str) -> Markup:
    return element("language", english_name(tag), {"langcode": bibliographic(tag)})


def _description(record: Record, catalogue: Catalogue) -> Markup:
    """The units above the document, each in the one before, and the document in the last."""
    above = finding_aid.units(record)
    levels = [(unit.level, unit.other_level) for unit in above] + [(record.level.value, None)]
    contents: list[list[Markup]] = [[_implied(unit)] for unit in above] + [list(_own(record, catalogue))]
    inner = Markup()
    for depth in reversed(range(len(levels))):
        level, other = levels[depth]
        below = [inner if depth else element("dsc", [inner], {"type": "combined"})] if inner else []
        inner = element("c" if depth else "archdesc", contents[depth] + below, {"level": level, "otherlevel": other})
    return inner


def _implied(unit: finding_aid.Unit) -> Markup:
    return element("did", [element("unitid", unit.code), element("unittitle", unit.title), *_repository(unit.archive)])


def _own(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield element("did", list(_did(record, catalogue)))
    yield _prose("accessrestrict", [record.access.conditions] if record.access else [])
    yield _prose("accessrestrict", [f"Classification: {record.classification}"] if record.classification else [])
    yield _prose("altformavail", chain.statements(record))
    yield _prose("bibliography", finding_aid.publications(record))
    yield _prose("bioghist", finding_aid.about_creators(record))
    yield _access_points(record)
    yield _prose("custodhist", [record.custody] if record.custody else [])
    yield _prose(
        "odd", [*record.notes, *(fact for text in record.texts for fact in finding_aid.about_text(record, text))]
    )
    elsewhere = finding_aid.kept_elsewhere(record)
    yield _prose("originalsloc", (f"{chain.language_names(text)} text: {place}" for text, place in elsewhere))
    yield _prose("relatedmaterial", finding_aid.related(record))
    yield _prose("scopecontent", [record.abstract.text] if record.abstract else [])
    yield _prose("userestrict", finding_aid.conditions_of_use(record))


def _prose(name: str, paragraphs: Iterable[str]) -> Markup:
    return element(name, [element("p", text) for text in paragraphs])


def _did(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    if record.reference_code:
        yield element("unitid", codes.words(record.reference_code))
    yield element("unitid", record.id, {"type": "record"})
    for title in (record.title, *record.other_titles, *(text.title for text in record.texts if text.title)):
        yield element("unittitle", title.text)
    yield from (_date(date) for date in record.dates)
    for extent in dict.fromkeys(
        extent for extent in (record.extent, *(text.extent for text in record.texts)) if extent
    ):
        yield element("physdesc", [element("extent", extent)])
    yield element("langmaterial", [_language(tag) for tag in finding_aid.material_languages(record)])
    yield element("origination", [_name(agent, Role.AUTHOR) for agent in record.authors])
    yield element("origination", [_name(agent, Role.SIGNATORY) for agent in record.signatories])
    if record.reference_code:
        yield from _repository(codes.archive_name(record.reference_code))
    if record.abstract:
        yield element("abstract", record.abstract.text)
    address = record.url or catalogue.url_of(record.id)
    yield element("dao", None, {"xlink:type": "simple", "xlink:href": address})


def _date(date: Date) -> Markup:
    """The words of the date, and its normal form where it has one."""
    doubt = date.edtf and (date.edtf.approximate or date.edtf.uncertain)
    certainty = date.certainty.value if date.certainty else "approximate" if doubt else None
    iso = finding_aid.iso_date(date)
    event = date.event.value if date.event else None
    return element("unitdate", dates.words(date), {"normal": iso, "certainty": certainty, "label": event})


def _repository(archive: str | None) -> Iterator[Markup]:
    if archive:
        yield element("repository", [element("corpname", archive)])


def _name(agent: Agent, role: Role | None) -> Markup:
    authority = agent.authority if agent.authority and ":" in agent.authority else None
    marks = {"role": f"{role.value} ({role.relator})" if role else None, "authfilenumber": authority}
    return element(finding_aid.element_of(agent), names.inverted(agent), marks)


def _access_points(record: Record) -> Markup:
    points = [_name(agent, role) for agent, role in finding_aid.agents(record)]
    points += [_name(agent, None) for agent in record.mentions]
    points += [element("subject", one.term, {"authfilenumber": one.uri}) for one in record.subjects]
    points += [element("geogname", one.name, {"authfilenumber": one.uri}) for one in record.places]
    points += [element("genreform", record.genre.value)] if record.genre else []
    return element("controlaccess", points)


FORMAT = FindingAid(
    name="ead2002",
    title="EAD 2002",
    media_type="application/xml",
    extension="ead2002.xml",
    encode=encode,
    many=XML_DOCUMENT,
    schema=XmlSchema(_NAMESPACE, _LOCATION),
    edition=Edition(declared=_DECLARED, head=_header, description=_own, implied=_implied, dsc={"type": "combined"}),
)
