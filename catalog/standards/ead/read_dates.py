"""The dates of a unit: the normal form where there is one, the words beside it."""

from __future__ import annotations

import re

from lxml import etree

from catalog.dates.reader import is_edtf, read
from catalog.drafts.draft_builder import Entry
from catalog.drafts.draft_from_text import clean
from catalog.drafts.xml_source import local, text_of
from catalog.vocabularies import Certainty, DateEvent

__all__ = ["write_date"]

_EVENTS = frozenset(event.value for event in DateEvent)
_CERTAINTIES = frozenset(certainty.value for certainty in Certainty)
_ABOUT = frozenset({"approximate", "approximately", "circa", "ca.", "ca", "about"})


def write_date(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the dates of an element; one that is there already, said in another form, is passed over."""
    for part in _dates_in(element):
        words = "" if local(part) == "daterange" else text_of(part)
        value = _value(element, part, words)
        fixed = _said_beside(element)
        present = [date.get("value") for date in entry.document.get("dates", ())]
        if value and value in present:
            date = entry.document["dates"][present.index(value)]
            if words and words != value:
                date.setdefault("as_written", words)
        elif value and words and words != value:
            entry.write("/dates/*/value", value, place, {"as_written": words, **fixed})
        else:
            entry.line("/dates/*/value", value or words or text_of(part), place, fixed)


def _dates_in(element: etree._Element) -> list[etree._Element]:
    inner = [each for each in element.iter() if local(each) in ("datesingle", "daterange")]
    return inner or [element]


def _value(element: etree._Element, part: etree._Element, words: str) -> str:
    """Return the date in EDTF, or nothing where it cannot be read."""
    normal = _edtf(part.get("normal") or part.get("standarddate") or _range(part))
    if re.search("[?~%]", words) and is_edtf(words):
        return words
    value = normal or _edtf(words) or read(words).value or ""
    about = (element.get("certainty") or part.get("certainty") or "").strip().lower() in _ABOUT
    is_plain = re.fullmatch(r"[\d-]+(?:/[\d-]+)?", value) is not None
    return "/".join(f"{end}~" for end in value.split("/")) if about and is_plain else value


def _range(element: etree._Element) -> str:
    """Return the two ends of a range, in their standard form or their words."""
    ends = [each for each in element if local(each) in ("fromdate", "todate")]
    values = [
        _edtf(each.get("standarddate")) or _edtf(text_of(each)) or read(text_of(each)).value or "" for each in ends
    ]
    return "/".join(values) if len(values) == 2 and all(values) else ""


def _edtf(words: str | None) -> str:
    text = clean(words or "")
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if re.fullmatch(r"\d{3}", text):
        text = f"0{text}"
    halves = text.split("/")
    if len(halves) == 2 and halves[0] == halves[1]:
        text = halves[0]
    return text if text and is_edtf(text) else ""


def _said_beside(element: etree._Element) -> dict[str, str]:
    """Return the event and the certainty, where they are words of ours."""
    event = (element.get("datechar") or element.get("label") or "").strip().lower()
    certainty = (element.get("certainty") or "").strip().lower()
    said = {"event": event} if event in _EVENTS else {}
    return {**said, **({"certainty": certainty} if certainty in _CERTAINTIES else {})}
