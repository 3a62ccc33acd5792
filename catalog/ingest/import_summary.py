"""The account of a large import: how many items came to which end, and each kind of question once, with its count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.ingest.item_outcome import Outcome

__all__ = ["Account"]

_PLACES = 3
"""Places that are named of each kind: enough to open one and see what it is about."""
_MOST_IGNORED = 12
"""Kinds of ignored words that are listed: the rest are mostly the head of the file."""
_PLACE = re.compile(r"^(?:line|row|record|page) [^:]*: ")
"""Where in the source: `line 16 (unitid): `."""
_VARIABLE = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`(?: or `[^`]*`)*|\b[\w.-]*\d[\w.-]*\b")
"""What differs between two questions of one kind: words in quotation marks, ids, numbers."""
_OFTEN = re.compile(r"^(?:once|(\d+) times): ")
"""How often the head of a file has something, as an importer says it."""


@dataclass(slots=True)
class _Kind:
    """One kind of line: the words of its first, how often it came, and where first."""

    words: str
    count: int = 0
    places: list[str] = field(default_factory=list)


class Account:
    """Adds up the outcomes of one file."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._kinds: dict[tuple[str, str, str], _Kind] = {}

    def add(self, outcome: Outcome) -> None:
        """Add an outcome."""
        self._counts[outcome.result] += 1
        place = outcome.record or outcome.item
        for words in outcome.assumed:
            self._add("assumed", "", words, place)
        for finding in outcome.findings:
            words = f"{_PLACE.sub('', finding.message)} {finding.hint}".strip()
            self._add(f"{finding.severity} {finding.code}", "", words, place)
        for question in outcome.questions:
            reason = _PLACE.sub("", question.reason)
            words = f"{reason} ({_short(question.text)!r})" if question.text else reason
            self._add("question", _pointer(question.pointer), words, place, kind=reason)
        for fixed in outcome.fixed:
            words = f"{_short(fixed.text)!r} -> {_short(fixed.value)!r}"
            self._add("fixed", _pointer(fixed.pointer), words, place, kind="")
        for ignored in outcome.ignored:
            often = _OFTEN.match(ignored.text)
            words, count = repr(_short(_OFTEN.sub("", ignored.text))), int(often[1] or 1) if often else 1
            self._add("ignored", _element(ignored.place), words, place, kind="", count=count)

    def _add(self, what: str, where: str, words: str, place: str, *, kind: str | None = None, count: int = 1) -> None:
        key = (what, where, _VARIABLE.sub("*", words if kind is None else kind))
        found = self._kinds.setdefault(key, _Kind(words))
        found.count += count
        if len(found.places) <= _PLACES and place not in found.places:
            found.places.append(place)

    def lines(self) -> Iterator[str]:
        """Yield the account: the ends, then each kind, what came most often first."""
        yield ", ".join(f"{count:,} {result}" for result, count in self._counts.items())
        kinds = sorted(self._kinds.items(), key=_order)
        ignored = [one for one in kinds if one[0][0] == "ignored"]
        for key, kind in (*kinds[: len(kinds) - len(ignored)], *ignored[:_MOST_IGNORED]):
            yield _line(*key[:2], kind)
        if rest := ignored[_MOST_IGNORED:]:
            yield f"  ignored   {len(rest)} more kinds: --all lists them"


_ORDER = ("error", "warning", "question", "assumed", "advice", "fixed", "ignored")


def _order(one: tuple[tuple[str, str, str], _Kind]) -> tuple[int, int]:
    (what, _, _), kind = one
    return _ORDER.index(what.partition(" ")[0]), -kind.count


def _line(what: str, where: str, kind: _Kind) -> str:
    named = ", ".join(kind.places[:_PLACES]) + (" ..." if len(kind.places) > _PLACES else "")
    count = f"{kind.count:,} x " if kind.count > 1 else ""
    return f"  {what:<9} {count}{where + ': ' if where else ''}{kind.words}  [{named}]"


def _pointer(pointer: str) -> str:
    """Return a pointer without its numbers: `/dates/*/value`."""
    return re.sub(r"/\d+", "/*", pointer)


def _element(place: str) -> str:
    """Return what a place names in any item of its kind: the element of `line 86 (did/container)`, a column."""
    inner = re.search(r"\(([^()]*)\)$", place)
    return inner[1] if inner else re.sub(r"^(?:line|row|record|page) \d+,? ?", "", place)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:57]}..."
