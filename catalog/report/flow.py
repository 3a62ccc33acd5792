"""The ways of the texts from language to language as a drawing: a column for each step, a band for each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from catalog.report.ranking import language_name
from catalog.report.survey import Survey

__all__ = ["Band", "Flow", "Stop", "flow"]

WIDTH = 960
_STOP_WIDTH, _GAP, _TALLEST, _TOP = 10, 20, 200, 28
_MOST_CHAINS = 14

_TITLES = (
    "Original",
    *(f"{ordinal} translation" for ordinal in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")),
)

_Chain = tuple[str, ...]
_Place = tuple[int, str]
"""The step of a chain, counted from 0, and the language there."""


@dataclass(slots=True)
class Stop:
    """A language at one step, as a block with a name beside it."""

    name: str
    count: int
    x: float
    y: float = 0
    height: float = 0
    entered: float = 0
    """How much of its height the bands that come in have taken."""
    left: float = 0
    """How much of its height the bands that go out have taken."""


@dataclass(frozen=True, slots=True)
class Band:
    """The texts that go from one language to the next, as the outline of an area."""

    label: str
    outline: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The drawing, in units of its view box, and the chains it shows with their numbers."""

    chains: tuple[tuple[tuple[str, ...], int], ...]
    further: int
    """Chains of texts that are not drawn, since they are too rare."""
    stops: tuple[Stop, ...]
    bands: tuple[Band, ...]
    titles: tuple[tuple[float, str], ...]
    height: float
    width: int = WIDTH
    stop_width: int = _STOP_WIDTH

    @property
    def last_x(self) -> float:
        """The place of the last column; its names are to the left of it."""
        return max(stop.x for stop in self.stops)


@dataclass(slots=True)
class _Layout:
    chains: Sequence[tuple[_Chain, int]]
    stops: dict[_Place, Stop] = field(default_factory=dict)

    def place(self) -> float:
        """Set the stops into their columns; return the height they need."""
        columns = max(len(chain) for chain, _ in self.chains)
        counts: Counter[_Place] = Counter()
        for chain, count in self.chains:
            for place in enumerate(chain):
                counts[place] += count
        total = sum(count for _, count in self.chains)
        scale = min(_TALLEST, 32 + 8 * total) / total
        bottoms = [float(_TOP)] * columns
        for (step, language), count in counts.items():
            x = step * (WIDTH - _STOP_WIDTH) / max(columns - 1, 1)
            height = max(count * scale, 1.5)
            self.stops[step, language] = Stop(
                "/".join(map(language_name, language.split("+"))), count, round(x, 2), round(bottoms[step], 2), height
            )
            bottoms[step] += height + _GAP
        return max(bottoms)

    def bands(self) -> Iterable[Band]:
        """Yield a band between every two stops that a chain joins."""
        joins: Counter[tuple[_Place, _Place]] = Counter()
        for chain, count in self.chains:
            for before, after in pairwise(enumerate(chain)):
                joins[before, after] += count
        for (before, after), count in joins.items():
            yield self._band(self.stops[before], self.stops[after], count)

    @staticmethod
    def _band(source: Stop, target: Stop, count: int) -> Band:
        start, end = source.x + _STOP_WIDTH, target.x
        upper, lower = source.y + source.left, target.y + target.entered
        source_height, target_height = source.height * count / source.count, target.height * count / target.count
        source.left += source_height
        target.entered += target_height
        middle = (start + end) / 2
        outline = (
            f"M{start:.1f} {upper:.1f}C{middle:.1f} {upper:.1f} {middle:.1f} {lower:.1f} {end:.1f} {lower:.1f}"
            f"V{lower + target_height:.1f}"
            f"C{middle:.1f} {lower + target_height:.1f} {middle:.1f} {upper + source_height:.1f}"
            f" {start:.1f} {upper + source_height:.1f}Z"
        )
        return Band(f"{source.name} to {target.name}: {count:,}", outline)


def flow(survey: Survey) -> Flow | None:
    """Draw the chains of translations; None where there are none."""
    ranked = survey.chains.ranked()
    if not ranked:
        return None
    shown = ranked[:_MOST_CHAINS]
    layout = _Layout(shown)
    height = layout.place()
    bands = tuple(layout.bands())
    columns = sorted({stop.x for stop in layout.stops.values()})
    return Flow(
        chains=tuple(
            (tuple("/".join(map(language_name, step.split("+"))) for step in chain), count) for chain, count in shown
        ),
        further=survey.chains.total - sum(count for _, count in shown),
        stops=tuple(layout.stops.values()),
        bands=bands,
        titles=tuple(zip(columns, _TITLES, strict=False)),
        height=round(height - _GAP + 4, 1),
    )
