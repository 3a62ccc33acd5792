"""The dates of the documents as a drawing: a bar for each month, year or longer stretch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.report.survey import Span, Survey
from catalog.report.tally import Tally

__all__ = ["Bar", "Mark", "Timeline", "timeline"]

WIDTH, HEIGHT = 960, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 4, 12, 28
_MOST_BARS = 84
_LEAST_CEILING = 4  # one document alone does not look like a crowd
_STEPS = (1, 12, 60, 120, 300, 600, 1_200, 6_000, 12_000, 120_000)
"""Months that a bar may stand for."""
_NAMES = {1: "month", 12: "year", 60: "5 years", 120: "decade", 300: "25 years", 600: "50 years", 1_200: "century"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Closed:
    """A span with two ends, in months."""

    first: int
    last: int
    doubtful: bool
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time: documents dated within it, and those that may belong to it."""

    label: str
    within: int
    perhaps: int
    x: float
    width: float
    within_y: float
    within_height: float
    perhaps_y: float
    perhaps_height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on an axis: its place, and its text."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, in units of its view box."""

    unit: str
    bars: tuple[Bar, ...]
    years: tuple[Mark, ...]
    heights: tuple[Mark, ...]
    placed: int
    doubtful: int
    open_ended: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    floor: int = HEIGHT - _BOTTOM

    @property
    def has_perhaps(self) -> bool:
        """Whether a document may be of several bars."""
        return any(bar.perhaps for bar in self.bars)

    @property
    def busiest(self) -> Bar:
        """The bar with the most documents in it."""
        return max(self.bars, key=lambda bar: bar.within)


def timeline(survey: Survey) -> Timeline | None:
    """Draw the dates of the documents; None where no document has a date with two ends."""
    spans = tuple(_closed(survey.spans))
    if not spans:
        return None
    step = _step(min(span.first for span in spans), max(span.last for span in spans))
    within, perhaps = _counts(spans, step)
    numbers = _numbers(min((*within, *perhaps)), max((*within, *perhaps)), step)
    ceiling, line = _ceiling(max(within[number] + perhaps[number] for number in numbers))
    bars = tuple(_bars(numbers, step, within, perhaps, ceiling))
    placed = sum(span.count for span in spans)
    return Timeline(
        unit=_NAMES.get(step, f"{step // 12:,} years"),
        bars=bars,
        years=tuple(_year_marks(bars)),
        heights=tuple(Mark(_y(count, ceiling), f"{count:,}") for count in range(0, ceiling + 1, line)),
        placed=placed,
        doubtful=sum(span.count for span in spans if span.doubtful),
        open_ended=survey.spans.total - placed,
    )


def _closed(spans: Tally[Span]) -> Iterator[_Closed]:
    for (first, last, doubtful), count in spans.ranked():
        if first is not None and last is not None:
            yield _Closed(first, last, doubtful, count)


def _step(first: int, last: int) -> int:
    for step in _STEPS:
        if last // step - first // step < _MOST_BARS:
            return step
    step = _STEPS[-1]
    while last // step - first // step >= _MOST_BARS:
        step *= 10
    return step


def _numbers(first: int, last: int, step: int) -> range:
    """Return the numbers of the bars; months fill their years."""
    return range(first // 12 * 12, last // 12 * 12 + 12) if step == 1 else range(first, last + 1)


def _counts(spans: Iterable[_Closed], step: int) -> tuple[Counter[int], Counter[int]]:
    """Return, by the number of the bar, the documents dated within it, and those whose date reaches over more."""
    within, perhaps = Counter[int](), Counter[int]()
    for span in spans:
        bars = range(span.first // step, span.last // step + 1)
        counts = within if len(bars) == 1 else perhaps
        for number in bars:
            counts[number] += span.count
    return within, perhaps


def _ceiling(top: int) -> tuple[int, int]:
    """Return a round number of documents at or above `top`, and the distance of the lines below it."""
    scale = 1
    while True:
        for line in (1 * scale, 2 * scale, 5 * scale):
            if line * 4 >= top:
                return max(-(-top // line) * line, _LEAST_CEILING), line
        scale *= 10


def _y(count: int, ceiling: int) -> float:
    return round(HEIGHT - _BOTTOM - count / ceiling * (HEIGHT - _BOTTOM - _TOP), 2)


def _bars(numbers: range, step: int, within: Counter[int], perhaps: Counter[int], ceiling: int) -> Iterator[Bar]:
    room = (WIDTH - _LEFT - _RIGHT) / max(len(numbers), 12)
    gap = min(room * 0.22, 6)
    for place, number in enumerate(numbers):
        sure, maybe = within[number], perhaps[number]
        y, upper = _y(sure, ceiling), _y(sure + maybe, ceiling)
        yield Bar(
            label=_label(number, step),
            within=sure,
            perhaps=maybe,
            x=round(_LEFT + place * room + gap / 2, 2),
            width=round(room - gap, 2),
            within_y=y,
            within_height=round(HEIGHT - _BOTTOM - y, 2),
            perhaps_y=upper,
            perhaps_height=round(y - upper, 2),
        )


def _label(number: int, step: int) -> str:
    year, month = divmod(number * step, 12)
    if step == 1:
        return f"{_MONTHS[month]} {year}"
    return str(year) if step == 12 else f"{year}–{year + step // 12 - 1}"


def _year_marks(bars: tuple[Bar, ...]) -> Iterator[Mark]:
    """Yield at most a dozen names of bars, at even distances."""
    every = -(-len(bars) // 12)
    for bar in bars[::every]:
        yield Mark(round(bar.x + bar.width / 2, 2), bar.label.split("–")[0])
