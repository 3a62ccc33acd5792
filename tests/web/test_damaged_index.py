"""Damage in the feed index is never served: it is a 503, a line in the log, and repaired by publishing."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import sqlite3

import pytest
from werkzeug.test import Client

from catalog.publication.publish import publish
from catalog.storage import FeedReader, open_catalogue
from catalog.web.app import create_app

LIST = "/oai?verb=ListRecords&metadataPrefix="
SETTINGS = (
    'name = "L"\nadmin_emails = ["a@example.org"]\nnamespace = "a.example.org"\nbase_url = "http://a.example.org"\n'
)


def _record(number, **fields):
    code = {"repository": "GARF", "fond": "5446", "opis": "98", "delo": str(number)}
    return {"id": f"r{number}", "level": "item", "title": f"Letter {number}", "reference_code": code, **fields}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "records").mkdir()
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (tmp_path / "records" / "all.jsonl").write_text("\n".join(json.dumps(_record(number)) for number in range(20)))
    publish(open_catalogue(tmp_path))
    return tmp_path


def ask(root, path):
    """Return status and body of an answer, and what was written to the log."""
    log = io.StringIO()
    with Client(create_app(root)).get(path, errors_stream=log) as answer:
        return answer.status_code, answer.get_data(), log.getvalue()


def change(root, statement, *values):
    with sqlite3.connect(root / ".catalog" / "feed.sqlite") as connection:
        connection.execute(statement, values)
    connection.close()


def flip(root, number=3, prefix="oai_dc", column="after"):
    """Change a letter in a stored piece of a record."""
    with sqlite3.connect(root / ".catalog" / "feed.sqlite") as connection:
        (table,) = connection.execute("SELECT number FROM format WHERE prefix = ?", (prefix,)).fetchone()
        (change,) = connection.execute("SELECT change FROM item WHERE identifier LIKE ?", (f"%:r{number}",)).fetchone()
        query = f"SELECT {column} FROM dissemination_{table} WHERE change = ?"  # noqa: S608 - our own names
        (piece,) = connection.execute(query, (change,)).fetchone()
        damaged = piece.replace(b"r3", b"r7", 1) if column == "before" else piece.replace(b"Letter 3", b"Letter 7", 1)
        assert damaged != piece
        update = f"UPDATE dissemination_{table} SET {column} = ? WHERE change = ?"  # noqa: S608
        connection.execute(update, (damaged, change))
    connection.close()


@pytest.mark.parametrize("column", ["before", "after"])
def test_one_wrong_letter_is_not_served(root, column):
    flip(root, column=column)
    for path in (f"{LIST}oai_dc", "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:a.example.org:r3", "/"):
        status, body, log = ask(root, path)
        assert status == 503
        assert b"Letter 7" not in body or path == "/"
        assert "is damaged" in log
    assert ask(root, f"{LIST}mods")[0] == 200
    status, body, _ = ask(root, "/health")
    assert (status, json.loads(body)["status"]) == (503, "damaged")


def test_publishing_repairs_what_is_damaged_and_moves_only_that(root):
    before = ask(root, "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc")[1]
    flip(root)
    assert ask(root, f"{LIST}oai_dc")[0] == 503
    report = publish(open_catalogue(root))
    assert (report.changed, report.unchanged) == (1, 19)
    assert report.repairs == (
        "The feed index was damaged at 1 records, which are announced as changed: oai:a.example.org:r3.",
    )
    assert ask(root, "/health")[0] == 200
    status, body, log = ask(root, f"{LIST}oai_dc")
    assert (status, body.count(b"<dc:title>Letter 3<"), log) == (200, 1, "")
    assert before.count(b"<header>") == body.count(b"<header>")
    assert not publish(open_catalogue(root)).repairs


def test_a_damaged_tombstone_is_put_in_anew(root):
    lines = [json.dumps(_record(number)) for number in range(20) if number != 3]
    (root / "records" / "all.jsonl").write_text("\n".join(lines))
    publish(open_catalogue(root))
    flip(root, column="before")
    assert ask(root, f"{LIST}oai_dc")[0] == 503
    assert len(publish(open_catalogue(root)).repairs) == 1
    body = ask(root, f"{LIST}oai_dc")[1]
    assert body.count(b'<header status="deleted">') == 1
    assert body.count(b"oai:a.example.org:r3<") == 1


def _health(root, times):
    """Ask so often whether the server is well, and return the answers."""
    client = Client(create_app(root))
    states = []
    for _ in range(times):
        with client.get("/health") as answer:
            states.append(answer.status_code)
    return states


def test_the_health_looks_at_all_of_the_feed_by_and_by(root, monkeypatch):
    from catalog.web import health

    monkeypatch.setattr(health, "_AT_A_TIME", 5)
    flip(root, number=3, prefix="mods")
    states = _health(root, 6)
    assert 503 in states
    assert states[-1] == 503
    assert (root / ".catalog" / "feed-damage").exists()


def test_whole_publication_finds_damage_that_nobody_met(root):
    flip(root, prefix="mods")
    assert len(publish(open_catalogue(root), everything=True).repairs) == 1


@pytest.mark.parametrize("size", [0, 100, 0.5, 0.97])
def test_an_empty_or_shortened_index_is_no_empty_catalogue(root, size):
    index = root / ".catalog" / "feed.sqlite"
    for extra in ("-wal", "-shm"):
        index.with_name(f"feed.sqlite{extra}").unlink(missing_ok=True)
    content = index.read_bytes()
    index.write_bytes(content[: int(size * len(content)) if isinstance(size, float) else size])
    for path in ("/", "/records/r3", f"{LIST}oai_dc", "/health"):
        assert ask(root, path)[0] == 503, path
    assert json.loads(ask(root, "/health")[1])["status"] == "damaged"
    report = publish(open_catalogue(root))
    assert report.added == 20
    assert "a new one was made: harvesters get every record again" in report.repairs[0]
    assert ask(root, "/health")[0] == 200


def test_an_index_of_a_newer_release_is_reported_and_left_alone(root):
    change(root, "PRAGMA user_version = 99")
    for path in ("/", f"{LIST}oai_dc", "/health"):
        assert ask(root, path)[0] == 503
    assert not (root / ".catalog" / "feed-damage").exists()


def test_an_index_of_the_release_before_is_brought_to_this_one(root):
    with sqlite3.connect(root / ".catalog" / "feed.sqlite") as connection:
        for (number,) in connection.execute("SELECT number FROM format").fetchall():
            connection.execute(f"ALTER TABLE dissemination_{number} DROP COLUMN checksum")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert ask(root, f"{LIST}oai_dc")[0] == 503
    report = publish(open_catalogue(root))
    assert (report.unchanged, report.repairs) == (20, ())
    assert ask(root, f"{LIST}oai_dc")[0] == 200


@pytest.mark.parametrize("seed", range(40))
def test_no_flipped_bit_reaches_a_harvester(root, seed, tmp_path):
    """What is served after any bit of the file was flipped is what was served before, or a refusal."""
    index = root / ".catalog" / "feed.sqlite"
    sound = {path: ask(root, path)[1] for path in (f"{LIST}oai_dc", f"{LIST}ead3")}
    for extra in ("-wal", "-shm"):
        index.with_name(f"feed.sqlite{extra}").unlink(missing_ok=True)
    random_ = random.Random(seed)
    content = bytearray(index.read_bytes())
    content[random_.randrange(len(content))] ^= 1 << random_.randrange(8)
    index.write_bytes(content)
    for path, expected in sound.items():
        status, body, _ = ask(root, path)
        if status == 200:
            assert body.partition(b"</request>")[2] == expected.partition(b"</request>")[2]
        else:
            assert status == 503
    publish(open_catalogue(root), everything=True)
    shutil.rmtree(root / ".catalog" / "harvests", ignore_errors=True)
    assert ask(root, f"{LIST}oai_dc")[0] == 200
    with FeedReader(index).view(2**31) as view:
        assert view.count_items() == 20


def _harvest(root):
    """Return the ids on each page of a list."""
    client, address, pages = Client(create_app(root)), f"{LIST}oai_dc", []
    while address:
        with client.get(address) as answer:
            body = answer.get_data(as_text=True)
        pages.append(re.findall(r"<identifier>oai:a.example.org:(r\d+)<", body))
        token = re.search(r">([^<]+)</resumptionToken>", body)
        address = f"/oai?verb=ListRecords&resumptionToken={token[1]}" if token else ""
    return pages


@pytest.mark.parametrize("size", [0, 4_000, 10**9])
def test_a_page_of_large_records_ends_early_and_no_record_is_lost(root, monkeypatch, size):
    from catalog.storage.feed_index import snapshot

    monkeypatch.setattr(snapshot, "_PAGE_BYTES", size)
    pages = _harvest(root)
    assert sorted(name for page in pages for name in page) == sorted(f"r{number}" for number in range(20))
    assert {0: len(pages) == 20, 4_000: 2 < len(pages) < 20, 10**9: len(pages) == 1}[size]


def test_the_health_looks_at_all_of_large_records_too(root, monkeypatch):
    from catalog.storage.feed_index import snapshot

    monkeypatch.setattr(snapshot, "_MOST_CHECKED", 1)
    flip(root, number=3, prefix="mods")
    states = _health(root, 20)
    assert (states[0], states[-1]) == (200, 503)
