"""The events of AtoM's sheets: columns side by side, each with a value for every event, a bar between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from catalog.dates.reader import read, read_coded
from catalog.dates.styles import in_words
from catalog.drafts import common_fields
from catalog.drafts.dates import add_date, are_apart
from catalog.drafts.draft_builder import Entry
from catalog.model import Agent, Contributor, Creator, Date, Record
from catalog.standards import names
from catalog.standards.dates import iso_date
from catalog.standards.sheets.atom_cells import NOTHING, joined, values_of
from catalog.standards.sheets.table import Cell
from catalog.vocabularies import DateEvent, DateSpan, Role

__all__ = ["EVENT_COLUMNS", "cells_of", "takes_history", "write_events"]

EVENT_COLUMNS = {
    "eventDates": "/dates",
    "eventTypes": "/dates",
    "eventStartDates": "/dates",
    "eventEndDates": "/dates",
    "eventActors": "/creators",
    "eventActorHistories": "/history",
    "eventDescriptions": "/dates",
}
"""The columns of events, and the field each is of."""


class _Kind(NamedTuple):
    """A kind of event by AtoM's word: which date it is, and what its agent is for the unit."""

    word: str
    date: DateEvent | None = None
    agents: str = "contributors"
    role: Role | None = None


_KINDS = (
    _Kind("Creation", DateEvent.CREATION, "creators"),
    _Kind("Authoring", DateEvent.CREATION, "authors"),
    _Kind("Accumulation", DateEvent.ACCUMULATION, "creators", Role.COLLECTOR),
    _Kind("Collection", DateEvent.ACCUMULATION, "creators", Role.COLLECTOR),
    _Kind("Signing", None, "signatories"),
    _Kind("Receipt", DateEvent.RECEIPT, "recipients"),
    _Kind("Publication", DateEvent.PUBLICATION),
    _Kind("Broadcasting", DateEvent.BROADCAST),
    _Kind("Copying", DateEvent.COPYING),
    _Kind("Reproduction", DateEvent.COPYING),
    _Kind("Contribution", None),
    _Kind("Editing", None, "contributors", Role.EDITOR),
    *(_Kind(event.value.capitalize(), event) for event in DateEvent),
    *(_Kind(role.value.capitalize(), None, "contributors", role) for role in Role),
)
"""The first of several with the same meaning is written; all are read."""
_BY_WORD = {kind.word.lower(): kind for kind in reversed(_KINDS)}
_OF_DATES = {kind.date: kind.word for kind in reversed(_KINDS) if kind.date}
_OF_AGENTS = {(kind.agents, kind.role): kind.word for kind in reversed(_KINDS)}
_SPANS = frozenset(span.value for span in DateSpan)
_NO_KIND = _Kind("", None, "creators")


class _Event(NamedTuple):
    """The values of one event, in the order of the columns."""

    words: str = ""
    kind: str = ""
    start: str = ""
    end: str = ""
    actor: str = ""
    history: str = ""
    about: str = ""


def cells_of(record: Record) -> dict[str, str]:
    """Return the cells of a record's dates and agents. Which agent did something when, a record does not say."""
    events = [*map(_of_date, record.dates), *_of_agents(record)]
    columns = zip(EVENT_COLUMNS, zip(*events, strict=True), strict=True) if events else ()
    return {heading: joined(value or NOTHING for value in values) for heading, values in columns if any(values)}


def takes_history(record: Record) -> bool:
    """Whether the history of a unit can be that of its creators: AtoM keeps it with the first of them."""
    return bool(record.creators or record.authors)


def _of_date(date: Date) -> _Event:
    ends = (iso_date(date) or "").split("/")
    start, end = (f"{day}{'-00' * (2 - day.count('-'))}" if day and day != ".." else "" for day in (ends[0], ends[-1]))
    words = date.as_written or (in_words(date.value) if date.value else date.undated or "")
    about = "; ".join(filter(None, (date.span.value if date.span else "", " ".join((date.note or "").split()))))
    return _Event(" ".join(words.split()), _OF_DATES[date.event] if date.event else "", start, end, about=about)


def _of_agents(record: Record) -> Iterator[_Event]:
    agents: list[tuple[str, Agent]] = [("creators", each) for each in record.creators]
    agents += [("authors", each) for each in record.authors]
    histories = _histories(record, [names.heading(each) for _, each in agents])
    agents += [("signatories", each) for each in record.signatories]
    agents += [("recipients", each) for each in record.recipients]
    agents += [("contributors", each) for each in record.contributors]
    for field, agent in agents:
        name = names.heading(agent)
        yield _Event(kind=_word_of(field, agent), actor=name, history=histories.pop(name, ""))


def _histories(record: Record, makers: Sequence[str]) -> dict[str, str]:
    """Return the history of each maker that it names before its paragraphs; else it is that of the first."""
    if not makers or not record.history:
        return {}
    whole, found, about = record.history[0].text, defaultdict[str, list[str]](list), makers[0]
    for paragraph in whole.split("\n\n"):
        about = next((name for name in makers if paragraph.startswith(f"{name}: ")), about)
        found[about].append(paragraph.removeprefix(f"{about}: "))
    if len(found) == 1:
        return {makers[0]: whole}
    return {name: "\n\n".join(paragraphs) for name, paragraphs in found.items()}


def _word_of(field: str, agent: Agent) -> str:
    role = agent.role if isinstance(agent, Creator | Contributor) else None
    plain = role in (None, Role.CREATOR, Role.CONTRIBUTOR)
    return _OF_AGENTS.get((field, None if plain else role)) or _OF_AGENTS["contributors", role]


def write_events(entry: Entry, cells: Iterable[Cell]) -> None:
    """Write the dates and the agents of a unit's events; a kind of event that is not ours is ignored."""
    by_heading = {cell.heading.strip().lower(): cell for cell in cells}
    found = [by_heading.get(heading.lower()) for heading in EVENT_COLUMNS]
    place = next((cell.place for cell in found if cell), "")
    events = [
        _Event(*values)
        for values in zip_longest(*(values_of(cell.text) if cell else [] for cell in found), fillvalue="")
    ]
    histories = [event for event in events if event.history]
    for event in events:
        kind = _BY_WORD.get(event.kind.lower()) or (_Kind("") if event.kind else _NO_KIND)
        _write_date(entry, event, kind.date, found[0].place if found[0] else place)
        fixed = {"role": kind.role.value} if kind.role else {}
        common_fields.write_agent(
            entry, f"/{kind.agents}/*/name", event.actor, found[4].place if found[4] else place, fixed
        )
        if event.kind and not kind.word:
            entry.ignore(" ".join(filter(None, (event.kind, event.actor, event.words))), place)
        if event.about and not (event.words or event.start or event.end):
            entry.ignore(event.about, place)
    for event in histories:
        named = event.actor if len(histories) > 1 else ""
        entry.paragraphs("/history", ": ".join(filter(None, (named, event.history))), place)


def _write_date(entry: Entry, event: _Event, kind: DateEvent | None, place: str) -> None:
    """Write the words of the date; where they cannot be read, the days it begins and ends with say what they mean.

    Where both are known and have no day in common, that is a question.
    """
    ends = [re.sub(r"(?:-00)+$", "", end) for end in (event.start, event.end) if end]
    code, by_words = "/".join(dict.fromkeys(ends)), read(event.words)
    if by_words.value and not (event.start and are_apart(by_words.value, read_coded(code).value or by_words.value)):
        code = ""
    if code and not event.start and not by_words.undated:
        code = f"../{code}"
    add_date(entry, place, event.words, code=code, fixed=_said_of_date(event, kind))


def _said_of_date(event: _Event, kind: DateEvent | None) -> dict[str, str]:
    """Return what is said of a date beside it: its event, whether it is of most documents, and a note."""
    span, _, rest = event.about.partition("; ")
    known = span in _SPANS
    note = rest if known else event.about
    said = {"event": kind.value if kind else "", "span": span if known else "", "note": note}
    return {name: words for name, words in said.items() if words}
