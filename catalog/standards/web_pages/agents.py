"""Who took part in a conversation: by the page's label, the title, and the lines above the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.layout import Layout
from catalog.standards.web_pages.names import PLURAL_HONORIFIC, is_office, offices_in, tokens
from catalog.standards.web_pages.parties import (
    Party,
    add_party,
    agent_of_heading,
    read_parties,
    read_persons,
    without_article,
)
from catalog.standards.web_pages.signatories import write_signatories
from catalog.standards.web_pages.text_edges import Kind, Line
from catalog.standards.web_pages.titles import TitleReading
from catalog.vocabularies import Role

__all__ = ["write_agents", "write_participants"]


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
    if names is None:  # the label alone; the names are below it, one on a line
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
    """Read one participant, whose part in the meeting may be behind the name; None where no name is given."""
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


def write_agents(sheet: Sheet, layout: Layout, title: TitleReading, above: list[Line], below: list[Line]) -> None:
    """Write authors, signatories, recipients and participants."""
    signed = write_signatories(sheet, layout, title, below)
    _authors(sheet, layout, title, signed, above)
    _recipients(sheet, title, above, below)
    write_participants(sheet, layout, title, above)
    for field, words in title.unsure:
        sheet.ask(f"/{field}", "Whom the title names here cannot be known from its words alone.", words)
    asked = {field for field, _ in title.unsure}
    if not {"authors", "signatories"} & sheet.document.keys() and "authors" not in asked:
        sheet.ask(
            "/authors",
            "Neither the title nor the first and last lines of the text name who wrote the document.",
        )


def _authors(sheet: Sheet, layout: Layout, title: TitleReading, signed: set[str], above: list[Line]) -> None:
    """Write the authors the page lists; else those of the title who have not signed."""
    listed = layout.labels["authors"].values if "authors" in layout.labels else ()
    named = {agent["name"] for agent in sheet.document.get("signatories", [])}
    for heading in listed:
        agent = agent_of_heading(heading, layout.page)
        if agent["name"] not in named:
            sheet.add("authors", agent, heading)
    if listed:
        return
    for party in title.senders:
        if party.name not in signed:
            add_party(sheet, "authors", party)
    for line in above:
        if line.kind is Kind.SENDER and not title.senders:
            _named(sheet, "authors", line.parts["name"])


def _recipients(sheet: Sheet, title: TitleReading, above: list[Line], below: list[Line]) -> None:
    """Write the recipients of the title; the salutation is how the document itself names them."""
    for party in title.receivers:
        add_party(sheet, "recipients", party)
    lines = [line for line in (*above, *below) if line.kind in (Kind.SALUTATION, Kind.RECEIVER)]
    for line in lines:
        name = line.parts.get("name")
        if name is None:
            sheet.found("/recipients/0" if title.receivers else "/recipients", line.words)
        elif len(title.receivers) == 1:
            _addressed(sheet, title.receivers[0], name)
        elif not title.receivers:
            _named(sheet, "recipients", name)
        else:
            sheet.found("/recipients", name)


def _named(sheet: Sheet, field: str, words: Passage) -> None:
    """Write those whom a line of the document's head names, or ask about them."""
    plural = PLURAL_HONORIFIC.match(words.text)
    parties = read_persons(words.cut(plural.end())) if plural else read_parties(words)
    for party in parties:
        add_party(sheet, field, party)
    if not parties:
        sheet.found(f"/{field}", words)
        sheet.ask(f"/{field}", "Whom the head of the text names here cannot be known from its words alone.", words)


def _addressed(sheet: Sheet, receiver: Party, name: Passage) -> None:
    agent = sheet.document["recipients"][0]
    sheet.found("/recipients/0", name)
    if tokens(offices_in(without_article(name))[1]) == tokens(receiver.name):
        return
    alike = any(len(token) > 2 for token in {*tokens(name.text)} & {*tokens(receiver.words.text)})
    if alike and agent.get("as_written", receiver.words.text) == receiver.words.text:
        agent = {"name": agent.pop("name"), "as_written": name.line_text, **agent}
        agent["as_written"] = name.line_text
        sheet.document["recipients"][0] = agent
    sheet.ask(
        "/recipients/0",
        f"The title names {receiver.name!r}; the document itself addresses other words.",
        name,
        ("the same recipient", "a recipient of its own", "a part of it"),
    )
