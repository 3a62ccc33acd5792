"""A plugin of pytest that runs the tests of a list alone, in its order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

__all__ = ["CHOSEN"]

CHOSEN = "CATALOG_CHOSEN"
"""The file with the tests, one a line."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the chosen tests."""
    order = {name: place for place, name in enumerate(Path(os.environ[CHOSEN]).read_text(encoding="utf-8").split("\n"))}
    items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])
