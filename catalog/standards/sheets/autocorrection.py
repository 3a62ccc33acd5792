"""What a spreadsheet program does to a cell behind the back of whoever fills it in."""

from __future__ import annotations

import re

from catalog.dates.vocabulary import month_of
from catalog.drafts.draft_builder import Entry
from catalog.standards.sheets.table import Cell, Day, Decimal, Formula, Spread

__all__ = ["ask_about", "doubt_of", "is_lost", "of_a_day"]

_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+?\d+")
_MIDNIGHT = re.compile(r"(?<=\d)[ T]0?0:00(?::00(?:\.0+)?)?$")
_NOTHING = frozenset(("NULL", "null", "(null)", "<null>", "\\N", "NaN", "nan", "NaT", "<NA>"))
"""What databases and programs write where they have nothing."""
_CODES = ("/id", "/part_of", "/reference_code")
_SHOWN_DAY = re.compile(
    r"\d\d?(?:[-/]|\.? ?)(?P<month>[^\W\d_]{3,9})\.?(?:[-/. ](?:\d\d|\d{4}))?"
    r"|(?P<first>[^\W\d_]{3,9})(?:[-/.]|\.? )(?:\d\d|\d{4})"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<sign>[./])(?:0?[1-9]|[12]\d|3[01])(?P=sign)(?:19|20)\d\d"
)
"""A day or a month as spreadsheets show what they took for one: 2-Mar, 02.мар, Mrz 98, 01.02.2003."""


def ask_about(entry: Entry, cell: Cell, place: str, pointer: str = "") -> bool:
    """Ask about a cell that a program may have changed; return whether its value is there still. `place` is its field.

    What is lost is ignored, and listed.
    """
    doubt = doubt_of(cell.text, place)
    if not doubt:
        return True
    entry.ask(pointer, f"{cell.place}: {doubt}", cell.text)
    if is_lost(cell.text, place):
        entry.ignore(cell.text, cell.place)
        return False
    return True


def is_lost(text: str, pointer: str) -> bool:
    """Whether the words of a cell are not those of the cataloguer any more, so that nothing is made of them."""
    is_day = isinstance(text, Day) and not pointer.startswith("/dates")
    is_number = pointer.startswith(_CODES) and _SCIENTIFIC.fullmatch(text.strip()) is not None
    return isinstance(text, Formula) or is_day or is_number or text.strip() in _NOTHING


def doubt_of(text: str, pointer: str) -> str:
    """Return why the cataloguer should look at a cell, with the fix, or nothing."""
    if isinstance(text, Formula):
        return "a formula is not evaluated: paste its value."
    if isinstance(text, Spread):
        return "the cell is merged with those above, whose value is taken for this row too."
    if isinstance(text, Decimal) and pointer.startswith(_CODES):
        return "a number may have lost a zero at its end: make the column one of text, and write it again."
    if pointer.startswith("/reference_code") and text in ("TRUE", "FALSE"):
        return "the spreadsheet has made a truth value of it: make the column one of text, and write it again."
    if pointer.startswith("/reference_code") and _is_shown_day(text.strip()):
        return "it may be a date that a spreadsheet made of a number: look at the document, and correct it."
    if not is_lost(text, pointer):
        return ""
    if text.strip() in _NOTHING:
        return "databases write this where they have nothing: leave the cell empty, or write what is meant."
    if isinstance(text, Day):
        return "the spreadsheet has made a date of it: make the column one of text, and write it again."
    return "the spreadsheet has rounded the number: make the column one of text, and write it again."


def _is_shown_day(text: str) -> bool:
    """Whether a text is what spreadsheets write for a day or a month; MAR 12 in capitals is a number."""
    shown = _SHOWN_DAY.fullmatch(text)
    word = shown and (shown["month"] or shown["first"])
    return shown is not None and (not word or (not word.isupper() and month_of(word.lower()) is not None))


def of_a_day(text: str) -> str:
    """Return the words of a date without the midnight that programs write behind a day."""
    return _MIDNIGHT.sub("", text.strip())
