"""Units above a code, their sets, what contains what, and the order on the shelf."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_codes import fond_codes

from catalog.model import ReferenceCode, read_leaves
from catalog.reference_codes import (
    comparison_key,
    contains,
    hierarchy,
    overlaps,
    same_unit,
    set_specs,
    sort_key,
)
from catalog.reference_codes.hierarchy import named_levels
from tests.every import every

_SET_SPEC = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*")


def _code(**fields: Any) -> ReferenceCode:
    return ReferenceCode.model_validate({"repository": "GARF", **fields})


def _specs(**fields: Any) -> list[str]:
    return [unit.set_spec for unit in hierarchy(_code(**fields))]


def test_the_letter_lies_in_its_archive_fond_opis_and_delo() -> None:
    units = hierarchy(_code(fond="5446", opis="98", delo="721", leaves="170-190"))
    assert [(unit.set_spec, unit.label, unit.name) for unit in units] == [
        ("garf", "GARF", "GARF"),
        ("garf:5446", "fond 5446", "GARF, fond 5446"),
        ("garf:5446:98", "opis 98", "GARF, fond 5446, opis 98"),
        ("garf:5446:98:721", "delo 721", "GARF, fond 5446, opis 98, delo 721"),
    ]
    assert units[2].code.plain() == {"repository": "GARF", "fond": "5446", "opis": "98"}


def test_levels_stand_in_the_order_of_the_scheme_however_they_were_written() -> None:
    written = _code(repository="AVPRF", fond="0100", opis="40", delo="7", papka="248")
    assert [unit.set_spec for unit in hierarchy(written)][-1] == "avprf:0100:40:papka*248:delo*7"


def test_a_level_out_of_the_usual_chain_is_named_so_that_it_is_not_taken_for_another() -> None:
    assert _specs(fond="1", delo="98")[-1] == "garf:1:delo*98"
    assert _specs(fond="1", opis="98")[-1] == "garf:1:98"


@pytest.mark.parametrize(
    ("one", "other"),
    [("98c", "98с"), ("98s", "98с"), ("R-5446", "Р-5446"), ("Р–5446", "р-5446"), ("1 доп.", "1доп"), ("1½", "1 1/2")],
)
def test_numbers_that_look_alike_are_the_same_set(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)
    assert _specs(fond=one) == _specs(fond=other)


@every("pair", ["П-1 Р-1", "1/2 12", "2и 2і", "1-2 12", "1тс 1ц", "1г 1ґ", "1е 1є", "11/2 1½", "1_2 1/2"])
def test_different_numbers_are_different_sets(pair: str) -> None:
    one, other = pair.split()
    assert _specs(fond=one)[-1] != _specs(fond=other)[-1]


def test_an_archive_is_the_same_set_whatever_it_is_called() -> None:
    assert {hierarchy(_code(repository=name))[0].set_spec for name in ("GARF", "ГАРФ", "ГА РФ", "TsGAOR")} == {"garf"}


@given(st.text(min_size=1, max_size=40).filter(str.strip), st.text(alphabet="абвґєії'/½ -0123456789Rr№()", min_size=1))
def test_every_set_spec_is_legal(repository: str, number: str) -> None:
    try:
        code = ReferenceCode.model_validate({"repository": repository, "fond": number})
    except ValueError:
        return
    for unit in hierarchy(code):
        assert _SET_SPEC.fullmatch(unit.set_spec), unit.set_spec


@given(fond_codes(), fond_codes())
def test_two_units_share_a_set_only_if_they_are_the_same(one: ReferenceCode, other: ReferenceCode) -> None:
    assert (hierarchy(one)[-1].set_spec == hierarchy(other)[-1].set_spec) == same_unit(one, other)


@given(fond_codes())
def test_every_unit_above_a_code_contains_it(code: ReferenceCode) -> None:
    assert all(contains(unit.code, code) for unit in hierarchy(code))
    assert contains(code, code)


def test_a_file_contains_its_leaves_and_no_other_file() -> None:
    file, leaves = _code(fond="1", opis="2", delo="3"), _code(fond="1", opis="2", delo="3", leaves="5-7")
    assert contains(file, leaves)
    assert not contains(leaves, file)
    assert contains(leaves, _code(fond="1", opis="2", delo="3", leaves="6v"))
    assert not contains(_code(fond="1", opis="2", delo="30"), leaves)
    assert not contains(_code(repository="RGANI", fond="1"), leaves)


@pytest.mark.parametrize(
    ("outer", "inner", "lies_in_it"),
    [
        ("5-7", "5-7", True),
        ("5-7", "6", True),
        ("5-7", "6-9", False),
        ("5-7", "3-6", False),
        ("5-7", "3, 6", False),
        ("5-7, 9", "9", True),
        ("5-7", None, False),
        (None, "5-7", True),
    ],
)
def test_leaves_lie_in_leaves_that_begin_no_later_and_end_no_earlier(
    outer: str | None, inner: str | None, lies_in_it: bool
) -> None:
    file = {"fond": "1", "opis": "2", "delo": "3"}
    assert contains(_code(**file, leaves=outer), _code(**file, leaves=inner)) is lies_in_it


def test_leaves_of_an_opis_hold_no_leaves_of_its_files() -> None:
    assert not contains(_code(fond="1", opis="2", leaves="5-7"), _code(fond="1", opis="2", delo="3", leaves="6"))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [("1-5", "5-9", True), ("1-5", "6", False), ("12", "12v", False), ("12-12v", "12v", True), ("1, 9", "3-8", False)],
)
def test_leaves_overlap_where_they_share_a_side(one: str, other: str, shared: bool) -> None:
    assert overlaps(read_leaves(one), read_leaves(other)) is shared
    assert overlaps(read_leaves(other), read_leaves(one)) is shared


def test_leaves_that_are_not_stated_may_be_any() -> None:
    assert overlaps(None, read_leaves("5"))
    assert overlaps(read_leaves("5"), ())


def test_an_archive_that_nobody_registered_is_the_set_of_its_own_name() -> None:
    units = hierarchy(_code(repository="Kipling Archive", series="3", box="7"))
    assert [(unit.set_spec, unit.name) for unit in units] == [
        ("kipling_archive", "Kipling Archive"),
        ("kipling_archive:series*3", "Kipling Archive, series 3"),
        ("kipling_archive:series*3:box*7", "Kipling Archive, series 3, box 7"),
    ]


def test_levels_that_a_scheme_does_not_have_stand_behind_those_it_has() -> None:
    file, box = _code(repository="BArch", bestand="B 136", signatur="5"), _code(repository="BArch", box="1")
    assert sorted([box, file], key=sort_key) == [file, box]
    mixed = _code(repository="BArch", box="1", signatur="5", bestand="B 136")
    assert [unit.label for unit in hierarchy(mixed)] == ["BArch", "bestand B 136", "signatur 5", "box 1"]


def test_files_are_sorted_as_they_stand_on_the_shelf() -> None:
    shelf = ["1", "1a", "2", "2/1", "10", "10а", "Р-2", "Р-10"]
    codes = [_code(fond=number) for number in reversed(shelf)]
    assert [code.levels[0].number for code in sorted(codes, key=sort_key)] == shelf


def test_leaves_are_sorted_within_their_file_and_the_file_stands_before_them() -> None:
    file = _code(fond="1", opis="2", delo="3")
    first, second = file.revised(leaves="9-12"), file.revised(leaves="100")
    assert sorted([second, first, file], key=sort_key) == [file, first, second]


@given(fond_codes())
def test_the_set_specs_of_a_code_are_those_of_its_units(code: ReferenceCode) -> None:
    turned = code.model_copy(update={"levels": code.levels[::-1]})
    for one in (code, turned):
        assert set_specs(one) == tuple(unit.set_spec for unit in hierarchy(one))


@pytest.mark.parametrize(
    ("repository", "names"),
    [
        ("TsDIAL", ["fond 309", "opys 1", "sprava 2245"]),
        ("ЦДАВО України", ["fond 309", "opys 1", "sprava 2245"]),
        ("GARF", ["fond 309", "opis 1", "delo 2245"]),
        ("NARB", ["fond 309", "opis 1", "delo 2245"]),
        ("Somewhere", ["fond 309", "opis 1", "delo 2245"]),
    ],
)
def test_levels_are_called_as_in_the_country_of_the_archive(repository: str, names: list[str]) -> None:
    code = ReferenceCode.model_validate({"repository": repository, "fond": "309", "opis": "1", "delo": "2245"})
    archive, *units = hierarchy(code)
    assert [unit.label for unit in units] == names == list(named_levels(code))
    assert units[-1].name == ", ".join([archive.label, *names])
