"""What is asked of a citation: its form, its locale, and what its style leaves open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Arrangement", "Beside", "Form", "Locale", "NameOrder", "Options"]


class Form(StrEnum):
    """The forms of a citation."""

    NOTE = "note"
    """The full note, at the first mention."""
    SHORT = "short"
    """The short note, at every later mention."""
    REPEATED = "repeated"
    """The note right after a note to the same file: Там же, Ibid."""
    BIBLIOGRAPHY = "bibliography"
    """The entry in the list of sources."""
    IN_TEXT = "in-text"
    """What is in the running text, in parentheses."""
    LOCATOR = "locator"
    """Archive and reference code alone."""


class Locale(StrEnum):
    """The language, and so the script, of a style's own words."""

    ENGLISH = "en"
    FRENCH = "fr"
    GERMAN = "de"
    RUSSIAN = "ru"


class Arrangement(StrEnum):
    """The order of place in the collection, collection and repository, on which guides disagree."""

    LOCATOR_FIRST = "locator-first"
    """Box 12, folder 3, Edward M. House Papers, Yale University Library."""
    COLLECTION_FIRST = "collection-first"
    """Edward M. House Papers, box 12, folder 3, Yale University Library."""
    REPOSITORY_FIRST = "repository-first"
    """Yale University Library, Edward M. House Papers, box 12, folder 3."""


class NameOrder(StrEnum):
    """The order of surname and given names in an entry. A name that begins with its surname never changes."""

    STYLE = "style"
    """As the style has it: in most of them the first name of an entry is inverted."""
    NATURAL = "natural"
    """No name is inverted."""
    SURNAME_FIRST = "surname-first"
    """Every name is inverted."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a citation is given of the others that are cited with it."""

    letter: str = ""
    """The letter after its year: 1956a."""
    dash: str = ""
    """What is printed in place of its authors, who are those of the entry before."""
    distinction: str = ""
    """What is in the text in place of the authors, where these do not say which document is meant."""

    def lettered(self, text: str, year: str) -> str:
        """Add the letter to the year within a text: 1956a, March 1; n.d.-a."""
        letter = f"-{self.letter}" if self.letter and year == "n.d." else self.letter
        return text.replace(year, year + letter, 1) if letter else text


@dataclass(frozen=True, slots=True)
class Options:
    """What a style leaves open. The defaults are the style's own habit."""

    arrangement: Arrangement | None = None
    day_first: bool | None = None
    """5 September 1956 (true), September 5, 1956 (false), or as the style has it (None)."""
    names: NameOrder = NameOrder.STYLE
    hereafter: str | None = None
    """A short name that the note announces: (hereafter cited as GARF 5446)."""
    url: bool = True
    """Whether the address is printed, where there is one."""
    address: str | None = None
    """The address to print where the record states none of its own: its page in the catalogue."""
    accessed: dt.date | None = None
    """The day the address was looked at. It is printed only where it is given."""
    beside: Beside = Beside()
    """What the others of a list make necessary; the list gives it."""
