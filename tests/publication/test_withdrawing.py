"""Taking a record back: a tombstone in the records, a deleted record in the feed."""

from __future__ import annotations

import datetime as dt

import pytest
from small_catalogue import record

from catalog.errors import InvalidRecord, UsageError
from catalog.publication.withdrawal import withdraw
from catalog.validation import read
from catalog.vocabularies import CodeLevel

DAY = dt.date(2024, 5, 6)


def test_the_tombstone_keeps_what_names_the_record(catalogue):
    catalogue.write("a", genre="letter", notes=["A secret."], administration={"sets": ["korea"], "cataloguer": "N. N."})
    catalogue.publish()
    path = withdraw(catalogue.folder, "a", "It names a living person.", DAY)
    assert path == catalogue.root / "records" / "a.yaml"
    assert "secret" not in path.read_text()
    found = read(next(catalogue.folder.read(path))).demand()
    assert (found.id, found.level, found.title.text, found.is_withdrawn) == ("a", "item", "A title", True)
    assert found.reference_code.number(CodeLevel.FOND) == "5446"
    assert found.administration.sets == ("korea",)
    assert (found.administration.withdrawn.date, found.administration.withdrawn.reason) == (
        DAY,
        "It names a living person.",
    )


def test_the_feed_says_so_at_once_and_says_nothing_else(catalogue):
    catalogue.write("a")
    catalogue.write("b")
    catalogue.publish()
    catalogue.write("b", "A change that is not published yet")
    withdraw(catalogue.folder, "a", "A mistake.", DAY)
    assert catalogue.feed()["a"][1:] == (False, "")
    assert catalogue.feed()["b"][1:] == (True, "A title")
    assert catalogue.publish().changed == 1


def test_a_tombstone_that_is_taken_back_in_git_brings_the_record_back(catalogue):
    catalogue.git("init", "-q")
    (catalogue.root / ".gitignore").write_text(".catalog/\n")
    catalogue.write("a")
    catalogue.git("add", "-A")
    catalogue.git("commit", "-qm", "one")
    catalogue.publish()
    withdraw(catalogue.folder, "a", "A mistake.", DAY)
    catalogue.git("checkout", "-q", "records")
    assert catalogue.publish().added == 1
    assert catalogue.feed()["a"][1:] == (True, "A title")


def test_before_the_first_publication_it_waits_in_the_records(catalogue):
    catalogue.write("a")
    withdraw(catalogue.folder, "a", "A mistake.", DAY)
    assert not catalogue.folder.index_path.exists()
    assert catalogue.publish().withdrawn == 1


@pytest.mark.parametrize(
    ("name", "reason", "error", "words"),
    [
        ("none", "Because.", UsageError, "no record 'none'"),
        ("../a", "Because.", UsageError, "no record"),
        ("a", " ", InvalidRecord, "reason"),
        ("old", "Because.", UsageError, "withdrawn already"),
        ("bad", "Because.", InvalidRecord, "colour"),
    ],
)
def test_what_cannot_be_withdrawn_is_one_clear_line(catalogue, name, reason, error, words):
    catalogue.write("a")
    catalogue.write("old")
    catalogue.write("bad", colour="red")
    withdraw(catalogue.folder, "old", "Because.", DAY)
    before = {path: path.read_bytes() for path in catalogue.root.rglob("*") if path.is_file()}
    with pytest.raises(error, match=words):
        withdraw(catalogue.folder, name, reason, DAY)
    assert before == {path: path.read_bytes() for path in catalogue.root.rglob("*") if path.is_file()}


def test_a_record_that_is_one_line_of_many_is_withdrawn_in_its_line(catalogue):
    path = catalogue.put("many.jsonl", *(record(name) for name in ("one", "two", "three")))
    catalogue.publish()
    assert withdraw(catalogue.folder, "two", "Described twice.", DAY) == path
    assert [read(document).demand().is_withdrawn for document in catalogue.folder.read(path)] == [False, True, False]
    report = catalogue.publish()
    assert (report.withdrawn, report.changed, report.refused) == (0, 0, 0)
