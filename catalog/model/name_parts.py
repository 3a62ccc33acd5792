"""The parts of a person's name: surname, given names, what precedes the surname and what follows the name.

A name is split only where its surname is known: it is stated, or the name is written with a comma behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["NameParts", "name_parts"]

_GENERATION = re.compile(r"(?:Jr|Sr|jr|sr)\.?|I{2,3}|IV|I")
_REGNAL = re.compile(r".*\s[IVXLC]+")
_TITLE = re.compile(r"(?:of|the|in|for)|.*\d.*")
_MOST_GIVEN_NAMES = 4


class NameParts(NamedTuple):
    """A name and, as far as they can be distinguished, its parts."""

    whole: str
    """The name in its natural order."""
    surname: str | None = None
    given: str | None = None
    generation: str | None = None
    """Jr., III."""

    @property
    def begins_with_surname(self) -> bool:
        """Whether the natural order has the surname first, as Korean, Chinese and Hungarian names do."""
        return bool(self.surname) and self.whole.startswith(f"{self.surname} ")

    @property
    def can_be_inverted(self) -> bool:
        """Whether reference managers may turn the name round: a known surname that comes last.

        A Korean, Chinese or Hungarian name has the surname first already, and is left whole.
        """
        return bool(self.given) and not self.begins_with_surname

    @property
    def particle(self) -> str:
        """The small words that the surname begins with, and is sorted by: `van den` of `van den Proef`."""
        words = (self.surname or "").split()
        small = next((place for place, word in enumerate(words) if not word[:1].islower()), len(words))
        return " ".join(words[:small]) if small < len(words) else ""

    @property
    def dropped_particle(self) -> str:
        """The small words between given names and a surname that does not include them: `van` of `Ludwig van`."""
        words = [] if self.begins_with_surname else (self.given or "").split()
        kept = len(words)
        while kept > 1 and words[kept - 1].isalpha() and words[kept - 1].islower():
            kept -= 1
        return " ".join(words[kept:])


@lru_cache(maxsize=65536)
def name_parts(whole: str, surname: str | None) -> NameParts:
    """Split the name of a person.

    >>> name_parts("Primerov, Ivan Ivanovich", None)
    NameParts(whole='Ivan Ivanovich Primerov', surname='Primerov', given='Ivan Ivanovich', generation=None)
    """
    inverted = _inverted(whole, surname)
    if inverted:
        return inverted
    if not surname:
        return NameParts(whole)
    if whole.startswith(f"{surname} "):
        return NameParts(whole, surname, whole.removeprefix(f"{surname} "))
    before, found, after = f"{whole} ".rpartition(f" {surname} ")
    if not found:
        before, found, after = whole.rpartition(f" {surname}, ")
    if found and (not after.strip() or _GENERATION.fullmatch(after.strip())):
        return NameParts(whole, surname, before, after.strip() or None)
    return NameParts(whole, surname if whole == surname else None)


def _inverted(whole: str, surname: str | None) -> NameParts | None:
    """Split a name that says its surname itself: `Primerov, Ivan`, `Sample, John Q., III`. Titles are no names."""
    family, *rest = whole.split(", ")
    generation = rest.pop() if len(rest) == 2 and _GENERATION.fullmatch(rest[1]) else None
    if len(rest) != 1 or not family or (surname and family != surname):
        return None
    given = rest[0].strip()
    words = given.split()
    is_given = words and len(words) <= _MOST_GIVEN_NAMES and not any(map(_TITLE.fullmatch, words))
    if not surname and (not is_given or not given[:1].isupper() or _GENERATION.fullmatch(given)):
        return None
    if not surname and _REGNAL.fullmatch(family):
        return None
    natural = f"{given} {family} {generation}" if generation else f"{given} {family}"
    return NameParts(natural.removesuffix(","), family, given, generation)
