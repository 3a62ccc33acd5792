"""correspDesc: who sent a letter, from where and when, who received it, and the letters before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Agent, Catalogue, Date, Record, RelatedDocument
from catalog.standards import dates
from catalog.standards.citation_facts import is_correspondence
from catalog.standards.markup import NOTHING, Markup, element, text_element
from catalog.standards.tei.dating import Attributes, dating, says_all
from catalog.standards.tei.identifiers import pointer
from catalog.standards.tei.naming import name_of, place_element
from catalog.vocabularies import DateEvent, Relation, Role

__all__ = ["CONTEXT", "addressees", "correspondence", "date_element", "is_letter", "received_on", "senders", "sent_on"]

CONTEXT = {Relation.REPLY_TO: "prev", Relation.REPLIED_TO_BY: "next"}
"""How a related letter lies in the correspondence."""


def is_letter(record: Record) -> bool:
    """Whether a record is one letter, telegram or other message to somebody, and no unit of them."""
    return is_correspondence(record) and not record.level.is_aggregation


def senders(record: Record) -> tuple[Agent, ...]:
    """Return who wrote or signed a letter."""
    return record.makers


def addressees(record: Record) -> tuple[Agent, ...]:
    """Return to whom a letter is addressed."""
    return (*record.recipients, *[agent for agent in record.contributors if agent.role is Role.ADDRESSEE])


def sent_on(record: Record) -> Date | None:
    """Return when a letter was sent, or else when it was written."""
    return _on(record, DateEvent.SENDING) or record.date


def received_on(record: Record) -> Date | None:
    """Return when a letter was received."""
    return _on(record, DateEvent.RECEIPT)


def _on(record: Record, event: DateEvent) -> Date | None:
    return next((date for date in record.dates if date.event is event), None)


def date_element(date: Date | None, record: Record, name: str = "date", **attributes: str | None) -> Markup:
    """Return a date with its bounds; in words too, where the attributes do not say all of it."""
    if date is None or date.undated:
        return NOTHING
    marks: Attributes = {**attributes, **dating(date)}
    words = dates.words(date) if date.as_written or not says_all(date) else None
    if date.as_written and date.calendar:
        words = " ".join(date.as_written.split())
        marks["calendar"] = pointer(record, "calendar", date.calendar.value)
    return text_element(name, words, marks) if words else element(name, [], marks)


def correspondence(record: Record, catalogue: Catalogue) -> Markup:
    """Return the description of a letter as an act of correspondence; nothing for what is no letter."""
    if not is_letter(record):
        return NOTHING
    sent = [
        *(name_of(agent, record, catalogue) for agent in senders(record)),
        *map(place_element, record.sent_from),
        date_element(sent_on(record), record),
    ]
    received = [
        *(name_of(agent, record, catalogue) for agent in addressees(record)),
        *map(place_element, record.destination),
        date_element(received_on(record), record),
    ]
    actions = [
        _action("sent", sent),
        _action("received", received),
        element("correspContext", _context(record, catalogue)),
    ]
    return element("correspDesc", actions, {"ref": catalogue.url_of(record.id)}) if any(actions) else NOTHING


def _action(kind: str, pieces: list[Markup]) -> Markup:
    return element("correspAction", pieces, {"type": kind}) if any(pieces) else NOTHING


def _context(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    for other in record.related:
        if other.relation in CONTEXT:
            yield _letter(other, catalogue)
            yield text_element("note", " ".join((other.as_written or "").split()))


def _letter(other: RelatedDocument, catalogue: Catalogue) -> Markup:
    target = catalogue.url_of(other.record) if other.record else other.url
    return text_element("ref", other.title, {"type": CONTEXT[other.relation], "subtype": "reply", "target": target})
