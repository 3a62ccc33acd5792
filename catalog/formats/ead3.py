"""ead3: Encoded Archival Description, EAD3 1.1, the elements in the order of its tag library.

A document stands in the finding aid of its fond: every unit above it is a component with its number, an opis as
`level="otherlevel" otherlevel="opis"`. The language of material is that of the text kept at the reference code;
translations are prose in `altformavail`, for EAD has no term for them. Romanisation systems and the brackets of
transcripts are lost. Several records of a fond are one finding aid, in the order of the shelf; a record at the level of
a unit describes it. What has no place in the fond stands at its end, in a component of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.formats import chain, codes, dates, finding_aid, names
from catalog.formats.format import XML_DOCUMENT, XmlSchema
from catalog.formats.languages import bibliographic, english_name, usual_script
from catalog.formats.markup import XSI, Markup, element
from catalog.formats.whole_fond import Edition, FindingAid
from catalog.model import Administration, Agent, Catalogue, Date, Record
from catalog.vocabularies import Role

__all__ = ["FORMAT"]

_NAMESPACE = "http://ead3.archivists.org/schema/"
_LOCATION = "https://www.loc.gov/ead/ead3.xsd"
_DECLARED = {"xmlns": _NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}"}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `ead` element."""
    head = _control(finding_aid.head_of(record, catalogue), catalogue)
    return element("ead", [head, _description(record, catalogue)], _DECLARED).encode()


def _control(head: finding_aid.Head, catalogue: Catalogue) -> Markup:
    about = head.administration
    licence = about.metadata_license or catalogue.metadata_license
    return element(
        "control",
        [
            element("recordid", head.identifier, {"instanceurl": head.address}),
            element(
                "filedesc",
                [
                    element("titlestmt", [element("titleproper", head.title)]),
                    element("publicationstmt", [element("publisher", catalogue.name)]),
                ],
            ),
            element("maintenancestatus", None, {"value": "revised" if about.modified else "new"}),
            element("maintenanceagency", [element("agencyname", catalogue.name)]),
            element("languagedeclaration", list(_declared_language(catalogue))),
            element(
                "conventiondeclaration", [element("abbr", "ISAD(G)"), element("citation", "ISAD(G), second edition")]
            ),
            element("rightsdeclaration", [element("citation", licence, {"href": licence})]) if licence else Markup(),
            element("maintenancehistory", list(_history(about, catalogue))),
        ],
    )


def _declared_language(catalogue: Catalogue) -> Iterator[Markup]:
    code = bibliographic(catalogue.language)
    yield element("language", english_name(catalogue.language), {"langcode": code})
    script = usual_script(catalogue.language)
    yield element("script", script, {"scriptcode": script})


def _history(about: Administration, catalogue: Catalogue) -> Iterator[Markup]:
    """The days the description was made and changed; EAD wants at least one event."""
    for kind, day in (("created", about.created), ("revised", about.modified)):
        if day or kind == "created":
            iso = day.isoformat() if day else None
            yield element(
                "maintenanceevent",
                [
                    element("eventtype", None, {"value": kind}),
                    element("eventdatetime", iso or "not stated", {"standarddatetime": iso}),
                    element("agenttype", None, {"value": "human" if about.cataloguer else "unknown"}),
                    element("agent", about.cataloguer or catalogue.name),
                ],
            )


def _description(record: Record, catalogue: Catalogue) -> Markup:
    """The units above the document, each in the one before, and the document in the last."""
    above = finding_aid.units(record)
    levels = [(unit.level, unit.other_level) for unit in above] + [(record.level.value, None)]
    contents: list[list[Markup]] = [[_implied(unit)] for unit in above] + [list(_own(record, catalogue))]
    inner = Markup()
    for depth in reversed(range(len(levels))):
        level, other = levels[depth]
        body = contents[depth] + ([inner if depth else element("dsc", [inner])] if inner else [])
        inner = element("c" if depth else "archdesc", body, {"level": level, "otherlevel": other})
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
    yield _prose(
        "originalsloc",
        (f"{chain.language_names(text)} text: {place}" for text, place in finding_aid.kept_elsewhere(record)),
    )
    yield _prose("relatedmaterial", finding_aid.related(record))
    yield _prose("scopecontent", [record.abstract.text] if record.abstract else [])
    yield _prose("userestrict", finding_aid.conditions_of_use(record))


def _prose(name: str, paragraphs: Iterable[str]) -> Markup:
    return element(name, [element("p", text) for text in paragraphs])


def _did(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    if record.reference_code:
        yield element("unitid", codes.words(record.reference_code))
    yield element("unitid", record.id, {"localtype": "record"})
    for title in (record.title, *record.other_titles):
        yield element("unittitle", title.text, {"lang": _code(title.language)})
    for text in record.texts:
        yield element("unittitle", text.title.text, {"lang": _code(text.title.language)}) if text.title else Markup()
    yield from (_date(date) for date in record.dates)
    for extent in dict.fromkeys(
        extent for extent in (record.extent, *(text.extent for text in record.texts)) if extent
    ):
        yield element("physdesc", extent)
    languages = [
        element("language", english_name(tag), {"langcode": bibliographic(tag)})
        for tag in finding_aid.material_languages(record)
    ]
    yield element("langmaterial", languages)
    yield element("origination", [_name(agent, Role.AUTHOR) for agent in record.authors])
    yield element("origination", [_name(agent, Role.SIGNATORY) for agent in record.signatories])
    if record.reference_code:
        yield from _repository(codes.archive_name(record.reference_code))
    if record.abstract:
        yield element("abstract", record.abstract.text, {"lang": _code(record.abstract.language)})
    address = record.url or catalogue.url_of(record.id)
    yield element("dao", None, {"daotype": "unknown", "href": address})


def _date(date: Date) -> Markup:
    """A date or a range that can be normalised; else the words alone, for EAD3 lets anything stand as standarddate."""
    iso, words = finding_aid.iso_date(date), dates.words(date)
    doubt = date.edtf and (date.edtf.approximate or date.edtf.uncertain)
    certainty = date.certainty.value if date.certainty else "approximate" if doubt else None
    if iso is None:
        return element("unitdate", words, {"certainty": certainty})
    if "/" not in iso:
        inner = element("datesingle", words, {"standarddate": iso})
    else:
        first, last = iso.split("/")
        ends = [element("fromdate", first, {"standarddate": first}), element("todate", last, {"standarddate": last})]
        inner = element("daterange", ends)
    return element("unitdatestructured", [inner], {"certainty": certainty})


def _repository(archive: str | None) -> Iterator[Markup]:
    if archive:
        yield element("repository", [element("corpname", [element("part", archive)])])


def _name(agent: Agent, role: Role | None) -> Markup:
    authority = agent.authority if agent.authority and ":" in agent.authority else None
    marks = {"relator": role.relator if role else None, "identifier": authority}
    return element(finding_aid.element_of(agent), [element("part", names.inverted(agent))], marks)


def _access_points(record: Record) -> Markup:
    points = [_name(agent, role) for agent, role in finding_aid.agents(record)]
    points += [_name(agent, None) for agent in record.mentions]
    points += [element("subject", [element("part", one.term)], {"identifier": one.uri}) for one in record.subjects]
    points += [element("geogname", [element("part", one.name)], {"identifier": one.uri}) for one in record.places]
    points += [element("genreform", [element("part", record.genre.value)])] if record.genre else []
    return element("controlaccess", points)


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
