"""Finding what changed: by the difference of git trees, and by the status of files. Both find the same."""

from __future__ import annotations

import os
import subprocess

import pytest
from small_catalogue import record

from catalog.publication import changed_files as module
from catalog.publication.changed_files import changed_files
from catalog.storage import publishing


@pytest.fixture(params=["status", "git"])
def tracked(catalogue, request, monkeypatch):
    """A catalogue, as a git checkout and not; old files are surely settled."""
    monkeypatch.setattr(module, "_TICK_NS", 0)
    if request.param == "git":
        catalogue.git("init", "-q")
        (catalogue.root / ".gitignore").write_text(".catalog/\nrecords/ignored*\n")
        catalogue.write("start")
        catalogue.git("add", "-A")
        catalogue.git("commit", "-qm", "start")
    else:
        catalogue.write("start")
    catalogue.publish()
    return catalogue


def candidates(catalogue):
    with publishing(catalogue.folder.index_path) as writer:
        found = changed_files(catalogue.folder, writer)
    return {path.name for path in found.files}, set(found.gone)


def commit(catalogue):
    if (catalogue.root / ".git").exists():
        catalogue.git("add", "-A")
        catalogue.git("commit", "-qm", "more", "--allow-empty")


@pytest.mark.parametrize("is_committed", [False, True])
def test_new_changed_and_gone_files_are_found(tracked, is_committed):
    for name in ("a", "b", "c"):
        tracked.write(name)
    commit(tracked)
    tracked.publish()
    tracked.write("a", "Changed")
    (tracked.root / "records" / "b.yaml").unlink()
    tracked.put("deep/er/d.json", record("d"))
    tracked.put("ignored.yaml", record("ignored"))
    tracked.put(".hidden.yaml", record("hidden"))
    tracked.put("notes.txt", "not a record")
    if is_committed:
        commit(tracked)
    assert candidates(tracked) == ({"a.yaml", "d.json", "ignored.yaml"}, {"b.yaml"})
    tracked.publish()
    assert candidates(tracked) == (set(), set())
    assert {name for name, (_, live, _) in tracked.feed().items() if live} == {"start", "a", "c", "d", "ignored"}


def test_a_change_taken_back_is_found(tracked):
    original = tracked.write("a")
    commit(tracked)
    tracked.publish()
    text = original.read_text()
    tracked.write("a", "Changed")
    tracked.publish()
    assert tracked.feed()["a"][2] == "Changed"
    original.write_text(text)  # the checkout is clean again, at the commit that was published
    tracked.publish()
    assert tracked.feed()["a"][2] == "A title"


def test_a_commit_of_what_is_published_reads_nothing_and_is_remembered(tracked):
    tracked.write("a")
    tracked.publish()
    commit(tracked)
    assert tracked.publish().stamp is None
    tracked.write("a", "Changed")
    assert candidates(tracked)[0] == {"a.yaml"}


def test_a_refused_file_is_read_every_time(tracked):
    tracked.put("bad.yaml", "no record")
    commit(tracked)
    assert tracked.publish().refused == 1
    assert tracked.publish().refused == 1
    assert candidates(tracked)[0] == {"bad.yaml"}


def test_the_same_size_and_time_do_not_hide_a_change(tracked):
    path = tracked.write("a", "Title 1")
    commit(tracked)
    tracked.publish()
    status = path.stat()
    path.write_text(path.read_text().replace("Title 1", "Title 2"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    tracked.publish()
    assert tracked.feed()["a"][2] == "Title 2"


def test_file_names_of_any_bytes_are_followed(tracked):
    name = os.fsdecode(b"\xff %2F \xd0\xb9.yaml")
    path = tracked.root / "records" / name
    path.write_text('{"id": "odd", "level": "item", "title": "Odd"}')
    tracked.publish()
    assert candidates(tracked) == (set(), set())
    commit(tracked)
    assert tracked.publish().withdrawn == 0
    path.unlink()
    commit(tracked)
    assert tracked.publish().withdrawn == 1


def test_git_that_forgot_the_commit_is_no_trouble(catalogue):
    catalogue.git("init", "-q")
    catalogue.write("a")
    catalogue.git("add", "records")
    catalogue.git("commit", "-qm", "one")
    catalogue.publish()
    catalogue.write("a", "Changed")
    catalogue.git("commit", "-qam", "one", "--amend")
    catalogue.git("reflog", "expire", "--expire=now", "--all")
    catalogue.git("gc", "-q", "--prune=now")
    catalogue.publish()
    assert catalogue.feed()["a"][2] == "Changed"


def test_without_git_the_status_tells(catalogue, monkeypatch):
    catalogue.git("init", "-q")
    catalogue.write("a")

    def no_git(*arguments, **options):
        raise FileNotFoundError("git")

    monkeypatch.setattr(subprocess, "run", no_git)
    assert catalogue.publish().added == 1
    catalogue.write("b")
    assert catalogue.publish().added == 1
