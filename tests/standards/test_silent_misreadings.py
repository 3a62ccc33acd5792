"""What was once read as something else, or lost, in silence: read right now, or asked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest.bad_values import without_bad_values
from catalog.standards.importers import Draft, Source, find

_DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:x="http://example.org/x"><dc:title>A</dc:title>{}</oai_dc:dc>'
)
_MARC = (
    '<collection xmlns="http://www.loc.gov/MARC21/slim" xmlns:x="http://example.org/x"><record>'
    '<leader>00000ntmaa2200000uu 4500</leader>{}<datafield tag="245" ind1="0" ind2="0"><subfield code="a">A</subfield>'
    "</datafield>{}</record></collection>"
)
_EAD2002 = (
    '<ead><eadheader><eadid>x</eadid></eadheader><archdesc level="item" xmlns:x="http://example.org/x">'
    "<did><unittitle>A</unittitle>{}</did></archdesc></ead>"
)
_EAD3 = (
    '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>x</recordid></control><archdesc level="item" '
    'xmlns:x="http://example.org/x"><did><unittitle>A</unittitle>{}</did></archdesc></ead>'
)
_MODS = (
    '<mods xmlns="http://www.loc.gov/mods/v3" xmlns:x="http://example.org/x"><titleInfo><title>A</title></titleInfo>{}'
    "</mods>"
)


def draft(importer: str, data: str) -> Draft:
    (made,) = find(importer).read(Source(f"x.{importer}", data.encode()))
    assert isinstance(made, Draft)
    return made


def _table(*rows: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _csl(**item: Any) -> str:
    return json.dumps([{"type": "manuscript", "title": "A", **item}])


@pytest.mark.parametrize(
    ("opis", "is_asked"),
    [
        *(("2-Mar", True), ("02.мар", True), ("мар.98", True), ("Mrz 98", True), ("2. Mrz", True), ("12-дек-98", True)),
        *(("01.02.2003", True), ("3/12/1998", True), ("mars-98", True)),
        *(("98", False), ("1а", False), ("MAR 12", False), ("12-п", False), ("1/2", False), ("доп. 98", False)),
        *(("45.13.2003", False), ("2-маст", False)),
    ],
)
def test_a_number_that_a_spreadsheet_made_a_date_of_is_asked_about(opis: str, is_asked: bool) -> None:
    table = _table(("id", "title", "archive", "fond", "opis", "delo"), ("a", "A", "ГАРФ", "5446", opis, "7"))
    made = draft("csv", table)
    assert made.document["reference_code"]["opis"] == opis
    assert [question.text for question in made.questions] == ([opis] if is_asked else [])


@pytest.mark.parametrize(
    ("code", "languages"), [("rus", ["ru"]), ("qqq-bad", None), ("en-bad", None), ("zh-yue", ["yue"])]
)
def test_a_code_of_no_language_is_asked_about(code: str, languages: list[str] | None) -> None:
    field = f'<datafield tag="041" ind1=" " ind2=" "><subfield code="a">{code}</subfield></datafield>'
    made = draft("marcxml", _MARC.format(field, ""))
    assert made.document.get("texts", [{}])[0].get("language") == languages
    assert bool(made.questions) == (languages is None)


@pytest.mark.parametrize(
    ("words", "code", "value"),
    [
        *(("s.d.", "1000/2000", None), ("undated", "0900/1999", None), ("без даты", "1000/1999", None)),
        *(("undated", "1880/1940", "1880/1940"), ("[1956]", "1956", "1956"), ("[1956?]", "", "1956?")),
        *(("[ca. 1956?]", "", "1956%"), ("[1950-1956]", "", "1950/1956"), ("[1956?]", "1956", "1956?")),
        *(("ca. 1956", "1956", "1956~"), ("1950-1956", "1950/1956", "1950/1956")),
    ],
)
@pytest.mark.parametrize("ead", [_EAD2002, _EAD3])
def test_words_beside_a_code_are_kept_and_a_code_that_only_fills_the_place_is_not(
    ead: str, words: str, code: str, value: str | None
) -> None:
    normal = f' normal="{code}"' if code else ""
    made = draft("ead3" if ead is _EAD3 else "ead2002", ead.format(f"<unitdate{normal}>{words}</unitdate>"))
    assert made.document["dates"] == [{"as_written": words, **({"value": value} if value else {})}]
    assert not made.questions
    assert (value is not None) or code in [ignored.text for ignored in made.ignored]


@pytest.mark.parametrize(
    ("parts", "answers"),
    [([[56]], ("1956", "0056")), ([["56", 9]], ("1956-09", "0056-09")), ([[56], [57]], ("1956/1957", "0056/0057"))],
)
def test_a_year_of_two_digits_is_asked_about(parts: list[Any], answers: tuple[str, ...]) -> None:
    (question,) = draft("csl-json", _csl(issued={"date-parts": parts})).questions
    assert question.answers == answers


@pytest.mark.parametrize(("parts", "value"), [([[576]], "0576"), ([[-44]], "-0043"), ([[1956, 9]], "1956-09")])
def test_a_year_of_other_digits_is_as_it_is(parts: list[Any], value: str) -> None:
    made = draft("csl-json", _csl(issued={"date-parts": parts}))
    assert (made.document["dates"], made.questions) == ([{"value": value}], ())


def test_a_note_on_an_extent_that_is_counted_is_kept() -> None:
    parts = "<quantity>2</quantity><unittype>boxes</unittype><descriptivenote><p>Brittle.</p></descriptivenote>"
    made = draft("ead3", _EAD3.format(f'<physdescstructured coverage="whole">{parts}</physdescstructured>'))
    assert made.document["extent"] == {"quantity": "2", "unit": "boxes"}
    assert made.document["notes"] == [{"kind": "Extent", "text": "Brittle."}]


_FOREIGN = {
    "oai_dc": _DC.format("<x:title>Foreign</x:title><x:y>More</x:y>"),
    "mods": _MODS.format("<x:note>Foreign</x:note><x:y>More</x:y>"),
    "ead2002": _EAD2002.format("<x:unitid>Foreign</x:unitid><x:y>More</x:y>"),
    "ead3": _EAD3.format("<x:unitid>Foreign</x:unitid><x:y>More</x:y>"),
    "marcxml": _MARC.format(
        "", '<x:datafield tag="500"><x:subfield code="a">Foreign</x:subfield></x:datafield><x:y>More</x:y>'
    ),
}


@pytest.mark.parametrize("importer", _FOREIGN)
def test_an_element_of_another_format_is_left_and_listed(importer: str) -> None:
    made = draft(importer, _FOREIGN[importer])
    assert "Foreign" not in json.dumps(dict(made.document), default=str)
    left = " ".join(ignored.text for ignored in made.ignored)
    assert ("Foreign" in left, "More" in left) == (True, True)


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        ("На русском языке", ["ru"]),
        ("В русском и немецком", ["ru", "de"]),
        ("русский, немецкий и французский языки", ["ru", "de", "fr"]),
        ("In Russian and German.", ["ru", "de"]),
        ("en français et en anglais", ["fr", "en"]),
        ("рус., нем.", ["ru", "de"]),
    ],
)
@pytest.mark.parametrize("importer", ["marcxml", "ead2002", "ead3", "oai_dc", "csv", "csl-json", "mods"])
def test_languages_are_known_by_their_names_in_a_sentence(importer: str, words: str, languages: list[str]) -> None:
    made = draft(
        importer,
        {
            "marcxml": _MARC.format(
                "", f'<datafield tag="546" ind1=" " ind2=" "><subfield code="a">{words}</subfield></datafield>'
            ),
            "ead2002": _EAD2002.format(f"<langmaterial>{words}</langmaterial>"),
            "ead3": _EAD3.format(f"<langmaterial>{words}</langmaterial>"),
            "oai_dc": _DC.format(f"<dc:language>{words}</dc:language>"),
            "csv": _table(("id", "title", "language"), ("a", "A", words)),
            "csl-json": _csl(language=words),
            "mods": _MODS.format(f'<language><languageTerm type="text">{words}</languageTerm></language>'),
        }[importer],
    )
    assert made.document["texts"][0]["language"] == languages
    assert not made.questions


@pytest.mark.parametrize(("title", "is_draft"), [("CafÃ© Ïèñüìî", True), ("Ïèñüìî Õðóù¸âà", True), ("Café", False)])
def test_letters_that_were_misread_keep_a_record_from_being_published_unseen(
    tmp_path: Path, title: str, is_draft: bool
) -> None:
    made = without_bad_values(draft("oai_dc", _DC.replace(">A<", f">{title}<").format("")))
    assert (made.document["administration"].get("status") == "draft") == is_draft
    assert bool(made.questions) == is_draft


@pytest.mark.parametrize(
    ("cell", "opis", "is_asked"),
    [('="0012"', "0012", False), ("=A1", None, True), ("=SUM(A1:A2)", None, True), ("=98", "=98", False)],
)
def test_a_cell_of_a_csv_file_that_a_program_computes_is_no_text(cell: str, opis: str | None, is_asked: bool) -> None:
    made = draft("csv", _table(("id", "title", "archive", "fond", "opis"), ("a", "= A", "ГАРФ", "1", cell)))
    assert made.document["title"] == "= A"
    assert made.document["reference_code"].get("opis") == opis
    assert bool(made.questions) == is_asked


def test_a_level_with_a_blank_behind_it_is_that_level() -> None:
    assert (
        draft("ead2002", _EAD2002.replace('level="item"', 'level="series "').format("")).document["level"] == "series"
    )


def test_a_note_within_a_set_of_languages_is_the_note_alone() -> None:
    languages = '<language langcode="eng">English</language><language>Ladino</language><script>Latin</script>'
    note = "<descriptivenote><p>Notes in Hebrew.</p></descriptivenote>"
    made = draft("ead3", _EAD3.format(f"<langmaterial><languageset>{languages}{note}</languageset></langmaterial>"))
    assert made.document["texts"][0]["language"] == ["en", "lad"]
    assert made.document["language_note"] == "Notes in Hebrew."


@pytest.mark.parametrize("words", ["[1923?]-24", "[1923]-1924", "1923-[24]"])
def test_brackets_about_a_part_of_a_date_of_marc_stay_whole(words: str) -> None:
    field = f'<datafield tag="264" ind1=" " ind2="0"><subfield code="c">{words}.</subfield></datafield>'
    (date,) = draft("marcxml", _MARC.format("", field)).document["dates"]
    assert date["as_written"].count("[") == date["as_written"].count("]") == 1


@pytest.mark.parametrize("calendar", ["Julian", "Old Style", "julian"])
def test_a_date_of_the_julian_calendar_is_converted_by_whatever_name(calendar: str) -> None:
    made = draft("ead2002", _EAD2002.format(f'<unitdate calendar="{calendar}">25 Oct. 1917</unitdate>'))
    assert made.document["dates"][0]["value"] == "1917-11-07"


_WINDOWS = "O\x92Brien \x93x\x94 1950\x961956"
"""Letters of Windows-1252 that were read as Latin-1, as they are and by their numbers in XML."""


@pytest.mark.parametrize(
    "importer", ["oai_dc", "mods", "ead2002", "ead3", "marcxml", "csv", "ris", "csl-json", "jsonld"]
)
@pytest.mark.parametrize("is_number", [False, True])
def test_letters_of_windows_in_the_place_of_controls_are_those_letters(importer: str, is_number: bool) -> None:
    title = "".join(f"&#{ord(c)};" if "\x80" <= c < "\xa0" else c for c in _WINDOWS) if is_number else _WINDOWS
    if is_number and importer in ("csv", "ris", "csl-json", "jsonld"):
        title = _WINDOWS
    made = draft(
        importer,
        {
            "oai_dc": _DC.format("").replace(">A<", f">{title}<"),
            "mods": _MODS.format("").replace(">A<", f">{title}<"),
            "ead2002": _EAD2002.format("").replace(">A<", f">{title}<"),
            "ead3": _EAD3.format("").replace(">A<", f">{title}<"),
            "marcxml": _MARC.format("", "").replace(">A<", f">{title}<"),
            "csv": _table(("id", "title", "dates"), ("a", title, "1950\x961956")),
            "ris": f"TY  - MANSCPT\nTI  - {title}\nER  - \n",
            "csl-json": json.dumps([{"type": "manuscript", "title": title}]),
            "jsonld": json.dumps({"@context": "https://schema.org", "@type": "ArchiveComponent", "name": title}),
        }[importer],
    )
    assert made.document["title"] == "O’Brien “x” 1950–1956"
    assert [date["value"] for date in made.document.get("dates", ())] == (["1950/1956"] if importer == "csv" else [])


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO-8859-1", "windows-1252"])
def test_a_file_that_says_it_is_of_latin_1_may_have_letters_of_windows(label: str) -> None:
    text = _DC.format("<dc:date>1950–1956</dc:date>").replace(">A<", ">Café “x” O’Brien<")
    (made,) = find("oai_dc").read(
        Source("x.xml", f'<?xml version="1.0" encoding="{label}"?>{text}'.encode("windows-1252"))
    )
    assert isinstance(made, Draft)
    assert made.document["title"] == "Café “x” O’Brien"
    assert made.document["dates"][0]["value"] == "1950/1956"


def test_days_of_atom_that_are_apart_from_its_words_are_a_question() -> None:
    heads = ("legacyId", "title", "levelOfDescription", "eventTypes", "eventDates", "eventStartDates", "eventEndDates")
    row = ("1", "A", "Item", "Creation", "5 Sept 1956", "1956-05-09", "1956-05-09")
    (question,) = draft("csv", _table(heads, row)).questions
    assert question.answers == ("1956-09-05", "1956-05-09")
