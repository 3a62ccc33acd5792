"""Reading reference codes: a string in, references and residue out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.reference_codes.doubts import checked
from catalog.reference_codes.fond_reading import FondReader
from catalog.reference_codes.labels import ITEM, Label, label_of
from catalog.reference_codes.level_words import read_level_words
from catalog.reference_codes.mentions import Mention, finder_of
from catalog.reference_codes.parsed import ParsedReference, Reading, Span
from catalog.reference_codes.parser_state import MOST_REFERENCES
from catalog.reference_codes.plain_form import read_plain_form
from catalog.reference_codes.register import Register, in_use
from catalog.reference_codes.scheme_reading import read_implied, read_named
from catalog.reference_codes.schemes import FOND_OPIS_DELO

__all__ = ["archives_in", "parse", "read_fully"]

_ODD = re.compile("[，、；：（）．‐‑‒−\u200b\ufeff\u00ad\u2060ʹʺʼİ]")
_EVEN = str.maketrans("，、；：（）．‐‑‒−ʹʺʼİ\u200b\ufeff\u00ad\u2060", ",,;:().----'''I    ")
_FOND_LABELS = frozenset({Label.FOND, Label.OPIS, Label.DELO})

_WITHIN = re.compile(r"(?:^|\s)(?:of|by|to|for)\s(?:the\s)?$")
_ABBREVIATED = re.compile(
    r"(?:,\s[^\W\d_][\w. -]{1,30})?,?\s?[(\[](?:(?:hereafter|henceforth|dalej|далее|далі|im folgenden)\s[–—-]?\s?)?"
)
_CONTINUED = re.compile(r"\s+of\s+(?:the\s+)?[^\W\d_]")
_ASIDE = re.compile(r"\s*[\s,:]\s*(?:bestand\s+)?")
_LONGEST_CODE = 7
"""Letters of a name that may be the first part of a code as well: `MfAA`, `IPN BU`."""
_ASIDE_LENGTH = 4
_SAYS_LITTLE = 3
"""Abbreviations shorter than this are those of many archives: NA, RA, AN."""
_Found = tuple[list[ParsedReference], list[Span]]


def parse(text: str, register: Register | None = None) -> Reading:
    """Read the references in a string. Any string can be read; what is no reference is residue.

    Takes time in proportion to the length of the string, and reads at most MOST_REFERENCES references.
    """
    known = register or in_use()
    reading = read_plain_form(text, finder_of(known)) or read_fully(text, known)
    if reading.residue and not any(one.parts for one in reading.references):
        return read_level_words(text, known) or reading
    return reading


def archives_in(text: str, register: Register | None = None) -> list[Mention]:
    """Return the places in a string that name archives of the register, whether codes are there or not."""
    return _mentions(text, _small(text), register or in_use())


def read_fully(text: str, register: Register) -> Reading:
    """Read a string in any form, the plain one included."""
    small = _small(text)
    mentions = _mentions(text, small, register)
    if all(one.archives[0].scheme == FOND_OPIS_DELO.name for one in mentions):
        references, residue = FondReader(text, small, mentions, 0, len(text)).read()
        if not mentions and all(not one.certain for one in references):
            implied = read_implied(text, small)
            references, residue = implied if implied[0] else (references, residue)
        return _reading(text, references, residue)
    return _read_parts(text, small, mentions)


def _reading(text: str, references: list[ParsedReference], residue: Sequence[Span]) -> Reading:
    kept, left = checked(text, references, residue)
    return Reading(text, tuple(kept), tuple(left))


def _small(text: str) -> str:
    """Return a string in small letters and even signs, each character in its place."""
    even = text.translate(_EVEN) if _ODD.search(text) else text
    small = even.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in even)


def _mentions(text: str, small: str, register: Register) -> list[Mention]:
    return _by_themselves(small, _with_abbreviations(small, finder_of(register).find(text, small)))


def _with_abbreviations(small: str, mentions: list[Mention]) -> list[Mention]:
    """Join a name with the abbreviation in parentheses behind it: `The National Archives of the UK (TNA)`.

    Where they differ the abbreviation decides which archive it is: `Lithuanian Special Archive (LYA)`, of whose name
    another archive bore a part.
    """
    joined: list[Mention] = []
    for one in mentions:
        last = joined[-1] if joined else None
        closes = small[one.end : one.end + 1] in (")", "]")
        is_short = last is not None and bool(_ABBREVIATED.fullmatch(small, last.end, one.start))
        if last and is_short and set(last.archives) <= set(one.archives):
            joined[-1] = last._replace(end=one.end + closes, misspelt=last.misspelt and one.misspelt)
        elif last and is_short and closes and one.end - one.start < _SAYS_LITTLE:
            joined[-1] = last._replace(end=one.end + 1)
        elif last and is_short and closes and len(one.archives) == 1:
            joined[-1] = one._replace(start=last.start, end=one.end + 1)
        else:
            joined.append(one)
    return joined


def _by_themselves(small: str, mentions: list[Mention]) -> list[Mention]:
    """Leave out archives that are named within other words.

    `Records of the Department of State`; `National Archives of Norway`, which is another archive than its first words;
    `Archives nationales, AJ/9/4052`, where AJ is a series.
    """
    return [
        one
        for place, one in enumerate(mentions)
        if (place == 0 or not _WITHIN.search(small[max(one.start - 12, 0) : one.start]))
        and not (place and small[one.end : one.end + 1] == "/" and one.start - mentions[place - 1].end < _ASIDE_LENGTH)
        and not (_CONTINUED.match(small, one.end) and " " in small[one.start : one.end])
    ]


def _read_parts(text: str, small: str, mentions: Sequence[Mention]) -> Reading:
    """Read a string that names archives of several schemes, each archive with what surrounds it."""
    references: list[ParsedReference] = []
    residue: list[Span] = []
    for start, end, named in _segments(text, small, mentions):
        if named[0].archives[0].scheme == FOND_OPIS_DELO.name or _has_fond_labels(small, named[-1].end, end):
            found: _Found = FondReader(text, small, named, start, end).read()
        else:
            found = read_named(text, small, _first_of_neighbours(small, named), start, end)
            if not found[0] and len(named) > 1:
                found = read_named(text, small, named[-1], start, end)
            if not found[0] and (end - start) - (named[-1].end - named[0].start) < 40:
                found = _doubted(*FondReader(text, small, named, start, end).read())
        references += found[0]
        residue += found[1]
        if len(references) >= MOST_REFERENCES:
            residue.append(Span(end, len(text), text[end:]))
            break
    return _reading(text, references, residue)


def _first_of_neighbours(small: str, named: list[Mention]) -> Mention:
    """Return the archive of a piece; a short name right after it belongs to the code: `AIPN, IPN BU 0122/84`."""
    beside = len(named) == 2 and _ASIDE.fullmatch(small, named[0].end, named[1].start)
    return named[0] if beside and named[1].end - named[1].start <= _LONGEST_CODE else named[-1]


def _segments(text: str, small: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, list[Mention]]]:
    """Divide a string into archives of one scheme, each piece with what comes before its archive."""
    start = 0
    named: list[Mention] = []
    for mention in mentions:
        if named and mention.archives[0].scheme != named[-1].archives[0].scheme:
            end = text.rfind(";", named[-1].end, mention.start) + 1 or mention.start
            yield start, end, named
            start, named = end, []
        elif named and mention.archives[0].scheme != FOND_OPIS_DELO.name and not _same(small, named[-1], mention):
            yield start, mention.start, named
            start, named = mention.start, []
        named.append(mention)
    yield start, len(text), named


def _same(small: str, one: Mention, other: Mention) -> bool:
    """Whether a name is that of the archive before it, or a series called as the archive, with nothing between them."""
    beside = _ASIDE.fullmatch(small, one.end, other.start) or other.start - one.end < _ASIDE_LENGTH
    return one.archives == other.archives and bool(beside)


def _has_fond_labels(small: str, start: int, end: int) -> bool:
    """Whether the code of an archive elsewhere is written as fond, opis and delo."""
    labels = {
        label_of(item["label"])[0] for item in ITEM.finditer(small, start, min(end, start + 200)) if item["number"]
    }
    return Label.OPIS in labels and len(labels & _FOND_LABELS) > 1


def _doubted(references: list[ParsedReference], residue: list[Span]) -> _Found:
    """Doubt codes that the scheme of their archive cannot read, and that were read as fond, opis and delo."""
    doubt = "The code is not written as this archive writes its codes."
    return [replace(one, doubts=(*one.doubts, doubt)) if one.parts else one for one in references], residue
