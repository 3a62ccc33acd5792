"""What a description says its document is: title, code, dates, creators. Two descriptions agree or disagree on each."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.vocabularies import CodeLevel

__all__ = ["CREATORS", "Agreement", "Features", "agreement_of", "features_of", "folded"]

CREATORS = ("creators", "authors", "signatories")
"""The fields that say who made a document."""
_CONTAINERS = frozenset(level.value for level in CodeLevel if level.is_container)
_NUMBERS = frozenset(level.value for level in CodeLevel) - _CONTAINERS
_OF_THE_PLACE = frozenset({"id", "part_of", "sequence", "administration", "reference_code"})
"""Fields that say where a description is, and not what its document is."""
_CLOSE = 0.85
"""Titles with this share of letters in common differ by a slip: `Leter`, `Letter`."""
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Features:
    """What a description says its document is. Each is empty where it says nothing."""

    title: str = ""
    repository: str = ""
    code: str = ""
    container: str = ""
    dates: tuple[str, ...] = ()
    creators: frozenset[str] = frozenset()
    content: bytes = b""
    """A digest of all that is described, without its place: equal descriptions have the same."""


def features_of(tree: Mapping[str, Any], identifier: str = "") -> Features:
    """Return the features of a plain document; a note that only says its identifier is none."""
    code = tree.get("reference_code")
    code = code if isinstance(code, Mapping) else {}
    numbers = dict(_numbers(code))
    leaves = {"leaves": str(code["leaves"])} if code.get("leaves") else {}
    described = {key: value for key, value in tree.items() if key not in _OF_THE_PLACE}
    if isinstance(notes := described.get("notes"), list):
        described["notes"] = [note for note in notes if note != identifier]
    return Features(
        folded(_text(tree.get("title"), "text")),
        folded(str(code.get("repository") or "")),
        _joined({**{key: value for key, value in numbers.items() if key not in _CONTAINERS}, **leaves}),
        _joined({key: value for key, value in numbers.items() if key in _CONTAINERS}),
        tuple(sorted(_dates(tree.get("dates")))),
        frozenset(_names(tree)),
        hashlib.blake2b(json.dumps(described, sort_keys=True, default=str).encode(), digest_size=16).digest(),
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two descriptions agree on, True, disagree on, False, or what one of them does not say, None."""

    title: bool | None
    code: bool | None
    dates: bool | None
    creators: bool | None

    @property
    def is_plainly_other(self) -> bool:
        """Whether they disagree on more than they agree on: they are of two documents."""
        said = self._said()
        return said.count(False) > said.count(True)

    @property
    def is_surely_same(self) -> bool:
        """Whether they agree on the title and on something more, and disagree on nothing."""
        said = self._said()
        return self.title is True and said.count(True) > 1 and False not in said

    @property
    def is_same_in_all(self) -> bool:
        """Whether they agree on the title and on two things more, and disagree on nothing."""
        return self.is_surely_same and self._said().count(True) > 2

    @property
    def is_title_undisputed(self) -> bool:
        """Whether they agree on the title, and disagree on nothing else."""
        return self.title is True and False not in self._said()

    @property
    def is_same_by_content(self) -> bool:
        """Whether what they say beside their codes makes them one document."""
        said = (self.title, self.dates, self.creators)
        return said.count(False) <= said.count(True) and self.creators is not False

    @property
    def is_of_title_alone(self) -> bool:
        """Whether nothing but the titles can be compared."""
        return self.code is self.dates is self.creators is None

    def _said(self) -> tuple[bool | None, ...]:
        return self.title, self.code, self.dates, self.creators


def agreement_of(one: Features, other: Features) -> Agreement:
    """Compare two descriptions. Another archive is another code."""
    is_elsewhere = bool(one.repository and other.repository and one.repository != other.repository)
    return Agreement(
        _titles_agree(one.title, other.title) if one.title and other.title else None,
        False if is_elsewhere else one.code == other.code if one.code and other.code else None,
        any(_same_date(left, right) for left in one.dates for right in other.dates)
        if one.dates and other.dates
        else None,
        any(_same_name(left, right) for left in one.creators for right in other.creators)
        if one.creators and other.creators
        else None,
    )


def _titles_agree(one: str, other: str) -> bool:
    """Whether two folded titles are the same, but for a slip or for words that one of them has more."""
    if one == other:
        return True
    words, others = set(one.split()), set(other.split())
    if len(words & others) * 2 > min(len(words), len(others)):
        return True
    one, other = one[:_LONGEST_TITLE], other[:_LONGEST_TITLE]
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE


def _numbers(code: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    levels = code.get("levels")
    for part in levels if isinstance(levels, list) else ():
        if isinstance(part, Mapping):
            yield str(part.get("level")), str(part.get("number"))
    for level, value in code.items():
        if level in _NUMBERS or level in _CONTAINERS:
            yield level, _text(value, "number")


def _joined(numbers: Mapping[str, str]) -> str:
    return " ".join(filter(None, map(folded, numbers.values())))


def _dates(dates: Any) -> Iterable[str]:
    for date in dates if isinstance(dates, list) else ():
        words = _text(date, "value") or folded(_text(date, "as_written"))
        if words:
            yield re.sub("[?~%]", "", words)


def _names(tree: Mapping[str, Any]) -> Iterable[str]:
    for field in CREATORS:
        agents = tree.get(field)
        for agent in agents if isinstance(agents, list) else ():
            if words := folded(_text(agent, "name")):
                yield " ".join(sorted(words.split()))


def _same_date(one: str, other: str) -> bool:
    """Whether two dates are equal, or one is the year or the month of the other."""
    return one.startswith(other) or other.startswith(one)


def _same_name(one: str, other: str) -> bool:
    """Whether each word of the shorter name is one of the other, or the initial of one."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return all(any(word == each or (len(word) == 1 and each[0] == word) for each in longer) for word in shorter)


def _text(value: Any, key: str) -> str:
    """Return the words of a part in its short or its long form."""
    found = value.get(key) if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else ""


def folded(words: str) -> str:
    """Return the words in small letters, with a space between: what case and punctuation say is no difference."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(re.findall(r"\w+", plain))
