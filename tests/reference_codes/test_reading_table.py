"""References of sixty countries and bodies: how many are read right, and that a wrong reading says so."""

from __future__ import annotations

import pytest
from reading_table import Row, Verdict, judge, read_table

_FOND_OPIS_DELO = {"AM", "AZ", "BG", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "MN", "RU", "TJ", "UA", "UZ"}
"""Countries whose archives have fonds, inventories and files."""


def _verdicts(table: str, *, fonds: bool) -> list[Verdict]:
    return [judge(row) for row in read_table(table) if (row.country in _FOND_OPIS_DELO) == fonds]


def _listed(verdicts: list[Verdict]) -> str:
    return "\n".join(f"{one.row.reference!r}\n  {one.read}\n  {one.row.reading} (expected)" for one in verdicts)


@pytest.mark.parametrize(
    ("table", "fonds", "share"),
    [("tuned", True, 0.98), ("tuned", False, 0.97), ("held_back", True, 0.98), ("held_back", False, 0.97)],
)
def test_nearly_all_references_are_read_as_the_table_has_them(table: str, fonds: bool, share: float) -> None:
    verdicts = _verdicts(table, fonds=fonds)
    wrong = [one for one in verdicts if not one.right]
    assert len(verdicts) - len(wrong) >= share * len(verdicts), _listed(wrong)


@pytest.mark.parametrize("table", ["tuned", "held_back"])
def test_no_reference_is_read_wrongly_without_a_doubt(table: str) -> None:
    silent = [one for one in map(judge, read_table(table)) if one.silently_wrong]
    assert not silent, _listed(silent)


@pytest.mark.parametrize("table", ["tuned", "held_back"])
def test_what_must_be_certain_is_and_what_must_not_be_is_not(table: str) -> None:
    unsure = [one for one in map(judge, read_table(table)) if not one.as_sure_as_asked]
    assert len(unsure) <= 3, _listed(unsure)


def test_every_line_of_a_table_has_a_country_a_reading_and_a_source() -> None:
    rows = read_table("tuned") + read_table("held_back")
    assert all(len(row) == len(Row._fields) and all(row) for row in rows)
    assert {row.certain for row in rows} == {"yes", "no", "any"}
    assert len({row.reference for row in rows}) == len(rows)
    assert len({row.country for row in rows}) > 30
