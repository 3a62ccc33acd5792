"""The kinds of strings a record is written in. None of them can hold a character that harms whoever shows it."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Annotated

from pydantic import StringConstraints, WithJsonSchema

__all__ = [
    "FORBIDDEN",
    "MOST_MARKS",
    "FileName",
    "Key",
    "LanguageTag",
    "Line",
    "Prose",
    "RecordId",
    "Sequence",
    "clean",
    "is_blank",
    "most_marks",
    "restored",
]

FORBIDDEN = (
    r"\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF"  # XML 1.0, production 2: no document can hold them
    r"\x7F-\x9F"  # C1 controls: a terminal obeys them, and they are what is left of Windows-1252 read as Latin-1
    r"\u202A-\u202E\u2066-\u2069"  # they turn the text that follows around; direction is markup (Unicode UTR #20, 3.2)
)
"""The characters that no text of a record can hold, as the inside of a class of a regular expression."""

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")

MOST_MARKS = 10
"""Combining marks on one letter. Tibetan stacks have up to nine; a pile of hundreds covers the lines around it."""

_SPACES = r" \xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"  # spelled out: engines differ on what \s is
_INVISIBLE = (
    r"\xAD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2060-\u2064\u206A-\u206F\u2800\u3164"
    r"\uFE00-\uFE0F\uFEFF\uFFA0"
)
"""Unicode's Default_Ignorable_Code_Point in the basic plane, and the blank of Braille: a title of them is empty."""


def _text(spaces: str, breaks: str) -> tuple[str, str]:
    """Return the pattern of text that shows something, for pydantic and for the JSON Schema.

    Only the engine of pydantic knows `\\p{M}`, a combining mark: the schema does not count them.
    """
    begins = rf"^[{spaces}{_INVISIBLE}]*[^\s{_INVISIBLE}{FORBIDDEN}]"
    marks = rf"\p{{M}}{{0,{MOST_MARKS}}}"
    return rf"{begins}{marks}(?:[^\p{{M}}{breaks}{FORBIDDEN}]{marks})*$", rf"{begins}[^{breaks}{FORBIDDEN}]*$"


_LINE, _LINE_OF_SCHEMA = _text(_SPACES, r"\n\r\t")
_PROSE, _PROSE_OF_SCHEMA = _text(rf"{_SPACES}\t\n\r", "")

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=4_000, pattern=_LINE),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 4_000, "pattern": _LINE_OF_SCHEMA}),
]
"""One line of text: a name, a title, a number. Not blank."""

Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2_000_000, pattern=_PROSE),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 2_000_000, "pattern": _PROSE_OF_SCHEMA}),
]
"""Text of any number of lines, or words as a source has them. Not blank. At most 2,000,000 characters."""

RecordId = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")]
"""The stable name of a record: small letters and digits, joined by single dots, hyphens or underscores."""

Sequence = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]{1,9}(?:\.[0-9]{1,9})?$")]
"""A place in a row: a number, with decimals where a unit was put between two others."""

Key = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")]
"""The name of a text within its record."""

FileName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=250, pattern=rf"^[^\s./\\:{FORBIDDEN}][^/\\:\n\r\t{FORBIDDEN}]*$"),
]
"""The name of a file in the record's own folder: no path, no leading dot."""

LanguageTag = Annotated[
    str,
    StringConstraints(max_length=60, pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$"),
]
"""A BCP 47 language tag: `ru`, `zh-Hant`, `sr-Latn`. `und` where the language is unknown."""

_BLANK = re.compile(rf"[\s{_INVISIBLE}]*")


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: no character, or spaces and invisible ones alone."""
    return _BLANK.fullmatch(text) is not None


def most_marks(text: str) -> int:
    """Return the most combining marks that follow one another."""
    rows = groupby(text, lambda character: unicodedata.category(character).startswith("M"))
    return max((sum(1 for _ in row) for is_mark, row in rows if is_mark), default=0)


_WINDOWS = {byte: letter for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("windows-1252", "ignore"))}
"""Letters of Windows-1252 by the controls that they become where somebody takes them for Latin-1: O&#146;Brien."""
_OF_WINDOWS = re.compile("[\x80-\x9f]")


def restored(text: str) -> str:
    """Return a text with the letters of Windows-1252 that are controls in it, as browsers show them.

    >>> restored("O\x92Brien, 1950\x961956")
    'O’Brien, 1950–1956'
    """
    return text if text.isascii() or not _OF_WINDOWS.search(text) else text.translate(_WINDOWS)


def clean(text: str) -> str:
    """Return words on one line, without the characters that no record can hold; nothing where they show nothing."""
    if text.isprintable():
        return " ".join(text.split())
    words = " ".join(_FORBIDDEN.sub(" ", restored(text)).split())
    return "" if is_blank(words) else words
