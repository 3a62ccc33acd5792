"""Harvesting our own feed: what the network and the parser give, what is written, and a second time over."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from catalog.accession.harvest import Harvest, Transport, Wish
from catalog.accession.harvest.feed import Feed
from catalog.accession.harvest.memory import Progress
from catalog.accession.harvest.walk import Selection, Walk
from catalog.publication.publish import publish
from catalog.storage import open_catalogue
from tests.benchmarks.generate import generate
from tests.benchmarks.harvesting import free_port, process

__all__ = ["measure"]

_SETTINGS = (
    'name = "H"\nbase_url = "http://127.0.0.1:8000"\nadmin_emails = ["a@example.org"]\nnamespace = "h.example.org"\n'
)


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield what was measured. Each record taken in is a file: 2,000 tell the rate."""
    count = min(count, 2_000)
    with tempfile.TemporaryDirectory() as name:
        there, here, port = Path(name) / "there", Path(name) / "here", free_port()
        generate(there, count, port)
        publish(open_catalogue(there))
        (here / "records").mkdir(parents=True)
        (here / "catalog.toml").write_text(_SETTINGS)
        url = f"http://127.0.0.1:{port}/oai"
        with process(["catalog", "-C", str(there), "serve", "--port", str(port)], port):
            yield f"pages of {count:,} records got and read", count / _read(url), ">= 5,000", "rec/s"
            yield f"{count:,} records taken in, each on the disk", count / _harvest(here, url), ">= 5,000", "rec/s"
            again = _harvest(here, url, start="1990-01-01")
            yield f"{count:,} records compared with those here", count / again, "", "rec/s"
            yield "a second harvest where nothing changed", _harvest(here, url, start="2999-01-01"), "", "s"


def _read(url: str) -> float:
    begun = time.perf_counter()
    walk = Walk(Feed(Transport(url)), Selection("oai_dc"), Progress(), lambda _: None)
    for _ in walk.pages():
        pass
    return time.perf_counter() - begun


def _harvest(here: Path, url: str, start: str = "") -> float:
    begun = time.perf_counter()
    for _ in Harvest(open_catalogue(here), Wish(url, start=start)).run():
        pass
    return time.perf_counter() - begun
