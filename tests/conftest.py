"""What every test may ask for: the reference data, the letter, golden files."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from catalog.model import Record
from catalog.storage import open_catalogue
from catalog.validation import read
from tests.examples import IS_SEARCHING, examples

# the same examples in every run, so that a red test means a change; `make fuzz` searches for new ones
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=examples(100))
settings.register_profile("searching", deadline=None, max_examples=examples(100))
settings.load_profile("searching" if IS_SEARCHING else "steady")

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; read the difference")
    parser.addoption(
        "--fail-on-skipped-shared",
        action="store_true",
        help="fail where the reference data is missing, instead of skipping",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector off the tests, which stay to the end: its walks took a tenth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(7_000)
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _no_waits_for_the_disk() -> Iterator[None]:
    """Let nothing wait for the disk: no test cuts the power, and `FaultyDisk` counts these calls all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: os.fstat(descriptor) and None)
        patch.setattr(os, "sync", lambda: None)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """The folder of the reference data, which is not part of the project."""
    folder = Path(os.environ.get("CATALOG_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        reason = f"the reference data is not at {folder.parent}: set CATALOG_SHARED to where it is"
        pytest.fail(reason) if request.config.getoption("--fail-on-skipped-shared") else pytest.skip(reason)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where the reference data must be there, a skipped test that needs it has failed."""
    report = yield
    demanded = item.config.getoption("--fail-on-skipped-shared") and item.get_closest_marker("shared")
    if demanded and report.skipped:
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session")
def letter() -> Record:
    """The record of the letter of 5 September 1956, as it is checked in."""
    document = open_catalogue(ROOT).find("garf-5446-98-721-170")
    assert document is not None
    return read(document).demand()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes | str], None]:
    """Compare what was produced with tests/golden/NAME, byte by byte."""

    def compare(name: str, produced: bytes | str) -> None:
        path = GOLDEN / name
        data = produced.encode() if isinstance(produced, str) else produced
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert path.exists(), f"{name} is not there yet: run `make golden`, and read the file"
        assert data.decode() == path.read_bytes().decode(), (
            f"{name} differs: run `make golden`, and read the difference"
        )

    return compare
