"""Codes whose levels are named in the words of ISAD(G), of archives in the register, of one's own, and of nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.model import write_leaves
from catalog.reference_codes import register
from catalog.reference_codes.parsing import parse

OWN = """[[archive]]
code = "MAL"
name = "Municipal Archive of Lviv"
scheme = "general"
levels = ["fonds", "series", "file"]
"""
WHOLE = [("fonds", "27"), ("series", "1"), ("file", "2")]


@pytest.fixture
def own(tmp_path: Path) -> register.Register:
    (tmp_path / "archives.toml").write_text(OWN)
    return register.load(tmp_path / "archives.toml")


@pytest.mark.parametrize(("text", "leaves"), [
    ("TsDIAL, fonds 27, series 1, file 2, leaves 3-4v", "3-4v"), ("MAL, fonds 27, ff. 3-4, 7", "3-4, 7"),
    ("MAL, fonds 27, series 1, leaf 12", "12"),
])  # fmt: skip
def test_leaves_come_last(own: register.Register, text: str, leaves: str) -> None:
    (found,) = parse(text, own).references
    assert write_leaves(found.leaves) == leaves
    assert found.certain
    assert [one.leaves for one in parse("MAL, fonds 27, leaves 3 of many", own).references] == [()]


@pytest.mark.parametrize(("text", "repository", "parts"), [
    ("MAL, fonds 27, series 1, file 2", "MAL", WHOLE),
    ("Municipal Archive of Lviv, fonds 27", "MAL", WHOLE[:1]),
    ("MAL/27/1/2", "MAL", WHOLE),
    ("TsDIAL, fonds 27, series 1, file 2", "TsDIAL", [("fond", "27"), ("opis", "1"), ("delo", "2")]),
    ("GARF, Fonds 12", "GARF", [("fond", "12")]),
    ("MAL, Fonds: 27; sub-series B", "MAL", [("fonds", "27"), ("subseries", "B")]),
    ("MAL/27", "MAL", WHOLE[:1]),
])  # fmt: skip
def test_archives_of_a_register(
    own: register.Register, text: str, repository: str, parts: list[tuple[str, str]]
) -> None:
    (found,) = parse(text, own).references
    assert (found.repository, [(part.level, part.number) for part in found.parts]) == (repository, parts)
    assert found.certain


@pytest.mark.parametrize(("text", "parts"), [
    ("Some Archive, box 3, folder 2", [("box", "3"), ("folder", "2")]),
    ("Wellcome Collection, PP/HNA/A/1", [("reference", "PP/HNA/A/1")]),
    ("State Archive of Kyiv Region, Fonds R-5, File 12", [("fonds", "R-5"), ("file", "12")]),
])  # fmt: skip
def test_archives_that_nobody_registered_are_a_doubt(text: str, parts: list[tuple[str, str]]) -> None:
    (found,) = parse(text).references
    assert [(part.level, part.number) for part in found.parts] == parts
    assert "is not in the register" in found.doubts[0]


@pytest.mark.parametrize(
    "text",
    [
        "Letter to Kim, item 3",
        "Letter to Kim, item 3, box 4",
        "Report on the series 3, of file 2",
        "MAL/27/1/2",
        "Kim, 1956",
        "Kim (Seoul), box 3",
        f"{'K' * 190}, box 3, folder 2",
    ],
)
def test_what_is_no_code_is_read_as_none(text: str) -> None:
    assert parse(text).references == ()


@pytest.mark.parametrize(
    "text",
    [
        "MAL, fonds 27, fonds 28",
        "MAL, fonds 27, leaf 3, leaf 4",
        "MAL, PP/HNA/A/1",
        "MAL//27",
        "MAL/27/1/2/3",
        "GARF/27/1/2/3",
    ],
)
def test_a_code_that_a_registered_archive_cannot_have_is_not_read(own: register.Register, text: str) -> None:
    assert [one.parts for one in parse(text, own).references] == [()], text
