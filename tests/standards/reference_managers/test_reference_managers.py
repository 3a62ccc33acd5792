"""RIS and CSL-JSON: what a reference manager says, and what our own exports say, comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.model import Record
from catalog.standards import formats
from catalog.standards.importers import (
    Draft,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.storage import open_catalogue
from catalog.validation import read, read_plain
from tests.every import every

RIS = """TY  - PCOMM
ID  - Nehru 1949
TI  - Letter to the Premiers
AU  - Nehru, Jawaharlal
AU  - Central Committee
A2  - Smith, John
A4  - Goldberg, Gary
DA  - 1949/04/01/
M3  - Letter
AB  - An abstract that
goes on.
LA  - en
DB  - GARF
AN  - Fond 5446, Opis 98, Delo 721
KW  - War
KW  - Peace
N1  - Rights: Ask first.
ZZ  - Strange
ER  -

TY  - RPRT
TI  - A report
PY  - 1956
ER  -
"""
CSL = [
    {
        "id": "http://zotero.org/x/1",
        "type": "personal_communication",
        "title": '<span class="nocase">A &amp; B</span>',
        "author": [{"family": "Nehru", "given": "Jawaharlal"}, {"literal": "Central Committee"}],
        "issued": {"date-parts": [[1949, 4, 1]]},
        "archive": "GARF",
        "archive_location": "Fond 5446, Opis 98, Delo 721",
        "keyword": "War, Peace",
        "genre": "letter",
        "language": "en",
        "volume": 3,
    }
]


def outcomes(name: str, data: str) -> list[Draft | Refusal]:
    source = Source("x", data.encode())
    return list(find(name).read(source))


def drafts(name: str, data: str) -> list[Draft]:
    made = []
    for outcome in outcomes(name, data):
        assert isinstance(outcome, Draft), outcome
        assert read_plain(dict(outcome.document)).record is not None
        made.append(outcome)
    return made


def test_ris_items_become_records() -> None:
    first, second = drafts("ris", RIS)
    record = first.document
    assert record["id"] == "nehru-1949"
    assert record["title"] == "Letter to the Premiers"
    assert record["authors"] == [
        {"as_written": "Nehru, Jawaharlal", "surname": "Nehru", "name": "Jawaharlal Nehru"},
        {"name": "Central Committee"},
    ]
    assert record["recipients"][0]["name"] == "John Smith"
    assert record["dates"] == [{"value": "1949-04-01"}]
    assert record["genre"] == "letter"
    assert record["abstract"] == {"text": "An abstract that goes on."}
    assert record["reference_code"]["delo"] == "721"
    assert record["rights"] == {"statement": "Ask first."}
    assert [text["key"] for text in record["texts"]] == ["original", "translation"]
    assert record["texts"][1]["language"] == ["en"], "with a translator it is the language of the translation"
    assert [(each.text, each.place) for each in first.ignored] == [("Strange", "line 18 (ZZ)")]
    assert second.document["id"] == "a-report"
    assert second.document["dates"] == [{"value": "1956"}]
    assert second.document["genre"] == "report"


def test_csl_items_become_records() -> None:
    (draft,) = drafts("csl-json", json.dumps(CSL))
    record = draft.document
    assert record["title"] == "A & B"
    assert [agent["name"] for agent in record["authors"]] == ["Jawaharlal Nehru", "Central Committee"]
    assert record["dates"] == [{"value": "1949-04-01"}]
    assert [subject["term"] for subject in record["subjects"]] == ["War", "Peace"]
    assert record["texts"] == [{"key": "original", "language": ["en"]}]
    assert [(each.text, each.place) for each in draft.ignored] == [("3", "item 1 (volume)")]


@every(
    ("issued", "date"),
    [
        ({"date-parts": [[1956]]}, {"value": "1956"}),
        ({"date-parts": [[1956, 9], [1956, 10]]}, {"value": "1956-09/1956-10"}),
        ({"date-parts": [[1956]], "circa": True}, {"value": "1956~"}),
        ({"date-parts": [["1956", "9", "5"]]}, {"value": "1956-09-05"}),
        ({"raw": "5 September 1956"}, {"value": "1956-09-05", "as_written": "5 September 1956"}),
        ({"literal": "some day"}, {"as_written": "some day"}),
        ({"date-parts": [["x"]], "raw": "1956"}, {"value": "1956"}),
        ("1956-09-05", {"value": "1956-09-05"}),
        ({"date-parts": [[1956, 13]]}, {"as_written": "1956-13"}),
        ({"date-parts": [[1956]], "literal": "late in 1956"}, {"value": "1956", "as_written": "late in 1956"}),
    ],
)
def test_csl_dates_are_read(issued: Any, date: dict[str, str]) -> None:
    (draft,) = drafts("csl-json", json.dumps({"type": "manuscript", "title": "A", "issued": issued}))
    assert draft.document["dates"] == [date]


@every("end", ["\n", "\r\n", "\r"])
@every("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_ris_is_read_with_every_line_end_and_mark(end: str, encoding: str) -> None:
    data = "TY  - LETTER\nTI  - Письмо\nER  - \nTY  - GEN\nTI  - B\n".replace("\n", end).encode(encoding)
    assert recognise(Source("x", data)) is find("ris")
    first, second = find("ris").read(Source("x", data))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.document["title"], second.document["title"]) == ("Письмо", "B")
    assert [(each.text, each.place) for each in first.ignored] == [("LETTER", "line 1 (TY)")]


def test_ris_below_the_lines_of_a_database_is_recognised() -> None:
    source = Source("x", b"Provider: Some Database\nContent: text/plain\n\nTY  - GEN\nTI  - A\nER  - \n")
    assert recognise(source) is find("ris")
    (made,) = find("ris").read(source)
    assert isinstance(made, Draft)
    assert made.document["title"] == "A"


def test_ris_in_a_code_page_is_a_doubt() -> None:
    first, second = find("ris").read(
        Source("x", "TY  - GEN\nTI  - Café\nER  - \nTY  - GEN\nTI  - B\nER  - \n".encode("cp1252"))
    )
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.document["title"] == "Café"
    assert ["Windows-1252" in each.reason for each in first.questions] == [True]
    assert not second.questions


def test_a_broken_item_of_ris_is_refused_where_it_stands_and_the_others_are_read() -> None:
    found = outcomes(
        "ris", "TY  - GEN\nTI  - A\nER  - \nAU  - Lost\nTI  - B\nER  - \nTY  - GEN\nTI  - C\nTY  - GEN\nTI  - D\n"
    )
    assert [isinstance(each, Draft) for each in found] == [True, False, True, True]
    refused = found[1]
    assert isinstance(refused, Refusal)
    assert (refused.findings[0].code, refused.findings[0].line) == ("no-type", 4)


@every(
    ("tags", "date"),
    [
        ("DA  - 1956/09/05/", {"value": "1956-09-05"}),
        ("PY  - 1956///", {"value": "1956"}),
        ("Y1  - 1956/9//autumn", {"value": "1956-09", "as_written": "autumn"}),
        ("Y1  - 2002///Spring", {"value": "2002-21", "as_written": "Spring 2002"}),
        ("DA  - 1956///1956 or 1957", {"value": "[1956,1957]", "as_written": "1956 or 1957"}),
        ("DA  - 1956-09-05", {"value": "1956-09-05"}),
        ("DA  - 1956/13/05", {"as_written": "1956/13/05"}),
        ("PY  - n.d.", {"as_written": "n.d."}),
    ],
)
def test_ris_dates_are_read(tags: str, date: dict[str, str]) -> None:
    (made,) = drafts("ris", f"TY  - GEN\nTI  - A\n{tags}\nER  - \n")
    assert made.document["dates"] == [date]


def test_csl_is_read_as_one_item_a_list_or_items_and_lists_a_type_that_is_no_genre() -> None:
    item = {"type": "book", "title": "A", "author": [{"literal": "The Society"}, {"family": "Ким"}, "X"]}
    for data in (item, [item], {"items": [item]}):
        (made,) = drafts("csl-json", json.dumps(data))
        assert [agent["name"] for agent in made.document["authors"]] == ["The Society", "Ким"]
        assert [each.text for each in made.ignored] == ["X", "book"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("ris", "Nothing here", "no-items"),
        ("csl-json", "{", "not-json"),
        ("csl-json", "[]", "no-items"),
        ("csl-json", "[1]", "not-an-item"),
        ("csl-json", "[" * 5000, "not-json"),
    ],
)
def test_what_is_none_is_refused(name: str, data: str, code: str) -> None:
    assert [each.findings[0].code for each in outcomes(name, data) if isinstance(each, Refusal)] == [code]


@pytest.fixture
def letter_record(root: Path) -> Record:
    document = open_catalogue(root).find("garf-5446-98-721-170")
    assert document is not None
    return read(document).demand()


@pytest.mark.parametrize("name", ["ris", "csl-json"])
def test_our_own_export_comes_back(root: Path, letter_record: Record, name: str) -> None:
    folder = open_catalogue(root)
    data = b"".join(formats.find(name).stream([letter_record], folder.settings))
    source = Source("export", data)
    assert recognise(source) is find(name)
    (draft,) = drafts(name, data.decode())
    record = read_plain(dict(draft.document)).demand()
    assert record.id == letter_record.id
    assert record.title.text == letter_record.title.text
    assert record.genre == letter_record.genre
    assert [agent.name for agent in record.authors] == [agent.name for agent in letter_record.signatories]
    assert [agent.name for agent in record.recipients] == [agent.name for agent in letter_record.recipients]
    assert [agent.name for agent in record.translators] == ["Gary Goldberg"]
    assert record.date is not None
    assert record.date.value == "1956-09-05"
    assert record.abstract is not None
    assert letter_record.abstract is not None
    assert record.abstract.text == letter_record.abstract.text
    assert record.reference_code is not None
    assert letter_record.reference_code is not None
    assert record.reference_code.leaves == letter_record.reference_code.leaves


@pytest.mark.parametrize(
    ("tags", "whole", "ignored"),
    [
        ("DB  - GARF\nAN  - Fond 1, Opis 2, Delo 3\nCN  - Fond 1, Opis 2, Delo 3", "GARF, Fond 1, Opis 2, Delo 3", []),
        ("DB  - GARF\nCN  - Fond 1, Opis 2, Delo 3", "GARF, Fond 1, Opis 2, Delo 3", []),
        ("DB  - GARF\nAV  - Fond 1, Opis 2, Delo 3\nCN  - DK 1", "GARF, Fond 1, Opis 2, Delo 3", ["DK 1"]),
    ],
)
def test_a_call_number_says_where_a_document_is_kept_or_is_left(tags: str, whole: str, ignored: list[str]) -> None:
    (made,) = drafts("ris", f"TY  - GEN\nTI  - A\n{tags}\nER  - \n")
    assert made.document["reference_code"]["as_written"] == whole
    assert [each.text for each in made.ignored] == ignored


def test_junior_is_a_part_of_the_name() -> None:
    (made,) = drafts("ris", "TY  - GEN\nTI  - A\nAU  - Kennan, George F., Jr.\nER  - \n")
    expected = {"name": "George F. Kennan, Jr.", "as_written": "Kennan, George F., Jr.", "surname": "Kennan"}
    assert made.document["authors"] == [expected]
    author = {"family": "Kennan", "given": "George F.", "suffix": "Jr."}
    (made,) = drafts("csl-json", json.dumps([{"id": "a", "type": "document", "title": "A", "author": [author]}]))
    assert made.document["authors"] == [expected]


@pytest.mark.parametrize(
    ("issued", "dates"),
    [
        ({"date-parts": [[2002]], "season": "spring"}, [{"value": "2002-21"}]),
        ({"date-parts": [[2002]], "season": 4}, [{"value": "2002-24"}]),
        ({"date-parts": [[2002, 5]], "season": 1}, [{"value": "2002-05"}]),
    ],
)
def test_a_season_of_csl_is_read(issued: dict[str, Any], dates: list[dict[str, str]]) -> None:
    (made,) = drafts("csl-json", json.dumps([{"id": "a", "type": "document", "title": "A", "issued": issued}]))
    assert made.document["dates"] == dates


@pytest.mark.parametrize(
    ("parts", "date", "is_asked"),
    [
        ([[-44, 3, 15]], {"value": "-0043-03-15"}, False),
        ([[-1]], {"value": "0000"}, False),  # CSL has no year 0
        ([[0]], {"as_written": "[[0]]"}, True),
    ],
)
def test_years_of_csl_before_christ_have_no_year_zero(
    parts: list[list[int]], date: dict[str, str], is_asked: bool
) -> None:
    item = {"id": "a", "type": "document", "title": "A", "issued": {"date-parts": parts}}
    (made,) = drafts("csl-json", json.dumps([item]))
    assert made.document["dates"] == [date]
    assert bool(made.questions) == is_asked
