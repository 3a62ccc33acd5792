"""The kinds of strings a record is written in. None of them can hold a character that XML cannot carry."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

__all__ = ["FileName", "Key", "LanguageTag", "Line", "Prose", "RecordId", "Sequence", "Uri"]

_FORBIDDEN = r"\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF"
_SPACES = r" \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"  # spelled out: engines differ on what \s is

Line = Annotated[
    str,
    StringConstraints(
        min_length=1,
        max_length=4_000,
        pattern=rf"^[{_SPACES}]*[^\s{_FORBIDDEN}][^\n\r\t{_FORBIDDEN}]*$",
    ),
]
"""One line of text: a name, a title, a number. Not blank."""

Prose = Annotated[
    str,
    StringConstraints(
        min_length=1,
        max_length=2_000_000,
        pattern=rf"^[{_SPACES}\t\n\r]*[^\s{_FORBIDDEN}][^{_FORBIDDEN}]*$",
    ),
]
"""Text of any number of lines, or words as they stand in a source. Not blank. At most 2,000,000 characters."""

RecordId = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")]
"""The stable name of a record: small letters and digits, joined by single dots, hyphens or underscores."""

Sequence = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]{1,9}(?:\.[0-9]{1,9})?$")]
"""A place in a row: a number, with decimals where a unit was put between two others."""

Key = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")]
"""The name of a text within its record."""

FileName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=250, pattern=rf"^[^\s./\\:{_FORBIDDEN}][^/\\:\n\r\t{_FORBIDDEN}]*$"),
]
"""The name of a file in the record's own folder: no path, no leading dot."""

LanguageTag = Annotated[
    str,
    StringConstraints(max_length=60, pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$"),
]
"""A BCP 47 language tag: `ru`, `zh-Hant`, `sr-Latn`. `und` where the language is unknown."""

Uri = Annotated[
    str,
    StringConstraints(
        max_length=2_000,
        pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$",
    ),
]
"""A URI (RFC 3986) with its scheme."""
