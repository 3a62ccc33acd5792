"""A catalogue with one letter, and scans beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalog
from tests.objects.real_files import picture, portable_document, recording

SETTINGS = """name = "Letters"
base_url = "https://archive.example.org"
admin_emails = ["a@example.org"]
namespace = "archive.example.org"
"""
LETTER = """# kept by hand
id: letter
level: item
title: A letter
texts:
  - {key: russian, language: ru}
"""


@pytest.fixture
def letters(tmp_path: Path) -> catalog.Catalogue:
    root = tmp_path / "letters"
    (root / "records").mkdir(parents=True)
    (root / "catalog.toml").write_text(SETTINGS)
    (root / "records" / "letter.yaml").write_text(LETTER)
    return catalog.open(root)


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(picture())
    (folder / "1.tif").write_bytes(picture("TIFF"))
    (folder / "all.pdf").write_bytes(portable_document())
    (folder / "read.wav").write_bytes(recording())
    return folder
