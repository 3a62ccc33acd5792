"""Checking starts fast: what a check does not need is not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RECORD = "id: letter\nlevel: item\ntitle: A letter\n"
LOADED = """
import sys
from catalog.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*(name for name in sys.modules if name.startswith("catalog.")), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [((), set()), (("--for", "base"), {"catalog.aggregators", "catalog.standards.formats"})],
)
def test_formats_and_importers_are_loaded_for_those_who_ask(
    tmp_path: Path, arguments: tuple[str, ...], needed: set[str]
) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/letter.yaml").write_text(RECORD)
    settings = 'name = "C"\nadmin_emails = ["a@example.org"]\nnamespace = "c.example.org"\n'
    (tmp_path / "catalog.toml").write_text(settings)
    command = [sys.executable, "-c", LOADED, "-C", str(tmp_path), "validate", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "1 record checked" in result.stdout
    heavy = {
        "catalog.aggregators",
        "catalog.standards.formats",
        "catalog.standards.importers",
        "catalog.ingest.ingest_files",
    }
    assert heavy & set(result.stderr.split()) == needed
