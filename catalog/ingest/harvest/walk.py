"""Walking a list from page to page: no fault of the feed makes it endless, none loses a record silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from oaipmh import error

from catalog.errors import FeedError
from catalog.ingest.harvest.checkpoint import Progress
from catalog.ingest.harvest.date_windows import DateWindows, Window
from catalog.ingest.harvest.datestamps import now, utc_of
from catalog.ingest.harvest.feed import Feed, Page, reason_of
from catalog.ingest.harvest.transport import PageNeverComes

__all__ = ["Selection", "Walk"]

_SETS_SHOWN = 20
_ATTEMPTS_FOR_A_WINDOW = 1  # its halves are further attempts
_BARREN_PAGES = 100
"""Pages one after the other without a record that was not there before, until a list is said to go round."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for: the arguments of the first request of a list."""

    prefix: str
    spec: str = ""
    start: str = ""
    until: str = ""

    def arguments(self, start: str) -> dict[str, str]:
        """Return the arguments of a list that begins at `start`."""
        given = {"metadataPrefix": self.prefix, "set": self.spec, "from": start, "until": self.until}
        return {name: value for name, value in given.items() if value}


@dataclass(slots=True)
class Walk:
    """One walk over a list. With each page `progress` says where the list continues behind it."""

    feed: Feed
    selection: Selection
    progress: Progress
    note: Callable[[str], None]
    complete: bool = False
    """Whether the end of the list was reached, and nothing that the feed promised is missing."""
    is_window: bool = False
    """Whether it is over a window of dates, in the place of pages that never come."""
    by_day: bool = False
    """Whether the feed knows dates alone."""
    earliest: str = ""
    """The datestamp before which the feed has nothing, where it says one."""
    missing: tuple[Window, ...] = ()
    """Windows of dates whose records never came."""
    _failure: str = ""
    _sends_prefix: bool = False
    """Whether the feed wants the metadata prefix beside its token, against the protocol."""
    _restarted: bool = False
    _tokens: set[int] = field(default_factory=set)
    """Hashes of the tokens so far: a token may be long."""
    _seen: set[int] = field(default_factory=set)
    _barren: int = 0

    def pages(self) -> Iterator[Page]:
        """Yield the pages. Raises FeedError where the feed does not let the harvest continue."""
        while (page := self._next_or_none()) is not None:
            if page.repairs:
                self.note(f"{self._place()}: {page.repairs}")
            if page.is_pieced and not page.token and not page.is_closed:
                yield page
                raise FeedError(f"{self._place()} is broken, and does not show how the list continues.")
            has_more = self._advance(page)
            if has_more and not self.is_window:
                self.feed.ask_ahead({"resumptionToken": self.progress.token})
            yield page
            if not has_more:
                return
        if self._failure:
            yield from self._by_dates()

    def _next_or_none(self) -> Page | None:
        """Ask for the next page; note where it never comes and the list can continue by dates."""
        try:
            return self._next()
        except PageNeverComes as failure:
            if self.is_window or not self._asks_again_from():
                raise
            self._failure = str(failure)
            return None

    def _asks_again_from(self) -> str:
        """Return the datestamp from which the rest of the list can be asked for; nothing where none is known."""
        progress = self.progress
        reached = progress.latest if progress.is_ordered else ""
        return utc_of(reached or progress.start or self.earliest)

    def _by_dates(self) -> Iterator[Page]:
        """Yield the pages of the rest of the list by windows of dates, and say what is missing."""
        start, until = self._asks_again_from(), self.selection.until or now()
        self.note(f"{self._failure} The rest of the list is requested by dates, from {start}.")
        windows = DateWindows(start, until, by_day=len(start) == len("2024-01-31") or self.by_day)
        with self.feed.attempts_of(_ATTEMPTS_FOR_A_WINDOW):
            for window in windows:
                selection = Selection(self.selection.prefix, self.selection.spec, window.start, window.until)
                part = Walk(self.feed, selection, Progress(start=window.start), self.note, is_window=True)
                try:
                    for page in part.pages():
                        windows.answered()
                        self.progress.response_date = self.progress.response_date or part.progress.response_date
                        self.progress.pages += 1
                        self.progress.received += len(page.records)
                        yield page
                    windows.answered()
                except PageNeverComes:
                    windows.failed(window, utc_of(part.progress.latest) if part.progress.is_ordered else "")
        if windows.is_hopeless:
            raise FeedError(self._failure)
        for window in windows.missing:
            self.note(f"records dated {window} are missing: the feed does not give them")
        self.missing = tuple(windows.missing)
        self.complete = not self.missing

    def _place(self) -> str:
        return f"page {self.progress.pages + 1} of the list"

    def _next(self) -> Page | None:
        """Ask for the next page; None where the list has none."""
        try:
            page = self._ask()
            if self.selection.spec and not (self.progress.pages or page.records or page.lost):
                self._demand_set()
            return page
        except error.NoRecordsMatchError:
            if self.selection.spec and not self.progress.pages:
                self._demand_set()
            self._end(closed=not self.progress.token)
            return None
        except error.BadResumptionTokenError as refusal:
            if self._restarted or not self.progress.token:
                raise FeedError(
                    f"{self.feed.base_url} refuses its own resumption token: {reason_of(refusal)}."
                ) from None
            self._restart()
            return self._next()
        except error.BadArgumentError as refusal:
            self._ask_otherwise(refusal)
            return self._next()
        except error.CannotDisseminateFormatError:
            known = ", ".join(self.feed.prefixes()) or "none"
            prefix = self.selection.prefix
            raise FeedError(f"{self.feed.base_url} has no metadata prefix {prefix!r}; it has: {known}.") from None
        except error.NoSetHierarchyError:
            raise FeedError(f"{self.feed.base_url} has no sets.") from None
        except error.ErrorBase as refusal:
            raise FeedError(f"{self.feed.base_url} answers with an error: {reason_of(refusal)}.") from None

    def _ask_otherwise(self, refusal: error.ErrorBase) -> None:
        """Meet what a feed wants against the protocol, or against what it says; raise FeedError where that is done."""
        if self.progress.token and not self._sends_prefix and "metadataPrefix" in str(refusal):
            self._sends_prefix = True
        elif not self.progress.token and self._asks_with_seconds():
            self._ask_with_days()
        else:
            raise FeedError(f"{self.feed.base_url} refuses the request: {reason_of(refusal)}.") from None

    def _demand_set(self) -> None:
        """Raise FeedError where there is no such set: feeds answer so as if it were empty."""
        sets = self.feed.sets()
        if sets is not None and self.selection.spec not in sets:
            known = ", ".join(sorted(sets)[:_SETS_SHOWN]) or "none"
            more = f" and {len(sets) - _SETS_SHOWN:,} more" if len(sets) > _SETS_SHOWN else ""
            raise FeedError(f"{self.feed.base_url} has no set {self.selection.spec!r}; it has: {known}{more}.")

    def _ask(self) -> Page:
        token = self.progress.token
        arguments = {"resumptionToken": token} if token else self.selection.arguments(self.progress.start)
        if token and self._sends_prefix:
            arguments["metadataPrefix"] = self.selection.prefix
        page = self.feed.page(arguments)
        if page.lost or (page.is_pieced and not page.token):
            self.note(f"{self._place()} is broken; requesting it once more")
            page = self.feed.page(arguments)
        return page

    def _advance(self, page: Page) -> bool:
        """Note what a page brought and where the list continues; return whether it does."""
        progress = self.progress
        # never later than our clock: a feed whose clock is ahead changes records before that date after all
        progress.response_date = progress.response_date or min(page.response_date, now())
        progress.size = page.size or progress.size
        progress.pages += 1
        new = 0
        for header, _ in page.records:
            key = hash((header.identifier, header.datestamp, header.is_deleted))
            new += key not in self._seen
            self._seen.add(key)
            progress.is_ordered = progress.is_ordered and header.datestamp >= progress.latest
            progress.latest = max(progress.latest, header.datestamp)
        progress.received += new + len(page.lost)
        if not page.token:
            self._end(closed=page.token is not None)
            return False
        self._barren = 0 if new or page.lost else self._barren + 1
        goes_round = hash(page.token) in self._tokens and not new
        self._tokens.add(hash(page.token))
        if goes_round or self._barren >= _BARREN_PAGES:
            self.complete = self.progress.size is not None and progress.received >= self.progress.size
            self.note(f"the list repeats itself after page {progress.pages}: the harvest stopped there")
            return False
        progress.token = page.token
        return True

    def _end(self, *, closed: bool) -> None:
        """Note the end of the list. A list that was not closed may have been cut short."""
        size, received = self.progress.size, self.progress.received
        self.complete = closed or size is None or received >= size
        if size is not None and received != size and self.progress.pages > 1:
            self.note(f"the feed promised {size:,} records and gave {received:,}")
        if not self.complete:
            self.note("the list ended without its closing token: the next harvest requests all of it again")

    def _restart(self) -> None:
        """Begin again: at the last datestamp where it was in their order, else at its beginning."""
        progress = self.progress
        start = progress.latest if progress.is_ordered and progress.latest else progress.start
        if len(progress.start) == 10:
            start = start[:10]
        self.note(f"the feed refuses its own token; the list is requested again{f' from {start}' if start else ''}")
        self.progress = Progress(start=start, response_date=progress.response_date, asked=progress.asked)
        self._restarted = True
        self._tokens.clear()
        self._seen.clear()

    def _asks_with_seconds(self) -> bool:
        return len(self.progress.start) > 10 or len(self.selection.until) > 10

    def _ask_with_days(self) -> None:
        self.progress.start = self.progress.start[:10]
        given = self.selection
        self.selection = Selection(given.prefix, given.spec, given.start[:10], given.until[:10])
