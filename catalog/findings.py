"""A finding: one thing to fix in a document, with its place, its reason and its fix.

Findings are values, not exceptions: whoever checks yields them, whoever asked decides what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["Finding", "Fix", "FixPlace", "Repeats", "Severity", "in_words", "printable"]


class Severity(StrEnum):
    """How much a finding weighs: an error keeps the record from being published, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class FixPlace(StrEnum):
    """What of a document a fix takes the place of: the value at the pointer, its name, or both.

    `REST` is the value and whatever follows it on its line: a comment. `LINE` is the whole line of the finding, in a
    text that is no YAML.
    """

    VALUE = "value"
    REST = "rest"
    LINE = "line"
    NAME = "name"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write, in YAML on one line, so that an editor can write it. Nothing at all removes the entry.

    `at` is the pointer of the entry that it takes the place of, where that is not the one of the finding; `removes` are
    the pointers of the entries that it holds too, and that go.
    """

    text: str
    place: FixPlace = FixPlace.VALUE
    at: str = ""
    removes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to fix.

    `code` is stable and names the rule; `pointer` is the JSON Pointer (RFC 6901) of the value in its document;
    `message` says what is wrong, with what was given; `hint` says what to do. `file`, `line` and `column`
    (both from 1) are filled by whoever knows the file; a line of 0 means the whole file. `inherited` names fields: the
    finding is void where a unit above the record fills one of them. `fix` is what the hint says first, where
    it can be written as it is.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    pointer: str = ""
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    inherited: tuple[str, ...] = ()
    fix: Fix | None = None

    def at(self, file: str, line: int = 0, column: int = 0) -> Finding:
        """Return the same finding with its place in a file, whose name is made printable."""
        return replace(self, file=printable(file), line=line, column=column)

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])
        text = f"{self.severity} {self.code}: {self.message}"
        return " ".join(part for part in (f"{place}:" if self.file else "", text, self.hint) if part)


def in_words(counts: Mapping[str, int]) -> str:
    """Return how many findings there are of each severity: `2 errors, 1 advice`."""
    found = [
        f"{count:,} {severity}{'' if count == 1 or severity is Severity.ADVICE else 's'}"
        for severity in Severity
        if (count := counts.get(severity, 0))
    ]
    return ", ".join(found) or "no problems found"


class Repeats:
    """Advice on a value that many records share: the first finding says it, the others are counted."""

    CODES = frozenset({"archive-unknown"})

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def is_first(self, finding: Finding) -> bool:
        """Whether a finding is to be printed: the first on a shared value, and any other."""
        if finding.code not in self.CODES:
            return True
        advice = finding.code, finding.message.rpartition("): ")[2]  # an import writes the place before the message
        self._counts[advice] = self._counts.get(advice, 0) + 1
        return self._counts[advice] == 1

    def __iter__(self) -> Iterator[str]:
        """Yield a line for each advice that was repeated, with how often."""
        for (code, message), count in self._counts.items():
            if count > 1:
                yield f"{code}: {count - 1:,} more: {message}"


def printable(text: str) -> str:
    """Return text of one line for a terminal, a page or JSON: controls, line breaks and lone surrogates are escaped.

    The name of a file may hold any of them.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
