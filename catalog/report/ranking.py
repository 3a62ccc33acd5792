"""Counts as rows with drawn bars: languages, archives, genres."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalog.languages.codes import english_name
from catalog.reference_codes import register
from catalog.report.survey import Survey

__all__ = ["Ranking", "Row", "archives", "genres", "language_name", "languages"]

_MOST_ROWS = 20
_WITHOUT_A_NAME = {"und": "not stated", "zxx": "without words", "mul": "several languages"}


@dataclass(frozen=True, slots=True)
class Row:
    """One name with its counts: the lengths of its bars are in hundredths of the longest one."""

    name: str
    counts: tuple[int, ...]
    lengths: tuple[float, ...]
    note: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """The most frequent names, and how many more there are."""

    rows: tuple[Row, ...]
    further_names: int
    further: int


def languages(survey: Survey) -> Ranking:
    """Return the languages: texts that are originals, and texts that are translations."""
    tags = {tag for tally in (survey.originals, survey.translations) for tag, _ in tally.ranked()}
    counted = [(tag, (survey.originals[tag], survey.translations[tag])) for tag in tags]
    return _ranking(counted, language_name, lambda tag: "" if tag in language_name(tag) else tag)


def language_name(tag: str) -> str:
    """Return the English name of a language by its BCP 47 tag."""
    return _WITHOUT_A_NAME.get(tag) or english_name(tag)


def archives(survey: Survey) -> Ranking:
    """Return the archives, by the names of the register; those it does not know are marked."""
    counted = [(name, (count,)) for name, count in survey.archives.ranked()]
    return _ranking(counted, lambda name: name, _place, lambda name: register.find(name) is None)


def genres(survey: Survey) -> Ranking:
    """Return the genres of the documents."""
    counted = [(genre.value, (count,)) for genre, count in survey.genres.items() if genre]
    return _ranking(counted, lambda name: name)


def _place(name: str) -> str:
    known = register.find(name)
    if known is None:
        return "not in the register of archives"
    return ", ".join(part for part in (known.name if known.name != name else "", known.city) if part)


def _ranking(
    counted: Iterable[tuple[str, tuple[int, ...]]],
    name: Callable[[str], str],
    note: Callable[[str], str] = lambda _: "",
    doubtful: Callable[[str], bool] = lambda _: False,
) -> Ranking:
    ranked = sorted(counted, key=lambda item: (-sum(item[1]), name(item[0]).casefold(), item[0]))
    longest = max((sum(counts) for _, counts in ranked), default=1)
    rows = tuple(
        Row(name(key), counts, tuple(round(100 * count / longest, 2) for count in counts), note(key), doubtful(key))
        for key, counts in ranked[:_MOST_ROWS]
    )
    rest = ranked[_MOST_ROWS:]
    return Ranking(rows, len(rest), sum(sum(counts) for _, counts in rest))
