"""The agents of a page: who wrote, signed, received, took part, in the title, the body and the labels."""

from __future__ import annotations

from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.wilson_center.agent import add_party, agent_of_heading, without_article
from catalog.standards.web_pages.wilson_center.body import Kind, Line
from catalog.standards.web_pages.wilson_center.layout import Layout
from catalog.standards.web_pages.wilson_center.names import PLURAL_HONORIFIC, offices_in, tokens
from catalog.standards.web_pages.wilson_center.participants import write_participants
from catalog.standards.web_pages.wilson_center.parties import Party, read_parties, read_persons
from catalog.standards.web_pages.wilson_center.signatories import write_signatories
from catalog.standards.web_pages.wilson_center.titles import TitleReading

__all__ = ["write_agents"]


def write_agents(sheet: Sheet, layout: Layout, title: TitleReading, above: list[Line], below: list[Line]) -> None:
    """Write authors, signatories, recipients and participants."""
    signed = write_signatories(sheet, layout, title, below)
    _authors(sheet, layout, title, signed, above)
    _recipients(sheet, title, above, below)
    write_participants(sheet, layout, title, above)
    for field, words in title.unsure:
        sheet.ask(f"/{field}", "Whom the title names here cannot be told from its words alone.", words)
    asked = {field for field, _ in title.unsure}
    if not {"authors", "signatories"} & sheet.document.keys() and "authors" not in asked:
        sheet.ask("/authors", "Neither the title nor the rim of the text plainly names who wrote the document.")


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
        sheet.ask(f"/{field}", "Whom the head of the text names here cannot be told from its words alone.", words)


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
