from __future__ import annotations

import pytest
from small_catalogue import SETTINGS, SmallCatalogue


@pytest.fixture
def catalogue(tmp_path):
    """An empty catalogue."""
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (tmp_path / "records").mkdir()
    return SmallCatalogue(tmp_path)
