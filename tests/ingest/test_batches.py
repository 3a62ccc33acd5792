"""Importing many items together: what one costs the others, and what is on the disk when an outcome is shown."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.ingest import ingest, ingest_files
from catalog.ingest.item_outcome import Outcome, Result
from catalog.storage import CatalogueFolder, open_catalogue
from tests.storage.faulty_disk import FaultyDisk

SETTINGS = 'name = "C"\nadmin_emails = ["a@example.org"]\nnamespace = "c.example.org"\n'
UNIT = '<c level="file" id="u{0}"><did><unittitle>File {0}</unittitle></did></c>'
SERIES = '<c level="series" id="s{0}"><did><unittitle>Series {0}</unittitle></did>{1}</c>'
AID = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>papers</eadid></eadheader><archdesc level="fonds"><did>
<unittitle>Papers</unittitle></did><dsc>{}</dsc></archdesc></ead>"""


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    (tmp_path / "c" / "records").mkdir(parents=True)
    (tmp_path / "c" / "catalog.toml").write_text(SETTINGS)
    return open_catalogue(tmp_path / "c")


@pytest.fixture
def aid(tmp_path: Path) -> Path:
    """A finding aid of a fonds, three series and 30 files."""
    series = (SERIES.format(s, "".join(UNIT.format(10 * s + n) for n in range(10))) for s in range(3))
    path = tmp_path / "aid.xml"
    path.write_text(AID.format("".join(series)))
    return path


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest_files, "_BATCH", 7)


def imported(folder: CatalogueFolder, path: Path) -> list[Outcome]:
    return list(ingest([path], folder, today=dt.date(2026, 3, 1)))


def test_what_an_outcome_says_is_on_the_disk(folder: CatalogueFolder, aid: Path) -> None:
    count = 0
    for outcome in ingest([aid], folder):
        count += 1
        assert outcome.path is not None
        assert Path(outcome.path).is_file()
    assert count == 34
    assert not list((folder.root / ".catalog" / "imports").iterdir())


def test_a_consumer_that_stops_leaves_what_it_saw(folder: CatalogueFolder, aid: Path) -> None:
    outcomes = ingest([aid], folder)
    seen = [next(outcomes) for _ in range(9)]
    outcomes.close()
    assert all(Path(str(outcome.path)).is_file() for outcome in seen)
    again = imported(folder, aid)
    assert {outcome.result for outcome in again} == {Result.IMPORTED, Result.UNCHANGED}
    assert len(list(folder.records.rglob("*.yaml"))) == 34


def is_blocked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(path)


def cannot_be_renamed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: str, target: Path) -> None:
        if target == path:
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.parametrize("happens", [is_blocked, cannot_be_renamed])
def test_a_record_that_cannot_be_written_costs_itself_and_what_is_below(
    folder: CatalogueFolder, aid: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[..., None]
) -> None:
    dry = list(ingest([aid], folder, dry_run=True))
    (path,) = (Path(str(outcome.path)) for outcome in dry if outcome.document and "Series 1" in str(outcome.document))
    happens(path, monkeypatch)
    refused = [outcome for outcome in imported(folder, aid) if outcome.result is Result.REFUSED]
    assert len(refused) == 11  # the series and its ten files
    assert {finding.code for outcome in refused for finding in outcome.findings} == {"not-written"}
    assert len([path for path in folder.records.rglob("*.yaml") if path.is_file()]) == 23


@pytest.mark.parametrize("call", range(1, 60, 7))
def test_one_call_that_fails_costs_nothing(folder: CatalogueFolder, aid: Path, call: int) -> None:
    with FaultyDisk(call).mounted():
        outcomes = imported(folder, aid)
    written = {path.stem for path in folder.records.rglob("*.yaml")}
    assert {outcome.record for outcome in outcomes if outcome.result is Result.IMPORTED} == written
    assert all(outcome.result is not Result.REFUSED for outcome in imported(folder, aid))
    assert len(list(folder.records.rglob("*.yaml"))) == 34
    assert {outcome.result for outcome in imported(folder, aid)} == {Result.UNCHANGED}
