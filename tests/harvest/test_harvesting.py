"""What a harvest does to the catalogue: new, changed, deleted and edited records, again and again."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import main
from catalog.errors import UsageError
from catalog.ingest.harvest import Harvest, Wish
from catalog.storage import open_catalogue
from catalog.validation import read
from tests.examples import IS_SEARCHING
from tests.harvest.conftest import Harvester, harvester_in
from tests.harvest.faulty_feed import FaultyFeed, Reply, page, record, three_pages
from tests.web.feed_server import new_catalogue

HERE = Path(__file__).parent


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = CliRunner().invoke(main, ["-C", str(root), "harvest", *arguments], catch_exceptions=False)
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


def withdrawn(catalogue: Harvester) -> list[str]:
    documents = open_catalogue(catalogue.root).documents()
    records = [read(document).demand() for document in documents]
    return [one.id.rpartition("-")[2] for one in records if one.is_withdrawn]


def test_our_own_feed_is_harvested_through_its_life(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    there, here = new_catalogue(tmp_path / "there"), harvester_in(tmp_path / "here")
    for number in range(11):
        there.write(f"r{number:02}", f"Title {number}")
    there.catalog("publish")
    with there.serving():
        assert here.harvest(there.url) == {"imported": 11}
        there.write("r03", "Another title")
        there.catalog("publish")
        assert here.harvest(there.url)["updated"] == 1
        there.catalog("withdraw", "r05", "--reason", "A mistake.")
        assert here.harvest(there.url)["updated"] == 1
        assert "served.example.org:r05" not in here.titles()
        assert len(here.titles()) == 10
        assert set(here.harvest(there.url, start="1990-01-01")) == {"unchanged"}
    titles = here.titles()
    assert titles["r03"] == "Another title"


@pytest.mark.parametrize("prefix", ["marcxml", "mods", "ead3", "ead2002"])
def test_other_formats_of_our_own_feed_are_harvested(tmp_path: Path, prefix: str) -> None:
    (tmp_path / "there").mkdir()
    there, here = new_catalogue(tmp_path / "there"), harvester_in(tmp_path / "here")
    there.write("r1", "Title 1")
    there.write("r02", "Title 2")
    there.catalog("publish")
    with there.answering():
        first = here.harvest(there.url, prefix=prefix)
        assert set(first) == {"imported"}
        assert here.harvest(there.url, prefix=prefix, start="1990-01-01") == {"unchanged": first["imported"]}
    titles = [read(one).demand().title.text for one in open_catalogue(here.root).documents()]
    assert titles.count("Title 1") == titles.count("Title 2") == 1


def test_what_was_harvested_says_where_it_comes_from(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
    source = next(read(one).demand() for one in open_catalogue(catalogue.root).documents()).administration.source
    assert source.harvested.base_url == feed.url
    assert source.harvested.identifier == "oai:faulty.example.org:1"
    assert source.harvested.datestamp == "2026-01-01T00:00:00Z"
    assert source.harvested.metadata_namespace == "http://www.openarchives.org/OAI/2.0/oai_dc/"
    assert source.note is None


def test_the_next_harvest_asks_for_what_changed_since_the_answer_of_the_last_one(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        catalogue.harvest(feed.url)
        catalogue.harvest(feed.url, spec="letters")
    firsts = [asked for asked in feed.lists() if "metadataPrefix" in asked]
    assert [asked.get("from") for asked in firsts] == [None, "2026-03-01T00:00:00Z", None]


def test_a_harvest_of_a_window_moves_nothing(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url, start="2026-01-01", until="2026-02-01")
    assert catalogue.memory()["last"] == ""


def test_a_deleted_record_leaves_a_tombstone_and_may_come_back(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        feed.pages = [page([record(2, deleted=True, stamp="2026-02-01T00:00:00Z"), record(9, deleted=True)])]
        assert catalogue.harvest(feed.url) == {"updated": 1, "skipped": 1}
        assert withdrawn(catalogue) == ["2"]
        assert catalogue.harvest(feed.url) == {"unchanged": 1, "skipped": 1}
        feed.pages = [page([record(2, "Title 2 again", stamp="2026-02-02T00:00:00Z")])]
        assert catalogue.harvest(feed.url) == {"updated": 1}
    assert withdrawn(catalogue) == []
    assert catalogue.titles()["2"] == "Title 2 again"


def test_a_record_deleted_by_a_cataloguer_stays_deleted(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        catalogue.edit(
            "2",
            "administration:",
            "administration:\n  status: withdrawn\n  withdrawn: {date: 2026-01-01, reason: Ours}",
        )
        assert catalogue.harvest(feed.url, start="2026-01-01")["unchanged"] == 6
    assert withdrawn(catalogue) == ["2"]


def test_an_edited_record_is_not_withdrawn_but_shown(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        path = catalogue.edit("2", "Title 2", "Our title")
        before = path.read_bytes()
        feed.pages = [page([record(2, deleted=True)])]
        assert catalogue.harvest(feed.url) == {"skipped": 1}
    assert path.read_bytes() == before
    assert catalogue.outcomes[0].conflicts
    assert "catalog withdraw" in catalogue.outcomes[0].message


def test_an_edited_field_is_kept_and_the_feeds_value_shown(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        catalogue.edit("2", "Title 2", "Our title")
        feed.pages = [page([record(2, "Their title"), record(3, "Their title")])]
        assert catalogue.harvest(feed.url) == {"unchanged": 1, "updated": 1}
    assert catalogue.titles()["2"] == "Our title"
    assert catalogue.titles()["3"] == "Their title"
    (conflict,) = catalogue.outcomes[0].conflicts
    assert str(conflict).endswith("'Our title' -> 'Their title'")


def test_identifiers_that_differ_in_a_sign_alone_are_two_records(catalogue: Harvester) -> None:
    pages = [page([record(1).replace("org:1<", "org:a_1<"), record(2).replace("org:2<", "org:A-1<")], "")]
    with FaultyFeed(pages).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 2}
        assert catalogue.harvest(feed.url) == {"unchanged": 2}
    assert catalogue.titles() == {"a_1": "Title 1", "A-1": "Title 2"}


def test_a_record_twice_on_a_page_ends_as_its_last_form(catalogue: Harvester) -> None:
    pages = [page([record(1), record(1, "Title 1, second form"), record(2), record(2, deleted=True)])]
    with FaultyFeed(pages).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == {"1": "Title 1, second form"}
    assert withdrawn(catalogue) == [], "what was never here leaves no tombstone"


def test_a_record_file_that_cannot_be_read_is_not_written_over(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        path = catalogue.edit("2", "title:", "title: [broken")
        assert catalogue.harvest(feed.url, start="2026-01-01") == {"unchanged": 5, "refused": 1}
    assert "[broken" in path.read_text()


def test_a_record_without_identifier_or_title_is_refused_and_the_others_come(catalogue: Harvester) -> None:
    bare = record(3).replace("<dc:title>Title 3</dc:title>", "")
    pages = [page([record(1).replace("oai:faulty.example.org:1", ""), record(2), bare], "")]
    with FaultyFeed(pages).serving() as feed:
        assert catalogue.harvest(feed.url)["imported"] >= 1
    assert catalogue.titles()["2"] == "Title 2"
    assert catalogue.outcomes[0].result == "refused"


def test_a_dry_run_writes_nothing(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        assert catalogue.harvest(feed.url, dry_run=True, keep_answers=True) == {"imported": 6}
    assert not catalogue.files()
    assert not (catalogue.root / ".catalog").exists()


def test_answers_are_kept_as_they_came(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url, keep_answers=True)
    kept = sorted((catalogue.root / ".catalog" / "harvests").rglob("*.xml"))
    assert [path.read_bytes() for path in kept] == three_pages()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"last": 3, "unfinished": {"token": 1}}'])
def test_a_damaged_memory_costs_time_and_nothing_else(catalogue: Harvester, damage: bytes) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        (path,) = (catalogue.root / ".catalog" / "harvests").glob("*/harvest.json")
        path.write_bytes(damage)
        assert catalogue.harvest(feed.url) == {"unchanged": 6}


def test_one_source_is_harvested_by_one_process_at_a_time(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:

        def second(asked: dict[str, str], _: int) -> Reply | None:
            if asked.get("resumptionToken") == "page-1":
                with pytest.raises(UsageError, match="another process"):
                    Harvester(catalogue.root).harvest(feed.url)
            return None

        feed.fault = second
        assert catalogue.harvest(feed.url) == {"imported": 6}


def test_the_next_page_is_asked_for_while_the_last_one_is_used(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        outcomes = Harvest(open_catalogue(catalogue.root), Wish(feed.url)).run()
        next(outcomes)
        deadline = time.monotonic() + 10
        while len(feed.lists()) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert [one.get("resumptionToken") for one in feed.lists()] == [None, "page-1"], "one ahead, and no more"
        outcomes.close()
        assert catalogue.titles() == {"1": "Title 1", "2": "Title 2"}
        assert catalogue.harvest(feed.url) == {"imported": 4}, "it goes on behind the page that was written"


def seven_pages(words: str) -> list[bytes]:
    """Twenty-five records on seven pages, with words in their titles."""
    stamp = "2026-01-{:02}".format
    pages = [
        page([record(at * 4 + n, f"{words} {at * 4 + n}", stamp(at + 1)) for n in range(4)], f"page-{at + 1}")
        for at in range(6)
    ]
    return [*pages, page([record(1, deleted=True, stamp=stamp(30)), record(99, words, stamp(30))], "")]


def kill_a_harvest(root: Path, feed: FaultyFeed, chance: random.Random) -> None:
    """Begin a harvest, and kill it some time after some page was asked for."""
    command = [sys.executable, "-m", "catalog", "-C", str(root), "harvest", feed.url]
    wanted = len(feed.lists()) + chance.randint(1, 6)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while len(feed.lists()) < wanted and process.poll() is None:
            time.sleep(0.0005)
        time.sleep(chance.random() * 0.03)
        process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("seed", range(30 if IS_SEARCHING else 1))
def test_a_harvest_killed_at_any_moment_and_run_again_ends_like_one_that_was_not(tmp_path: Path, seed: int) -> None:
    clean, killed = harvester_in(tmp_path / "clean"), harvester_in(tmp_path / "killed")
    chance = random.Random(seed)
    with FaultyFeed([]).serving() as feed:
        for words in ("Early", "Late"):
            feed.pages = seven_pages(words)
            clean.harvest(feed.url)
            kill_a_harvest(killed.root, feed, chance)
            killed.harvest(feed.url)
            assert killed.files() == clean.files()
            assert killed.memory() == clean.memory()
    assert clean.titles()["7"] == "Late 7"


def test_what_a_killed_harvest_could_not_remember_is_remembered_by_the_next(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        whole = catalogue.files()
        (record_id,) = (each for each in catalogue.taken() if each.endswith("-2"))
        document = catalogue.taken()[record_id]
        catalogue.take_otherwise(record_id, None)
        catalogue.harvest(feed.url, start="2026-01-01")
        assert catalogue.files() == whole
        catalogue.take_otherwise(record_id, document.replace(b"Title 2", b"An earlier title"))
        catalogue.harvest(feed.url, start="2026-01-01")
        assert catalogue.files() == whole
        feed.pages = [page([record(n, f"A later title {n}") for n in range(1, 7)], "")]
        catalogue.harvest(feed.url, start="2026-01-01")
        whole = catalogue.files()
        catalogue.take_otherwise(record_id, None)
        catalogue.harvest(feed.url, start="2026-01-01")
        assert catalogue.files() == whole


def test_harvested_records_put_together_in_json_lines_stay_there(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        paths = sorted((catalogue.root / "records").rglob("*.yaml"))
        trees = [document.tree() for document in open_catalogue(catalogue.root).documents()]
        together = catalogue.root / "records" / "feed.jsonl"
        together.write_text("".join(f"{json.dumps(tree)}\n" for tree in trees))
        for path in paths:
            path.unlink()
        changed = [record(1, "A much longer title than before"), record(2, deleted=True), record(6, "Another")]
        feed.pages = [page([*changed, record(5, "Title 5")], "")]
        assert catalogue.harvest(feed.url, start="2026-01-01") == {"updated": 3, "unchanged": 1}
        assert catalogue.harvest(feed.url, start="2026-01-01") == {"unchanged": 4}
    assert [path for path in (catalogue.root / "records").rglob("*") if path.is_file()] == [together]
    assert catalogue.titles() == {
        "1": "A much longer title than before",
        **{number: f"Title {number}" for number in "345"},
        "6": "Another",
    }


def test_the_command_says_what_became_of_the_records(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        first = run(catalogue.root, feed.url + "?verb=Identify")
        assert (first.returncode, first.stdout, first.stderr) == (0, "6 imported\n", "")
        feed.pages = [page([record(2, deleted=True), re.sub("<identifier>.*</identifier>", "", record(0, "x"))], "")]
        second = run(catalogue.root, feed.url, "--json")
        assert second.returncode == 1
        assert [json.loads(line)["result"] for line in second.stdout.splitlines()] == ["updated", "refused"]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("example.org/oai", "is not the address of a feed"),
        ("ftp://example.org/oai", "is not the address of a feed"),
        ("http://127.0.0.1:1/oai", "the connection is refused"),
        ("http://nowhere.invalid/oai", "cannot be harvested"),
    ],
)
def test_what_cannot_be_harvested_is_one_line_and_exit_code_2(catalogue: Harvester, url: str, says: str) -> None:
    result = run(catalogue.root, url)
    assert result.returncode == 2
    assert says in result.stderr
    assert re.fullmatch(r"Error: .*\n", result.stderr)


def test_a_harvest_that_breaks_off_says_so_and_exits_with_1(catalogue: Harvester) -> None:
    broken = Reply(b"<html>", 404)
    feed = FaultyFeed(three_pages(), lambda asked, _: broken if "resumptionToken" in asked else None)
    with feed.serving():
        result = run(catalogue.root, feed.url)
    assert result.returncode == 1
    assert result.stdout == "2 imported\n"
    assert "was interrupted" in result.stderr
    assert "answers 404" in result.stderr
