"""The exceptions of the package. Bad data is never one of them: it is a `Finding`.

CatalogError
├── UsageError (ValueError)        what was asked for does not exist or does not fit
│   ├── UnknownName                no format, style, profile ... of that name
│   └── UnknownRecord (KeyError)   no record of that id
├── StorageError (OSError)         a file or an index cannot be read or written
│   └── IndexDamaged               the feed index is none, or is damaged
│       └── IndexOfNewerRelease    the feed index was made by a newer release
├── FeedError (OSError)            somebody else's feed cannot be harvested
└── InvalidRecord (ValueError)     a record was demanded of a document that is none; carries the findings
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.findings import Finding

__all__ = [
    "CatalogError",
    "FeedError",
    "IndexDamaged",
    "IndexOfNewerRelease",
    "InvalidRecord",
    "StorageError",
    "UnknownName",
    "UnknownRecord",
    "UnreadableDocument",
    "UsageError",
]


_LONG_LIST = 40
"""Names that are too many for a message that says what was perhaps meant."""


class CatalogError(Exception):
    """The root of all exceptions the package raises; `str()` of each is one line for its user."""


class UsageError(CatalogError, ValueError):
    """What was asked for does not exist or does not fit together."""


class UnknownName(UsageError):
    """A name that is not in a list: the message gives the name that was perhaps meant, and the list if it is short."""

    def __init__(self, noun: str, given: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        names = sorted(known)
        listed = ", ".join(names) or "none"
        near = get_close_matches(given, names, n=1)
        if near and len(names) > _LONG_LIST:
            says = f"did you mean {near[0]!r}?"
        elif near:
            says = f"did you mean {near[0]!r}? There are: {listed}."
        else:
            says = f"there are: {listed}."
        super().__init__(f"There is no {noun} {given!r}; {says}")
        self.given = given


class UnknownRecord(UsageError, KeyError):
    """No record has this id, or lies at this reference code. A KeyError, since `c["id"]` raises it."""

    def __init__(self, asked: str, *, by_code: bool = False) -> None:
        super().__init__(f"There is no record {'of ' if by_code else ''}{asked!r} in this catalogue.")
        self.asked = asked

    def __str__(self) -> str:  # KeyError would print the message in quotation marks
        return str(self.args[0])


class UnreadableDocument(CatalogError, ValueError):
    """The text of a document cannot be read. Whoever validates turns it into a finding at its place."""

    def __init__(
        self, code: str, message: str, *, hint: str = "", line: int = 0, column: int = 0, line_meant: str = ""
    ) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.line = line
        self.column = column
        self.line_meant = line_meant
        """The whole line that was meant, where the hint says it."""


class StorageError(CatalogError, OSError):
    """A file or an index cannot be read or written."""


class IndexDamaged(StorageError):
    """The feed index is not one, is broken, or was made by a newer release."""


class IndexOfNewerRelease(IndexDamaged):
    """The feed index was made by a newer release of catalog, which alone can use it."""


class FeedError(CatalogError, OSError):
    """Somebody else's feed cannot be reached, or is none."""


class InvalidRecord(CatalogError, ValueError):
    """A record was demanded of a document that is none. The message has the first error, `findings` has them all."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        first = next((one for one in self.findings if one.severity == "error"), self.findings[0])
        more = len(self.findings) - 1
        listed = f" `catalog validate {first.file}` lists {more:,} more." if more and first.file else ""
        super().__init__(f"{first}{listed}")
