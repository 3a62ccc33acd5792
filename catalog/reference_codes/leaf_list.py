"""Reading leaves: `170-190`, `207, 233`, `216-216об.`, `64 зв.`, `5 с об.`, `71r-74v`, `13r-v`, `164-67`."""

from __future__ import annotations

import re
from typing import NamedTuple

from catalog.model import Leaf, LeafRange

__all__ = ["LeafList", "read_leaf_list"]

_MOST_RANGES = 1_000
_VERSO = r"(?:об|обр|оборот|ob|obv|зв|zv|адв|гръб|v|verso|rev)(?![^\W\d_])\.?"
_RECTO = r"(?:r|recto)(?![^\W\d_])\.?"
_LEAF = rf"(\d{{1,7}})((?:[а-яіїєa-eg-oqs-u](?![^\W\d_]))?(?:/\d{{1,4}})?)(?:{_RECTO})?((?:\s?[(\[]?{_VERSO}[)\]]?)?)"
_DASH = r"\s?[-–—−‒‑]{1,2}\s?"
_RANGE = re.compile(
    rf"{_LEAF}(?:{_DASH}{_LEAF})?(?:(?P<both>\s?(?:с|и|s|i)\s?{_VERSO}|(?<=r){_DASH}v(?!\w))|(?P<joined>{_DASH}{_VERSO}))?"
)
_NEXT = re.compile(
    r"\s*(?:,|\s(?:и|та|and|und|&)\s|&)\s*(?=\d)|\s*;\s*(?=\d+(?:\s?[-–]\s?\d+)?\s*(?:об|зв)?\s*(?:[.;]|$))"
)
_NO_LEAF = re.compile(
    r"\s?(?:гг?|gg?|рр?|лл?|ll?|арк|год[ау]?|лист[а-я]*|экз|кг|с)(?![^\W\d_])(?![.\s]*\d)|\s?[^\W\d_]{4,}|(?<=\d)[^\W\d_]|:|-[а-яa-z]{2}"
)
_OPEN = re.compile(r"\s?[-–—−‒‑]\s*(?:[.,;)]|$)")


class LeafList(NamedTuple):
    """Leaves that were read, where they end, and what is doubtful about them."""

    ranges: tuple[LeafRange, ...]
    end: int
    doubts: tuple[str, ...]


def read_leaf_list(text: str, start: int) -> LeafList | None:
    """Read leaves at a place of a text in small letters, or return None where there are none."""
    found = _RANGE.match(text, start)
    if found is None:
        return None
    ranges: list[LeafRange] = []
    doubts: list[str] = []
    while found is not None and len(ranges) < _MOST_RANGES:
        ranges.append(_range_of(found, doubts))
        end = found.end()
        step = _NEXT.match(text, end)
        if step is None:
            break
        found = _RANGE.match(text, step.end())
        if found is not None and (_NO_LEAF.match(text, found.end()) or _is_year(found, ranges[-1])):
            break
    if _OPEN.match(text, end):
        doubts.append("The range of leaves has no end.")
    return LeafList(tuple(ranges), end, tuple(doubts))


def _range_of(found: re.Match[str], doubts: list[str]) -> LeafRange:
    number, suffix, verso, last, last_suffix, last_verso, both, joined = found.groups()
    start = Leaf(int(number), suffix, bool(verso or (joined and not last)))
    if both:
        return LeafRange(start, Leaf(start.number, suffix, True))
    if joined:
        doubts.append(f"The dash before the mark of the verso may mean both sides: {found[0]!r}.")
    if last is None:
        return LeafRange(start, start)
    last_verso = last_verso or joined
    end = int(last)
    if end < start.number and len(last) < len(number):  # `164-67`
        whole = int(number[: len(number) - len(last)] + last)
        end = whole if whole > start.number else end
    if end < start.number:
        doubts.append(f"The leaves {number}-{last} run backwards.")
    return LeafRange(start, Leaf(end, last_suffix, bool(last_verso)))


def _is_year(found: re.Match[str], before: LeafRange) -> bool:
    """Whether a number after leaves is a year: `л. 12, 1946`."""
    number = int(found[1])
    return found[4] is None and len(found[1]) == 4 and 1700 <= number <= 2030 and before.end.number < 1000
