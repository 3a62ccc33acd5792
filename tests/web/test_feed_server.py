"""`catalog serve` as the world meets it: a process, its workers, and the harvesters that people use."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from dataclasses import replace

import pytest
from feed_server import free_port, new_catalogue

COUNT = 23
GONE = {"r3", "r11"}
LIST = "/oai?verb=ListRecords&metadataPrefix=oai_dc"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """A catalogue of 23 records, two of them withdrawn."""
    made = new_catalogue(tmp_path_factory.mktemp("served"))
    for number in range(COUNT):
        made.write(f"r{number}", f"Title {number}")
    assert made.catalog("publish").stdout == f"{COUNT} added, 0 changed, 0 withdrawn, 0 unchanged, 0 refused.\n"
    for name in sorted(GONE):
        done = made.catalog("withdraw", name, "--reason", "A mistake.")
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def served(catalogue):
    """The same, served."""
    with catalogue.serving("--workers", "2"):
        yield catalogue


def names(identifiers):
    return sorted(identifier.rpartition(":")[2] for identifier in identifiers)


ALL = sorted(f"r{number}" for number in range(COUNT))


def test_oaipmh_harvests_everything(served):
    from oaipmh.client import Client
    from oaipmh.metadata import MetadataRegistry, oai_dc_reader

    registry = MetadataRegistry()
    registry.registerReader("oai_dc", oai_dc_reader)
    client = Client(served.url, registry)
    assert client.identify().deletedRecord() == "persistent"
    records = list(client.listRecords(metadataPrefix="oai_dc"))
    assert names(header.identifier() for header, _, _ in records) == ALL
    assert set(names(header.identifier() for header, _, _ in records if header.isDeleted())) == GONE
    assert {metadata.getField("title")[0] for _, metadata, _ in records if metadata} == {
        f"Title {number}" for number in range(COUNT) if f"r{number}" not in GONE
    }


def test_sickle_harvests_everything(served):
    from sickle import Sickle

    client = Sickle(served.url)
    records = list(client.ListRecords(metadataPrefix="oai_dc"))
    assert names(record.header.identifier for record in records) == ALL
    assert set(names(record.header.identifier for record in records if record.header.deleted)) == GONE
    live = client.ListRecords(metadataPrefix="oai_dc", set="garf:5446", ignore_deleted=True)
    assert names(record.header.identifier for record in live) == sorted(set(ALL) - GONE)


def test_scythe_harvests_everything(served):
    from oaipmh_scythe import Scythe

    with Scythe(served.url) as client:
        headers = list(client.list_identifiers(metadata_prefix="oai_dc"))
        assert names(header.identifier for header in headers) == ALL
        assert set(names(header.identifier for header in headers if header.deleted)) == GONE
        assert next(one.metadataPrefix for one in client.list_metadata_formats()) == "oai_dc"


def test_http_oai_harvests_everything_where_it_is(served):
    perl = shutil.which("perl")
    if perl is None or subprocess.run([perl, "-MHTTP::OAI", "-e1"], capture_output=True).returncode:
        pytest.skip("Debian's libhttp-oai-perl is not here")
    script = (
        f'my $h = HTTP::OAI::Harvester->new(baseURL => "{served.url}");'
        'sub told { my $r = shift; print $r->identifier, " ", ($r->is_deleted ? 1 : 0), "\\n" }'
        '$h->ListIdentifiers(metadataPrefix => "oai_dc", onRecord => \\&told);'
    )
    done = subprocess.run([perl, "-MHTTP::OAI", "-e", script], capture_output=True, text=True, timeout=60)
    found = dict(line.split() for line in done.stdout.splitlines())
    assert names(found) == ALL
    assert set(names(name for name, gone in found.items() if gone == "1")) == GONE


def test_the_pages_and_the_health_are_served_beside_the_feed(served):
    assert served.get("/health")[0] == 200
    assert served.get("/")[0] == 200
    assert served.get("/oai")[1]["Content-Type"].startswith("text/xml")
    assert gzip.decompress(served.get(LIST, **{"Accept-Encoding": "gzip"})[2]).startswith(b"<?xml")
    status, headers, _ = served.get("/oai?" + "x" * 20_000)
    assert 400 <= status < 500, headers


def test_a_token_outlives_the_server_and_a_stop_ends_what_is_under_way(catalogue, tmp_path):
    made = replace(catalogue, port=free_port())
    log = tmp_path / "access.log"
    with made.serving("--access-log", str(log)) as process:
        token = re.search(rb">([^<]+)</resumptionToken>", made.get(LIST)[2])[1].decode()
        process.send_signal(signal.SIGTERM)
        assert process.wait(40) == 0
    with made.serving("--workers", "1"):
        answer = made.get(f"/oai?verb=ListRecords&resumptionToken={token}")[2]
        assert answer.count(b"<record>") == 4
    assert LIST in log.read_text()


def test_a_stop_waits_for_nobody_who_may_ask_again(catalogue):
    other = replace(catalogue, port=free_port())
    with other.serving("--workers", "1") as process:
        pausing = [http.client.HTTPConnection("127.0.0.1", other.port) for _ in range(3)]
        for each in pausing:
            each.request("GET", LIST)
            assert b"</OAI-PMH>" in each.getresponse().read()
        half = [socket.create_connection(("127.0.0.1", other.port)) for _ in range(2)]
        half[0].sendall(b"GET /health HTTP/1.1\r\nHo")
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(40) == 0
        assert time.monotonic() - begun < 8  # keep-alive lasts 15
        for each in half:
            each.close()
        for each in pausing:
            each.close()


def test_a_feed_that_is_not_published_yet_is_told_to_come_later(tmp_path):
    made = new_catalogue(tmp_path)
    with made.serving("--workers", "1"):
        status, headers, body = made.get(LIST)
        assert (status, headers["Retry-After"]) == (503, "60")
        assert b"not published" in body
        assert made.get("/health")[0] == 503
        made.write("a", "Telegram")
        made.catalog("publish")
        assert b"Telegram" in made.get(LIST)[2]


def test_a_port_in_use_is_one_clear_line(catalogue):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = catalogue.catalog("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "--port" in done.stderr


@pytest.mark.parametrize("arguments", [["--port", "0"], ["--workers", "0"], ["--host", "256.1.1.1"]])
def test_an_impossible_place_is_misuse(catalogue, arguments):
    done = catalogue.catalog("serve", *arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 4


@pytest.mark.parametrize("name", ["records/r1.yaml", "catalog.toml", "objects/a.txt", ".catalog/feed.sqlite"])
def test_a_log_is_never_written_into_a_file_of_the_catalogue(catalogue, name):
    path = catalogue.root / name
    before = path.read_bytes() if path.exists() else None
    done = catalogue.catalog("serve", "--access-log", str(path))
    assert done.returncode == 2
    assert "write to another place" in done.stderr
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize("kind", ["folder", "fifo", "nowhere"])
def test_a_log_that_cannot_be_written_is_one_line(catalogue, tmp_path, kind):
    path = tmp_path / "log"
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path = path / "access.log"
    done = catalogue.catalog("serve", "--access-log", str(path))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert str(path) in done.stderr


def titles(records):
    """Return what a harvester holds of records: the title of each, nothing of a deleted one."""
    return {
        record.header.identifier: "" if record.header.deleted else record.metadata["title"][0] for record in records
    }


def harvest(url, held, is_over):
    """Harvest everything, then what changed, again and again; once more after the last change."""
    from sickle import Sickle
    from sickle.oaiexceptions import NoRecordsMatch

    client, window, was_over = Sickle(url, max_retries=5), {}, False
    while not was_over:
        was_over = is_over.is_set()
        # the next harvest begins where this one asks first
        began = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        with contextlib.suppress(NoRecordsMatch):
            held.update(titles(client.ListRecords(metadataPrefix="oai_dc", **window)))
        window = {"from": began}
        time.sleep(0.1)


def test_harvesters_hold_what_the_feed_holds_while_others_publish(tmp_path):
    """A real server, real clients at once, and publications beside them."""
    from sickle import Sickle

    made = new_catalogue(tmp_path)
    for number in range(20):
        made.write(f"r{number}", "Version 0")
    made.catalog("publish")
    held: list[dict[str, str]] = [{}, {}, {}]
    is_over = threading.Event()
    with made.serving("--workers", "2"):
        harvesters = [threading.Thread(target=harvest, args=(made.url, one, is_over)) for one in held]
        for thread in harvesters:
            thread.start()
        for version in range(1, 5):
            for number in range(0, 20, version):
                made.write(f"r{number}", f"Version {version}")
            made.write(f"new{version}", "A new letter")
            (tmp_path / "records" / f"r{version * 3}.yaml").unlink()
            done = made.catalog("publish")
            assert done.returncode == 0, done.stderr
        is_over.set()
        for thread in harvesters:
            thread.join(60)
        full = titles(Sickle(made.url).ListRecords(metadataPrefix="oai_dc"))
    assert len(full) == 24
    assert held == [full] * 3
