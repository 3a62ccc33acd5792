"""A catalogue to write records for."""

from __future__ import annotations

import pytest
from format_records import catalogue

from catalog.model import Catalogue


@pytest.fixture(scope="session")
def catalogue_settings() -> Catalogue:
    """The settings of a catalogue with a public address."""
    return catalogue()
