"""The feed: harvests beside their yardsticks, depth, sets, gzip, publications, memory."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from catalog.model import Record
from catalog.oai import Provider
from catalog.publication.dissemination import FEED_FORMATS
from catalog.publication.publish import publish
from catalog.storage import open_catalogue
from catalog.validation import read
from catalog.web.feed import create_provider
from tests.benchmarks.filled_index import LARGE_SET, catalogue_of, fill, same_records_for_oaipmh
from tests.benchmarks.generate import generate
from tests.benchmarks.harvesting import fetch, free_port, nginx_serving, process, walk
from tests.benchmarks.lxml_trees import build, shape_of
from tests.most_memory import most_memory
from tests.web.slow_clients import slow_clients, walk_together

__all__ = ["measure"]

Measurement = tuple[str, float, str, str]

_DEEP = 10  # the depth is measured in an index of ten times as many records as the others
_ROUNDS = 3
_TURNS = 9
_SMALL = 10_000
_LIST = [("verb", "ListRecords"), ("metadataPrefix", "oai_dc")]
_TOKEN = re.compile(rb">([^<]+)</resumptionToken>")


def measure(count: int) -> Iterator[Measurement]:
    """Yield the measurements, in a folder that is removed again. With 100,000 records the depth is 1,000,000."""
    folder = Path(tempfile.mkdtemp(prefix="catalog-bench-"))
    folder.chmod(0o755)  # nginx reads it as another user
    try:
        yield from _harvests(folder / "harvest", count)
        yield from _depths(folder / "deep", count * _DEEP)
        yield from _publications(folder / "published", count)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _harvests(folder: Path, count: int) -> Iterator[Measurement]:
    port = free_port()
    catalogue_of(folder, port)
    fill(open_catalogue(folder).index_path, count)
    same_records_for_oaipmh(folder / "records.sqlite", count)
    with process(["catalog", "-C", str(folder), "serve", "--port", str(port)], port):
        ours, addresses = _harvest(port, count)
        zipped = _beside(lambda: fetch(port, addresses), lambda: fetch(port, addresses, "gzip"))
        yield "harvest with gzip / without", zipped, ">= 0.4", "times"
        yield "harvest, sequential client", ours, "", "rec/s"
        yield from _beside_slow_clients(port)
        yield from _beside_nginx(folder, addresses, port)
    other = free_port()
    yardstick = [
        "gunicorn",
        "-k",
        "gthread",
        "-w",
        "2",
        "--threads",
        "16",
        "--log-level",
        "warning",
        "-b",
        f"127.0.0.1:{other}",
    ]
    with process([*yardstick, "tests.benchmarks.batching_app:app"], other, RECORDS=str(folder / "records.sqlite")):
        records, seconds, _ = walk(other)
    if records != count:
        raise RuntimeError(f"the yardstick gave {records} records of {count}")
    yield "harvest / oaipmh BatchingServer on the same server", ours / (records / seconds), ">= 10", "times"


def _beside_slow_clients(port: int) -> Iterator[Measurement]:
    """Harvest with eight clients at once, alone and beside a thousand that are slow in every way."""
    alone = statistics.median([walk_together(port, 8)[1] for _ in range(_ROUNDS)])
    with slow_clients(port, 1_000):
        first, *later = [walk_together(port, 8)[1] for _ in range(_ROUNDS + 1)]
    yield "eight harvests while 1,000 slow clients come / alone", first / alone, "<= 2", "times"
    yield "eight harvests beside 1,000 slow clients / alone", statistics.median(later) / alone, "<= 2", "times"


def _harvest(port: int, count: int) -> tuple[float, list[str]]:
    """Return the records a second of the best of some full harvests, and the addresses of the pages."""
    best, addresses = 0.0, [""]
    for _ in range(_ROUNDS):
        records, seconds, addresses = walk(port)
        if records != count:
            raise RuntimeError(f"the feed gave {records} records of {count}")
        best = max(best, records / seconds)
    return best, addresses


def _beside(one: Callable[[], float], other: Callable[[], float]) -> float:
    """Return how many times longer the one takes than the other: the median of turns, for the machine may be shared."""
    return statistics.median([one() / other() for _ in range(_TURNS)])


def _beside_nginx(folder: Path, addresses: list[str], port: int) -> Iterator[Measurement]:
    """Serve the same pages as files, and fetch both with the client that looks at nothing."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if nginx is None:
        yield "harvest / nginx with the pages as files: skipped, nginx is not installed", 0.0, "", ""
        return
    files = folder / "www" / "pages"
    files.mkdir(parents=True)
    names = [f"/{number}.xml" for number in range(len(addresses))]
    for name, address in zip(names, addresses, strict=True):
        _save(port, address, files / name[1:])
    static = free_port()
    with nginx_serving(nginx, files, static):
        reached = _beside(lambda: fetch(static, names), lambda: fetch(port, addresses))
    yield "harvest / nginx with the pages as files", reached, ">= 0.35", "times"


def _save(port: int, address: str, path: Path) -> None:
    import urllib.request

    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=60) as answer:
        path.write_bytes(answer.read())


def _depths(folder: Path, count: int) -> Iterator[Measurement]:
    catalogue_of(folder, 8000)
    begun = time.perf_counter()
    index = open_catalogue(folder).index_path
    fill(index, count)
    yield f"an index of {count:,} records filled", count / (time.perf_counter() - begun), "", "rec/s"
    provider = create_provider(open_catalogue(folder))
    first, deep, in_set = (_token(provider, count, *place) for place in ((0.0, None), (0.95, None), (0.95, LARGE_SET)))
    times = [[_timed(lambda token=token: _page(provider, token)) for token in (first, deep, in_set)] for _ in range(9)]
    start, end, of_set = (min(column) for column in zip(*times, strict=True))
    yield f"a page at 95 % of {count:,} / a page at the start", end / start, "<= 1.2", "times"
    yield "a page of one set at depth / a page of everything", of_set / end, "<= 2", "times"
    small = folder.with_name("small")
    catalogue_of(small, 8000)
    fill(open_catalogue(small).index_path, min(count, _SMALL))
    growth = _memory(folder) / _memory(small)
    yield f"memory of a harvest of {count:,} / of {min(count, _SMALL):,}", growth, "<= 1.5", "times"


def _token(provider: Provider, count: int, depth: float, spec: str | None) -> str:
    """Return a token that stands at a depth: the list is asked for, and its token moved there."""
    from dataclasses import replace

    from catalog.oai.resumption import read_token, write_token

    body = b"".join(provider.answer([*_LIST, *([("set", spec)] if spec else [])]))
    found = _TOKEN.search(body)
    if found is None:
        raise RuntimeError("the list has one page")
    secret = provider._rules.secret
    resumption = read_token(found[1].decode(), secret)
    return write_token(replace(resumption, after=max(resumption.after, int(count * depth))), secret)


def _page(provider: Provider, token: str) -> None:
    body = b"".join(provider.answer([("verb", "ListRecords"), ("resumptionToken", token)]))
    if body.count(b"<record>") != 500:
        raise RuntimeError("the page is not full")


def _timed(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    for _ in range(20):
        work()
    return time.perf_counter() - begun


def _memory(folder: Path) -> float:
    """Return the most memory (MiB) a process needs that walks the whole feed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.feed", str(folder)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def _walk_alone(folder: Path) -> float:
    provider, token = create_provider(open_catalogue(folder)), None
    pairs = _LIST
    while True:
        body = b"".join(provider.answer(pairs))
        token = _TOKEN.search(body, len(body) - 2_000)
        if token is None:
            return most_memory() / 1024
        pairs = [("verb", "ListRecords"), ("resumptionToken", token[1].decode())]


def _publications(folder: Path, count: int) -> Iterator[Measurement]:
    """Publish everything, then ten changes of it, found by the status of files and by git."""
    generate(folder, count)
    time.sleep(2.5)  # files written just now would be read again
    full = _published(folder)
    yield f"a full publication of {count:,} records", count / full, "", "rec/s"
    yield "a full publication / its formats built with lxml given the values", full / _built(folder), "<= 3", "times"
    yield "a full publication of records in described fonds / of the same without", *_in_fonds(folder, full), "times"
    shutil.rmtree(folder / ".catalog")
    yield "a full publication by two processes / by one", _published(folder, jobs=2) / full, "", "times"
    _change(folder, "once")
    yield "publication after 10 changes by status / of everything", _published(folder) / full, "<= 0.05", "times"
    if shutil.which("git") is None:
        yield "publication after 10 changes by git: skipped, git is not installed", 0.0, "", ""
        return
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "everything")
    _published(folder)
    times = []
    for number in range(_ROUNDS):
        _change(folder, f"git {number}")
        _git(folder, "commit", "-qam", "ten")
        times.append(_published(folder))
    yield "publication after 10 changes by git / of everything", min(times) / full, "<= 0.005", "times"


def _in_fonds(folder: Path, full: float) -> tuple[float, str]:
    """Publish the same records with a record of each fonds above them, and take those away again."""
    codes = {record.reference_code.levels[:1]: record.reference_code for record in _records(folder)}
    written = []
    for number, code in enumerate(codes.values()):
        part = code.levels[0]
        of_fonds = {"repository": code.repository, "levels": [part.plain()]}
        one = {"id": f"fonds-{number}", "level": "fonds", "title": f"Fonds {part.number}", "reference_code": of_fonds}
        written.append(folder / "records" / f"fonds-{number}.yaml")
        written[-1].write_text(json.dumps({**one, "rights": {"statement": "Ask the archive."}}))
    shutil.rmtree(folder / ".catalog")
    ratio = _published(folder) / full
    for path in written:
        path.unlink()
    return ratio, "<= 1.35"


def _records(folder: Path) -> Iterator[Record]:
    return (record for document in open_catalogue(folder).documents() if (record := read(document).record))


def _published(folder: Path, jobs: int = 1) -> float:
    begun = time.perf_counter()
    publish(open_catalogue(folder), jobs=jobs)
    return time.perf_counter() - begun


def _built(folder: Path) -> float:
    """Return the seconds in which lxml builds the documents of all records in all formats of the feed."""
    catalogue = open_catalogue(folder)
    seconds = 0.0
    for document in catalogue.documents():
        record = read(document).demand()
        written = [form.encode(record, catalogue.settings) for form in FEED_FORMATS if form.fits(record)]
        shapes = list(map(shape_of, written))
        begun = time.perf_counter()
        for shape in shapes:
            build(shape)
        seconds += time.perf_counter() - begun
    return seconds


def _change(folder: Path, word: str) -> None:
    for path in sorted((folder / "records").glob("0000/*.json"))[1:11]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"text": "', f'"text": "{word} ', 1), encoding="utf-8")


def _git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


if __name__ == "__main__":
    print(_walk_alone(Path(sys.argv[1])))
