"""Found, asked or ignored: a word of its own in every element and attribute of a format is somewhere afterwards."""

# ruff: noqa: E501

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from lxml import etree
from xsd_words import Schema

from catalog.standards.importers import Draft, Source, find

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def words() -> Iterator[str]:
    return (f"zq{number}qz" for number in itertools.count(1))


def lost(importer: str, name: str, data: bytes, said: dict[str, str]) -> list[str]:
    """Return the paths of the words that are neither in a record, nor asked about, nor ignored."""
    drafts = list(find(importer).read(Source(name, data)))
    assert drafts
    assert all(isinstance(each, Draft) for each in drafts), drafts
    found = []
    for each in drafts:
        assert isinstance(each, Draft)
        parts = [each.document, *map(asdict, (*each.questions, *each.ignored, *each.fixed))]
        found.append(json.dumps(parts, ensure_ascii=False, default=str))
    made = " ".join(found).casefold()
    return [path for word, path in said.items() if word not in made]


def children_of(schema: Schema, name: str) -> list[str]:
    declared = schema.declared("element", name)
    assert declared is not None
    return list(schema.shape(declared).elements)


@pytest.fixture(scope="module")
def xsd(shared: Path) -> Path:
    return shared / "xsd"


def test_mods(xsd: Path) -> None:
    schema, missing = Schema(xsd / "loc" / "mods-3-7.xsd", deepest=4), []
    for part in children_of(schema, "mods") or children_of(schema, "modsDefinition"):
        said: dict[str, str] = {}
        element = schema.full(part, words(), said, frozenset({"extension"}))
        record = etree.Element("{http://www.loc.gov/mods/v3}mods")
        title = etree.SubElement(record, "{http://www.loc.gov/mods/v3}titleInfo")
        etree.SubElement(title, "{http://www.loc.gov/mods/v3}title").text = "Plan"
        record.append(element)
        missing += lost("mods", "a.xml", etree.tostring(record), said)
    assert missing == []


EAD_2002 = "ead/ead2002.neuxml.xsd"
EAD_3 = "ead/ead3.xsd"
EAD_4 = "eas-draft/ead-4-dev.xsd"


@pytest.mark.parametrize(("importer", "file"), [("ead2002", EAD_2002), ("ead3", EAD_3)])
@pytest.mark.parametrize("place", ["archdesc", "did", "c"])
def test_finding_aids(xsd: Path, importer: str, file: str, place: str) -> None:
    schema, missing = Schema(xsd / file, deepest=2), []
    space = f"{{{schema.namespace}}}"
    for part in children_of(schema, "did" if place == "did" else place):
        if part in ("did", "dsc", "c", "c01", "c02") or part.startswith("c0"):
            continue
        said: dict[str, str] = {}
        element = schema.full(part, words(), said, frozenset({"id", "audience"}))
        root = etree.Element(f"{space}ead")
        head = etree.SubElement(root, f"{space}{'control' if importer == 'ead3' else 'eadheader'}")
        etree.SubElement(head, f"{space}{'recordid' if importer == 'ead3' else 'eadid'}").text = "aid"
        top = etree.SubElement(root, f"{space}archdesc", level="fonds")
        did = etree.SubElement(top, f"{space}did")
        etree.SubElement(did, f"{space}unittitle").text = "Papers"
        holder = did if place == "did" else top
        if place == "c":
            holder = etree.SubElement(etree.SubElement(top, f"{space}dsc"), f"{space}c", level="file")
            etree.SubElement(etree.SubElement(holder, f"{space}did"), f"{space}unittitle").text = "File"
        holder.append(element)
        missing += lost(importer, "a.xml", etree.tostring(root), said)
    assert missing == []


@pytest.mark.parametrize("place", ["archDesc", "identificationData", "c"])
def test_finding_aids_of_2026(xsd: Path, place: str) -> None:
    schema, missing = Schema(xsd / EAD_4, deepest=3), []
    space = f"{{{schema.namespace}}}"
    for part in children_of(schema, place):
        if part in ("identificationData", "descriptionOfComponents") or part.startswith("c0") or part == "c":
            continue
        said: dict[str, str] = {}
        element = schema.full(part, words(), said, frozenset({"id", "audience"}))
        root = etree.Element(f"{space}ead")
        etree.SubElement(etree.SubElement(root, f"{space}control"), f"{space}recordId").text = "aid"
        top = etree.SubElement(root, f"{space}archDesc", level="fonds")
        identity = etree.SubElement(top, f"{space}identificationData")
        etree.SubElement(identity, f"{space}unitTitle").text = "Papers"
        holder = identity if place == "identificationData" else top
        if place == "c":
            components = etree.SubElement(top, f"{space}descriptionOfComponents")
            holder = etree.SubElement(components, f"{space}c", level="file")
            identity = etree.SubElement(holder, f"{space}identificationData")
            etree.SubElement(identity, f"{space}unitTitle").text = "File"
        holder.append(element)
        missing += lost("ead4", "a.xml", etree.tostring(root), said)
    assert missing == []


@pytest.mark.parametrize(
    ("importer", "file", "name"),
    [
        ("ead2002", EAD_2002, "eadheader"),
        ("ead4", EAD_4, "control"),
        ("ead4", EAD_4, "findAidDesc"),
        ("ead3", EAD_3, "control"),
    ],
)
def test_heads_of_finding_aids(xsd: Path, importer: str, file: str, name: str) -> None:
    schema, said = Schema(xsd / file, deepest=5), {}
    space = f"{{{schema.namespace}}}"
    root = etree.Element(f"{space}ead")
    root.append(schema.full(name, words(), said, frozenset({"id", "audience"})))
    names = ("archDesc", "identificationData", "unitTitle") if importer == "ead4" else ("archdesc", "did", "unittitle")
    top = etree.SubElement(root, f"{space}{names[0]}", level="fonds")
    etree.SubElement(etree.SubElement(top, f"{space}{names[1]}"), f"{space}{names[2]}").text = "Papers"
    assert lost(importer, "a.xml", etree.tostring(root), said) == []


def test_marc() -> None:
    missing = []
    for tag in range(10, 1000):
        source, said, subfields = words(), {}, []
        for code in "abcdefghijklmnopqrstuvwxyz0123456789":
            word = next(source)
            said[word] = f"{tag:03} ${code}"
            subfields.append(f'<subfield code="{code}">{word}</subfield>')
        title = (
            ""
            if tag == 245
            else '<datafield tag="245" ind1="0" ind2="0"><subfield code="a">Plan</subfield></datafield>'
        )
        field = f'<datafield tag="{tag:03}" ind1=" " ind2=" ">{"".join(subfields)}</datafield>'
        record = f'<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000npcaa2200000 i 4500</leader>{title}{field}</record>'
        missing += lost("marcxml", "a.xml", record.encode(), said)
    for tag in range(1, 10):
        record = (
            f'<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000npcaa2200000 i 4500</leader><controlfield tag="{tag:03}">'
            f'zq{tag}qz</controlfield><datafield tag="245" ind1="0" ind2="0"><subfield code="a">Plan</subfield></datafield></record>'
        )
        missing += lost("marcxml", "a.xml", record.encode(), {f"zq{tag}qz": f"{tag:03}"})
    assert missing == []


DC = "contributor coverage creator date description format identifier language publisher relation rights source subject title type"


@pytest.mark.parametrize(
    ("importer", "space"), [("oai_dc", "http://purl.org/dc/elements/1.1/"), ("dcterms", "http://purl.org/dc/terms/")]
)
def test_dublin_core(xsd: Path, importer: str, space: str) -> None:
    names = DC.split()
    if importer == "dcterms":
        names = [
            each.get("name") for each in etree.parse(xsd / "dc" / "dcterms.xsd").getroot() if "element" in str(each.tag)
        ]
    source, said = words(), {}
    record = etree.Element("metadata", nsmap={"dc": space})
    for name in names:
        for _ in range(2):
            word, kind = next(source), next(source)
            said |= {word: name, kind: f"{name}/@type"}
            element = etree.SubElement(record, f"{{{space}}}{name}")
            element.text = word
            element.set("{http://www.w3.org/2001/XMLSchema-instance}type", f"dcterms:{kind}")
            element.set("{http://www.w3.org/XML/1998/namespace}lang", lang := next(source))
            said[lang] = f"{name}/@lang"
    assert lost(importer, "a.xml", etree.tostring(record), said) == []


RIS = "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ET ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2"


@pytest.mark.parametrize("kind", ["MANSCPT", "PCOMM", "GEN", "MAP", "zq0qz"])
def test_ris(kind: str) -> None:
    missing = []
    for tag in RIS.split():
        title = "" if tag in ("TI", "T1") else "TI  - Plan\n"
        said = {"zq1qz": f"{tag} first", "zq2qz": f"{tag} second"} | ({kind: "TY"} if "z" in kind else {})
        item = f"TY  - {kind}\n{title}{tag}  - zq1qz\n{tag}  - zq2qz\nER  - \n"
        missing += lost("ris", "a.ris", item.encode(), said)
    assert missing == []


def test_csl(xsd: Path) -> None:
    properties = json.loads((xsd / "csl" / "csl-data.json").read_text())["items"]["properties"]
    missing = []
    for name, shape in properties.items():
        if name == "type":
            continue
        agent = {
            "family": "zq1qz",
            "given": "zq2qz",
            "suffix": "zq3qz",
            "dropping-particle": "zq4qz",
            "non-dropping-particle": "zq5qz",
        }
        date = {"raw": "zq1qz", "literal": "zq2qz", "season": "zq3qz"}
        kind = json.dumps(shape)
        value = [agent] if "name-variable" in kind else date if "date-variable" in kind else "zq1qz"
        item = {"type": "manuscript", "title": "Plan"} | {name: value}
        said = {
            word: f"{name} {word}" for word in ("zq1qz", "zq2qz", "zq3qz", "zq4qz", "zq5qz") if word in json.dumps(item)
        }
        missing += lost("csl-json", "a.json", json.dumps([item]).encode(), said)
    assert missing == []


ATOM = ["legacyId", "parentId", "qubitParentSlug", "accessionNumber", "identifier", "title", "levelOfDescription", "extentAndMedium", "repository", "archivalHistory", "acquisition", "scopeAndContent", "appraisal", "accruals", "arrangement", "accessConditions", "reproductionConditions", "language", "script", "languageNote", "physicalCharacteristics", "findingAids", "locationOfOriginals", "locationOfCopies", "relatedUnitsOfDescription", "publicationNote", "digitalObjectPath", "digitalObjectURI", "generalNote", "subjectAccessPoints", "placeAccessPoints", "nameAccessPoints", "genreAccessPoints", "descriptionIdentifier", "institutionIdentifier", "rules", "descriptionStatus", "levelOfDetail", "revisionHistory", "languageOfDescription", "scriptOfDescription", "sources", "archivistNote", "publicationStatus", "physicalObjectName", "physicalObjectLocation", "physicalObjectType", "alternativeIdentifiers", "alternativeIdentifierLabels", "eventDates", "eventTypes", "eventStartDates", "eventEndDates", "eventActors", "eventActorHistories", "eventDescriptions", "eventPlaces", "culture", "status", "sourceName"]  # fmt: skip


def test_atom() -> None:
    said = {f"zq{number}qz": name for number, name in enumerate(ATOM, 1)}
    sheet = "\n".join([",".join(ATOM), ",".join(said)])
    assert lost("csv", "atom.csv", sheet.encode(), said) == []
    for number, name in enumerate(ATOM, 1):  # alone, so that nothing is in its place already
        if name not in ("title", "levelOfDescription"):
            row = f"title,levelOfDescription,{name}\nPlan,item,zq{number}qz\n"
            assert lost("csv", "atom.csv", row.encode(), {f"zq{number}qz": name}) == []


def test_our_own_sheets() -> None:
    from catalog.standards.sheets.columns import COLUMNS

    for number, column in enumerate(COLUMNS, 1):
        heading, before = ("title,level", "") if column.name == "title" else (f"title,{column.name}", "Plan,")
        row = f"{heading},other\n{before}zq{number}qz,{'item,' if not before else ''}zq0qz\n"
        assert lost("csv", "a.csv", row.encode(), {f"zq{number}qz": column.name, "zq0qz": "other"}) == []


_TEI = {
    "teiHeader/fileDesc/titleStmt": "title author editor sponsor funder principal respStmt/resp respStmt/name meeting",
    "teiHeader/fileDesc": "editionStmt/edition extent seriesStmt/title seriesStmt/idno notesStmt/note",
    "teiHeader/fileDesc/publicationStmt": "publisher distributor authority pubPlace address/addrLine date idno availability/p availability/licence p",
    "teiHeader/fileDesc/sourceDesc": "p bibl biblStruct/monogr/title biblFull/titleStmt/title listWit/witness recordingStmt/recording/p",
    "teiHeader/fileDesc/sourceDesc/msDesc": "msIdentifier/country msIdentifier/institution msIdentifier/repository msIdentifier/idno msIdentifier/altIdentifier/idno head msContents/summary msContents/textLang msContents/msItem/title physDesc/objectDesc/supportDesc/support physDesc/objectDesc/layoutDesc/layout physDesc/handDesc/handNote physDesc/decoDesc/decoNote physDesc/additions physDesc/bindingDesc/binding/p physDesc/sealDesc/seal/p history/summary history/origin/origDate history/origin/origPlace history/provenance history/acquisition additional/adminInfo/availability/p additional/surrogates/bibl msPart/msIdentifier/idno",
    "teiHeader/encodingDesc": "projectDesc/p editorialDecl/p tagsDecl/rendition classDecl/taxonomy/category/catDesc appInfo/application/label",
    "teiHeader/profileDesc": "abstract/p creation creation/date langUsage/language textClass/keywords/term textClass/classCode correspDesc/note correspDesc/correspContext/ref correspDesc/correspAction/persName particDesc/listPerson/person/persName settingDesc/setting/p calendarDesc/calendar/p",
    "teiHeader/revisionDesc": "change list/item",
    "text/front": "div/p titlePage/docTitle/titlePart docAuthor docDate",
    "text/body": "div/head div/opener/dateline div/opener/salute div/closer/signed div/postscript/p p/note p/add p/del p/unclear p/supplied p/choice/sic p/choice/corr p/choice/abbr p/choice/expan p/figure/figDesc p/table/row/cell p/app/lem p/app/rdg p/fw lg/l sp/speaker p/subst/del p/stamp",
    "text/back": "div/p note listPerson/person/persName",
    "standOff": "listPerson/person/persName listPlace/place/placeName listAnnotation/annotation note",
    "facsimile": "surface/label surface/zone",
    "sourceDoc": "surface/zone/line",
}  # fmt: skip


def _tei(holder: str, path: str, words: str, attribute: str = "") -> bytes:
    """Return a TEI document with words in an element, or in an attribute of it."""
    space = "{http://www.tei-c.org/ns/1.0}"
    root = etree.Element(f"{space}TEI")
    for way in ("teiHeader/fileDesc/titleStmt", "teiHeader/fileDesc/publicationStmt", holder):
        node = root
        for name in way.split("/"):
            node = (
                found
                if (found := node.find(f"{space}{name}")) is not None
                else etree.SubElement(node, f"{space}{name}")
            )
    etree.SubElement(root.find(f".//{space}titleStmt"), f"{space}title").text = "Plan"
    for name in path.split("/"):
        node = etree.SubElement(node, f"{space}{name}")
    node.text = "Some" if attribute else words
    if attribute:
        node.set(attribute, words)
    return etree.tostring(root)


@pytest.mark.parametrize("holder", _TEI)
def test_tei(holder: str) -> None:
    missing = []
    for path in _TEI[holder].split():
        for attribute in ("", "key") if holder.startswith("teiHeader") else ("",):
            data = _tei(holder, path, "zq1qz", attribute)
            (made,) = find("tei").read(Source("a.xml", data))
            assert isinstance(made, Draft)
            if not any(b"zq1qz" in content for content in made.beside.values()):  # a transcript
                missing += lost("tei", "a.xml", data, {"zq1qz": f"{holder}/{path} {attribute}"})
    assert missing == []


@pytest.mark.parametrize(
    "name", ["note", "p", "placeName", "orgName", "persName", "name", "date", "rs", "roleName", "ptr", "ref", "idno"]
)
@pytest.mark.parametrize("action", ["sent", "received", "forwarded"])
def test_cmif(name: str, action: str) -> None:
    letter = f'<correspAction type="sent"><persName>Ann</persName></correspAction><correspAction type="{action}">{{}}</correspAction>'
    missing = []
    for part in (f"<{name}>zq1qz</{name}>", f'<{name} ref="zq1qz">Some</{name}>', f'<{name} key="zq1qz">Some</{name}>'):
        header = f"<fileDesc><titleStmt><title>Index</title></titleStmt></fileDesc><profileDesc><correspDesc>{letter.format(part)}</correspDesc></profileDesc>"
        data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader></TEI>'
        missing += lost(
            "cmif",
            "a.xml",
            data.encode(),
            {"zq1qz": part, action: "type"} if action == "forwarded" else {"zq1qz": part},
        )
    assert missing == []


_IN_SCHEMA_ORG = re.compile(
    r"<https?://schema.org/(\w+)> <https?://schema.org/domainIncludes> <https?://schema.org/(\w+)>"
)
_WORKS = frozenset(("CreativeWork", "Thing", "ArchiveComponent", "Collection", "Manuscript", "Message", "MediaObject"))
_VALUES = (
    "zq1qz",
    {"@value": "zq1qz", "@language": "zq2qz"},
    {"@type": "Thing", "name": "zq1qz", "description": "zq2qz", "url": "https://e.org/zq3qz", "identifier": "zq4qz"},
    {"@type": "Person", "givenName": "zq1qz", "familyName": "zq2qz", "affiliation": {"name": "zq3qz"}, "age": "zq4qz"},
)
"""A word, a word in a language, a thing, and a person with a body in it."""


def test_json_ld(xsd: Path) -> None:
    vocabulary = (xsd / "schemaorg" / "schema.nq").read_text()
    names = sorted({found[1] for found in _IN_SCHEMA_ORG.finditer(vocabulary) if found[2] in _WORKS} - {"name"})
    assert len(names) > 100
    missing = []
    for name in names:
        for value in _VALUES:
            item = {"@context": "https://schema.org", "@type": "ArchiveComponent", "name": "Plan", name: value}
            said = {f"zq{n}qz": f"{name} zq{n}qz" for n in range(1, 5) if f"zq{n}qz" in json.dumps(value)}
            missing += lost("jsonld", "a.json", json.dumps(item).encode(), said)
    assert missing == []


@pytest.mark.parametrize(
    "headings",
    [
        "Dublin Core:Title,Dublin Core:{},Item Type Metadata:{},tags,itemType,collection,public,featured,file",
        "dcterms:title,dcterms:{},o:item_set,o:resource_template,o:media/file,bibo:{}",
        "Title,{},CONTENTdm number,CONTENTdm file name,Full resolution,Date modified",
        "id,title,field_{},field_linked_agent,field_model,field_edtf_date_issued,parent_id,field_weight,published",
    ],
    ids=["Omeka Classic", "Omeka S", "CONTENTdm", "Islandora"],
)
def test_sheets_of_repositories(headings: str) -> None:
    words = "creator subject description date type format language relation coverage rights publisher contributor other"
    missing = []
    for word in words.split():
        names = headings.replace("{}", word).split(",")
        said = {f"zq{n}qz": name for n, name in enumerate(names, 1)}
        sheet = "\n".join((",".join(names), ",".join(said)))
        missing += [f"{word}: {name}" for name in lost("csv", "a.csv", sheet.encode(), said)]
    assert missing == []


@pytest.mark.parametrize(
    "name",
    [
        "DC.creator",
        "DC.format",
        "dcterms.medium",
        "citation_author",
        "citation_doi",
        "keywords",
        "author",
        "eprints.creators_name",
        "rights",
        "prism.publicationDate",
        "geo.placename",
        "og:description",
        "og:url",
        "article:author",
        "article:published_time",
    ],
)
def test_web_pages(name: str) -> None:
    head = '<title>Plan</title><meta name="DC.title" content="Plan"><meta name="viewport" content="zq2qz">'
    page = (
        f'<!DOCTYPE html><html><head>{head}<meta name="{name}" content="zq1qz"></head><body><h1>Plan</h1></body></html>'
    )
    assert lost("web-page", "a.html", page.encode(), {"zq1qz": name}) == []
    assert lost("web-page", "a.html", page.encode(), {"zq2qz": "viewport"}) == ["viewport"]
