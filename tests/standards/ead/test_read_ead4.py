"""Reading EAD 4: in the structure of the release, and in that of the drafts, of which there are pairs with EAD3."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.drafts.draft import Draft
from catalog.drafts.source import Source
from catalog.standards.importers import find, recognise

RELEASE = """<?xml version="1.0" encoding="UTF-8"?>
<ead xmlns="{namespace}">
<control maintenanceStatus="new">
<recordId>papers</recordId>
<maintenanceAgency><agencyName>An archive</agencyName></maintenanceAgency>
<maintenanceHistory><maintenanceEvent maintenanceEventType="created">
<agent agentType="human"><label>Ann Archivist</label></agent>
<eventDateTime>2026</eventDateTime></maintenanceEvent></maintenanceHistory>
<rightsDeclaration><reference href="https://creativecommons.org/publicdomain/zero/1.0/"/></rightsDeclaration>
</control>
<findAidDesc><title><part>Inventory of the papers</part></title></findAidDesc>
<archDesc level="fonds">
<identificationData>
<unitId>F 1</unitId><unitTitle>Papers of Ann Author</unitTitle>
<unitDate unitDateType="inclusive"><dateRange><fromDate standardDate="1901">1901</fromDate>
<toDate standardDate="1950">1950</toDate></dateRange></unitDate>
<extent><quantity>12</quantity><unitOfMeasurement>boxes</unitOfMeasurement></extent>
<languageOfMaterial><language languageCode="ger">German</language></languageOfMaterial>
<genreForm>diaries</genreForm>
</identificationData>
<agents>
<agent agentType="corporateBody"><label>An archive</label><role>repository</role></agent>
<agent agentType="person" valueURI="https://viaf.org/viaf/1"><label>Author, Ann</label></agent>
<agent agentType="person"><label>Interpreter, Ida</label><role>translator</role>
<descriptiveNote><p>Worked in Berlin.</p></descriptiveNote></agent>
</agents>
<formsAvailable>
<formAvailable formAvailableType="digital"><label>Scans</label>
<formAvailableId><reference href="https://example.org/scan/1">the first scan</reference></formAvailableId>
<descriptiveNote><p>Scanned in 2020.</p></descriptiveNote></formAvailable>
<formAvailable><label>Microfilm</label></formAvailable>
</formsAvailable>
<places><place><label>Berlin</label><role>place of work</role></place></places>
<accessConditions><p>Open.</p></accessConditions>
<biogHist><p>Ann wrote.</p></biogHist>
<scopeContent><abstract>Short.</abstract><p>Letters.</p><p>Diaries.</p></scopeContent>
<sourceOfAcquisition><p>Bought.</p></sourceOfAcquisition>
<subjectHeadings><subject><label>Printing</label></subject>
<subject subjectType="person"><label>Editor, Eve</label></subject></subjectHeadings>
<descriptionOfComponents>
<c01 level="series"><identificationData><unitTitle>Letters</unitTitle>
<unitDate><textualDate>undated</textualDate></unitDate></identificationData>
<c02 level="opis"><identificationData><unitTitle>To Bob</unitTitle><unitId>3</unitId>
<unitDate calendar="gregorian"><date standardDate="1925-05-03"/><textualDate>3 May 1925</textualDate></unitDate>
</identificationData></c02>
</c01>
</descriptionOfComponents>
</archDesc>
</ead>
"""
NAMESPACES = ("https://standards.openpreservation.org/ead/v4", "https://archivists.org/ns/ead/v4")


def drafts(source: Source) -> list[Draft]:
    importer = recognise(source)
    assert importer is not None
    assert importer.name == "ead4"
    found = list(importer.read(source))
    assert all(isinstance(each, Draft) for each in found)
    return [each for each in found if isinstance(each, Draft)]


@pytest.fixture(params=NAMESPACES)
def read(request: pytest.FixtureRequest) -> list[Draft]:
    return drafts(Source("papers.xml", RELEASE.format(namespace=request.param).encode()))


def test_the_tree_and_its_levels(read: list[Draft]) -> None:
    assert [draft.document.get("part_of") for draft in read] == [None, "papers", "papers-1"]
    assert [draft.document["level"] for draft in read[:2]] == ["fonds", "series"]
    assert "opis" in str((read[2].document, read[2].questions))


def test_the_description_of_a_fonds(read: list[Draft]) -> None:
    fonds = read[0].document
    assert ("/title", "Papers of Ann Author") in {
        (pointer.removesuffix("/text"), text) for pointer, text in values(fonds)
    }
    assert fonds["dates"][0]["value"] == "1901/1950"
    assert fonds["reference_code"] == {"repository": "An archive", "fonds": "F 1"}
    assert fonds["history"] == "Ann wrote."
    assert fonds["acquisition"] == "Bought."
    assert fonds["access"]["conditions"] == "Open."
    assert "Scanned in 2020." in fonds["copies"]
    assert "Microfilm" in fonds["copies"]
    assert fonds["places"] == [{"name": "Berlin"}]
    assert {"term": "Printing"} in fonds["subjects"]
    assert fonds["administration"]["cataloguer"] == "Ann Archivist"
    assert fonds["administration"]["metadata_license"] == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_dates_in_words_keep_them_beside_their_standard_form(read: list[Draft]) -> None:
    assert read[1].document["dates"][0]["as_written"] == "undated"
    assert read[2].document["dates"][0]["value"] == "1925-05-03"


def test_every_word_is_in_a_record_or_ignored(read: list[Draft]) -> None:
    said = str([(draft.document, draft.ignored, draft.questions) for draft in read])
    for words in ("Author", "Interpreter", "Worked in Berlin.", "Editor", "Short.", "Diaries.", "place of work",
                  "Scans", "scan/1", "boxes", "diaries"):  # fmt: skip
        assert words in said, words


def values(document: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(document, dict):
        for key, value in document.items():
            yield from values(value, f"{pointer}/{key}")
    elif isinstance(document, list):
        for value in document:
            yield from values(value, pointer)
    else:
        yield pointer, str(document)


def dated(draft: Draft) -> list[str | None]:
    return [date.get("value") for date in draft.document.get("dates", ())]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["5466", "APE_BL_EAD2002example"])
def test_a_draft_of_ead4_reads_as_what_it_was_made_of(shared: Path, name: str) -> None:
    folder = shared / "samples/ead4"
    new = drafts(Source("aid.xml", (folder / f"{name}-ead4.xml").read_bytes()))
    source = Source("aid.xml", (folder / f"{name}.xml").read_bytes())
    importer = recognise(source)
    assert importer is not None
    old = [each for each in find(importer.name).read(source) if isinstance(each, Draft)]
    assert len(new) == len(old)
    for was, now in zip(old, new, strict=True):
        assert dated(was) == dated(now)
        for field in ("title", "access", "history", "acquisition", "copies"):
            assert list(values(was.document.get(field))) == list(values(now.document.get(field))), now.source.item
