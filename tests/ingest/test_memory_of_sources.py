"""The memory of how a source had a record may be lost with the power: then changes are shown, and none is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.ingest import Outcome, Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.storage import CatalogueFolder, open_catalogue


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    return open_catalogue(tmp_path / "c")


def edited(folder: CatalogueFolder, record_id: str, **fields: object) -> None:
    (tree,) = (each.tree() for each in folder.documents() if each.tree()["id"] == record_id)
    folder.write({**tree, **fields})


def imported(folder: CatalogueFolder, sheet: str, **options: bool) -> list[Outcome]:
    """Import a sheet, which has the same file name each time."""
    path = folder.root.parent / "sheet.csv"
    path.write_text(sheet)
    return list(ingest([path], folder, **options))


def test_a_lost_memory_makes_every_change_a_question(folder: CatalogueFolder) -> None:
    assert [each.result for each in imported(folder, "id,title\na,One\n")] == [Result.IMPORTED]
    (folder.root / ".catalog" / "taken-in.sqlite").unlink()
    (outcome,) = imported(folder, "id,title\na,One more\n")
    assert outcome.result is Result.UNCHANGED
    assert [str(each) for each in outcome.conflicts] == ["/title: 'One' -> 'One more'"]
    (outcome,) = imported(folder, "id,title\na,One more\n", overwrite=True)
    assert [str(each) for each in outcome.differences] == ["/title: 'One' -> 'One more'"]


def test_what_a_killed_import_could_not_remember_is_remembered_by_the_next(folder: CatalogueFolder) -> None:
    imported(folder, "id,title,status\na,One,draft\n")
    imported(folder, "id,title,status\na,Two,draft\n")
    (folder.root / ".catalog" / "taken-in.sqlite").unlink()
    assert [each.result for each in imported(folder, "id,title,status\na,Two,draft\n")] == [Result.UNCHANGED]
    (outcome,) = imported(folder, "id,title,status\na,Three,draft\n")
    assert [str(each) for each in outcome.differences] == ["/title: 'Two' -> 'Three'"]


def test_a_source_that_can_express_more_does_not_replace_what_a_cataloguer_wrote(folder: CatalogueFolder) -> None:
    imported(folder, "id,title\na,One\n")
    edited(folder, "a", scope="Written by hand.")
    assert [each.result for each in imported(folder, "id,title\na,Two\n")] == [Result.UPDATED]
    (outcome,) = imported(folder, "id,title,scope\na,Two,From a new column.\n")
    assert [str(each) for each in outcome.conflicts] == ["/scope: 'Written by hand.' -> 'From a new column.'"]
    assert "Written by hand." in next(iter(folder.documents())).tree()["scope"]


def test_a_status_that_the_source_leaves_out_once_is_still_known(folder: CatalogueFolder) -> None:
    for title, status in (("One", "draft"), ("Two", "")):
        imported(folder, f"id,title,status\na,{title},{status}\n")
    (outcome,) = imported(folder, "id,title,status\na,Two,published\n")
    assert [each.pointer for each in outcome.differences] == ["/administration/status"]
