"""The memory of sources: kept whole or as it was, and never in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog.errors import StorageError
from catalog.storage import ImportBaselines
from catalog.storage.small_database import transaction


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[ImportBaselines]:
    with closing(ImportBaselines(tmp_path)) as memory:
        yield memory


def test_what_is_remembered_is_recalled_at_once_and_kept_with_commit(memory: ImportBaselines, tmp_path: Path) -> None:
    assert memory.recall("a") is None
    assert not (tmp_path / ".catalog").exists(), "looking makes nothing"
    memory.remember("a", {"title": "One"})
    assert memory.recall("a") == {"title": "One"}
    with closing(ImportBaselines(tmp_path)) as other:
        assert other.recall("a") is None
        memory.commit()
        assert other.recall("a") == {"title": "One"}
        other.remember("a", {"title": "Two"})
        other.commit()
    assert memory.recall("a") == {"title": "Two"}


def test_the_checksum_of_a_source_goes_with_what_is_remembered_of_it(memory: ImportBaselines, tmp_path: Path) -> None:
    assert memory.checksum("a") == ""
    memory.remember("a", {"title": "One"}, "f00d")
    assert memory.checksum("a") == "f00d"
    memory.commit()
    with closing(ImportBaselines(tmp_path)) as other:
        assert other.checksum("a") == "f00d"
        other.remember("a", {"title": "Two"})
        assert other.checksum("a") == ""
        other.commit()
    assert memory.checksum("a") == ""


def test_a_memory_without_checksums_is_kept(memory: ImportBaselines, tmp_path: Path) -> None:
    memory.remember("a", {"title": "One"}, "f00d")
    memory.commit()
    memory.close()
    with closing(sqlite3.connect(tmp_path / ".catalog" / "taken-in.sqlite")) as database, database:
        database.executescript("DROP TABLE checksum; PRAGMA user_version = 1;")
    with closing(ImportBaselines(tmp_path)) as again:
        assert again.recall("a") == {"title": "One"}
        assert again.checksum("a") == ""


def test_what_is_not_committed_is_forgotten(memory: ImportBaselines, tmp_path: Path) -> None:
    memory.remember("a", {"title": "One"})
    memory.close()
    with closing(ImportBaselines(tmp_path)) as again:
        assert again.recall("a") is None


def test_a_damaged_memory_is_one_clear_line(memory: ImportBaselines, tmp_path: Path) -> None:
    (tmp_path / ".catalog").mkdir()
    (tmp_path / ".catalog" / "taken-in.sqlite").write_bytes(b"no database at all" * 400)
    for ask in (lambda: memory.recall("a"), lambda: (memory.remember("a", {}), memory.commit())):
        with pytest.raises(StorageError, match=r"taken-in\.sqlite cannot be used: .* delete it: [^\n]*$"):
            ask()


def test_a_row_that_is_no_document_is_no_memory(memory: ImportBaselines, tmp_path: Path) -> None:
    memory.remember("a", {"title": "One"})
    memory.commit()
    with closing(sqlite3.connect(tmp_path / ".catalog" / "taken-in.sqlite")) as database, database:
        database.execute("UPDATE taken SET document = x'7b'")
    assert memory.recall("a") is None


def _fail(database: sqlite3.Connection) -> None:
    with transaction(database):
        database.execute("INSERT INTO t VALUES (1)")
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing_and_another_can_begin() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("CREATE TABLE t (x)")
        with pytest.raises(ZeroDivisionError):
            _fail(database)
        with transaction(database):
            database.execute("INSERT INTO t VALUES (2)")
        assert database.execute("SELECT x FROM t").fetchall() == [(2,)]
