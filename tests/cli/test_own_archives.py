"""A catalogue's own archives, in `archives.toml` beside its settings, are known in every package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import main
from catalog.reference_codes import register

OWN = """
[[archive]]
code = "KPMA"
name = "Kipling Parish Museum and Archive"
spellings = ["Kipling Museum"]
city = "Kipling"
country = "GB"
scheme = "uk-tna"
levels = ["series", "piece"]
"""
RECORD = """
id: a-record
level: item
title: A letter
reference_code: {repository: KPMA, series: "12", piece: "3"}
dates: [1956-09-05]
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    assert str(folder) in run("init", str(folder))
    (folder / "records" / "a-record.yaml").write_text(RECORD, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _built_in_register_again() -> Iterator[None]:
    yield
    register.use(None)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, prog_name="catalog")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_an_archive_of_ones_own_is_known_to_checks_and_exports(catalogue: Path) -> None:
    assert "'KPMA' is not in the register" in run("-C", str(catalogue), "validate")
    (catalogue / "archives.toml").write_text(OWN, encoding="utf-8")
    assert "no problems found" in run("-C", str(catalogue), "validate")
    assert "Kipling Parish Museum and Archive" in run("-C", str(catalogue), "export", "--format", "jsonld")


def test_the_feed_is_made_anew_when_the_archives_change(catalogue: Path) -> None:
    assert run("-C", str(catalogue), "publish").startswith("1 added")
    (catalogue / "archives.toml").write_text(OWN.replace("KPMA", "KPMB"), encoding="utf-8")
    assert run("-C", str(catalogue), "publish").startswith("0 added, 0 changed, 0 withdrawn, 1 unchanged")
    (catalogue / "archives.toml").write_text(OWN, encoding="utf-8")
    assert run("-C", str(catalogue), "publish").startswith("0 added, 1 changed")


def test_a_reference_is_read_with_the_archives_of_the_catalogue(catalogue: Path) -> None:
    (catalogue / "archives.toml").write_text(OWN, encoding="utf-8")
    assert '"code":"KPMA"' in run("-C", str(catalogue), "reference", "parse", "--json", "Kipling Museum 12/3").replace(
        ": ", ":"
    )


def test_a_broken_file_of_archives_is_one_line(catalogue: Path) -> None:
    (catalogue / "archives.toml").write_text("[[archive]]\nname = 'No code'\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(catalogue), "validate"])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
