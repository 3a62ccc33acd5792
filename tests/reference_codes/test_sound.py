"""A certain reading is right: whatever stands before and behind a reference, it is read as before or doubted."""

from __future__ import annotations

import functools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_table import Row, judge, read_table

from catalog.reference_codes import ParsedReference, parse
from tests.every import every
from tests.examples import examples

_BEFORE = (
    *("See ", "Cf. ", "12 ", "12. ", "[12] ", "(12) ", "Letter of 5 May 1956, ", "Smith, History of Poland, p. 45; "),
    *("Ibid.; ", "Memo, 3 June 1950, ", "Vgl. ", "Zob. ", "См. ", "Siehe ", "voir ", "Quoted from ", "Report no. 45, "),
    *("box 3 of ", "fols 12-15, ", "Folder 4, ", "NSC 68/2; "),
)
_BEHIND = (
    *("; Smith, History (Oxford, 1990), p. 45.", ", 5 May 1956.", " (quoted in Smith, p. 12).", " See also note 45."),
    *("; ibid., p. 15", "; ibid., ff. 15-16.", " and 12 others", " [microfilm 12]", " passim", ", et seq.", " ff."),
    *(" (3 copies)", " bis", " or 12", " (?)", " [sic]", " v. 2", ", chap. 3", ", 2nd ed.", " & Beilage 3", ", Teil 3"),
)
_JOINED = ("; ", ", ", " and ", " / ", "\n")


def _certain(references: tuple[ParsedReference, ...]) -> bool:
    return bool(references) and all(one.certain for one in references)


def _facts(one: ParsedReference) -> Counter[str]:
    """Return all that is said of a reference but its leaves, of which more may follow, and the document."""
    parts = [f"{part.level} {part.number}" for part in one.parts if part.level != "document"]
    return Counter([str(one.repository), *parts, *([f"year {one.year}"] if one.year else [])])


@functools.cache
def _rows() -> list[Row]:
    """Return the lines of the tables that are read rightly and without a doubt, each with one reference."""
    verdicts = [judge(row) for name in ("tuned", "held_back") for row in read_table(name) if row.reading != "*"]
    return [one.row for one in verdicts if one.right and one.certain and "||" not in one.row.reading]


_ROWS = st.deferred(lambda: st.sampled_from(_rows()))
_NAMED = st.deferred(lambda: st.sampled_from([row for row in _rows() if not row.reading.startswith("- ")]))
"""Those that name their archive; the others take the archive of the code beside them."""


def _alone(row: Row) -> Counter[str]:
    return _facts(parse(row.reference).references[0])


@settings(max_examples=examples(150))
@given(_ROWS, st.sampled_from(_BEFORE))
def test_what_stands_before_a_reference_changes_nothing_in_silence(row: Row, words: str) -> None:
    references = parse(words + row.reference).references
    if _certain(references):
        assert _alone(row) in [_facts(one) for one in references], words + row.reference


@settings(max_examples=examples(150))
@given(_ROWS, st.sampled_from(_BEHIND))
def test_what_stands_behind_a_reference_changes_nothing_in_silence(row: Row, words: str) -> None:
    text = row.reference.rstrip(". ") + words
    references = parse(text).references
    if _certain(references):
        assert not _alone(row) - _facts(references[0]), text
        assert all(len(one.parts) + len(one.leaves) for one in references), text


@settings(max_examples=examples(150))
@given(_NAMED, _NAMED, st.sampled_from(_JOINED))
def test_of_two_references_none_is_lost_in_silence(one: Row, other: Row, between: str) -> None:
    text = one.reference.rstrip(". ") + between + other.reference
    references = parse(text).references
    if _certain(references):
        read = sum(map(_facts, references), Counter())
        assert not (_alone(one) + _alone(other)) - read, text


@every(
    "text",
    [
        "PA AA, B 33, Bd",
        "BArch, DY 30/3667 & 3668",
        "AAN, KC PZPR, sygn. 12 and 13",
        "LAC, RG 25, vol. 4738, file 50053-40 [part 2]",
        "LAC, RG 25, vol. 4738, file 50053-40 passim",
        "HU OSA 300-30-2 Box 4, 13 and 15",
        "HDA, 1220, 1945",
        "Kennedy Library, 12, Box 3",
        "KC PZPR, AAN, XI A/15",
        "President's Secretary's Files, Truman Library, Box 159",
        "fols 12-15, TNA FO 800/309",
        "M 38, PA AA, ZR 311/98",
        "J IV 2/2A/3196, DY 30, SAPMO-BArch",
        "Image 0184, R 43-I/161, BArch",
        "РГАСПИ, оп. 18, д. 1233, л. 5",
        "ДАКО, ф. Р-2412, оп. 2, спр. 199; ф. 1, оп. 2, д. 3. ГАРФ",
        "ф. 558, оп. 11, д. 99; BArch, RW 19/234, Bl. 4",
        "NAA: 3014/10/15 PART 3",
        "See also 002-020400-00012-067, Academia Historica",
    ],
)
def test_what_may_mean_two_things_is_doubted(text: str) -> None:
    references = parse(text).references
    assert not _certain(references), references


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("PREM 8/1405; Gerald R. Ford Library, NSC Files, Box 5", ["TNA", "GRFL"]),
        ("S/PV.1024, AGI, Indiferente, 429, L.37", ["UN", "AGI"]),
        ("Public Record Office (PRO) FO 371/56780, The National Archives of the UK (TNA)", ["TNA"]),
        ("NMML, T. N. Kaul Papers, File No. 5 / RGAE, f. 1562, op. 329, d. 277", ["NMML", "RGAE"]),
    ],
)
def test_each_code_is_read_once(text: str, read: list[str]) -> None:
    references = parse(text).references
    assert [one.repository for one in references] == read
    assert all(one.parts and not one.parts[-1].number.endswith("/") for one in references)


@pytest.mark.parametrize(
    "text",
    [
        "ASVe, Senato, b. 1234, lettera del 5 maggio 1470",
        "PA AA, B 14-301, Bd. 254, Aufzeichnung vom 5.9.1956, Bl. 12-14",
        "TNA, FO 371/56780, Roberts to Bevin, 21 March 1946",
    ],
)
def test_what_a_document_is_and_its_day_are_no_doubt(text: str) -> None:
    assert _certain(parse(text).references)


@pytest.mark.parametrize(
    "text", ["TNA, FO 371/56780, Telegram 12 of 21 March 1946", "PA AA, B 14-301, Bd. 254, Mai 1956 und Nr. 12"]
)
def test_a_number_beside_a_day_is_a_doubt(text: str) -> None:
    assert not _certain(parse(text).references)


def test_an_archive_of_several_names_is_not_said_to_be_behind_its_own_code() -> None:
    (reference,) = parse("НАРБ, ф. 4п, оп. 33а, д. 77, лл. 5—9, 12 об.").references
    assert reference.doubts == ("'НАРБ' is the name of several archives.",)


@pytest.mark.parametrize(
    "text",
    [
        "Memorandum of Conversation, 5 May 1956, RG 59, Box 12, NARA; Telegram, RG 84, Box 1, NARA",
        "Letter, RG 59, Entry 5, NARA; Telegram, RG 84, Box 1, NARA",
        "GARF, f. 5446, op. 98 (дело о ф. 12), d. 721",
        "ГАРФ. Ф. 5446. Оп. 98 (см. также Ф. 12). Д. 721",
    ],
)
def test_a_code_within_the_words_of_another_is_a_doubt(text: str) -> None:
    assert not any(reference.certain for reference in parse(text).references)


@pytest.mark.parametrize(
    "text", ["Document 12, minutes, p. 5, NARA, RG 59, Box 12", "Telegram 123, 5 May 1956, NARA, RG 59, Box 12"]
)
def test_numbers_of_a_document_are_no_code(text: str) -> None:
    assert _certain(parse(text).references)


@pytest.mark.parametrize("code", [f"VN-TTLTQG{number}" for number in range(1, 5)])
def test_a_code_that_differs_by_its_number_names_one_archive(code: str) -> None:
    (reference,) = parse(code).references
    assert (reference.repository, reference.doubts) == (code, ())
