"""Named files are checked against the whole catalogue, as a hook that names the changed files needs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import catalog

SETTINGS = 'name = "Letters"\nadmin_emails = ["a@example.org"]\nnamespace = "letters.example.org"\n'
CODE = {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721", "leaves": "1-2"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (tmp_path / "records").mkdir()
    return tmp_path


def write(folder: Path, name: str, **fields: Any) -> Path:
    path = folder / "records" / f"{name}.yaml"
    path.write_text(json.dumps({"id": name, "level": "item", "title": "A letter", **fields}))
    return path


def found(folder: Path, *paths: Path, jobs: int = 1) -> list[tuple[str, str, str]]:
    findings = catalog.open(folder).validate(*paths, jobs=jobs)
    return [(Path(one.file).name, one.code, one.message) for one in findings]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_id_a_code_and_a_link_are_looked_up_in_the_whole_catalogue(folder: Path, jobs: int) -> None:
    write(folder, "fond", level="fonds")
    write(folder, "first", part_of="fond", reference_code=CODE)
    link = write(folder, "link", part_of="fond", related=[{"title": "Letter", "record": "first"}])
    assert found(folder, link, jobs=jobs) == []
    nowhere = write(folder, "nowhere", part_of="nowhere-1")
    assert [code for _, code, _ in found(folder, nowhere, jobs=jobs)] == ["broken-link"]
    twice = write(folder, "twice", reference_code=CODE)
    assert found(folder, twice, jobs=jobs) == [
        ("twice.yaml", "code-twice", "'twice' has the same reference code as 'first'.")
    ]
    for name in ("a-copy", "z-copy"):
        copy = write(folder, name, id="link")
        assert [(file, code) for file, code, _ in found(folder, copy, jobs=jobs)] == [(f"{name}.yaml", "duplicate-id")]
        copy.unlink()


def test_the_units_above_are_seen_whatever_file_they_are_in(folder: Path) -> None:
    write(folder, "fond", level="fonds", dates=["1930/1940"])
    write(folder, "file", level="file", part_of="fond")
    late = write(folder, "late", part_of="fond", dates=["1975"])
    assert [code for _, code, _ in found(folder, late)] == ["dates-outside-parent"]
    fond = write(folder, "fond", level="fonds", part_of="file")
    assert {code for _, code, _ in found(folder, fond)} == {"part-of-itself", "level-upside-down"}
    assert all(file == "fond.yaml" for file, *_ in found(folder, fond))


def test_a_link_to_a_record_with_errors_says_so(folder: Path) -> None:
    write(folder, "fond", level="fond")
    link = write(folder, "link", part_of="fond")
    ((_, code, message),) = found(folder, link)
    assert (code, message) == ("broken-link", "The record 'fond' has errors, so the link leads nowhere.")


def test_named_files_find_what_the_whole_catalogue_finds_of_them(folder: Path) -> None:
    paths = [write(folder, f"r{number}", part_of=f"r{(number + 1) % 4}") for number in range(3)]
    paths += [write(folder, "s", level="series", part_of="r0"), write(folder, "t", part_of="r9")]
    whole = found(folder)
    for path in paths:
        assert found(folder, path) == [finding for finding in whole if finding[0] == path.name]


def test_files_outside_the_records_are_checked_alone(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text('{"id": "draft", "level": "item", "title": "A letter", "part_of": "elsewhere"}')
    assert found(folder, path) == []


def test_a_file_that_is_changed_again_is_looked_up_again(folder: Path) -> None:
    link = write(folder, "link", part_of="fond")
    assert [code for _, code, _ in found(folder, link)] == ["broken-link"]
    fond = write(folder, "fond", level="fonds")
    assert found(folder, link) == []
    fond.unlink()
    assert [code for _, code, _ in found(folder, link)] == ["broken-link"]
