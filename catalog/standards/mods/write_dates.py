"""Dates in MODS: an <originInfo> for each event and each span, with the places of a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from catalog.dates.reader import read
from catalog.model import Date, Place, Record
from catalog.standards import dates
from catalog.standards.markup import Markup, branch, element, text_element
from catalog.standards.mods.terms import EVENTS, RECEIPT, SPANS
from catalog.vocabularies import DateEvent, DateSpan

__all__ = ["date_elements", "origins"]

_ELEMENTS = {
    None: "dateCreated",
    DateEvent.CREATION: "dateCreated",
    DateEvent.TRANSLATION: "dateCreated",
    DateEvent.PUBLICATION: "dateIssued",
    DateEvent.UPLOAD: "dateIssued",
    DateEvent.COPYRIGHT: "copyrightDate",
    DateEvent.MODIFICATION: "dateModified",
    DateEvent.DIGITIZATION: "dateCaptured",
}
_place = branch("place")


def origins(record: Record) -> Iterator[Markup]:
    """Yield where and when a document was made, each event of its own, and where a message went."""
    sent = [_place_of(place) for place in record.sent_from]
    if sent and not any(date.event is DateEvent.CREATION for date in record.dates):
        yield element("originInfo", sent, {"eventType": EVENTS[DateEvent.CREATION]})
        sent = []
    for (event, span, _), of_event in groupby(record.dates, _shared):
        places, sent = (sent, []) if event is DateEvent.CREATION else ([], sent)
        marks = {
            "displayLabel": SPANS[span] if span else None,
            "eventType": EVENTS[event] if event else None,
        }
        yield element("originInfo", [*places, *date_elements(of_event)], marks)
    if record.destination:
        yield element("originInfo", map(_place_of, record.destination), {"eventType": RECEIPT})


def _shared(date: Date) -> tuple[DateEvent | None, DateSpan | None, Date | None]:
    """What dates in one <originInfo> have in common; one whose words mean something else has one of its own."""
    return date.event, date.span, None if _words_say(date) else date


def _words_say(date: Date) -> bool:
    """Whether the words of the source alone say the value too."""
    return not date.value or not date.as_written or read(_one_line(date.as_written)).value == date.value


def _place_of(place: Place) -> Markup:
    return _place([text_element("placeTerm", place.name, {"type": "text", "valueURI": place.uri})])


def date_elements(given: Iterable[Date]) -> Iterable[Markup]:
    """Return dates in EDTF by their events, a doubtful one marked, each before the words of the source.

    Dates that are words alone stay words.
    """
    pieces = []
    for date in given:
        name = _ELEMENTS.get(date.event, "dateOther")
        marks = {
            "encoding": "edtf" if date.value else None,
            "qualifier": _qualifier(date),
            "type": date.event.value if date.event and name == "dateOther" else None,
        }
        pieces.append(text_element(name, date.value or dates.words(date), marks))
        words = _one_line(date.as_written or "")
        if date.value and words != date.value:
            pieces.append(text_element(name, words, {"type": marks["type"], "calendar": date.calendar}))
    return dict.fromkeys(pieces)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _qualifier(date: Date) -> str | None:
    if date.edtf and date.edtf.uncertain:
        return "questionable"
    if date.edtf and date.edtf.approximate:
        return "approximate"
    return "inferred" if date.supplied_by else None
