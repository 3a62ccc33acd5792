"""Threads that read the feed index while other processes publish: no answer fails, and the log stays small."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from catalog.errors import CatalogError, IndexDamaged, StorageError
from catalog.storage import FeedItem, FeedReader, noted_damage, publishing

PIECE = b"x" * 20_000


def publish(path: Path, *versions: int) -> None:
    """Publish some versions of ten records, each at once, as one process that ends then."""
    for version in versions:
        with publishing(path) as writer:
            writer.set_formats([("x", "schema", "namespace")])
            for name in map(str, range(10)):
                writer.put(FeedItem(name, f"{name}.yaml", (), {"x": (b"%d" % version, PIECE)}))
            writer.commit(lambda: 1000)


def in_another_process(path: Path, *versions: int) -> None:
    process = multiprocessing.get_context("spawn").Process(target=publish, args=(path, *versions))
    process.start()
    process.join(60)
    assert process.exitcode == 0


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "feed.sqlite"
    publish(path, 0)
    return path


def read(reader: FeedReader) -> None:
    with reader.view(2000) as snapshot:
        pieces = snapshot.connection.execute("SELECT before, after FROM dissemination_1").fetchall()
    assert len(pieces) == 10
    assert len(set(pieces)) == 1, "one publication, whole"


def test_a_thread_that_opens_the_index_leaves_the_locks_of_the_others(index: Path) -> None:
    """A publication that ends alone removes the log; it is not alone while a thread has the index open."""
    first, second = FeedReader(index), FeedReader(index)
    read(first)
    read(second)
    in_another_process(index, 1)
    assert index.with_name("feed.sqlite-wal").exists()
    read(first)


def test_readers_see_whole_publications_and_no_damage(index: Path) -> None:
    faults: list[Exception] = []
    is_over = threading.Event()

    def read_on() -> None:
        reader = FeedReader(index)
        while not is_over.is_set():
            try:
                read(reader)
            except (CatalogError, AssertionError) as fault:
                faults.append(fault)
            time.sleep(0.002)

    threads = [threading.Thread(target=read_on) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        in_another_process(index, *range(1, 11))
    finally:
        is_over.set()
        for thread in threads:
            thread.join(60)
    assert not faults
    assert noted_damage(index) is None


def test_the_log_is_emptied_though_somebody_reads_while_it_is_written(index: Path) -> None:
    reader, log = FeedReader(index), index.with_name("feed.sqlite-wal")
    with reader.view(2000) as snapshot:
        snapshot.connection.execute("SELECT count(*) FROM item").fetchone()
        publication = threading.Thread(target=publish, args=(index, 1))
        publication.start()
        time.sleep(0.03)  # the publication is at its end, or takes longer: both are well
    publication.join(60)
    assert log.stat().st_size == 0
    with reader.view(2000) as snapshot:
        snapshot.connection.execute("SELECT count(*) FROM item").fetchone()
        publish(index, 2)
        assert log.stat().st_size > 0
        assert snapshot.connection.execute("SELECT DISTINCT before FROM dissemination_1").fetchall() == [(b"1",)]
    publish(index, 3)
    assert log.stat().st_size == 0


@pytest.mark.parametrize("kept", [50, 1000, 32_768, -32_768, -1])
def test_an_index_that_was_cut_is_damaged_and_never_a_smaller_catalogue(index: Path, kept: int) -> None:
    index.write_bytes(index.read_bytes()[:kept])
    with pytest.raises(IndexDamaged, match=r"catalog publish|is damaged"), FeedReader(index).view(2000) as snapshot:
        snapshot.connection.execute("SELECT count(*) FROM item").fetchone()
    with pytest.raises(IndexDamaged), publishing(index):
        pass


NOBODY = 65_534


@pytest.fixture
def foreign(index: Path) -> Iterator[Path]:
    """An index that another user may read, in a folder where that one may not write."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield shutil.copy(index, folder / index.name)


def reads_as_nobody(path: Path, connection: Connection) -> None:
    """Read one snapshot, in the midst of which a publication ends, and then another; send what came of each."""
    os.setuid(NOBODY)
    reader = FeedReader(path)
    try:
        with reader.view(2000) as snapshot:
            connection.send(snapshot.connection.execute("SELECT DISTINCT before FROM dissemination_1").fetchall())
            connection.recv()
        connection.send("read")
    except StorageError as error:
        connection.send(str(error))
    with reader.view(2000) as snapshot:
        connection.send(snapshot.connection.execute("SELECT DISTINCT before FROM dissemination_1").fetchall())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may read as another user and write too")
def test_an_index_that_is_read_as_it_lies_is_never_half_of_it_old(foreign: Path) -> None:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=reads_as_nobody, args=(foreign, there))
    process.start()
    try:
        assert here.recv() == [(b"0",)]
        publish(foreign, 1)
        here.send("go on")
        assert "is being published" in here.recv()
        assert here.recv() == [(b"1",)]
    finally:
        process.join(60)
    assert process.exitcode == 0
    assert noted_damage(foreign) is None
