"""biber, which reads BibTeX for LaTeX, reads every record of the tables of rules without a warning."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from records_of_rules import records_of_rules

import catalog
from catalog.standards.formats import find


@pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not installed")
def test_biber_reads_every_record(tmp_path: Path, root: Path) -> None:
    records = list(records_of_rules().values())
    (tmp_path / "all.bib").write_bytes(b"".join(find("biblatex").stream(records, catalog.open(root).settings)))
    command = ["biber", "--tool", "--nolog", "--output-file", "read.bib", "all.bib"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert "WARN" not in said
    assert "ERROR" not in said
    assert f"\n{(tmp_path / 'read.bib').read_text(encoding='utf-8')}".count("\n@") == len(records)
