"""Who took part in a conversation: by the page's label, the title, and the lines above the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.wilson_center.agent import add_party, agent_of_heading
from catalog.standards.web_pages.wilson_center.body import Kind, Line
from catalog.standards.web_pages.wilson_center.layout import Layout
from catalog.standards.web_pages.wilson_center.names import PLURAL_HONORIFIC, is_office, tokens
from catalog.standards.web_pages.wilson_center.parties import Party, read_parties
from catalog.standards.web_pages.wilson_center.titles import TitleReading
from catalog.vocabularies import Role

__all__ = ["write_participants"]

_INTERVIEW = re.compile(r"\bInterview\s+(?:with|of)\s", re.IGNORECASE)
_AS = re.compile(
    r",?\s+(?:as\s+(?:an?\s+)?)?(?:note-?taker|interpreter|translator|recorder|stenographer)$", re.IGNORECASE
)


def write_participants(sheet: Sheet, layout: Layout, title: TitleReading, above: list[Line]) -> None:
    """Write who took part in a conversation; an author is somebody else."""
    role = Role.INTERVIEWEE if _INTERVIEW.search(layout.title.text) else Role.PARTICIPANT
    listed = layout.labels["participants"].values if "participants" in layout.labels else ()
    for heading in listed:
        sheet.add("contributors", {**agent_of_heading(heading, layout.page), "role": "participant"}, heading)
    if not listed:
        for party in title.participants:
            add_party(sheet, "contributors", party, role.value)
    known = {token for party in title.participants for token in tokens(party.name)}
    for line in above:
        if line.kind is Kind.PARTICIPANTS:
            _present(sheet, line, known)


def _present(sheet: Sheet, line: Line, known: set[str]) -> None:
    """Write the participants a line of the body lists, those that a name stands for and the title has not.

    In a list parted by commas an office behind a name is its holder's; semicolons part name and office from the next.
    """
    names = line.parts.get("names")
    if names is None:  # the label alone; the names stand below it, one on a line
        sheet.found("/contributors", line.words)
        return
    role = line.parts["part"].text.lower() if "part" in line.parts else Role.PARTICIPANT.value
    names = _without_stop(names)
    parts = list(names.split(r"\s*;\s*(?:and\s+)?" if ";" in names.text else r"\s*,\s+(?:and\s+)?|\s+and\s+"))
    unnamed: list[Passage] = []
    last: dict[str, Any] | None = None
    for part in parts:
        party = _attending(part)
        if party is None and last is not None and is_office(part.line_text):
            last.setdefault("offices", []).append(part.line_text)
            last["kind"] = "person"
            sheet.found("/contributors", part)
            last = None
        elif party is None:
            unnamed.append(part)
            last = None
        elif known.isdisjoint(tokens(party.name)):
            add_party(sheet, "contributors", party, role)
            last = sheet.document["contributors"][-1]
        else:  # whom the title has, with an office perhaps
            sheet.found("/contributors", part)
            last = {}
    sheet.found("/contributors", line.words)
    if unnamed:
        words = "; ".join(part.text for part in unnamed)
        sheet.ask("/contributors", f"Took part, in words that do not plainly name one person: {words}.", line.words)


def _attending(part: Passage) -> Party | None:
    """Read one participant, whose part in the meeting may stand behind the name; None where no name is given."""
    role = _AS.search(part.text)
    named = part.cut(0, role.start()) if role else part
    plural = PLURAL_HONORIFIC.match(named.text)
    (party,) = read_parties(named.cut(plural.end()) if plural else named) or (None,)
    if party is None or party.by_office or party.is_body or (" " not in party.name and not party.office):
        return None
    return replace(party, words=part)


def _without_stop(names: Passage) -> Passage:
    """Return a list without the stop of its sentence; that of an initial or of `Jr.` is part of a name."""
    return names.cut(0, len(re.sub(r"(?<!\b[^\W\d_])(?<!\bJr)(?<!\bSr)\.$", "", names.text)))
