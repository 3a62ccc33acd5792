"""Writing codes: every style on the letter's code, and on the codes that are hard to write."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.errors import UnknownName
from catalog.model import ReferenceCode
from catalog.reference_codes import STYLES, write, write_several


def _code(**fields: Any) -> ReferenceCode:
    return ReferenceCode.model_validate(fields)


LETTER = _code(repository="GARF", fond="5446", opis="98", delo="721", leaves="170-190")
TELEGRAM = _code(repository="AVPRF", fond="0100", opis="34а", papka="253", delo="18", leaves="1, 3v-5v", year="1946")


@pytest.mark.parametrize(
    ("style", "letter", "telegram"),
    [
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
            "own",
            "GARF, f. 5446, op. 98, d. 721, ll. 170–190",
            "AVPRF, f. 0100, op. 34a, 1946 g., p. 253, d. 18, ll. 1, 3ob.–5ob.",
        ),
    ],
)
def test_a_style_writes_labels_ranges_and_versos_its_own_way(style: str, letter: str, telegram: str) -> None:
    assert write(LETTER, style) == letter
    assert write(TELEGRAM, style) == telegram


def test_every_style_is_in_the_table_of_this_test() -> None:
    (mark,) = test_a_style_writes_labels_ranges_and_versos_its_own_way.pytestmark  # type: ignore[attr-defined]
    assert {row[0] for row in mark.args[1]} == set(STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_a_code_of_another_scheme_keeps_its_own_form(style: str) -> None:
    code = _code(repository="BArch", bestand="B 136", signatur="59748", leaves="297-301")
    assert write(code, style) == "BArch, B 136/59748, 297-301"


@pytest.mark.parametrize(
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


def test_a_storage_unit_stays_a_storage_unit() -> None:
    code = _code(repository="RGALI", fond="631", opis="15", delo={"number": "5", "label": "ed. khr."})
    assert write(code) == "RGALI, f. 631, op. 15, ed. khr. 5"
    assert write(code, "gost-ru") == "РГАЛИ. Ф. 631. Оп. 15. Ед. хр. 5."


def test_several_codes_make_one_string() -> None:
    assert write_several([LETTER, _code(repository="GARF", fond="1")], "slavic").endswith("ll. 170–190; GARF, f. 1")


def test_a_style_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="There is no style of reference codes 'nope'; there are: gost-latin"):
        write(LETTER, "nope")
    with pytest.raises(UnknownName):
        write_several([], "nope")
