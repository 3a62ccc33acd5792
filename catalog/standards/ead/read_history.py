"""What a finding aid says was done to it: maintenance events of EAD3 and EAD 4, changes and creation of EAD 2002."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from catalog.drafts.internal_parts import is_marked
from catalog.drafts.xml_source import local, place_of, text_of
from catalog.standards import revisions
from catalog.standards.ead.read_place import INTERNAL
from catalog.vocabularies import Maker, RevisionEvent

__all__ = ["Attribute", "Event", "read_history"]

Attribute = tuple[etree._Element, str]  # noqa: SLF001 -- the only name of the class
"""An attribute, by its element."""

_EVENTS = {
    **{event.value: event for event in RevisionEvent},
    "derived": RevisionEvent.IMPORTED,
    "updated": RevisionEvent.REVISED,
}
_MAKERS = {**{maker.value: maker for maker in Maker}, "human": Maker.PERSON, "machine": Maker.PROGRAM}
_MADE = re.compile(r"Described(?: by (?P<by>.+?))?(?: on (?P<day>\d{4}-\d\d-\d\d))?|on (?P<only>\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done, as a plain revision, with the elements and the attributes that say it."""

    said: Mapping[str, Any]
    place: str
    elements: tuple[etree._Element, ...]
    attributes: tuple[Attribute, ...] = ()


def read_history(parts: Iterable[etree._Element]) -> Iterator[Event]:
    """Yield what the parts of a head say was done to the description, in their order."""
    for part in parts:
        changes = [_change(each) for each in _public(part, "revisiondesc/{*}change")]
        is_made = any(one.said["event"] == RevisionEvent.CREATED for one in changes)
        yield from (_creation(each) for each in _public(part, "profiledesc/{*}creation") if not is_made)
        yield from changes
        yield from map(_event, _public(part, "maintenancehistory/{*}maintenanceevent"))


def _public(part: etree._Element, path: str) -> Iterator[etree._Element]:
    """Yield the elements at a path that neither are for the staff alone nor lie in one that is, and say something."""
    for element in part.iterfind(f"{{*}}{path}"):
        if text_of(element) and not any(is_marked(each, INTERNAL) for each in (element, *element.iterancestors())):
            yield element


def _event(element: etree._Element) -> Event:
    """A word of ours that says more than the list of the standard is within the element, or in its place."""
    parts = {local(each): each for each in element if local(each)}
    kind, maker = _code_of(parts.get("eventtype"), _EVENTS), _code_of(parts.get("agenttype"), _MAKERS)
    described = [each for each in element if local(each) == "eventdescription"]
    agent, moment = parts.get("agent"), parts.get("eventdatetime")
    event = kind.value or RevisionEvent.REVISED
    if maker.value is Maker.PROGRAM and event is RevisionEvent.IMPORTED and not maker.words:
        maker = replace(maker, value=Maker.IMPORT)
    by = text_of(agent) if agent is not None else ""
    said = {
        "event": event.value,
        "by": "" if by == revisions.NOT_STATED else by,
        "maker": maker.value.value if maker.value else "",
        **_day_of(moment, "standarddatetime"),
        **revisions.read_details([*map(text_of, described), *([] if kind.value else kind.codes)]),
    }
    words = [each for each in (agent, moment, *described) if each is not None]
    coded = _coded_day(moment, "standarddatetime")
    return _made(said, element, [*words, *kind.words, *maker.words], [*coded, *kind.attributes, *maker.attributes])


@dataclass(frozen=True, slots=True)
class _Code:
    """What an element of a list says: our value, the elements and the attributes that say it, and its code."""

    value: Any = None
    words: tuple[etree._Element, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    codes: tuple[str, ...] = ()


def _code_of(element: etree._Element | None, known: Mapping[str, Any]) -> _Code:
    if element is None:
        return _Code()
    words, code = text_of(element), element.get("value", "")
    if words in known:
        return _Code(known[words], (element,), ((element, "value"),), (code,))
    is_read = code in known or code in ("unknown", "deleted", "cancelled")
    return _Code(known.get(code), (), ((element, "value"),) if is_read else (), (code,))


def _change(element: etree._Element) -> Event:
    day = next((each for each in element if local(each) == "date"), None)
    items = [each for each in element if local(each) == "item"]
    line = revisions.read_line("; ".join(filter(None, map(text_of, items))))
    days = [day] if day is not None else []
    return _made({**line, **_day_of(day, "normal")}, element, [*items, *days], _coded_day(day, "normal"))


def _day_of(element: etree._Element | None, attribute: str) -> dict[str, str]:
    """Return the day that an attribute or the words begin with; words that say it otherwise are kept."""
    if element is None:
        return {}
    words, code = text_of(element), element.get(attribute, "")
    day = revisions.read_day(code) if "date" in revisions.read_day(code) else revisions.read_day(words)
    is_said = not words or words == revisions.NOT_STATED or words.startswith(day.get("date", words))
    return day if is_said else {**day, "date_as_written": words}


def _coded_day(day: etree._Element | None, attribute: str) -> list[Attribute]:
    """Return the attribute that a day was read from."""
    is_read = day is not None and "date" in revisions.read_day(day.get(attribute, ""))
    return [(day, attribute)] if is_read and day is not None else []


def _creation(element: etree._Element) -> Event:
    """How the finding aid was made: our own words part by part, others as a note."""
    words = text_of(element)
    if found := _MADE.fullmatch(words):
        by, day = found["by"] or "", found["day"] or found["only"] or ""
        said = {"by": by, "maker": Maker.PERSON.value if by else "", **revisions.read_day(day)}
        return _made({"event": RevisionEvent.CREATED.value, **said}, element, [element])
    day_of = next((each for each in element if local(each) == "date"), None)
    stated = {name: value for name, value in _day_of(day_of, "normal").items() if name == "date"}
    event = RevisionEvent.CREATED.value
    return _made({"event": event, "note": words, **stated}, element, [element], _coded_day(day_of, "normal"))


def _made(
    said: Mapping[str, Any],
    element: etree._Element,
    words: Iterable[etree._Element],
    attributes: Iterable[Attribute] = (),
) -> Event:
    place = place_of(element)
    stated = {name: value for name, value in said.items() if value}
    return Event(stated, place, tuple(part for each in words for part in each.iter()), tuple(attributes))
