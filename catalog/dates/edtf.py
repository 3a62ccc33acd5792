"""Dates in EDTF: the grammar, and what to write instead of a string that is none."""

from __future__ import annotations

import re

from catalog.dates import reader
from catalog.dates.edtf_grammar import Day, Edtf, NoDate, NotEdtf
from catalog.dates.edtf_grammar import parse as parse_strictly
from catalog.dates.edtf_slips import has_no_interval, slip_in

__all__ = ["Day", "Edtf", "parse"]


def parse(text: str) -> Edtf:
    """Read an EDTF string; one that is none raises ValueError, which says in a sentence what to write."""
    try:
        return parse_strictly(text)
    except NotEdtf as error:
        if has_no_interval(text):
            raise ValueError(_reason(text)) from None
        if isinstance(error, NoDate):
            raise ValueError(_reason(error.text)) from None
        raise ValueError(str(error)) from None


def _reason(text: str) -> str:
    """Say in one sentence what is wrong with a date that has not the form of one, and how to write it."""
    if slip := slip_in(text):
        return f"{text!r} {slip}."
    reading = reader.read(text)
    if reading.value or reading.answers:
        written = reading.value or " or ".join(reading.answers)
        return f"{text!r} is not how EDTF writes a date; write {written}, and keep the words in 'as_written'."
    if re.search(r"[^\W\d_]{3}", text):
        return f"{text!r} is words; write the date in digits, as in 1956-09-05, and keep the words in 'as_written'."
    return str(NoDate(text))
