"""Writing codes: every style on the letter's code, and on the codes that are hard to write."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.errors import UnknownName
from catalog.model import ReferenceCode
from catalog.reference_codes import STYLES, hierarchy, write, write_several
from tests.every import every


def _code(**fields: Any) -> ReferenceCode:
    return ReferenceCode.model_validate(fields)


LETTER = _code(repository="GARF", fond="5446", opis="98", delo="721", leaves="170-190")
TELEGRAM = _code(repository="AVPRF", fond="0100", opis="34а", papka="253", delo="18", leaves="1, 3v-5v", year="1946")


WRITTEN = [
    (
        "slavic",
        "GARF, f. 5446, op. 98, d. 721, ll. 170–190",
        "AVPRF, f. 0100, op. 34a, 1946 g., p. 253, d. 18, ll. 1, 3ob.–5ob.",
    ),
    (
        "words",
        "GARF, fond 5446, opis 98, delo 721, listy 170–190",
        "AVPRF, fond 0100, opis 34a, year 1946, papka 253, delo 18, listy 1, 3ob.–5ob.",
    ),
    (
        "wilson-center",
        "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190",
        "AVPRF, Fond 0100, Opis 34a, 1946, Papka 253, Delo 18, Listy 1, 3ob.-5ob.",
    ),
    (
        "gost-ru",
        "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190.",
        "АВП РФ. Ф. 0100. Оп. 34а. 1946 г. П. 253. Д. 18. Л. 1, 3 об.–5 об.",
    ),
    (
        "gost-latin",
        "GARF. F. 5446. Op. 98. D. 721. L. 170–190.",
        "AVPRF. F. 0100. Op. 34a. 1946 g. P. 253. D. 18. L. 1, 3 ob.–5 ob.",
    ),
    (
        "ukrainian",
        "ГАРФ, ф. 5446, оп. 98, спр. 721, арк. 170–190",
        "АВП РФ, ф. 0100, оп. 34а, 1946 р., п. 253, спр. 18, арк. 1, 3 зв.–5 зв.",
    ),
    (
        "positional",
        "GARF 5446-98-721, ll. 170–190",
        "AVPRF, f. 0100, op. 34a, 1946 g., p. 253, d. 18, ll. 1, 3ob.–5ob.",
    ),
    (
        "german",
        "GARF, f. 5446, op. 98, d. 721, Bl. 170–190",
        "AVPRF, f. 0100, op. 34a, 1946 g., p. 253, d. 18, Bl. 1, 3v–5v",
    ),
    (
        "french",
        "GARF, f. 5446, op. 98, d. 721, fol. 170-190",
        "AVPRF, f. 0100, op. 34a, 1946 g., p. 253, d. 18, fol. 1, 3v-5v",
    ),
    (
        "titled",
        "GARF, fond 5446, opis 98, delo 721, listy 170–190",
        "AVPRF, fond 0100, opis 34a, year 1946, papka 253, delo 18, listy 1, 3ob.–5ob.",
    ),
    (
        "own",
        "GARF, f. 5446, op. 98, d. 721, ll. 170–190",
        "AVPRF, f. 0100, op. 34a, 1946 g., p. 253, d. 18, ll. 1, 3ob.–5ob.",
    ),
]


@every(("style", "letter", "telegram"), WRITTEN)
def test_a_style_writes_labels_ranges_and_versos_its_own_way(style: str, letter: str, telegram: str) -> None:
    assert write(LETTER, style) == letter
    assert write(TELEGRAM, style) == telegram


def test_every_style_is_in_the_table_of_this_test() -> None:
    assert {row[0] for row in WRITTEN} == set(STYLES)


@every("style", STYLES)
def test_a_code_of_another_scheme_keeps_its_own_form(style: str) -> None:
    code = _code(repository="BArch", bestand="B 136", signatur="59748", leaves="297-301")
    assert write(code, style) == "BArch, B 136/59748, Bl. 297–301"


@every(
    ("fields", "expected"),
    [
        ({"repository": "GARF"}, "GARF"),
        ({"repository": "GARF", "fond": "5446"}, "GARF, f. 5446"),
        ({"repository": "GARF", "fond": "5446", "delo": "7", "leaves": "5v"}, "GARF, f. 5446, d. 7, l. 5ob."),
        ({"repository": "Частный архив", "fond": "5ц"}, "Chastnyi arkhiv, f. 5ts"),
        ({"repository": "OR-RGB", "fond": "218", "karton": "5", "delo": "6"}, "OR-RGB, f. 218, k. 5, d. 6"),
    ],
)
def test_what_is_not_known_is_left_out(fields: dict[str, Any], expected: str) -> None:
    assert write(_code(**fields)) == expected


@every(
    ("fields", "expected"),
    [
        ({"fond": "R-5446", "opis": "98а", "delo": "721"}, "GARF R-5446-98a-721"),
        ({"fond": "5446", "opis": "98", "delo": "721", "leaves": "5"}, "GARF 5446-98-721, l. 5"),
        # these could not be read back
        ({"fond": "5446", "opis": "98"}, "GARF, f. 5446, op. 98"),
        ({"fond": "5446/1", "opis": "98", "delo": "721"}, "GARF, f. 5446/1, op. 98, d. 721"),
        ({"fond": "5446", "opis": "R-98", "delo": "721"}, "GARF, f. 5446, op. R-98, d. 721"),
        ({"fond": "5446", "opis": "98", "delo": "7/1"}, "GARF, f. 5446, op. 98, d. 7/1"),
        ({"fond": "5446", "opis": "98", "delo": "7", "year": "1946"}, "GARF, f. 5446, op. 98, 1946 g., d. 7"),
        ({"fond": "1", "opis": "98", "delo": "7", "microfilm": "12"}, "GARF, f. 1, op. 98, d. 7, microfilm 12"),
    ],
)
def test_numbers_alone_are_written_where_they_can_be_read_back(fields: dict[str, Any], expected: str) -> None:
    assert write(_code(repository="GARF", **fields), "positional") == expected


@every(
    ("fields", "own", "in_russian"),
    [
        ({"fond": "1", "year": "1946"}, "GARF, f. 1, 1946 g.", "ГАРФ. Ф. 1. 1946 г."),
        ({"fond": "1", "opis": "2", "microfilm": "5"}, "GARF, f. 1, op. 2, microfilm 5", "ГАРФ. Ф. 1. Оп. 2. Мкф. 5."),
        ({"fond": "1", "delo": {"number": "5", "label": "№"}}, "GARF, f. 1, no. 5", "ГАРФ. Ф. 1. № 5."),
        ({"fond": "1", "delo": {"number": "5", "label": "N."}}, "GARF, f. 1, no. 5", "ГАРФ. Ф. 1. № 5."),
        ({"fond": "1", "delo": {"number": "5", "label": "д."}}, "GARF, f. 1, d. 5", "ГАРФ. Ф. 1. Д. 5."),
        ({"fond": "1", "opis": {"number": "5", "label": "№"}}, "GARF, f. 1, op. 5", "ГАРФ. Ф. 1. Оп. 5."),
    ],
)
def test_a_year_a_microfilm_and_a_file_by_its_number_alone(fields: dict[str, Any], own: str, in_russian: str) -> None:
    code = _code(repository="GARF", **fields)
    assert (write(code), write(code, "gost-ru")) == (own, in_russian)


@every(
    ("fields", "expected"),
    [
        ({"year": "1946", "microfilm": "5"}, "Kipling Archive, box 3, 1946, microfilm 5"),
        ({"box": {"number": "3", "label": "Box."}}, "Kipling Archive, box 3"),
        ({"box": {"number": "3", "label": "Kasse"}}, "Kipling Archive, Kasse 3"),
        ({"box": {"number": "3", "label": "{0}"}}, "Kipling Archive, {0} 3"),
    ],
)
def test_a_code_of_no_known_scheme_is_written_with_the_labels_of_its_source(
    fields: dict[str, Any], expected: str
) -> None:
    assert write(_code(repository="Kipling Archive", **{"box": "3", **fields})) == expected


def test_a_code_in_titles_has_the_words_of_its_scheme() -> None:
    for fields, written in (
        ({"repository": "Kipling Archive", "box": "3", "folder": "2"}, "Kipling Archive, Box 3, Folder 2"),
        ({"repository": "BArch", "bestand": "B 136", "signatur": "5"}, "BArch, B 136/5"),
        ({"repository": "TsDIAL", "fond": "309", "delo": "2"}, "TsDIAL, fond 309, sprava 2"),
    ):
        assert write(_code(**fields), "titled") == written


def test_a_storage_unit_stays_a_storage_unit() -> None:
    code = _code(repository="RGALI", fond="631", opis="15", delo={"number": "5", "label": "ed. khr."})
    assert write(code) == "RGALI, f. 631, op. 15, ed. khr. 5"
    assert write(code, "gost-ru") == "РГАЛИ. Ф. 631. Оп. 15. Ед. хр. 5."


@every(
    ("leaves", "written"),
    [
        ("12", "p. 12"),
        ("12-14", "pp. 12–14"),
        ("12v", "f. 12v"),
        ("170r-192v", "ff. 170r–192v"),
        ("3, 5v", "ff. 3, 5v"),
    ],
)
def test_a_recto_or_verso_shows_that_numbers_are_of_leaves_and_not_of_pages(leaves: str, written: str) -> None:
    code = ReferenceCode.model_validate({"repository": "Kipling Archive", "series": "3", "leaves": leaves})
    assert write(code) == f"Kipling Archive, series 3, {written}"


def test_a_level_that_its_archive_has_no_form_for_has_its_name_and_a_number_alone_has_none() -> None:
    for levels, written in (
        ({"series": "3", "number": "7"}, "series 3, 7"),
        ({"record_group": "59", "box": "4"}, "record group 59, box 4"),
        ({"lot_file": "64"}, "lot file 64"),
    ):
        assert write(_code(repository="Kipling Archive", **levels)) == f"Kipling Archive, {written}"


def test_several_codes_make_one_string() -> None:
    assert write_several([LETTER, _code(repository="GARF", fond="1")], "slavic").endswith("ll. 170–190; GARF, f. 1")


def test_a_style_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="There is no style of reference codes 'nope'; there are: french, german"):
        write(LETTER, "nope")
    with pytest.raises(UnknownName):
        write_several([], "nope")


@every(
    ("code", "own", "in_russian", "label"),
    [
        ({"series": "Series I"}, "X, Series I", "X, Series I", "Series I"),
        ({"record_group": "RG 59"}, "X, RG 59", "X, RG 59", "RG 59"),
        ({"series": "Série A", "folder": "Fol. 3"}, "X, Série A, Fol. 3", "X, Série A, Fol. 3", "Fol. 3"),
        ({"subseries": "Sub-series 2"}, "X, Sub-series 2", "X, Sub-series 2", "Sub-series 2"),
        ({"box": "Box12"}, "X, Box12", "X, Box12", "Box12"),
        ({"fond": "Ф. 5", "opis": "опись 1"}, "X, F. 5, opisʹ 1", "X. Ф. 5. опись 1.", "опись 1"),
        # these say nothing of the level: a letter of the number, another word
        ({"box": "B 3"}, "X, box B 3", "X, box B 3", "box B 3"),
        ({"series": "Se 3"}, "X, series Se 3", "X, series Se 3", "series Se 3"),
        ({"series": "Files 3"}, "X, series Files 3", "X, series Files 3", "series Files 3"),
    ],
)
def test_a_number_that_names_its_level_has_no_second_label(
    code: dict[str, str], own: str, in_russian: str, label: str
) -> None:
    read = ReferenceCode.model_validate({"repository": "X", **code})
    assert (write(read, "own"), write(read, "gost-ru")) == (own, in_russian)
    assert hierarchy(read)[-1].label == label
