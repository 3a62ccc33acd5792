from __future__ import annotations

import pytest
from small_catalogue import SETTINGS, SmallCatalogue


@pytest.fixture(params=[1, 2], ids=["alone", "two processes"])
def catalogue(tmp_path, request):
    """An empty catalogue, published by one process, and by several."""
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (tmp_path / "records").mkdir()
    return SmallCatalogue(tmp_path, jobs=request.param)
