"""What YAML reads differently from what people mean, without a word: comments in a title, `null`, quotation marks.

Only values without quotation marks are looked at: one in quotation marks is meant as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel

from catalog.findings import Finding, Fix, FixPlace, Severity
from catalog.model import Record
from catalog.model.elements import ELEMENTS
from catalog.validation.fields import models_at
from catalog.validation.line_meant import entries_meant
from catalog.validation.pointer import pointer
from catalog.validation.reading_outcome import PlainScalar
from catalog.validation.yaml_value import in_quotation_marks, yaml_value

__all__ = ["ANSWERED_BY_QUOTES", "entry_by_line", "written_otherwise"]

ANSWERED_BY_QUOTES = frozenset({"null-word", "yes-or-no-word", "typographic-quotes"})
"""Codes of findings that quotation marks around the value answer: only the cataloguer may write them."""
_NOTHING = frozenset({"null", "~"})
_OF_PROGRAMS = frozenset({"None", "nil", "NaN", "undefined", "N/A", "n/a"})
"""What programs and forms write for nothing in a field of the record."""
_YES_OR_NO = frozenset({"yes", "no", "true", "false", "on", "off"})
_CLOSING = {"“": "”", "„": "“", "‘": "’", "«": "»", "”": "”", "’": "’"}
"""Quotation marks of people, and the ones that close them."""
_IN_TITLES = "«"
"""In Russian and French, a title or a name may well be one that is in quotation marks."""
_WORDS = frozenset({"title", "text", "abstract", "notes", "extent", "statement", "statements", "term", "as_written"})
_PROSE = _WORDS | {element.field for element in ELEMENTS}
"""Fields of several words, in which ` # ` is perhaps no comment."""
_SHOWN = 100
_BETWEEN_FIELDS = ",;"


def written_otherwise(scalars: Iterable[PlainScalar]) -> Iterator[Finding]:
    """Yield a finding for each value that most likely is not what its writer meant."""
    known = list(scalars)
    for scalar in known:
        yield from _comment(scalar)
        yield from _word(scalar)
        yield from _quotation_marks(scalar)
        yield from _dash_within(scalar)
        yield from _mark_at_end(scalar)
    for one, other in pairwise(known):
        yield from _split(one, other)


def entry_by_line(finding: Finding, scalars: Iterable[PlainScalar]) -> Finding:
    """Return a finding on a text in the place of a list; where it has several lines, each of them is an entry."""
    if finding.code != "not-a-list":
        return finding
    lines = next((one.lines for one in scalars if one.lines and pointer(one.path) == finding.pointer), ())
    if not lines or finding.fix is None:
        return finding
    entries = entries_meant(lines)
    field = finding.pointer.rpartition("/")[2]
    begin = f"Begin each of the {len(lines)} lines with '- ', a hyphen and a space."
    begin = finding.hint if "hyphen:" in finding.hint else begin
    hint = f"{begin.removesuffix('.')}; or write `{field}: {entries}`."
    return replace(finding, hint=hint, fix=Fix(entries))


def _comment(scalar: PlainScalar) -> Iterator[Finding]:
    """Look for text that became a comment: `#5` surely is none, and `# 5` in a title perhaps."""
    if scalar.comment is None:
        return
    is_text = scalar.comment[:1].strip() not in ("", "#", "!")
    if is_text or (_field(scalar) in _PROSE and scalar.comment.strip()):
        ends = f"the text ends at {_end(scalar.value)!r}" if scalar.value else "nothing is left of the text"
        message = f"YAML takes what follows ' #' for a comment, so {ends}."
        whole = f"{scalar.value} #{scalar.comment}".strip()
        hint = f"Write {_line(scalar, whole)}; or write the comment on a line of its own."
        severity = Severity.ERROR if not scalar.value else Severity.WARNING if is_text else Severity.ADVICE
        yield Finding(
            "comment-after-text", message, severity, pointer(scalar.path), hint, fix=Fix(_quoted(whole), FixPlace.REST)
        )


def _word(scalar: PlainScalar) -> Iterator[Finding]:
    word = scalar.value.lower()
    if word in _NOTHING or (
        scalar.value in _OF_PROGRAMS and scalar.path[0] in Record.model_fields and len(scalar.path) == 1
    ):
        message = f"{scalar.value!r} is read as a word, not as nothing, and would be published as that word."
        hint = f"Remove the field; if the word is meant, write {_line(scalar, scalar.value)}."
        fix = Fix("", FixPlace.ENTRY)
        yield Finding("null-word", message, Severity.ERROR, pointer(scalar.path), hint, fix=fix)
    elif word in _YES_OR_NO and not _may_be_yes_or_no(scalar.path):
        message = f"{scalar.value!r} is read as a word, and would be published as that word."
        hint = f"Write what it means; if the word is meant, write {_line(scalar, scalar.value)}."
        fix = Fix(_quoted(scalar.value))
        if scalar.path == ("access",):
            is_open = word in ("yes", "true", "on")
            conditions = f"{{conditions: {'Open' if is_open else 'Closed'}, is_open: {str(is_open).lower()}}}"
            hint, fix = f"Write what it means: `access: {conditions}`.", Fix(conditions)
        yield Finding("yes-or-no-word", message, Severity.WARNING, pointer(scalar.path), hint, fix=fix)


def _quotation_marks(scalar: PlainScalar) -> Iterator[Finding]:
    value = scalar.value
    closing = _CLOSING.get(value[:1])
    is_code = bool({"reference_code", "kept_at"} & set(scalar.path)) or _field(scalar) in ("id", "language", "key")
    if len(value) < 2 or closing is None or value[-1] != closing or (value[0] in _IN_TITLES and not is_code):
        return
    if closing in value[1:-1] or value[0] in value[1:-1]:
        return  # two quotations: “One” and “Two”
    message = f"The quotation marks {value[0]} and {closing} are part of the text: YAML knows only ' and \"."
    hint = f"Write {_line(scalar, value[1:-1])}; if they belong to the text, write {_line(scalar, value)}."
    severity = Severity.ERROR if is_code else Severity.WARNING
    fix = Fix(_quoted(value[1:-1]))
    yield Finding("typographic-quotes", message, severity, pointer(scalar.path), hint, fix=fix)


def _split(one: PlainScalar, other: PlainScalar) -> Iterator[Finding]:
    """Look for a text in quotation marks of people that a comma within brackets has cut in two."""
    closing = _CLOSING.get(one.value[:1])
    is_list = one.is_in_brackets and one.path[:-1] == other.path[:-1] and one.path[-1].isdigit()
    if is_list and closing and closing not in one.value[1:] and closing in other.value:
        message = f"A comma has cut the text in two, {_end(one.value)!r} and {_end(other.value)!r}: {one.value[0]} and "
        message += f"{closing} do not hold it together."
        whole = f"{one.value[1:]}, {other.value.replace(closing, '', 1)}"
        hint = f"Write both as one entry in straight quotation marks: {in_quotation_marks(whole)}."
        yield Finding("typographic-quotes", message, Severity.ERROR, pointer(one.path), hint)


def _dash_within(scalar: PlainScalar) -> Iterator[Finding]:
    """Look for an entry of a list whose dash is further in than the ones above: YAML makes one text of both."""
    if not (scalar.path and scalar.path[-1].isdigit()) or scalar.is_in_brackets:
        return
    if dashed := next((line for line in scalar.lines[1:] if line.startswith("- ")), None):
        message = f"YAML joins the lines to one text, for the dash of {dashed!r} is further in than the one above."
        hint = "Begin it at the column of the dash above."
        yield Finding("dash-too-far-in", message, Severity.ERROR, pointer(scalar.path), hint)


def _mark_at_end(scalar: PlainScalar) -> Iterator[Finding]:
    """Look for the comma or semicolon that other notations put between fields; what a source says may end with one."""
    bare = scalar.value.rstrip(f"{_BETWEEN_FIELDS} ")
    if bare and scalar.value[-1] in _BETWEEN_FIELDS and _field(scalar) != "as_written":
        message = f"{_end(scalar.value)!r} ends with {scalar.value[-1]!r}, which YAML takes for a part of the text."
        hint, fix = f"Remove it: write {_plain_line(scalar, bare)}.", Fix(yaml_value(bare))
        yield Finding("mark-at-end", message, Severity.WARNING, pointer(scalar.path), hint, fix=fix)


def _field(scalar: PlainScalar) -> str:
    return next((step for step in reversed(scalar.path) if not step.isdigit()), "")


def _line(scalar: PlainScalar, text: str) -> str:
    """Return a value in quotation marks, with its field where it has one."""
    quoted = _quoted(text) if len(text) <= _SHOWN else '"..."'
    key = "- " if scalar.path[-1].isdigit() and not scalar.is_in_brackets else ""
    return f"`{key or (f'{scalar.path[-1]}: ' if not scalar.path[-1].isdigit() else '')}{quoted}`"


def _plain_line(scalar: PlainScalar, text: str) -> str:
    """Return a value with its field, in quotation marks only where it needs them."""
    value = yaml_value(text) if len(text) <= _SHOWN else "..."
    return f"`- {value}`" if scalar.path[-1].isdigit() else f"`{scalar.path[-1]}: {value}`"


def _quoted(text: str) -> str:
    return in_quotation_marks(text)


def _end(text: str) -> str:
    return text if len(text) <= 30 else f"...{text[-27:]}"


def _may_be_yes_or_no(path: tuple[str, ...]) -> bool:
    """Whether a field is true or false, the code of a language or country (`no` is Norwegian), or no field at all."""
    name = next((step for step in reversed(path) if not step.isdigit()), "")
    if name in ("language", "country"):
        return True
    owners = models_at(Record, [step for step in path[: len(path) - 1 - path[::-1].index(name)] if not step.isdigit()])
    known = [owner for owner in owners if name in owner.model_fields]
    return not known or any(name in _booleans(owner) for owner in known)


@cache
def _booleans(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, field in model.model_fields.items() if _is_boolean(field.annotation))


def _is_boolean(annotation: Any) -> bool:
    return annotation is bool or any(_is_boolean(one) for one in get_args(annotation))
