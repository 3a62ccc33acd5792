"""Going round a page that never comes: the rest of a list is asked for by dates, in windows that get smaller.

One bad record breaks the page it is on for ever, and no token leads past it. A window of dates does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["DateWindows", "Window"]

_MOST_FAILURES_AT_FIRST = 40
"""Windows that may fail before any is answered: from all of time to a second takes 31."""
_MOST_FAILURES = 100
"""Windows that may fail in one run: enough for three bad records in a list of thirty years."""


@dataclass(frozen=True, slots=True)
class Window:
    """A span of datestamps, both ends included."""

    first: dt.datetime
    last: dt.datetime
    by_day: bool

    def __str__(self) -> str:
        return self.start if self.start == self.until else f"{self.start} to {self.until}"

    @property
    def start(self) -> str:
        """Its `from`."""
        return self._written(self.first)

    @property
    def until(self) -> str:
        """Its `until`."""
        return self._written(self.last)

    def _written(self, moment: dt.datetime) -> str:
        return moment.strftime("%Y-%m-%d" if self.by_day else "%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class DateWindows:
    """The windows that are still to be asked for, the oldest first, and those that never came."""

    start: str
    """The datestamp from which the list is to be asked for again."""
    until: str
    """The end of the list that was asked for, or this moment."""
    by_day: bool
    missing: list[Window] = field(default_factory=list)
    _waiting: list[Window] = field(init=False)
    _failures: int = 0
    _has_answer: bool = False

    def __post_init__(self) -> None:
        first, last = _moment(self.start), _moment(self.until)
        self._waiting = [Window(first, max(first, last), self.by_day)]

    def __iter__(self) -> Iterator[Window]:
        while self._waiting:
            yield self._waiting.pop()

    def answered(self) -> None:
        """Note that the feed answers some windows."""
        self._has_answer = True

    @property
    def is_hopeless(self) -> bool:
        """Whether no window was answered: the feed fails at everything, and no page is at fault."""
        return not self._has_answer

    def failed(self, window: Window, reached: str) -> None:
        """Note that a window broke off after the datestamp that it had `reached`, if any: ask for its parts."""
        self._failures += 1
        if self.is_hopeless and self._failures >= _MOST_FAILURES_AT_FIRST:
            self._waiting.clear()
            return
        first = max(window.first, _moment(reached)) if reached else window.first
        step = dt.timedelta(days=1) if self.by_day else dt.timedelta(seconds=1)
        if first > window.first:
            self._waiting.append(Window(first, window.last, self.by_day))
        elif window.last - window.first < step or self._failures > _MOST_FAILURES:
            self.missing.append(window)
        else:
            units = (window.last - window.first) // step
            middle = window.first + step * (units // 2)
            self._waiting.append(Window(middle + step, window.last, self.by_day))
            self._waiting.append(Window(window.first, middle, self.by_day))


def _moment(text: str) -> dt.datetime:
    """Return the moment of a datestamp; of a day its beginning."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
