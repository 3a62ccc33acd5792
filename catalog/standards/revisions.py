"""What was done to a description, by whom or by what: as events, and as one line that can be read again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

from catalog.model import Administration, Revision
from catalog.vocabularies import Maker, RevisionEvent

__all__ = ["HISTORY", "NOT_STATED", "details", "history", "line", "read_day", "read_details", "read_line", "undated"]

NOT_STATED = "not stated"
"""What is written where a standard wants a day, and there is none."""
_ELEMENTS = "elements: "
"""How words begin that name the elements something was done to."""
HISTORY = "history of the description"
"""The type of a note that is one line of this history."""

_LINE = re.compile(
    rf"(?:(?P<day>[^:;]+): )?(?P<event>(?i:{'|'.join(RevisionEvent)}))"
    rf"(?: by (?P<by>[^;]+?))?(?: \((?P<maker>{'|'.join(Maker)})\))?(?:; (?P<details>.+))?",
    re.DOTALL,
)
"""One event of the history: `2026-02-01: reviewed by M. Ivanova (person); elements: title, scope`."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?![\d/])")


def history(about: Administration) -> tuple[Revision, ...]:
    """Return what was done to a description, its making first, its last change last, each once.

    The day it was made and that of its last change are events too, where no revision is of that day or kind.
    """
    revisions = list(about.revisions)
    events = {one.event for one in revisions}
    created = None if RevisionEvent.IMPORTED in events else about.created  # the day of an import is no other event
    if (created or about.cataloguer) and RevisionEvent.CREATED not in events:
        maker = Maker.PERSON if about.cataloguer else None
        revisions.insert(0, Revision(event=RevisionEvent.CREATED, by=about.cataloguer, maker=maker, date=created))
    if about.modified and not any(one.date and one.date >= about.modified for one in revisions):
        revisions.append(Revision(event=RevisionEvent.REVISED, date=about.modified))
    return tuple(revisions)


def line(revision: Revision) -> str:
    """Return a revision in words: 2026-02-01: reviewed by M. Ivanova (person); elements: title, scope; why."""
    day = revision.date.isoformat() if revision.date else revision.date_as_written
    by = f" by {revision.by}" if revision.by else ""
    maker = f" ({revision.maker.value})" if revision.maker else ""
    done = f"{f'{day}: ' if day else ''}{revision.event.value}{by}{maker}"
    return "; ".join((done, *details(revision)))


def details(revision: Revision) -> Iterator[str]:
    """Yield the elements that were changed, and the note: what standards for finding aids have as one description."""
    if revision.elements:
        yield f"{_ELEMENTS}{', '.join(revision.elements)}"
    if revision.note:
        yield " ".join(revision.note.split())


def undated(revision: Revision) -> Revision:
    """Return a revision without its day, for a standard that has a place of its own for it."""
    return revision.model_copy(update={"date": None, "date_as_written": None})


def read_line(words: str, event: RevisionEvent = RevisionEvent.REVISED) -> dict[str, Any]:
    """Return what a line says as a plain revision: one of ours part by part, another as the note of an `event`."""
    found = _LINE.fullmatch(words)
    if found is None:
        return {"event": event.value, **({"note": words} if words else {})}
    said: dict[str, Any] = {name: value for name, value in found.groupdict().items() if value}
    rest = said.pop("details", "")
    parts = rest.split("; ", 1) if rest.startswith(_ELEMENTS) else [rest]
    return said | read_day(said.pop("day", "")) | read_details(parts) | {"event": said["event"].lower()}


def read_details(parts: Iterable[str]) -> dict[str, Any]:
    """Return the elements and the note in descriptions of an event."""
    stated = [part for part in parts if part]
    named = [part.removeprefix(_ELEMENTS) for part in stated if part.startswith(_ELEMENTS)]
    elements = {"elements": named[0].split(", ")} if named else {}
    note = "; ".join(part for part in stated if not part.startswith(_ELEMENTS))
    return {**elements, **({"note": note} if note else {})}


def read_day(words: str) -> dict[str, str]:
    """Return the day that words begin with; what is no day is kept as it is written: April 2021."""
    found = _DAY.match(words)
    try:
        return {"date": dt.date.fromisoformat(found[1]).isoformat()} if found else _as_written(words)
    except ValueError:
        return _as_written(words)


def _as_written(words: str) -> dict[str, str]:
    return {"date_as_written": words} if words and words != NOT_STATED else {}
