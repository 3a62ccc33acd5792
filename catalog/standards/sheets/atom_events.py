"""The events of AtoM's sheets: columns side by side, each with a value for every event, a bar between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from catalog.dates.reader import read
from catalog.drafts import bibliography
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.standards.sheets.table import Cell

__all__ = ["EVENT_HEADINGS", "write_events"]

EVENT_HEADINGS = {
    "eventTypes": "/dates",
    "eventDates": "/dates",
    "eventStartDates": "/dates",
    "eventEndDates": "/dates",
    "eventActors": "/authors",
    "eventActorHistories": "/history",
}
"""The columns of events, and the field each is of."""

_DATES = {
    "creation": "creation", "authoring": "creation", "accumulation": "accumulation", "collection": "accumulation",
    "publication": "publication", "copying": "copying", "reproduction": "copying",
}  # fmt: skip
_AGENTS = {
    "": ("/authors/*/name", {}),
    "creation": ("/authors/*/name", {}),
    "authoring": ("/authors/*/name", {}),
    "accumulation": ("/contributors/*/name", {"role": "collector"}),
    "collection": ("/contributors/*/name", {"role": "collector"}),
    "editing": ("/contributors/*/name", {"role": "editor"}),
    "contribution": ("/contributors/*/name", {}),
}
_OTHER: tuple[str, dict[str, str]] = ("/contributors/*/name", {})


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str = ""
    words: str = ""
    start: str = ""
    end: str = ""
    actor: str = ""
    history: str = ""


_PARTS = ("eventTypes", "eventDates", "eventStartDates", "eventEndDates", "eventActors", "eventActorHistories")


def write_events(entry: Entry, cells: Iterable[Cell]) -> None:
    """Write the dates and the agents of a unit's events; a kind of event that is not ours is left."""
    by_heading = {cell.heading.strip().lower(): cell for cell in cells}
    found = [by_heading.get(part.lower()) for part in _PARTS]
    place = next((cell.place for cell in found if cell), "")
    columns = [_values(cell) for cell in found]
    for values in zip_longest(*columns, fillvalue=""):
        event = _Event(*values)
        kind = event.kind.lower()
        _write_date(entry, event, _DATES.get(kind, ""), found[1].place if found[1] else place)
        pointer, fixed = _AGENTS.get(kind, _OTHER)
        bibliography.write_agent(entry, pointer, event.actor, found[4].place if found[4] else place, fixed)
        words = ": ".join(filter(None, (event.actor, event.history)))
        entry.paragraphs("/history", words if event.history else "", place)
        if kind and kind not in _DATES and kind not in _AGENTS:
            entry.leave(" ".join(filter(None, (event.kind, event.actor, event.words))), place)


def _values(cell: Cell | None) -> list[str]:
    words = [word.strip() for word in cell.text.split("|")] if cell else []
    return ["" if word == "NULL" else word for word in words]


def _write_date(entry: Entry, event: _Event, kind: str, place: str) -> None:
    """Write the words of the date; where they cannot be read, the days it begins and ends with say what they mean."""
    ends = [re.sub(r"(?:-00)+$", "", end) for end in (event.start, event.end) if end]
    span = "/".join(dict.fromkeys(ends))
    code = span if read(event.words).value is None else ""
    add_date(entry, place, event.words, code=code, fixed={"event": kind} if kind else None)
