"""A catalogue to cite from."""

from __future__ import annotations

from pathlib import Path

import pytest
from three_letters import RECORDS, add


@pytest.fixture
def letters(tmp_path: Path, root: Path) -> Path:
    """A catalogue of three letters of one author, two of them in one file."""
    (tmp_path / "catalog.toml").write_bytes((root / "catalog.toml").read_bytes())
    for name, record in RECORDS.items():
        add(tmp_path, name, record)
    return tmp_path
