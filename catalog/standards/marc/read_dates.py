"""Dates of MARC 21: coded (046), of a title (245), of production and publication (264), and of other events (518)."""

from __future__ import annotations

import re
from typing import Any

from catalog.dates.styles import LIBRARY, in_words
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.standards.marc.field import Field
from catalog.standards.marc.notes import DESTINATION
from catalog.vocabularies import DateEvent, DateSpan

__all__ = ["write_coded_date", "write_event", "write_production", "write_spans"]

_COPYRIGHT = re.compile(r"^c(?=\d{4})|^©\s*")
_URL = re.compile(r"https?://\S+$")
_REPEATED = re.compile(r"(.+?) \((.+)\)")
"""A date as a library writes it, and the words of the source behind it."""
_EVENTS = frozenset(event.value for event in DateEvent)


def write_coded_date(entry: Entry, field: Field) -> None:
    """046: $k alone, or to $l; $b, $d: years before Christ, $c, $e: of our era."""
    ends = [_edtf(field.first(code), field) for code in "kl"]
    if not any(ends):
        ends = [
            _edtf(field.first(after), field) or _before_christ(field.first(before)) for before, after in ("bc", "de")
        ]
    code = "/".join(filter(None, ends))
    is_edtf = field.first("2") == "edtf"
    add_date(entry, field.place, code="" if is_edtf else code, edtf=code if is_edtf else "")


def _edtf(date: str, field: Field) -> str:
    """Return a date of the form yyyymmdd, which the field has if it names no other source, in EDTF."""
    compact = re.fullmatch(r"(\d{4})(\d\d)?(\d\d)?", date)
    return "-".join(filter(None, compact.groups())) if compact and field.first("2") != "edtf" else date


def _before_christ(date: str) -> str:
    return f"-{int(date) - 1:04}" if re.fullmatch(r"\d{1,4}", date) and int(date) > 1 else ""


def write_spans(entry: Entry, field: Field) -> None:
    """245: the dates of all documents of a unit, and of most of them."""
    for code, span in (("f", DateSpan.INCLUSIVE), ("g", DateSpan.BULK)):
        for words in field.all(code):
            _add_date(entry, words, field.place, {"span": span.value})


def write_production(entry: Entry, field: Field) -> None:
    """264 and 260: the words of the date, of production or of publication; a publisher belongs to the text."""
    event = {"1": "publication", "4": "publication"}.get(field.indicators[1:]) if field.tag == "264" else None
    for words in field.all("c"):
        _add_date(entry, _COPYRIGHT.sub("", words).strip(), field.place, {"event": event} if event else {})
    entry.line("/texts/@original/published/publisher", field.get("b"), field.place)
    if field.tag == "264" and field.indicators[1:] == "0":
        for words in field.all("a"):
            name = words.rstrip(" :;,")
            if not name.startswith("["):
                entry.line("/sent_from/*/name", name, field.place)
            else:
                entry.ignore(words, field.place)


def write_event(entry: Entry, field: Field) -> bool:
    """518: where a message went, or what happened on a date; return whether it was one of these."""
    (what, *more), when = field.all("o") or [""], field.all("d")
    if what in _EVENTS and len(when) == 1 and not more and not field.get("ap"):
        _write_event_of_date(entry, what, when[0], field.place)
        return True
    if [what, *more] != [DESTINATION]:
        return False
    uri = field.first("0")
    for name in field.all("p"):
        entry.line("/destination/*/name", name, field.place, {"uri": uri} if _URL.match(uri) else {})
    return True


def _write_event_of_date(entry: Entry, event: str, words: str, place: str) -> None:
    """Say of a date that another field has what happened on it; where none has, add it."""
    for date in entry.document.get("dates", ()):
        if "event" not in date and _is_written_as(date, words):
            date["event"] = event
            return
    _add_date(entry, words, place, {"event": event})


def _is_written_as(date: dict[str, Any], words: str) -> bool:
    """Whether a date of the draft is the one of these words, which may have it in our form before them."""
    repeated = _REPEATED.fullmatch(words)
    forms = {words, words.strip("[]. "), *(repeated.groups() if repeated else ())}
    if "as_written" in date:
        return date["as_written"] in forms
    value = date["value"]
    return not forms.isdisjoint({value, in_words(value), LIBRARY.write_value(value)})


def _add_date(entry: Entry, words: str, place: str, fixed: dict[str, Any]) -> None:
    """Write a date, or the words of one that a code has given already."""
    repeated = _REPEATED.fullmatch(words)
    values = {LIBRARY.write_value(date["value"]) for date in entry.document.get("dates", ()) if "value" in date}
    if repeated and repeated[1] in values:
        words = repeated[2]  # what the source says, behind the date as a library writes it
    plain = words.strip("[]. ")
    is_enclosed = words.startswith("[") and words.rstrip(".").endswith("]")
    as_given = words if is_enclosed or plain.count("[") != plain.count("]") else plain
    add_date(entry, place, as_given, fixed=fixed)
