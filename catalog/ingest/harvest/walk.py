"""Walking a list from page to page: no fault of the feed makes it go on for ever, none loses a record silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from oaipmh import error

from catalog.errors import FeedError
from catalog.ingest.harvest.checkpoint import Progress
from catalog.ingest.harvest.feed import Feed, Page

__all__ = ["Selection", "Walk"]

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
    """One walk over a list. With each page `progress` says where the list goes on behind it."""

    feed: Feed
    selection: Selection
    progress: Progress
    tell: Callable[[str], None]
    complete: bool = False
    """Whether the end of the list was reached, and nothing that the feed promised is missing."""
    _restarted: bool = False
    _tokens: set[str] = field(default_factory=set)
    _seen: set[int] = field(default_factory=set)
    _barren: int = 0

    def pages(self) -> Iterator[Page]:
        """Yield the pages. Raises FeedError where the feed does not let us go on."""
        while (page := self._next()) is not None:
            if page.repairs:
                self.tell(f"{self._place()}: {page.repairs}")
            if page.is_pieced and not page.token and not page.is_closed:
                yield page
                raise FeedError(f"{self._place()} is broken, and it cannot be seen how the list goes on.")
            goes_on = self._advance(page)
            if goes_on:
                self.feed.ask_ahead({"resumptionToken": self.progress.token})
            yield page
            if not goes_on:
                return

    def _place(self) -> str:
        return f"page {self.progress.pages + 1} of the list"

    def _next(self) -> Page | None:
        """Ask for the next page; None where the list has none."""
        try:
            return self._ask()
        except error.NoRecordsMatchError:
            self._end(closed=not self.progress.token)
            return None
        except error.BadResumptionTokenError as refusal:
            if self._restarted or not self.progress.token:
                raise FeedError(f"{self.feed.base_url} refuses its own resumption token: {_words(refusal)}.") from None
            self._restart()
            return self._next()
        except error.BadArgumentError as refusal:
            if self.progress.token or not self._asks_with_seconds():
                raise FeedError(f"{self.feed.base_url} refuses the request: {_words(refusal)}.") from None
            self._ask_with_days()
            return self._next()
        except error.CannotDisseminateFormatError:
            known = ", ".join(self.feed.prefixes()) or "none"
            prefix = self.selection.prefix
            raise FeedError(f"{self.feed.base_url} has no metadata prefix {prefix!r}; it has: {known}.") from None
        except error.NoSetHierarchyError:
            raise FeedError(f"{self.feed.base_url} has no sets.") from None
        except error.ErrorBase as refusal:
            raise FeedError(f"{self.feed.base_url} answers with an error: {_words(refusal)}.") from None

    def _ask(self) -> Page:
        token = self.progress.token
        arguments = {"resumptionToken": token} if token else self.selection.arguments(self.progress.start)
        page = self.feed.page(arguments)
        if page.lost or (page.is_pieced and not page.token):
            self.tell(f"{self._place()} is broken; asking for it once more")
            page = self.feed.page(arguments)
        return page

    def _advance(self, page: Page) -> bool:
        """Note what a page brought and where the list goes on; return whether it does."""
        progress = self.progress
        progress.response_date = progress.response_date or page.response_date
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
        goes_round = page.token in self._tokens and not new
        self._tokens.add(page.token)
        if goes_round or self._barren >= _BARREN_PAGES:
            self.complete = self.progress.size is not None and progress.received >= self.progress.size
            self.tell(f"the list goes round behind page {progress.pages}: it was left there")
            return False
        progress.token = page.token
        return True

    def _end(self, *, closed: bool) -> None:
        """Note the end of the list. A list that was not closed may have been cut short."""
        size, received = self.progress.size, self.progress.received
        self.complete = closed or size is None or received >= size
        if size is not None and received != size and self.progress.pages > 1:
            self.tell(f"the feed promised {size:,} records and gave {received:,}")
        if not self.complete:
            self.tell("the list ended without its closing token: the next harvest asks for all of it again")

    def _restart(self) -> None:
        """Begin anew where the list was: at the last datestamp where it was in their order, else at its beginning."""
        progress = self.progress
        start = progress.latest if progress.is_ordered and progress.latest else progress.start
        if len(progress.start) == 10:
            start = start[:10]
        self.tell(f"the feed refuses its own token; the list is asked for anew{f' from {start}' if start else ''}")
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


def _words(refusal: error.ErrorBase) -> str:
    return " ".join(str(refusal).split())[:200].rstrip(".") or "it gives no reason"
