"""Harvesting: page by page, each written before the next is asked for, so that an interrupted harvest resumes."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field

from catalog.errors import FeedError, UsageError
from catalog.ingest.harvest.checkpoint import Memory, Progress
from catalog.ingest.harvest.datestamps import now
from catalog.ingest.harvest.feed import SECOND, Feed, Identity
from catalog.ingest.harvest.harvested_drafts import importer_of
from catalog.ingest.harvest.receiving import Receiving
from catalog.ingest.harvest.transport import Transport
from catalog.ingest.harvest.walk import Selection, Walk
from catalog.ingest.item_outcome import Outcome
from catalog.storage import CatalogueFolder

__all__ = ["Harvest", "Wish"]

_LONGEST_RUN = 24 * 3600  # seconds
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a feed. Without `start` it begins where the last complete harvest did."""

    url: str
    prefix: str = "oai_dc"
    spec: str = ""
    start: str = ""
    until: str = ""
    keep_answers: bool = False
    dry_run: bool = False
    most: int = 1_000_000
    """The records after which a run stops; the next one continues from there."""


@dataclass(slots=True)
class Harvest:
    """One harvest. `run` yields what becomes of each record; the other members say how far it is."""

    folder: CatalogueFolder
    wish: Wish
    note: Callable[[str], None] = lambda _: None
    today: dt.date | None = None
    transport: Transport | None = None
    pages: int = 0
    records: int = 0
    """Records in this run."""
    received: int = 0
    """Records of the list so far, those of a run that was broken off included."""
    size: int | None = None
    """The size of the whole list, as the feed says."""
    start: str = ""
    """The `from` that was asked with."""
    is_complete: bool = False
    failure: str = ""
    """Why the harvest was interrupted."""
    _memory: Memory = field(init=False)

    def run(self) -> Iterator[Outcome]:
        """Harvest, and yield an outcome for every record, page by page, when the page is on the disk.

        Raises UsageError for a wish that makes no sense and FeedError where nothing could be harvested; a harvest
        that breaks off later says so in `failure`, and the next one continues from there. StorageError ends it.
        """
        wish = self.wish
        for moment in (wish.start, wish.until):
            _demand_moment(moment)
        importer = importer_of(wish.prefix)
        transport = self.transport or Transport(wish.url)
        transport.note = self.note
        self._memory = Memory.of(self.folder.root, transport.base_url, wish.prefix, wish.spec)
        with nullcontext() if wish.dry_run else self._memory.alone():
            feed = Feed(transport)
            identity = feed.identity()
            day = self.today or dt.datetime.now(tz=dt.UTC).date()
            with closing(
                Receiving(self.folder, self._memory, importer, identity.base_url, day, dry_run=wish.dry_run)
            ) as receiving:
                yield from self._walk(self._begin(feed, identity), receiving)

    def _begin(self, feed: Feed, identity: Identity) -> Walk:
        """Return the walk over the list: from where an interrupted one stopped, else since the last complete one."""
        wish, unfinished = self.wish, self._memory.unfinished
        fit = str if identity.granularity == SECOND else _day
        asked = f"{wish.start}/{wish.until}"
        start = fit(wish.start or min(self._memory.last, now()))
        progress = Progress(start=start, asked=asked)
        if unfinished and unfinished.asked == asked:
            self.note(f"continuing where the last harvest stopped, after {unfinished.received:,} records")
            progress = unfinished
        self.start = progress.start
        return Walk(
            feed,
            Selection(wish.prefix, wish.spec, start, fit(wish.until)),
            progress,
            self.note,
            by_day=fit is _day,
            earliest=identity.earliest,
        )

    def _walk(self, walk: Walk, receiving: Receiving) -> Iterator[Outcome]:
        first = Progress() if walk.progress.pages == 0 else walk.progress
        begun = time.monotonic()
        try:
            for page in walk.pages():
                outcomes = receiving.take(page)
                self.pages += 1
                self.records += len(page.records) + len(page.lost)
                self.received, self.size = walk.progress.received, walk.progress.size
                self._keep(walk, page.body)
                yield from outcomes
                if self._is_at_its_limit(begun):
                    return
        except FeedError as failure:
            if not self.pages and first.pages == 0:
                raise
            self.failure = str(failure)
            return
        self.is_complete = walk.complete
        if walk.missing:
            self.failure = f"records dated {', '.join(map(str, walk.missing[:5]))} are missing."
        self._finish(walk)

    def _is_at_its_limit(self, begun: float) -> bool:
        """Whether the run must stop before the end of the list, and say so: a feed may never end."""
        if self.records >= self.wish.most:
            self.failure = f"{self.records:,} records were received, and the limit of one run is {self.wish.most:,}."
        elif time.monotonic() - begun > _LONGEST_RUN:
            self.failure = f"it took more than {_LONGEST_RUN // 3600} hours, which is the limit of one run."
        return bool(self.failure)

    def _keep(self, walk: Walk, body: bytes) -> None:
        """Remember how far the list is; keep the answer where that is wanted."""
        if self.wish.dry_run:
            return
        self._memory.unfinished = walk.progress
        if self.wish.keep_answers:
            self._memory.keep_answer(walk.progress.pages, body)
        self._memory.save()

    def _finish(self, walk: Walk) -> None:
        """Forget the broken list; where everything was harvested, remember until when."""
        if self.wish.dry_run:
            return
        memory, wish, moment = self._memory, self.wish, walk.progress.response_date or walk.progress.latest
        moment = min(moment, now())
        if walk.missing:  # the next harvest asks again from there
            moment = min(moment, walk.missing[0].start)
        memory.unfinished = None
        leaves_no_gap = not wish.until and (not wish.start or bool(memory.last and wish.start <= memory.last))
        if (walk.complete or walk.missing) and leaves_no_gap and _MOMENT.match(moment):
            memory.last = moment if memory.last > now() else max(memory.last, moment)
        memory.save()


def _demand_moment(text: str) -> None:
    """Raise UsageError where a date is none that OAI-PMH has."""
    try:
        sound = not text or bool(_MOMENT.match(text) and dt.datetime.fromisoformat(text))
    except ValueError:
        sound = False
    if not sound:
        raise UsageError(f"{text!r} is not a date of a feed: write 2026-01-31 or 2026-01-31T12:00:00Z.")


def _day(moment: str) -> str:
    return moment[:10]
