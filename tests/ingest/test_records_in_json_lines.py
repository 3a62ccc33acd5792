"""A catalogue kept as JSON Lines is brought up to date and withdrawn from like one of YAML files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import main
from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.storage import CatalogueFolder, open_catalogue


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    """A catalogue of three records, taken from a sheet and then put together in one file."""
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    folder = open_catalogue(tmp_path / "c")
    assert take(folder, "a,One", "b,Two", "c,Three") == [Result.IMPORTED] * 3
    paths = sorted(folder.records.glob("*.yaml"))
    trees = [dict(document.tree()) for path in paths for document in folder.read(path)]
    (folder.records / "all.jsonl").write_text("".join(f"{json.dumps(tree)}\n" for tree in trees))
    for path in paths:
        path.unlink()
    return folder


def take(folder: CatalogueFolder, *rows: str) -> list[Result]:
    sheet = folder.root.parent / "sheet.csv"
    sheet.write_text("\n".join(("id,title", *rows)) + "\n")
    return [outcome.result for outcome in ingest([sheet], folder)]


def titles(folder: CatalogueFolder) -> dict[str, str]:
    return dict(_titles(folder))


def _titles(folder: CatalogueFolder) -> Iterator[tuple[str, str]]:
    assert [path.name for path in folder.files()] == ["all.jsonl"]
    for document in folder.documents():
        tree = document.tree()
        title = tree["title"]
        yield tree["id"], title if isinstance(title, str) else title["text"]


def test_each_line_is_brought_up_to_date_in_its_place(folder: CatalogueFolder) -> None:
    longer = "One and very much longer than it was before"
    assert take(folder, f"a,{longer}", "b,Two", "c,Third") == [Result.UPDATED, Result.UNCHANGED, Result.UPDATED]
    assert titles(folder) == {"a": longer, "b": "Two", "c": "Third"}
    assert take(folder, f"a,{longer}", "b,Two", "c,Third") == [Result.UNCHANGED] * 3


def test_a_record_in_json_lines_is_withdrawn_by_the_command(folder: CatalogueFolder) -> None:
    result = CliRunner().invoke(main, ["-C", str(folder.root), "withdraw", "b", "--reason", "Described twice."])
    assert result.exit_code == 0, result.output
    statuses = [document.tree().get("administration", {}).get("status") for document in folder.documents()]
    assert statuses == [None, "withdrawn", None]
    assert titles(folder) == {"a": "One", "b": "Two", "c": "Three"}
