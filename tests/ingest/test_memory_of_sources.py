"""The memory of how a source had a record may be lost with the power: then changes are shown, and none is made."""

from __future__ import annotations

from pathlib import Path

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.storage import open_catalogue


def test_a_lost_memory_makes_every_change_a_question(tmp_path: Path) -> None:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    folder = open_catalogue(tmp_path / "c")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("id,title\na,One\n")
    assert [each.result for each in ingest([sheet], folder)] == [Result.IMPORTED]
    (folder.root / ".catalog" / "taken-in.sqlite").unlink()
    sheet.write_text("id,title\na,One more\n")
    (outcome,) = ingest([sheet], folder)
    assert outcome.result is Result.UNCHANGED
    assert [str(each) for each in outcome.conflicts] == ["/title: 'One' -> 'One more'"]
    (outcome,) = ingest([sheet], folder, overwrite=True)
    assert [str(each) for each in outcome.differences] == ["/title: 'One' -> 'One more'"]
