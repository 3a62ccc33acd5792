"""Reading what people write: every habit of references.md, on strings made for the purpose."""

from __future__ import annotations

import pytest

from catalog.reference_codes import parse
from catalog.reference_codes.fond_reading import MOST_REFERENCES
from tests.every import every

FULL = (
    "Rossiiskii gosudarstvennyi istoricheskii arkhiv (RGIA), fond (f.) 1286 (Departament), opis' (op.) 1, "
    "1806 god (g.), delo (d.) 122, list (l.) 5ob."
)


def _levels(text: str) -> list[tuple[object, ...]]:
    return [
        (
            one.repository,
            *(one.number(level) for level in ("fond", "opis", "papka", "delo")),
            ", ".join(map(str, one.leaves)),
        )
        for one in parse(text).references
    ]


@every(
    ("text", "archive", "fond", "opis", "papka", "delo", "leaves"),
    [
        ("GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190", "GARF", "5446", "98", None, "721", "170-190"),
        ("ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190.", "GARF", "5446", "98", None, "721", "170-190"),
        ("ГАРФ. Ф. Р-9401. Оп. 1а. Д. 184. Л. 207, 233.", "GARF", "Р-9401", "1а", None, "184", "207, 233"),
        ("AVPRF f. 0100, op. 34, 1946, p. 253, d. 18.", "AVPRF", "0100", "34", "253", "18", ""),
        ("AVPRF: fond 0100, opis 40, delo 7, papka 248, listy 120-123.", "AVPRF", "0100", "40", "248", "7", "120-123"),
        ("AVPRF, f. 06, op. 7, d. 588, p. 39, ll. 1-5", "AVPRF", "06", "7", "39", "588", "1-5"),
        ("ЦДІАК 1040-1-48", "TsDIAK", "1040", "1", None, "48", ""),
        ("CAMD RF38-11355-2245，第240-241页", "TsAMO", "38", "11355", None, "2245", "240-241"),
        ("(И-138-2-532)", None, "И-138", "2", None, "532", ""),
        ("TsGAOR SSSR, f. 5446, op. 1, d. 5", "GARF", "5446", "1", None, "5", ""),
        ("РЦХИДНИ. Ф. 17. Оп. 162. Д. 20. Л. 5 с об.", "RGASPI", "17", "162", None, "20", "5-5v"),
        ("RGANI, f. 89, per. 18, dok. 60, ll. 1-2.", "RGANI", "89", "18", None, "60", "1-2"),
        ("ф. Р-6023, оп. 4, д. 17761 пф / ГА Винницкой обл.", "DAVinO", "Р-6023", "4", None, "17761пф", ""),
        ("l. 7, d. 122, op. 1, f. 1286, RGIA", "RGIA", "1286", "1", None, "122", "7"),
        ("ГАРФ.\nФ. 5446, Оп.\n  98,\u00a0Д.\u00a0721", "GARF", "5446", "98", None, "721", ""),
        ("ГАРФ. Ф. Р\u20119401. Оп. 1", "GARF", "Р\u20119401", "1", None, None, ""),
        ("Aрхив РАН. Ф. 2. Oп. 1. Д. 5", "ARAN", "2", "1", None, "5", ""),
        (FULL, "RGIA", "1286", "1", None, "122", "5v"),
        ("ЦА ФСБ, Н-1234, т. 5, л. 3", "TsA-FSB", None, None, None, "Н-1234", "3"),
        ("НАРБ, ф. 4П, воп. 1, спр. 5, арк. 6 зв.", "NARB", "4П", "1", None, "5", "6v"),
        ("ГАРФ Ф 5446 Оп 98 Д 721 Л 170", "GARF", "5446", "98", None, "721", "170"),
    ],
)  # fmt: skip
def test_a_reference_is_read_whatever_its_habit(
    text: str, archive: str | None, fond: str, opis: str, papka: str | None, delo: str, leaves: str
) -> None:
    assert _levels(text) == [(archive, fond, opis, papka, delo, leaves)]


def test_parts_are_inherited_from_the_reference_before() -> None:
    assert _levels("РГВА. Ф. 1п. Оп. 9в. Д. 44; Ф. 3п. Оп. 4. Д. 27; Оп. 5. Д. 39.") == [
        ("RGVA", "1п", "9в", None, "44", ""),
        ("RGVA", "3п", "4", None, "27", ""),
        ("RGVA", "3п", "5", None, "39", ""),
    ]


def test_a_list_of_files_is_as_many_references() -> None:
    assert [row[4] for row in _levels("ГАРФ. Ф. 1. Оп. 2. Д. 17, 39 и 55, 29-47")] == ["17", "39", "55", "29-47"]


def test_two_archives_need_no_more_than_a_comma_between_them() -> None:
    found = _levels("ГААРК, ф. р-4808, оп. 1, д. 016956, ГУ СБУ в Крыму, д. 02271.")
    assert [(row[0], row[4]) for row in found] == [("GARK", "016956"), ("SBU-Crimea", "02271")]


def test_a_number_before_the_label_counts_leaves_and_one_after_it_names_them() -> None:
    (one,) = parse("РГИА, ф. 379, оп. 1, д. 894, 93 л.; лл. 40–48 об.").references
    assert one.extent == "93"
    assert [str(leaf) for leaf in one.leaves] == ["40-48v"]


def test_what_stands_around_a_reference_is_sorted() -> None:
    text = "АРАН. Ф. 2 (Президиум). Оп. 1. Д. 5. Л. 1. Автограф. Опубл.: Вестник. М., 1990. С. 5."
    (one,) = parse(text).references
    assert one.parts[0].title == "Президиум"
    assert [qualifier.kind for qualifier in one.qualifiers][:2] == ["copy", "publication"]
    assert [str(leaf) for leaf in one.leaves] == ["1"]


def test_a_microfilm_without_a_number_is_a_remark_on_the_copy() -> None:
    reading = parse("Diplomatic Archives of the Ministry of Foreign Affairs of Japan, File A’0392 (Microfilm)")
    assert [one.kind for one in reading.references[0].qualifiers] == ["copy"]
    assert reading.residue == ()
    assert parse("GARF, f. 1, op. 2, d. 3, microfilm 12").references[0].microfilm == "12"


def test_a_credit_in_parentheses_is_no_title_of_a_file() -> None:
    (reference,) = parse("AVPRF, fond 0100, opis 46, delo 12, listy 126-127. (Courtesy of Odd Arne Westad)").references
    assert all(part.title is None for part in reference.parts)
    assert [one.kind for one in reference.qualifiers] == ["credit"]


def test_an_archive_that_is_not_in_the_register_keeps_its_whole_name() -> None:
    (reference,) = parse("Mongolian Foreign Ministry Archive, fond 3, dans 1, kh/n 98, khuu 99-102").references
    assert reference.repository_as_written == "Mongolian Foreign Ministry Archive"
    assert [(part.level, part.number) for part in reference.parts] == [("fond", "3"), ("opis", "1"), ("delo", "98")]
    assert not reference.certain


def test_leaves_that_run_backwards_are_not_made_to_run_on() -> None:
    (reference,) = parse("GARF, f. 1, op. 2, d. 3, ll. 170-19").references
    assert not reference.certain
    assert [(one.start.number, one.end.number) for one in reference.leaves] == [(170, 19)]


@pytest.mark.parametrize(
    "text",
    [
        "РГИА, ф. 592, оп. 15, д. 1829; см. также Т. 5. С. 12.",
        "РГИА. Ф. 592. Оп. 15. Д. 1829; подробнее: История. Т. 5. С. 12.",
        "RGIA, f. 592, op. 15, d. 1829; see also Smith, History, p. 12",
        "12 РГИА, ф. 592, оп. 15, д. 1829",
    ],
)
def test_the_pages_of_another_work_and_the_number_of_a_note_are_no_part_of_the_code(text: str) -> None:
    (reference,) = parse(text).references
    assert [(part.level, part.number) for part in reference.parts] == [
        ("fond", "592"),
        ("opis", "15"),
        ("delo", "1829"),
    ]
    assert reference.leaves == ()


def test_credits_are_qualifiers_and_nothing_is_ignored() -> None:
    reading = parse("RGASPI, f. 558, op. 11, d. 97, ll. 67-70. Contributed by A. B. Cee and translated by D. Eff.")
    assert [q.text for q in reading.references[0].qualifiers] == ["Contributed by A. B. Cee and translated by D. Eff"]
    assert reading.residue == ()


def test_microfilm_and_year_are_kept() -> None:
    (one,) = parse("RGANI, F. 5, Op. 28, 1955, D. 412, Rolik 5196").references
    assert (one.year, one.microfilm, one.number("delo")) == ("1955", "5196", "412")


@every(
    "text",
    [
        "Родина 2025/8",
        "John Smith, The History of Everything (London: Penguin, 1999), pp. 12-15.",
        "История СССР. Т. 5. М., 1970. С. 132–135.",
        "Пушкин А. С. Полное собрание сочинений. Т. 6. Л., 1937. С. 5.",
        "Translated by Gary Goldberg.",
        "ул. Ленина, д. 5, кв. 12",
        "",
        " \n",
    ],
)
def test_what_is_no_reference_is_said_to_be_none(text: str) -> None:
    assert parse(text).references == ()


@every(
    ("text", "doubt"),
    [
        ("ГАСО. Ф. 1174. Оп. 2. Д. 1623.", "the name of several archives"),
        ("ГААО, ф. 687, оп. 2, д. 1365", "may also be an archive of the region of Arkhangelsk"),
        ("ГОАРК, ф. р-4808, оп. 1, д. 5", "not quite the name of GARK"),
        ("Госархив Винниской обл., ф. Р-6023, оп. 4, д. 5", "not quite the name of DAVinO"),
        ("Госархив Днепропетровскай области, ф. 19, оп. 8, д. 3", "not quite the name of DADnO"),
        ("Госархив Днпропетровской области, ф. 19, оп. 8, д. 3", "not quite the name of DADnO"),
        ("Госархив Днепропетровсской области, ф. 19, оп. 8, д. 3", "not quite the name of DADnO"),
        ("Госархив Днепропятрявской области, ф. 19, оп. 8, д. 3", "not in the register"),  # two letters are others
        ("Госархив Аабропетровской области, ф. 19, оп. 8, д. 3", "not in the register"),
        ("ГАРФ. Ф. Р-9408. Оп. 1. 38.", "The label of the number 38 is missing"),
        ("ГА РФ. Ф. 10035. Оп. 1, 2. Д. 35755", "A second opis"),
        ("ГАРФ. Ф. 588. Оп. 11. Д. 12 (?)", "mark of doubt"),
        ("ГАРФ. Ф. 1. Оп. 1. Д. 73.74", "by a period alone"),
        ("ГАРФ. Ф. 1. Оп. 3. Д. ", "has no number"),
        ("Госархив Украины. Ф. 1. Оп. 3. Д. 5", "not in the register"),
        ("ГАРФ. Ф. 1. Оп. 3. Д. 5. Л. 9-3", "run backwards"),
        ("ГАРФ. Ф. 1. Оп. 2. Д. 3=77", "A number beside the code was not understood: '=77'."),
        ("СПбФ АРАН, ф. 19, оп. 8, д. 3", "'СПбФ' before the archive may be part of its name."),
        ("дело 888", "Neither archive nor fond"),
        ("BStU, MfS, HA II, Nr. 38061", "has not been tested"),
    ],
)
def test_what_is_doubtful_says_so(text: str, doubt: str) -> None:
    reference = parse(text).references[0]
    assert not reference.certain
    assert any(doubt in one for one in reference.doubts), reference.doubts


def test_a_number_like_a_year_is_one_after_a_comma_and_a_number_of_the_code_after_a_period() -> None:
    for text, opis, year in (("ГАРФ, ф. 5446, 1956", None, "1956"), ("ГАРФ. Ф. 5446. 1956. 12", "1956", None)):
        code = parse(text).references[0].code
        assert code is not None
        assert (code.plain().get("opis"), code.year) == (opis, year), text


def test_an_ambiguous_archive_comes_with_its_candidates_the_likelier_first() -> None:
    assert parse("ГАСО. Ф. 1174. Оп. 2. Д. 1623.").references[0].candidates == ("GASO", "DASO")
    assert parse("ГАСО, ф. Р-7641, оп. 5, д. 916").references[0].candidates == ("DASO", "GASO")
    assert parse("НА РБ, ф. И-336, оп. 1, д. 1218").references[0].candidates[0] == "NARB-Bashkortostan"


def test_the_reference_becomes_part_of_a_record() -> None:
    text = "ГАРФ. Ф. Р-5446 (Совет министров). Оп. 98. Д. 721. Л. 170–190 об."
    code = parse(text).references[0].code
    assert code is not None
    assert code.plain() == {
        "repository": "GARF",
        "repository_as_written": "ГАРФ",
        "fond": {"number": "Р-5446", "label": "Ф.", "title": "Совет министров"},
        "opis": {"number": "98", "label": "Оп."},
        "delo": {"number": "721", "label": "Д."},
        "leaves": "170-190v",
        "as_written": "ГАРФ. Ф. Р-5446 (Совет министров). Оп. 98. Д. 721. Л. 170–190 об.",
    }


def test_without_an_archive_there_is_no_code() -> None:
    assert parse("ф. Р-155, оп. 1, д. 5902").references[0].code is None


@pytest.mark.parametrize(
    "text",
    [
        "ГАРФ. Ф. 1. Оп. 1. Д. " + ", ".join(map(str, range(1, 3_000))),
        "ГАРФ. Ф. 1. Оп. 1. " + "".join(f"Д. {n}. Л. 1; " for n in range(1, 3_000)),
        "".join(f"ф. 1, оп. 1, д. {n}; " for n in range(1, 3_000)) + "ГАРФ",  # the archive is looked for behind them
        "ГАРФ; " * 3_000,
    ],
)
def test_a_string_of_very_many_references_is_read_in_part(text: str) -> None:
    reading = parse(text)
    assert MOST_REFERENCES <= len(reading.references) <= MOST_REFERENCES + 1
    assert reading.residue or not reading.references[0].parts


def test_very_many_numbers_of_houses_are_given_up() -> None:
    reading = parse("".join(f"ул. Ленина, д. {n}; " for n in range(1, 3_000)))
    assert reading.references == ()
    houses = [piece.text for piece in reading.residue if piece.text.startswith("д. ") and len(piece.text) < 9]
    assert MOST_REFERENCES <= len(houses) <= MOST_REFERENCES + 1
