"""Rules about what is closed: a closure that a program can keep, and one that hides what there is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache

from catalog.findings import Fix, Severity
from catalog.model import Record
from catalog.model.public_form import DESCRIPTION, NEVER_HIDDEN
from catalog.validation.line_meant import day_meant
from catalog.validation.rules.record_parts import RecordParts
from catalog.validation.rules.rule import Breach, Rule
from catalog.validation.yaml_value import yaml_value

__all__ = ["ACCESS_RULES"]

_LONGEST = 80
"""Characters of conditions that a hint repeats."""
_CLOSED = re.compile(
    r"\b(?:closed|restricted|embargo(?:ed)?|not open|закрыт\w*|ограничен\w*|fermée?s?|non communicables?|gesperrt\w*"
    r"|nicht zugänglich|geschlossen)\b",
    re.IGNORECASE,
)
"""Words for what is closed: `closed until 2033`, `закрыто`, `gesperrt`, `non communicable`."""
_NOT_CLOSED = re.compile(
    r"\b(?:not|no|no longer|without|не|без|nicht|pas|sans|ohne) "
    r"(?:closed|restrict\w*|закрыт\w*|ограничен\w*|gesperrt\w*)|\bunrestricted\b",
    re.IGNORECASE,
)
"""Words that deny it: `no longer restricted`, `не закрыто`, `unrestricted`."""

_UNTIL = re.compile(
    r"\b(?:until|till|bis(?: zum)?|до|jusqu'(?:au|à|en)|hasta|fino al?|do) (\d.{0,40}?)"
    r"(?: gesperrt| geschlossen)?\.?$",
    re.IGNORECASE,
)
"""What ends with the date on which a document opens: closed until 2033, bis 2033 gesperrt."""


@lru_cache(maxsize=4_096)
def _word_of_closure(conditions: str) -> str | None:
    found = _CLOSED.search(_NOT_CLOSED.sub("", conditions))
    return found[0] if found else None


def _in_words_alone(parts: RecordParts) -> Iterator[Breach]:
    access = parts.record.access
    if access and not access.says_if_open and (word := _word_of_closure(access.conditions)):
        message = f"The conditions say {word!r}, but in words alone: nothing is hidden."
        words = yaml_value(access.conditions) if len(access.conditions) <= _LONGEST else "..."
        if day := _day_of_opening(access.conditions):
            line = f"{{conditions: {words}, until: {day}}}"
            yield Breach(("access", "conditions"), message, f"If it opens on {day}, write `access: {line}`.")
            return
        hint = (
            f"Write `access: {{conditions: {words}, is_open: false}}`; or in its place 'until: 2031-01-01', with the "
            "day on which it opens; or 'is_open: true'."
        )
        yield Breach(("access", "conditions"), message, hint)


@lru_cache(maxsize=4_096)
def _day_of_opening(conditions: str) -> str | None:
    """Return the day that conditions end with: closed until 2033."""
    found = _UNTIL.search(conditions)
    return day_meant(found[1]) if found else None


def _date_alone(parts: RecordParts) -> Iterator[Breach]:
    """Find a date in the place of the conditions: access: 2030-01-01."""
    access = parts.record.access
    if access and access.conditions[:1].isdigit() and (day := _day_alone(access.conditions)):
        message = f"{access.conditions!r} is a date, and does not say whether the document is closed until then."
        words = f"conditions: {yaml_value(f'Closed until {access.conditions}')}, until: {day}"
        is_alone = access.model_fields_set == {"conditions"}
        hint = (
            f"If it is closed until then, write `access: {{{words}}}`."
            if is_alone
            else "Write the conditions in words."
        )
        yield Breach(("access", "conditions"), message, hint, Fix(f"{{{words}}}", at="/access") if is_alone else None)


@lru_cache(maxsize=4_096)
def _day_alone(conditions: str) -> str | None:
    return day_meant(conditions) if len(conditions) <= _LONGEST else None


def _contradicts(parts: RecordParts) -> Iterator[Breach]:
    access = parts.record.access
    if access and access.is_open and access.until:
        message = f"'is_open: true' and 'until: {access.until}' say two things: until that day it is closed."
        yield Breach(("access", "is_open"), message, "Remove 'is_open': from that day on it is open by itself.")


def _hides_nothing(parts: RecordParts) -> Iterator[Breach]:
    access = parts.record.access
    fields = [DESCRIPTION, *(one for one in Record.model_fields if one not in NEVER_HIDDEN)]
    for number, name in enumerate(access.hides if access else ()):
        if name not in fields:
            near = next(iter(difflib.get_close_matches(name, fields, n=1)), None)
            first = f"Did you mean {near!r}? If not, write" if near else "Write"
            message = f"{name!r} cannot be hidden: it is not a field that a closed record hides."
            yield Breach(("access", "hides", number), message, f"{first} a field, such as abstract, or 'description'.")


ACCESS_RULES = (
    Rule("access-in-words", Severity.ADVICE, ("access",), _in_words_alone),
    Rule("access-is-a-date", Severity.WARNING, ("access",), _date_alone),
    Rule("access-contradicts", Severity.ERROR, ("access",), _contradicts),
    Rule("access-hides-nothing", Severity.ERROR, ("access",), _hides_nothing),
)
"""About the conditions of access."""
