"""What every test may ask for: the reference data, the letter, golden files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; read the difference")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the reference data, which is not part of the project."""
    folder = Path(os.environ.get("CATALOG_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        pytest.skip(f"the reference data is not at {folder.parent}: set CATALOG_SHARED to where it is")
    return folder


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
        assert data.decode() == path.read_bytes().decode(), f"{name} differs: run `make golden`, and read the difference"

    return compare
