"""Files of reference managers, read back by independent readers: one record in, one record out, no fact missing."""

from __future__ import annotations

import io

import bibtexparser
import jsonschema
import orjson
import pytest
import rispy
from format_records import lines, minimal, records, rich
from hypothesis import HealthCheck, given, settings
from pylatexenc.latex2text import LatexNodes2Text

from catalog.standards.formats import find
from catalog.standards.importers import Source
from catalog.standards.importers import find as csl_importer
from tests.examples import examples

HYPOTHESIS = settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_UNKNOWN_TO_THE_READER = {
    r"{\textbraceleft}": r"\{",
    r"{\textbraceright}": r"\}",
    r"\^{}": r"\textasciicircum{}",
}
PLACE = "Fond 5446, Opis 98, Delo 721, Listy 170-190"
PLACE_IN_NOTES = "fond 5446, opis 98, delo 721, listy 170–190"
BODY = {"name": "Smith and Sons", "kind": "corporate body", "surname": "Sons"}
AUTHORS = ["Seo Hwi", "Yun Gong-heum", "Li Pil-gyu", "Kim Gwan"]


def person(name, surname):
    return {"name": name, "surname": surname}


def one_line(text: str) -> str:
    return " ".join(text.split())


def ris(record, catalogue):
    document = find("ris").document(record, catalogue).decode()
    return rispy.load(io.StringIO(document, newline=""), newline="\r\n")


def bibtex(name, record, catalogue):
    library = bibtexparser.parse_string(find(name).document(record, catalogue).decode())
    assert not library.failed_blocks
    return library.entries


def csl(record, catalogue):
    return orjson.loads(find("csl-json").document(record, catalogue))


@HYPOTHESIS
@given(record=records)
def test_ris_holds_one_record_and_every_value_on_its_line(catalogue_settings, record):
    document = find("ris").document(record, catalogue_settings).decode()
    assert all(line[2:6] == "  - " for line in document.rstrip("\r\n").split("\r\n"))
    items = ris(record, catalogue_settings)
    assert len(items) == 1
    assert items[0]["id"] == record.id
    assert items[0]["title"] == one_line(_title(record))
    assert len(items[0].get("authors", [])) == len(record.makers)


@HYPOTHESIS
@given(record=records)
def test_bibtex_and_biblatex_hold_one_entry_with_its_fields(catalogue_settings, record):
    for name in ("bibtex", "biblatex"):
        entries = bibtex(name, record, catalogue_settings)
        assert [entry.key for entry in entries] == [record.id]
        fields = {field.key: field.value for field in entries[0].fields}
        assert all("\n" not in value for value in fields.values())
        assert all(_is_balanced(value) for value in fields.values())
        assert ("author" in fields) == bool(record.makers)


@HYPOTHESIS
@given(title=lines)
def test_latex_reads_the_title_that_was_written(catalogue_settings, title):
    (entry,) = bibtex("biblatex", minimal(title=title), catalogue_settings)
    written = entry["title"]
    for latex, known in _UNKNOWN_TO_THE_READER.items():
        written = written.replace(latex, known)
    read = LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text(written)
    assert _folded(read) == _folded(title)


@pytest.mark.shared
@HYPOTHESIS
@given(record=records)
def test_csl_json_is_valid_against_its_schema(shared, catalogue_settings, record):
    schema = orjson.loads((shared / "xsd" / "csl" / "csl-data.json").read_bytes())
    jsonschema.Draft7Validator(schema).validate(csl(record, catalogue_settings))


def test_ris_keeps_every_fact_of_the_letter(letter, catalogue_settings):
    (item,) = ris(letter, catalogue_settings)
    assert item["type_of_reference"] == "PCOMM"
    assert item["authors"] == AUTHORS
    assert item["secondary_authors"] == ["Chinese Communist Party Central Committee"]
    assert item["subsidiary_authors"] == ["Goldberg, Gary"]
    assert item["date"] == "1956/09/05/"
    assert item["name_of_database"] == "State Archive of the Russian Federation (GARF), Moscow"
    assert item["accession_number"] == PLACE_IN_NOTES
    assert item["call_number"] == "GARF, f. 5446, op. 98, d. 721"
    assert item["database_provider"] == "Letters of 1956"
    assert item["language"] == "en"
    assert f"GARF, {PLACE}" in item["notes"]


def test_csl_json_keeps_every_fact_of_the_letter(letter, catalogue_settings):
    (item,) = csl(letter, catalogue_settings)
    assert item["type"] == "personal_communication"
    assert [name["literal"] for name in item["author"]] == AUTHORS
    assert item["recipient"] == [{"literal": "Chinese Communist Party Central Committee"}]
    assert item["translator"] == [{"family": "Goldberg", "given": "Gary"}]
    assert item["issued"] == {"date-parts": [[1956, 9, 5]]}
    assert (item["archive"], item["archive_location"], item["archive-place"]) == (
        "State Archive of the Russian Federation (GARF)",
        PLACE_IN_NOTES,
        "Moscow",
    )
    assert item["section"].endswith(" // ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190")
    assert item["annote"] == f"GARF, {PLACE}. Translated by Gary Goldberg"
    assert item["note"].startswith("archive-place: Moscow\nlicense: ")
    assert "archive_collection" not in item
    assert "original-title" not in item


def test_biblatex_keeps_every_fact_of_the_letter(letter, catalogue_settings):
    (entry,) = bibtex("biblatex", letter, catalogue_settings)
    assert entry.entry_type == "letter"
    assert entry["author"] == " and ".join(f"{{{name}}}" for name in AUTHORS)
    assert entry["date"] == "1956-09-05"
    assert entry["howpublished"] == f"{PLACE}, State Archive of the Russian Federation (GARF), Moscow"
    assert entry["library"] == "GARF, f. 5446, op. 98, d. 721"
    assert entry["note"].startswith("Letter to Chinese Communist Party Central Committee.")
    assert (entry["origlanguage"], entry["langid"]) == ("chinese", "english")


def test_classic_bibtex_prints_the_archive_and_the_day(letter, catalogue_settings):
    (entry,) = bibtex("bibtex", letter, catalogue_settings)
    assert entry.entry_type == "unpublished"
    kept = f"{PLACE}, State Archive of the Russian Federation (GARF), Moscow"
    assert entry["note"].startswith(f"{kept}. Letter to Chinese Communist Party Central Committee.")
    assert (entry["year"], entry["month"]) == ("1956", "September~5")


def test_a_document_without_recipient_is_a_manuscript(catalogue_settings):
    record = minimal(genre="minutes")
    assert csl(record, catalogue_settings)[0]["type"] == "manuscript"
    assert ris(record, catalogue_settings)[0]["type_of_reference"] == "MANSCPT"
    assert bibtex("biblatex", record, catalogue_settings)[0].entry_type == "unpublished"


@pytest.mark.parametrize(
    ("agent", "ris_name", "csl_name", "bibtex_name"),
    [
        (person("Jo Roe", "Roe"), "Roe, Jo", {"family": "Roe", "given": "Jo"}, "Roe, Jo"),
        (person("Lillian Li", "Li"), "Li, Lillian", {"family": "Li", "given": "Lillian"}, "Li, Lillian"),
        (person("Seo Hwi", "Seo"), "Seo Hwi", {"literal": "Seo Hwi"}, "{Seo Hwi}"),
        (person("Nagy Imre", "Nagy"), "Nagy Imre", {"literal": "Nagy Imre"}, "{Nagy Imre}"),
        (person("Kim Gwan", "Pak"), "Kim Gwan", {"literal": "Kim Gwan"}, "{Kim Gwan}"),
        ({"name": "Ivan Petrov"}, "Ivan Petrov", {"literal": "Ivan Petrov"}, "{Ivan Petrov}"),
        (BODY, "Smith and Sons", {"literal": "Smith and Sons"}, "{Smith and Sons}"),
    ],
)  # fmt: skip
def test_a_name_is_turned_round_only_where_its_surname_is_known_and_last(
    catalogue_settings, agent, ris_name, csl_name, bibtex_name
):
    record = minimal(authors=[agent])
    assert ris(record, catalogue_settings)[0]["authors"] == [ris_name]
    assert csl(record, catalogue_settings)[0]["author"] == [csl_name]
    assert bibtex("bibtex", record, catalogue_settings)[0]["author"] == bibtex_name


@pytest.mark.parametrize(
    ("date", "in_ris", "in_csl"),
    [
        ("1956-09", "1956/09//", {"date-parts": [[1956, 9]]}),
        ("1956~", "c. 1956", {"date-parts": [[1956]], "circa": True}),
        ("1956-09-05/1956-09-07", "1956-09-05/1956-09-07", {"date-parts": [[1956, 9, 5], [1956, 9, 7]]}),
        ("195X", "1950s (1950–1959)", {"date-parts": [[1950], [1959]], "literal": "1950s"}),
        ({"as_written": "autumn of 1956"}, "autumn of 1956", {"literal": "autumn of 1956"}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(catalogue_settings, date, in_ris, in_csl):
    record = minimal(dates=[date])
    assert ris(record, catalogue_settings)[0]["date"] == in_ris
    assert csl(record, catalogue_settings)[0]["issued"] == in_csl


def test_several_records_are_several_items_everywhere(letter, catalogue_settings):
    three = [letter, rich(), minimal()]
    stream = {
        name: b"".join(find(name).stream(three, catalogue_settings)).decode() for name in ("ris", "bibtex", "csl-json")
    }
    assert len(rispy.loads(stream["ris"])) == 3
    assert [entry.key for entry in bibtexparser.parse_string(stream["bibtex"]).entries] == [one.id for one in three]
    assert [item["id"] for item in orjson.loads(stream["csl-json"])] == [one.id for one in three]


def test_no_record_is_an_empty_list_and_an_empty_file(catalogue_settings):
    assert orjson.loads(b"".join(find("csl-json").stream([], catalogue_settings))) == []
    assert rispy.loads(b"".join(find("ris").stream([], catalogue_settings)).decode()) == []


def _title(record) -> str:
    published = [text for text in record.texts if text.published] or list(record.texts)
    text = published[-1] if published else None
    return text.title.text if text and text.title else record.title.text


def _is_balanced(value: str) -> bool:
    depth = 0
    for letter in value:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0


def _folded(text: str) -> str:
    """The text without the accidents of the reader: blanks, and what it makes of quotes, dashes and carets."""
    return "".join(text.split()).translate(_READ_AS)


_READ_AS = {0x201C: "''", 0x201D: "''", 0x2019: "'", 0x2018: "`", 0x2013: "--", 0x2014: "---", 0x02C6: "^"}


def test_a_body_in_the_family_of_csl_is_not_inverted():
    item = {"type": "manuscript", "title": "Plan", "author": [{"family": "Sample Society, Inc."}]}
    (draft,) = csl_importer("csl-json").read(Source("a.json", orjson.dumps([item])))
    assert draft.document["authors"] == [{"name": "Sample Society, Inc."}]
