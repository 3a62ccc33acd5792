"""The index of names: as if all records had been read, and never in the way of anybody."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from catalog.model import Catalogue
from catalog.storage import CatalogueFolder, NameIndex
from catalog.storage.name_index import survey

LONG_AGO = 1_700_000_000


def names(tree: Mapping[str, Any]) -> Iterator[str]:
    yield f"id {tree['id']}"
    yield f"title {tree.get('title')}"


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    (tmp_path / "records").mkdir()
    return CatalogueFolder(tmp_path, Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))


def put(folder: CatalogueFolder, name: str, *records: tuple[str, str], when: int = LONG_AGO) -> Path:
    """Write a record file as if it had been there for long."""
    path = folder.records / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"id": record_id, "title": title}) for record_id, title in records]
    path.write_text("\n".join(lines) if name.endswith("l") else f"id: {records[0][0]}\ntitle: {records[0][1]}\n")
    os.utime(path, (when, when))
    return path


@contextmanager
def kept(folder: CatalogueFolder, release: int = 1) -> Iterator[NameIndex]:
    with closing(NameIndex(folder, names, release, is_kept=True)) as index:
        yield index


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the status of files that were written a moment ago."""
    monkeypatch.setattr(survey, "_TICK_NS", -(10**12))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    seen: list[str] = []
    read = CatalogueFolder.read

    def counted(folder: CatalogueFolder, path: Path, **place: int) -> Any:
        seen.append(path.name)
        return read(folder, path, **place)

    monkeypatch.setattr(CatalogueFolder, "read", counted)
    return seen


def ids(index: NameIndex, name: str) -> list[str]:
    return list(index.ids(name))


def test_records_are_found_by_their_names_in_the_order_of_their_files(folder: CatalogueFolder) -> None:
    put(folder, "b.yaml", ("b", "Same"))
    put(folder, "a/x.jsonl", ("x1", "Other"), ("x2", "Same"), ("x3", "Same"))
    with kept(folder) as index:
        assert ids(index, "title Same") == ["x2", "x3", "b"]
        assert index.tree("x3") == {"id": "x3", "title": "Same"}
        assert index.path("x3") == folder.records / "a/x.jsonl"
        assert (index.tree("y"), index.path("y"), "y" in index, ids(index, "id y")) == (None, None, False, [])


def test_of_many_records_with_one_name_some_are_found(folder: CatalogueFolder) -> None:
    put(folder, "many.jsonl", *((f"m{number}", "Telegram") for number in range(50)))
    with kept(folder) as index:
        index.put({"id": "n", "title": "Telegram"}, None)
        assert index.some("title Telegram", 3) == ["m0", "m1", "m2", "n"]
        assert index.some("title Letter", 3) == []


@pytest.mark.usefixtures("settled")
def test_only_what_changed_is_read_again(folder: CatalogueFolder, reads: list[str]) -> None:
    for name in ("a", "b", "c"):
        put(folder, f"{name}.yaml", (name, name))
    with kept(folder):
        put(folder, "b.yaml", ("b", "Changed"), when=LONG_AGO + 1)
    (folder.records / "c.yaml").unlink()
    put(folder, "d.yaml", ("d", "New"))
    reads.clear()
    with kept(folder) as index:
        assert reads == ["b.yaml", "d.yaml"]
        assert ids(index, "title b") == []
        assert ids(index, "title Changed") == ["b"]
        assert "c" not in index
        assert "d" in index


def test_a_file_written_a_moment_ago_is_read_again(folder: CatalogueFolder, reads: list[str]) -> None:
    put(folder, "a.yaml", ("a", "One"))  # its status changed now, whatever its time says
    for _ in range(2):
        with kept(folder):
            pass
    assert reads == ["a.yaml", "a.yaml"]


@pytest.mark.usefixtures("settled")
def test_an_index_of_other_names_is_made_anew(folder: CatalogueFolder, reads: list[str]) -> None:
    put(folder, "a.yaml", ("a", "One"))
    for release in (1, 2):
        with kept(folder, release) as index:
            assert ids(index, "title One") == ["a"]
    assert reads == ["a.yaml", "a.yaml"]


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 400, b"SQLite format 3\x00" + b"\xff" * 8192])
def test_a_damaged_index_is_made_anew(folder: CatalogueFolder, damage: bytes) -> None:
    put(folder, "a.yaml", ("a", "One"))
    with kept(folder):
        pass
    (folder.root / ".catalog" / "names.sqlite").write_bytes(damage)
    with kept(folder) as index:
        assert ids(index, "title One") == ["a"]


def test_where_nothing_can_be_written_it_lasts_as_long_as_the_run(folder: CatalogueFolder) -> None:
    put(folder, "a.yaml", ("a", "One"))
    (folder.root / ".catalog").write_text("a file where the folder would be")
    with kept(folder) as index:
        assert ids(index, "title One") == ["a"]


@pytest.mark.usefixtures("settled")
def test_one_that_is_not_kept_begins_with_the_kept_one_and_leaves_it(folder: CatalogueFolder, reads: list[str]) -> None:
    with closing(NameIndex(folder, names, 1, is_kept=False)) as index:
        assert "a" not in index
    assert not (folder.root / ".catalog").exists()
    put(folder, "a.yaml", ("a", "One"))
    with kept(folder):
        pass
    before = (folder.root / ".catalog" / "names.sqlite").read_bytes()
    put(folder, "b.yaml", ("b", "Two"))
    reads.clear()
    with closing(NameIndex(folder, names, 1, is_kept=False)) as index:
        assert reads == ["b.yaml"]
        assert "a" in index
        assert "b" in index
    assert (folder.root / ".catalog" / "names.sqlite").read_bytes() == before


def test_what_a_run_puts_in_is_there_before_it_is_on_the_disk_and_after(folder: CatalogueFolder) -> None:
    put(folder, "a.yaml", ("a", "One"))
    with kept(folder) as index:
        index.put({"id": "a", "title": "Two"}, folder.records / "a.yaml")
        index.put({"id": "n", "title": "Two"}, None)
        assert ids(index, "title Two") == ["a", "n"]
        assert index.tree("a") == {"id": "a", "title": "Two"}
        index.settle()
        assert index.tree("a") == {"id": "a", "title": "One"}, "it is read where it is said to be"
        assert index.tree("n") == {"id": "n", "title": "Two"}, "one without a file is kept"


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("seed", range(5))
def test_an_index_brought_up_to_date_is_one_made_anew(folder: CatalogueFolder, seed: int) -> None:
    chance = random.Random(seed)
    for moment in range(12):
        for _ in range(chance.randrange(4)):
            name = f"{chance.choice('abcdef')}.{chance.choice(['yaml', 'jsonl'])}"
            if chance.random() < 0.3:
                (folder.records / name).unlink(missing_ok=True)
            else:
                rows = [(chance.choice("stuvw"), chance.choice("XYZ")) for _ in range(3)]
                put(folder, name, *rows, when=LONG_AGO + moment)
        with kept(folder) as index, closing(NameIndex(folder, names, 9, is_kept=False)) as anew:
            for record_id in "stuvw":
                assert index.tree(record_id) == anew.tree(record_id)
                assert ids(index, f"id {record_id}") == ids(anew, f"id {record_id}")
            for title in "XYZ":
                assert ids(index, f"title {title}") == ids(anew, f"title {title}")
