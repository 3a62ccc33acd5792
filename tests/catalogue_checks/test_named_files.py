"""Named files are checked against the whole catalogue, as a hook that names the changed files needs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import catalog
from catalog.catalogue_checks.storage_check import check_storage
from catalog.findings import Severity

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


def test_leaves_persons_and_slips_in_ids_are_compared_with_the_whole_catalogue(folder: Path) -> None:
    write(folder, "fonds-5446", level="fonds")
    write(folder, "a", reference_code={**CODE, "leaves": "4-9"}, authors=["Park Chang Ok"])
    write(folder, "b", signatories=["Park Chang Ok"])
    for name in ("0", "z"):
        path = write(
            folder, name, reference_code={**CODE, "leaves": "1-5"}, mentions=["Pak Chang-ok"], part_of="fonds-5447"
        )
        assert {code for _, code, _ in found(folder, path)} >= {"person-spelled-apart", "broken-link"}
        findings = list(catalog.open(folder).validate(path))
        assert [one.hint for one in findings if one.code == "broken-link"] == ["Did you mean 'fonds-5446'?"]
        whole = {one.code for one in catalog.open(folder).validate() if Path(one.file) == path}
        assert ("leaves-overlap" in whole) == ("leaves-overlap" in {one.code for one in findings})
        path.unlink()


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


def test_a_file_that_a_record_names_is_looked_for(folder: Path) -> None:
    """`validate` warns of what `check` calls an error, by the same codes; the record is published all the same."""
    texts = [{"key": "ru", "transcript": "ru.txt"}]
    record = write(folder, "letter", texts=texts, digital_objects=[{"file": "letter/1.jpg"}])
    wanted = [
        ("letter.yaml", "transcript-missing", "There is no file ru.txt beside the record."),
        ("letter.yaml", "object-missing", "objects/letter/1.jpg is not there."),
    ]
    assert found(folder, record) == found(folder) == found(folder, jobs=2) == wanted
    assert {one.severity for one in catalog.open(folder).validate()} == {Severity.WARNING}
    checked = {one.code for one in check_storage(catalog.open(folder).folder)}
    assert {"transcript-missing", "object-missing"} <= checked
    assert [one.code for one in catalog.open(folder).validate(files=True)].count("object-missing") == 1
    (folder / "records/ru.txt").write_text("Письмо")
    (folder / "objects/letter").mkdir(parents=True)
    (folder / "objects/letter/1.jpg").write_bytes(b"\xff\xd8")
    assert found(folder) == []
