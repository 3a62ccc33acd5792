"""What reference managers do with the files: the rules of their own importers, as tables of what must arrive.

The importers were read where they are public: Zotero's RIS, CSL JSON, MARC, MODS and RDF translators, pandoc, BibTeX.
"""

# ruff: noqa: E501 - a table is read along its lines
from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from catalog.model import Catalogue, Record
from catalog.standards.formats import FORMATS
from catalog.web.pages.page_head import metas
from tests.every import every

_BY_NAME = {form.name: form for form in FORMATS}


def _record(**more: Any) -> Record:
    return Record.model_validate({"id": "one", "level": "item", "title": "Report on Trade", **more})


def _person(name: str, surname: str) -> dict[str, str]:
    return {"name": name, "surname": surname, "kind": "person"}


def _text(name: str, record: Record, catalogue: Catalogue) -> str:
    return _BY_NAME[name].encode(record, catalogue).decode()


def _ris(record: Record, catalogue: Catalogue) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _text("ris", record, catalogue).split("\r\n"):
        found.setdefault(line[:2], []).append(line[6:])
    return found


def _csl(record: Record, catalogue: Catalogue) -> dict[str, Any]:
    item: dict[str, Any] = json.loads(_text("csl-json", record, catalogue))
    return item


@every(
    ("value", "ris", "csl"),
    [
        ("1956-09-05", "1956/09/05/", {"date-parts": [[1956, 9, 5]]}),
        ("1956-09", "1956/09//", {"date-parts": [[1956, 9]]}),
        ("1956", "1956///", {"date-parts": [[1956]]}),
        ("1790/1803", "1790/1803", {"date-parts": [[1790], [1803]]}),
        ("195X", "1950s (1950–1959)", {"date-parts": [[1950], [1959]], "literal": "1950s"}),
        ("18XX", "19th century (1800–1899)", {"date-parts": [[1800], [1899]], "literal": "19th century"}),
        ("/1957", "until 1957", {"literal": "until 1957"}),
        ("1957/..", "from 1957", {"literal": "from 1957"}),
        ("1956-21", "spring 1956", {"date-parts": [[1956]], "season": "Spring"}),
        ("1956?", "1956?", {"date-parts": [[1956]], "circa": True}),
    ],
)
def test_a_date_is_said_as_far_as_a_format_can(value: str, ris: str, csl: Any, catalogue_settings: Catalogue) -> None:
    record = _record(dates=[value])
    (written,) = _ris(record, catalogue_settings)["DA"]
    assert written == ris
    assert _csl(record, catalogue_settings)["issued"] == csl
    # Zotero reads digits and slashes, or anything with a year of four digits; of other words it makes the year 0000
    assert re.fullmatch(r"\d+(/\d{0,2}){0,3}", written) or re.search(r"\b\d{4}\b", written)


def test_words_without_a_year_are_a_note(catalogue_settings: Catalogue) -> None:
    found = _ris(_record(dates=[{"as_written": "undated"}]), catalogue_settings)
    assert "DA" not in found
    assert "Date: undated" in found["N1"]


@pytest.mark.parametrize(
    ("agent", "csl", "ris", "biblatex"),
    [
        (_person("John Q. Sample III", "Sample"), {"family": "Sample", "given": "John Q.", "suffix": "III"}, "Sample, John Q., III", "Sample, III, John Q."),
        (_person("Eva van den Proef", "van den Proef"), {"family": "van den Proef", "given": "Eva"}, "van den Proef, Eva", "van den Proef, Eva"),
        ({"name": "Primerov, Ivan", "kind": "person"}, {"family": "Primerov", "given": "Ivan"}, "Primerov, Ivan", "Primerov, Ivan"),
        (_person("Seo Hwi", "Seo"), {"literal": "Seo Hwi"}, "Seo Hwi", "{Seo Hwi}"),
        ({"name": "Norfolk Relief Society", "kind": "corporate body"}, {"literal": "Norfolk Relief Society"}, "Norfolk Relief Society", "{Norfolk Relief Society}"),
    ],
)  # fmt: skip
def test_a_name_is_in_the_parts_of_each_format(
    agent: Any, csl: Any, ris: str, biblatex: str, catalogue_settings: Catalogue
) -> None:
    record = _record(authors=[agent])
    assert _csl(record, catalogue_settings)["author"] == [csl]
    assert _ris(record, catalogue_settings)["AU"] == [ris]
    for name in ("bibtex", "biblatex"):
        assert f"author       = {{{biblatex}}}," in _text(name, record, catalogue_settings)


def test_a_body_is_one_name_in_the_head_of_a_page(catalogue_settings: Catalogue) -> None:
    body = {"name": "Norfolk Relief Society", "kind": "corporate body"}
    record = _record(authors=[body, _person("John Q. Sample III", "Sample")])
    creators = [meta.content for meta in metas(record, catalogue_settings) if meta.name == "DC.creator"]
    assert creators == ["Norfolk Relief Society,", "Sample, John Q., III"]


def test_the_archive_has_its_name_and_its_city(catalogue_settings: Catalogue) -> None:
    record = _record(reference_code={"repository": "GARF", "fond": "5446"})
    name = "State Archive of the Russian Federation (GARF)"
    assert _ris(record, catalogue_settings)["DB"] == [f"{name}, Moscow"]
    item = _csl(record, catalogue_settings)
    assert (item["archive"], item["archive-place"], item["note"]) == (
        name,
        "Moscow",
        "archive-place: Moscow\nannote: GARF, Fond 5446\nsection: Report on Trade // ГАРФ. Ф. 5446",
    )
    assert "archive-place" not in _csl(_record(reference_code={"repository": "BArch"}), catalogue_settings)


def test_a_map_has_its_cartographer_and_its_translator_apart(catalogue_settings: Catalogue) -> None:
    texts = [{"key": "e", "language": "en", "translators": [_person("Gail Goldner", "Goldner")]}]
    record = _record(genre="map", authors=[_person("Josef Purnell", "Purnell")], texts=texts)
    item = _csl(record, catalogue_settings)
    assert (item["author"][0]["family"], item["contributor"][0]["family"]) == ("Purnell", "Goldner")
    assert "translator" not in item
    rdf = _text("zotero-rdf", record, catalogue_settings)
    assert re.search(r"<z:cartographers>.*Purnell.*</z:cartographers>", rdf, re.DOTALL)
    assert re.search(r"<bib:contributors>.*Goldner.*</bib:contributors>", rdf, re.DOTALL)
    mods = re.sub(r"<relatedItem.*</relatedItem>", "", _text("mods", record, catalogue_settings), flags=re.DOTALL)
    assert not any("Goldner" in name for name in re.findall("<name.*?</name>", mods, re.DOTALL))


@pytest.mark.parametrize("genre", ["report", "speech", "article"])
def test_an_unpublished_document_is_no_publication(genre: str, catalogue_settings: Catalogue) -> None:
    record = _record(genre=genre, dates=["1951-07-02"])
    item = _csl(record, catalogue_settings)
    assert (item["type"], item["genre"]) == ("manuscript", genre)
    assert _ris(record, catalogue_settings)["TY"] == ["MANSCPT"]
    assert _text("zotero-rdf", record, catalogue_settings).startswith("<bib:Manuscript")


def test_marc_is_no_article_and_has_its_year_first(letter: Record, catalogue_settings: Catalogue) -> None:
    marc = _text("marcxml", letter, catalogue_settings)
    (host,) = re.findall(r'<datafield tag="773".*?</datafield>', marc, re.DOTALL)
    assert 'code="t"' not in host
    date, *_ = re.findall(r'<datafield tag="264" ind1=" " ind2="0">\s*<subfield code="c">(.*?)</subfield>', marc)
    assert date == "1956 September 5 (September 5, 1956)"


def test_mods_has_one_place_and_the_language_that_is_read(letter: Record, catalogue_settings: Catalogue) -> None:
    mods = _text("mods", letter, catalogue_settings)
    assert mods.count("<physicalLocation>") == 1
    outside = re.sub(r"<relatedItem.*</relatedItem>|<recordInfo>.*</recordInfo>", "", mods, flags=re.DOTALL)
    assert re.findall(r"<languageTerm[^>]*>(\w+)<", outside) == ["en"]


def test_a_doi_has_its_field(catalogue_settings: Catalogue) -> None:
    record = _record(url="https://doi.org/10.1234/abc")
    assert _csl(record, catalogue_settings)["DOI"] == "10.1234/abc"
    assert _ris(record, catalogue_settings)["DO"] == ["10.1234/abc"]
    assert "doi          = {10.1234/abc}" in _text("biblatex", record, catalogue_settings)
