"""An agent as a cataloguer would write it, from the words a page names it by."""

from __future__ import annotations

import re
from typing import Any

from catalog.drafts.draft_from_text import Sheet, clean
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.wilson_center.names import is_body
from catalog.standards.web_pages.wilson_center.parties import Party
from catalog.vocabularies import Certainty

__all__ = ["add_party", "agent_of", "agent_of_heading", "plain_name", "without_article"]

_DOUBTS = (Certainty.UNCERTAIN_READING.value, "supplied by the editor, and certain")


def add_party(sheet: Sheet, field: str, party: Party, role: str = "") -> None:
    """Write one whom a title names into a field; ask for the name where it gives the office alone."""
    agent = _agent_of_party(party)
    pointer = sheet.add(field, {**agent, "role": role} if role else agent, party.words)
    if party.in_brackets:
        sheet.ask(
            f"{pointer}/certainty", "Why letters of the name stand in brackets is not stated.", party.words, _DOUBTS
        )
    if party.by_office:
        sheet.ask(f"{pointer}/name", "The office alone is named: who held it?", party.words)


def _agent_of_party(party: Party) -> dict[str, Any]:
    """Return the agent whom a title names, with the office it gives."""
    agent = agent_of(party.name, None if without_article(party.words) == party.name else party.words)
    if party.is_body:
        agent["kind"] = "corporate body"
    elif party.office:
        agent |= {"kind": "person", "offices": [party.office]}
    return agent


def agent_of(name: str, as_written: Passage | None = None) -> dict[str, Any]:
    """Return an agent by name, in the words of the page where they differ."""
    agent: dict[str, Any] = {"name": clean(name)}
    if as_written and as_written.line_text != agent["name"]:
        agent["as_written"] = as_written.line_text
    if is_body(name):
        agent["kind"] = "corporate body"
    return agent


def agent_of_heading(heading: Passage, page: str) -> dict[str, Any]:
    """Read a heading of the publisher: `Nehru, Jawaharlal` is a surname and the rest, in the order the page has."""
    surname, comma, rest = clean(heading.text).partition(", ")
    rest = re.sub(r",?\s*\(?\d{4}-(?:\d{4})?\)?$", "", rest)
    if not comma or is_body(heading.text) or "." in surname:
        return agent_of(heading.line_text)
    orders = [order for order in (f"{rest} {surname}", f"{surname} {rest}") if order in page]
    name = orders[0] if orders else f"{surname}, {rest}"
    as_written = {} if name == heading.line_text else {"as_written": heading.line_text}
    return {"name": name, **as_written, "surname": surname}


def plain_name(words: str) -> str:
    """Return a name without brackets and stray stops: `Jawaharlal .Nehru`, `KIM [GAN]`."""
    return clean(re.sub(r"(?<=\s)\.(?=\w)|[\[\]()?]", "", words))


def without_article(words: Passage) -> str:
    """Return a name without `the` before it, beginning with a capital."""
    text = re.sub(r"^(?:[Tt]he|a)\s+", "", words.line_text)
    return text[:1].upper() + text[1:]
