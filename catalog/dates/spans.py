"""Spans, bounds and lists within words: which dates their ends are, and every value that the words may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from catalog.dates.edtf_grammar import NotEdtf, parse
from catalog.dates.one_date import Point, points
from catalog.dates.tokens import Token

__all__ = ["limits", "shape", "values"]


def shape(tokens: Sequence[Token]) -> str:
    """Return the letters of tokens, one for each."""
    return "".join(token.kind for token in tokens)


def values(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield every value that tokens may have: one date, a span, one of several, a list."""
    kinds = shape(tokens)
    plain = [token for token in tokens if token.kind not in "GY"]
    has_decade = "D" in kinds or "d" in kinds
    if "Y" not in kinds and ("G" not in kinds or has_decade):  # `1950 гг.` are more years than one
        yield from _known(plain)
    yield from (first if first == last else f"{first}/{last}" for first, last in pairs(plain, "-/U"))
    if "Y" not in kinds:
        yield from _several(plain)


def limits(tokens: Sequence[Token]) -> list[str] | None:
    """Return the values of a date within bounds (between, not before, from, until); None where none are said."""
    kinds = shape(tokens)
    if kinds[:2] == "~B":  # circa between 1900 and 1920: both of its bounds
        return limits([tokens[1], tokens[0], *tokens[2:]])
    if kinds[:1] == "B":  # the doubt of `between 1860 and 1880?` is in the bounds
        inner = [token for token in tokens[1:] if token.kind != "?"]
        return [f"[{first}..{last}]" for first, last in pairs(inner, "&-U/")]
    if kinds[:1] == "[":
        return [f"[{end}..]" for end in _known(tokens[1:])]
    if kinds[:1] == "]":
        return [f"[..{end}]" for end in _known(tokens[1:])]
    if re.fullmatch(r"F?[^-]*(?:=|y[~?]*-)", kinds):  # 1956 to the present, 1956-
        return [f"{begin}/.." for begin in _known(tokens[kinds.startswith("F") : -1])]
    if kinds[:1] == "F" or kinds[:2] == "~F":  # from circa 1900 to 1910; circa from 1900 to 1910: both of its ends
        rest = tokens[1:] if kinds[0] == "F" else [tokens[0], *tokens[2:]]
        spans = pairs(rest, "U-/", is_joint=kinds[0] == "~")
        return [*(f"{begin}/.." for begin in _known(rest)), *(f"{first}/{last}" for first, last in spans)]
    if kinds[:1] == "U" and (tokens[0].text not in _WEAK or kinds[:2] == "UU"):
        return [f"../{end}" for end in _known(tokens[len(kinds) - len(kinds.lstrip("U")) :])]
    return None


_WEAK = frozenset(("до", "a", "à", "al", "au", "up"))
"""Words that end a span which has a beginning, and mean something else where it has none."""


def _known(tokens: Sequence[Token]) -> list[str]:
    return [point.value for point in points(tokens) if point.value]


def _several(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield `[1956,1957]` for one or the other, `{1956,1958..1960}` for all of them."""
    parts: list[list[Token]] = [[]]
    signs: set[str] = set()
    for token in tokens:
        if token.kind in ",&|":
            signs.add("|" if token.kind == "|" else "&")
            parts.append([])
        else:
            parts[-1].append(token)
    members = [_member(part) for part in parts if part]
    is_even = signs == {"&"} or len({len(member.split("..")[0]) for member in members}) == 1  # not `May 1956 or 1957`
    if len(members) > 1 and len(signs) == 1 and all(members) and is_even:
        listed = ",".join(members)
        yield f"[{listed}]" if signs == {"|"} else f"{{{listed}}}"


def _member(tokens: list[Token]) -> str:
    found = {*_known(tokens), *(f"{first}..{last}" for first, last in pairs(tokens, "-/"))}
    return found.pop() if len(found) == 1 else ""


def pairs(tokens: Sequence[Token], signs: str, *, is_joint: bool = True) -> Iterator[tuple[str, str]]:
    """Yield the two ends of a span, for each sign that may part it; `is_joint`: one mark is of both ends."""
    for at, token in enumerate(tokens):
        before, after = tokens[:at], tokens[at + 1 :]
        if token.kind not in signs or not before or not after:
            continue
        if before[0].kind == "K" and after[0].kind == "y":  # les années 1950-1960
            after = [before[0], *after]
        for first, last in product(_ends(before, after), _ends(after, before)):
            if not first.order or not last.order or first.order == last.order:
                is_year = last.year is not None and last.month is None and after[0].kind != "~"
                if is_joint and token.kind in "-/" and _SEASON.fullmatch(first.text) and is_year:
                    continue  # winter 1962-1963 is one winter
                marked = _marked(first, last) if is_joint else (first, last)
                yield from _in_order(*_completed(*marked, after))


def _ends(tokens: Sequence[Token], other: Sequence[Token]) -> list[Point]:
    """Return the dates that one end may be; the word `century` may be said of the other end alone."""
    kinds = shape(tokens)
    if kinds == "n" and "d" in shape(other) and tokens[0].number % 10 == 0 < tokens[0].number < 100:  # 20-30s
        return [Point(text=f"{_DECADE}{tokens[0].number // 10}")]
    if "C" in shape(other) and re.fullmatch(r"(?:E|q[EHQT])?-?[nR]", kinds):
        return points([*tokens, Token("C", "")])
    if re.fullmatch(r"[EHQT]-?|q-?[EHQT]", kinds):  # early to mid 1950s: the part says no more than its whole
        return [Point(text=_WHOLE)]
    if kinds == "d":
        return [Point(text=f"{_DECADE}{tokens[0].number}")]
    return [Point(tokens[0].number, is_short=True)] if kinds == "h" else points(tokens)


_WHOLE, _DECADE = "*", "d"
"""Ends that are known by the other one alone: a part of it, and a decade of its century."""


def _marked(first: Point, last: Point) -> tuple[Point, Point]:
    """Give the mark before a span, and the doubt behind it, to both ends."""
    return (
        replace(first, doubtful=first.doubtful or last.doubtful, about=first.about or last.is_about_behind),
        replace(last, about=last.about or first.about),
    )


def _completed(first: Point, last: Point, after: Sequence[Token]) -> tuple[Point, Point]:
    """Return two dates, each with the parts that only the other states."""
    if first.text == _WHOLE:
        return (replace(last, about=False), last) if last.text.endswith("X") else (Point(), Point())
    if first.text.startswith(_DECADE):
        is_known = re.fullmatch(r"\d{3}X", last.text) is not None
        return (replace(first, text=f"{last.text[:2]}{first.text[1:]}X"), last) if is_known else (Point(), Point())
    if last.text.startswith(_DECADE) and re.fullmatch(r"\d{3}X", first.text):
        return first, replace(last, text=f"{first.text[:2]}{last.text[1:]}X")
    if first.year is not None and first.month is None and not first.is_short and _is_day_alone(last):
        return first, _short_year(first.year, last, after[0].text)
    is_number = first.is_short or _is_day_alone(first)
    if is_number and last.year is not None and last.year < 1 and last.month is None:  # 500-400 BC
        return replace(first, year=1 - (first.year or first.day or 0), day=None, is_short=False), last
    if last.month is None and last.day is not None and last.year is not None:  # January 1-5, 1956
        last = replace(last, month=first.month)
    if first.year is None and not first.text:
        return _inherited(first, last), last
    if last.year is None and not last.text:
        is_within = first.month is None and last.month is not None  # `1956 to Jan` ends before it begins
        return (Point(), Point()) if is_within else (first, _inherited(last, first))
    return first, last


_SEASON = re.compile(r"-?\d{4}-[2-4]\d")


def _is_day_alone(point: Point) -> bool:
    return point.year is None and point.month is None and point.day is not None


def _short_year(year: int, last: Point, digits: str) -> Point:
    """Return the year of which only the last digits are written: 1956-57, 1956-7, 1999-00."""
    written = f"{year:04}"
    if not digits.isdigit() or year < 1000:
        return Point()
    full = int(written[: 4 - len(digits)] + digits) + (100 if written[2:] == "99" and digits == "00" else 0)
    return replace(last, year=full, day=None)


def _inherited(part: Point, other: Point) -> Point:
    """Return a date with the year, and for a day alone the month, of the other end."""
    if other.year is None or (part.day is not None) != (other.day is not None):
        return Point()
    return replace(part, year=other.year, month=part.month if part.month is not None else other.month)


def _in_order(first: Point, last: Point) -> Iterator[tuple[str, str]]:
    """Yield the two ends where both are dates, and the first is not after the last."""
    begun, ended = first.value, last.value
    if not begun or not ended:
        return
    try:
        begin, end = parse(begun), parse(ended)
    except NotEdtf:
        return
    if begin.earliest and end.latest and begin.earliest <= end.latest:
        yield begun, ended
