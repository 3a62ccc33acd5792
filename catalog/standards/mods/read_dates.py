"""MODS dates: in the encoding they are said to have, with the doubt that stands beside them."""

from __future__ import annotations

import re

from lxml import etree

from catalog.dates.reader import is_edtf
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local, text_of
from catalog.vocabularies import DateEvent

__all__ = ["DATES", "write_dates"]

_EVENTS = {"dateCreated": "", "dateIssued": "publication", "dateOther": "", "copyrightDate": "publication"}
_KINDS = frozenset(event.value for event in DateEvent)
DATES = frozenset(_EVENTS)
"""The elements that are dates of a document."""
_MARKS = {"approximate": "~", "questionable": "?"}


def write_dates(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the dates of <originInfo>, the beginning and the end of a span as one; other kinds of date are left."""
    spans: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for part in element:
        name, words = local(part), text_of(part)
        if name not in _EVENTS or not words:
            continue
        if part.get("point") in ("start", "end"):
            spans.setdefault((name, _event(part)), {})[part.get("point", "")] = (words, _value(part, words))
        else:
            _write(entry, _event(part), words, _value(part, words), place)
    for (_, event), ends in spans.items():
        (first, begin), (last, end) = (ends.get(point, ("", "")) for point in ("start", "end"))
        _write(entry, event, "/".join((first, last)), f"{begin}/{end}", place)


def _event(part: etree._Element) -> str:
    """Return the event of a date; of another date than those MODS names, the one of ours that its type names."""
    kind = part.get("type", "")
    return kind if local(part) == "dateOther" and kind in _KINDS else _EVENTS[local(part)]


def _write(entry: Entry, event: str, words: str, value: str, place: str) -> None:
    """Write a date that is not there already; its words stand beside it where they say it otherwise."""
    fixed = {"event": event} if event else {}
    written = [(each.get("value"), each.get("event", "")) for each in entry.document.get("dates", ())]
    if (value, event) in written:
        return
    if value != words and is_edtf(value) and is_edtf(words):
        fixed["as_written"] = words
    entry.line("/dates/*/value", value, place, fixed or None)


def _value(part: etree._Element, words: str) -> str:
    """Return the date in EDTF as far as its encoding tells how, with the mark of its qualifier."""
    encoding, plain = part.get("encoding", ""), words if is_edtf(words) else _plain(words)
    if encoding == "marc":
        plain = ".." if words == "9999" else re.sub("u", "X", words)
    elif encoding in ("iso8601", "w3cdtf", "edtf"):
        plain = re.sub(r"T\d\d:?\d\d.*$", "", words)
        plain = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", plain)
    mark = _MARKS.get(part.get("qualifier", ""), "")
    return f"{plain}{mark}" if mark and re.fullmatch(r"[\dX-]+", plain) else plain


def _plain(words: str) -> str:
    """Leave away the sign of a copyright, and brackets."""
    return re.sub(r"^c(?=\d{4})|^©", "", words).strip("[]. ")
