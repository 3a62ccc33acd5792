"""Harvesting our own feed: what the network and the parser give, what is written, and a second time over."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from catalog.ingest.harvest import Harvest, Transport, Wish
from catalog.ingest.harvest.checkpoint import Progress
from catalog.ingest.harvest.feed import Feed
from catalog.ingest.harvest.transport import HttpAnswer
from catalog.ingest.harvest.walk import Selection, Walk
from catalog.publication.publish import publish
from catalog.storage import open_catalogue
from tests.benchmarks.generate import generate
from tests.benchmarks.harvesting import free_port, process

__all__ = ["measure"]

_DISTANT = 500
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
        _begin(here)
        url = f"http://127.0.0.1:{port}/oai"
        with process(["catalog", "-C", str(there), "serve", "--port", str(port)], port):
            yield f"pages of {count:,} records got and read", count / _read(url), ">= 5,000", "rec/s"
            yield f"{count:,} records taken in, each on the disk", count / _harvest(here, url), ">= 5,000", "rec/s"
            yield (
                f"{count:,} records taken in of a feed that gives {_DISTANT:,} a second",
                count / _harvest_from_afar(Path(name) / "afar", url),
                "",
                "rec/s",
            )
            again = _harvest(here, url, start="1990-01-01")
            yield f"{count:,} records compared with those here", count / again, "", "rec/s"
            yield "a second harvest where nothing changed", _harvest(here, url, start="2999-01-01"), "", "s"


def _begin(folder: Path) -> None:
    (folder / "records").mkdir(parents=True)
    (folder / "catalog.toml").write_text(_SETTINGS)


class _Distant(Transport):
    """A feed that takes its time over each page, as most do: the fastest that were measured give 520 a second."""

    def ask(self, arguments: Mapping[str, str]) -> HttpAnswer:
        answer = super().ask(arguments)
        time.sleep(answer.body.count(b"<record>") / _DISTANT)
        return answer


def _harvest_from_afar(here: Path, url: str) -> float:
    _begin(here)
    begun = time.perf_counter()
    for _ in Harvest(open_catalogue(here), Wish(url), transport=_Distant(url)).run():
        pass
    return time.perf_counter() - begun


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
