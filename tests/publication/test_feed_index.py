"""The feed index: queries that cost the same at any depth, snapshots, the moment of a commit."""

from __future__ import annotations

import sqlite3
import stat
import threading

import pytest
from small_catalogue import record

from catalog.errors import IndexDamaged, StorageError
from catalog.storage import (
    FeedItem,
    FeedReader,
    publishing,
    token_secret,
)
from catalog.storage.feed_index import commit_moment, queries
from catalog.storage.feed_index.damage import checksum
from catalog.storage.feed_index.feed_reader import moment_path


def item(name, version=1, specs=()):
    return FeedItem(name, f"{name}.yaml", tuple(specs), {"x": (b"<a>", b"%d</a>" % version), "y": (b"<b>", b"</b>")})


def fill(path, moment, items, formats=("x", "y")):
    with publishing(path) as writer:
        writer.set_formats([(prefix, "schema", "namespace") for prefix in formats])
        for one in items:
            for spec in one.specs:
                writer.name_set(spec, spec)
            writer.put(one)
        return writer.commit(lambda: moment)


@pytest.fixture
def index(tmp_path):
    path = tmp_path / "feed.sqlite"
    fill(path, 1000, [item(f"n{number:03}", specs=["odd"] if number % 2 else []) for number in range(300)])
    return path


def plan(path, query, arguments):
    with sqlite3.connect(path) as connection:
        found = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", arguments)]
    connection.close()
    return found


@pytest.mark.parametrize(
    ("query", "arguments", "steps"),
    [
        (
            queries.page_of_all(1),
            (0, 9, 9),
            ["SEARCH dissemination_1 USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"],
        ),
        (
            queries.page_of_set(1),
            (1, 0, 9, 9),
            [
                "SEARCH membership USING PRIMARY KEY (set_number=? AND change>? AND change<?)",
                "SEARCH dissemination_1 USING INTEGER PRIMARY KEY (rowid=?)",
            ],
        ),
        (
            queries.record_of(1),
            ("n",),
            [
                "SEARCH item USING COVERING INDEX sqlite_autoindex_item_1 (identifier=?)",
                "SEARCH dissemination_1 USING INTEGER PRIMARY KEY (rowid=?)",
            ],
        ),
        (queries.COUNT, (0, 0, 9, 2), ["SEARCH membership USING PRIMARY KEY (set_number=? AND change>? AND change<?)"]),
        (queries.SPAN_START, (9,), ["SEARCH publication USING COVERING INDEX publication_by_stamp (stamp<?)"]),
        (queries.SPAN_END, (9,), ["SEARCH publication USING COVERING INDEX publication_by_stamp (stamp<?)"]),
        (queries.STAMP_OF, (9,), ["SEARCH publication USING INTEGER PRIMARY KEY (rowid>?)"]),
    ],
)
def test_each_query_is_one_walk_along_an_index(index, query, arguments, steps):
    assert plan(index, query, arguments) == steps  # no temporary tree, no scan


def test_a_snapshot_stays_as_it_was_while_others_publish(index):
    reader = FeedReader(index)
    with reader.view(2000) as view:
        fill(index, 2000, [item("n000", version=2)])
        assert view.head == 300
        assert view.page("x", None, 0, view.head, 1).runs[0].rows == [
            (1, b"<a>", b"1</a>", checksum(1, b"<a>", b"1</a>"))
        ]
    with reader.view(2000) as view:
        assert (view.head, view.count("x", None, 0, view.head)) == (301, 300)
        assert view.record("x", "n000").stamp == 2000


def test_a_page_over_many_publications_has_the_stamp_of_each(tmp_path):
    path = tmp_path / "feed.sqlite"
    for number in range(40):
        fill(path, 1000 + number // 2, [item(f"n{number}", specs=["s"] if number % 3 == 0 else [])])
    with FeedReader(path).view(9999) as view:
        stamps = [run.stamp for run in view.page("x", None, 0, view.head, 100).runs for _ in run.rows]
        assert stamps == [1000 + number // 2 for number in range(40)]
        stamps = [run.stamp for run in view.page("x", "s", 0, view.head, 100).runs for _ in run.rows]
        assert stamps == [1000 + number // 2 for number in range(0, 40, 3)]
        assert view.span(1005, 1010) == (10, 22)
        assert view.span(None, 999) == (0, 0)
        assert view.span(99999, None) == (40, 40)


def test_formats_come_and_go(index):
    fill(index, 2000, [], formats=("y", "z"))
    with FeedReader(index).view(3000) as view:
        assert [one.prefix for one in view.formats()] == ["z", "y"]
        assert view.formats_of("n000") == ["y"]
        assert view.count("z", None, 0, view.head) == 0


def test_answers_are_dated_back_while_a_commit_is_under_way(index):
    path = moment_path(index)
    assert commit_moment.not_after(path, 5000) == 5000
    with commit_moment.committing(path, 4000):
        assert commit_moment.not_after(path, 5000) == 4000
        assert commit_moment.not_after(path, 3000) == 3000
        with FeedReader(index).view(5000) as view:
            assert view.moment == 4000
    assert commit_moment.not_after(path, 5000) == 5000


def test_nothing_appears_with_a_datestamp_older_than_an_answer(index):
    """Readers look while publications commit: what a later state adds is never older than the earlier answer."""
    clock = [3000]
    stop = threading.Event()
    broken = []

    def read():
        reader, seen = FeedReader(index), (0, 0)
        while not stop.is_set():
            with reader.view(clock[0]) as view:
                moment, head = seen
                if view.head > head and moment:
                    page = view.page("x", None, head, view.head, 1000)
                    broken.extend(run.stamp for run in page.runs if run.stamp < moment)
                seen = (view.moment, view.head)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for number in range(40):
        with publishing(index) as writer:
            writer.set_formats([("x", "schema", "namespace"), ("y", "schema", "namespace")])
            writer.put(item("n000", version=number + 10))

            def tick():
                clock[0] += 1
                return clock[0]

            writer.commit(tick)
    stop.set()
    for thread in readers:
        thread.join()
    assert broken == []


def test_a_replaced_index_is_opened_anew_and_has_another_lineage(index):
    reader = FeedReader(index)
    with reader.view(0) as view:
        lineage = view.lineage
    for path in index.parent.glob("feed.sqlite*"):
        path.unlink()
    with pytest.raises(StorageError, match="catalog publish"), reader.view(0):
        pass
    fill(index, 4000, [item("new")])
    with reader.view(0) as view:
        assert view.head == 1
        assert view.lineage != lineage


def test_what_is_no_index_is_said_so(tmp_path):
    path = tmp_path / "feed.sqlite"
    path.write_bytes(b"nonsense" * 1000)
    with pytest.raises(IndexDamaged, match="not a feed index"), FeedReader(path).view(0):
        pass
    path.unlink()
    path.mkdir()
    with pytest.raises(StorageError, match="cannot be read"), FeedReader(path).view(0):
        pass
    path.rmdir()
    sqlite3.connect(path).execute("CREATE TABLE other (a)").connection.close()
    with pytest.raises(IndexDamaged, match="not a feed index"), FeedReader(path).view(0):
        pass


def test_the_secret_is_made_once_and_is_its_owners(tmp_path):
    index = tmp_path / ".catalog" / "feed.sqlite"
    found = set()
    threads = [threading.Thread(target=lambda: found.add(token_secret(index))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1
    assert len(found.pop()) == 32
    path = index.with_name("token-secret")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in index.parent.iterdir()] == ["token-secret"]
    path.write_bytes(b"short")
    with pytest.raises(StorageError, match="damaged"):
        token_secret(index)


def test_an_index_in_a_folder_that_may_not_be_written_is_served(catalogue):
    catalogue.put("a.yaml", record("a"))
    catalogue.publish()
    folder = catalogue.folder.index_path.parent
    assert not list(folder.glob("*-wal"))  # the last connection brings everything into the one file
    folder.chmod(0o555)
    try:
        assert set(catalogue.feed()) == {"a"}
    finally:
        folder.chmod(0o755)
