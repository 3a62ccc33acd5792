"""The dates of a unit: the words of each, and the standard form, bounds and certainty that it has beside them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.dates.reader import is_undated, marked, read, read_coded
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local, text_of
from catalog.vocabularies import Certainty, DateEvent, DateSpan

__all__ = ["ask_of_date", "title_and_dates", "write_date"]

_EVENTS = frozenset(event.value for event in DateEvent)
_SPANS = frozenset(span.value for span in DateSpan)
_CERTAINTIES = frozenset(certainty.value for certainty in Certainty)
_DOUBTED = frozenset({"questionable", "uncertain", "probable", "probably", "possibly"})
_ABOUT = frozenset({"approximate", "approximately", "circa", "ca.", "ca", "about"})


def write_date(entry: Entry, element: etree._Element, place: str) -> None:
    """Write each date of an element."""
    for part in _dates_in(element):
        calendar = part.get("calendar") or element.get("calendar") or ""
        fixed = _said_beside(element)
        is_range = local(part) == "daterange"
        code = _range(part) if is_range else _code(part, text_of(part))
        words = ("" if code else _words_of_range(part)) if is_range else text_of(part)
        for end in part if is_range and code else ():  # EDTF has no bounds within a span
            entry.ignore(_bounds(end) if text_of(end) else "", place)
        if _is_before_christ(part.get("era") or element.get("era") or "") and not code.startswith("-"):
            _ask_of_era(entry, words or code, place)
        else:
            add_date(entry, place, words, code=_about(element, part, code, words), calendar=calendar, fixed=fixed)


def ask_of_date(entry: Entry, element: etree._Element, place: str) -> None:
    """Ask whether a date within a title is that of the unit: a plan for 1957 is not of 1957."""
    code, words = element.get("normal", "").strip(), text_of(element)
    value = read_coded(code).value or read(words).value
    if value:
        entry.ask(
            "/dates", "The title names a date; whether it is that of the unit is not stated.", words or code, (value,)
        )
    else:
        entry.ignore(code, place)


def _is_before_christ(era: str) -> bool:
    return era.lower().replace(".", "").replace(" ", "") in ("bc", "bce", "beforechrist")


def _ask_of_era(entry: Entry, words: str, place: str) -> None:
    """Ask about a date that is said to be before Christ beside it, and is not written so."""
    written = entry.write("/dates/*/as_written", words, place)
    reading = read(words)
    meant = (reading.value, read(f"{words.lstrip('0')} BC").value)
    if not (reading.value or "").startswith("-"):
        reason = "The source says that the date is before Christ, and does not write it so."
        entry.ask(f"{written.removesuffix('as_written')}value", reason, words, tuple(filter(None, meant[::-1])))


def title_and_dates(element: etree._Element) -> tuple[str, list[etree._Element]]:
    """Return a title without a date that begins or ends it, and the dates in it; one within it remains in the words."""
    words, dates = text_of(element), [each for each in element.iter() if local(each) == "unitdate"]
    for date in (*dates, *dates[-2::-1]):
        said = text_of(date)
        if said and words.startswith(said):
            words = words.removeprefix(said).lstrip(" ,;:.-–—)]")
        elif (end := said.rstrip(" .)]")) and words.rstrip(" .)]").endswith(end):
            words = words.rstrip(" .)]").removesuffix(end).rstrip(" ,;:-–—([")
    return words, dates


def _dates_in(element: etree._Element) -> list[etree._Element]:
    inner = [each for each in element.iter() if local(each) in ("datesingle", "daterange")]
    return inner or [element]


def _code(part: etree._Element, words: str) -> str:
    """Return the standard form of a date, or its bounds; nothing where its words are EDTF that says more."""
    if any(mark in words for mark in "?~%") and read(words).value == words:  # [1956?] is a date that is supplied
        return words
    return (part.get("normal") or part.get("standarddate") or "").strip() or _bounds(part)


def _bounds(part: etree._Element) -> str:
    """Return `[1920..1925]` for a date not before 1920 and not after 1925."""
    ends = [read_coded(part.get(name, "")).value or "" for name in ("notbefore", "notafter")]
    return f"[{ends[0]}..{ends[1]}]" if any(ends) else ""


def _range(element: etree._Element) -> str:
    """Return the two ends of a range in EDTF; an end that is empty is open. Nothing where an end cannot be read."""
    ends = [next((each for each in element if local(each) == name), None) for name in ("fromdate", "todate")]
    values = list(map(_end, ends))
    if None in values or not any(value not in ("", "..") for value in values):
        return ""
    return f"{values[0]}/{values[1]}"


def _words_of_range(element: etree._Element) -> str:
    """Return the words of both ends with a dash between, or of a bounded end its bounds: [1801..1803] – 1810."""
    ends = [each for each in element if local(each) in ("fromdate", "todate")]
    return " – ".join(filter(None, (_bounds(end) or text_of(end) for end in ends))) or text_of(element)


def _end(element: etree._Element | None) -> str | None:
    """Return one end of a range, or None where it cannot be read."""
    if element is None:
        return ".."
    words, code = text_of(element), (element.get("standarddate") or "").strip()
    if code and (coded := read_coded(code).value):
        return coded
    if is_undated(words):
        return ""
    if not words and not _bounds(element):
        return ".."
    return read_coded(words).value if words.isdigit() else read(words).value


def _about(element: etree._Element, part: etree._Element, code: str, words: str) -> str:
    """Return the code with the sign of the certainty beside it; without a code, what the words mean, with the sign."""
    certainty = (element.get("certainty") or part.get("certainty") or "").strip().lower()
    mark = "~" if certainty in _ABOUT else "?" if certainty in _DOUBTED else ""
    if not mark:
        return code
    return marked(code or read(words).value or "", mark)


def _said_beside(element: etree._Element) -> dict[str, str]:
    """Return the event, the certainty, and whether the date is of all or of most documents, where they are stated."""
    return dict(_fields_beside(element))


def _fields_beside(element: etree._Element) -> Iterator[tuple[str, str]]:
    event = (element.get("datechar") or element.get("label") or "").strip().lower()
    certainty = (element.get("certainty") or "").strip().lower()
    if event in _EVENTS:
        yield "event", event
    if certainty in _CERTAINTIES:
        yield "certainty", certainty
    span = (element.get("type") or element.get("unitdatetype") or "").strip().lower()
    if span in _SPANS:
        yield "span", span
