"""The agents of a page: who wrote, signed, received, took part, in the title, the body and the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from catalog.importers.passage import Passage
from catalog.importers.sheet import Sheet, clean
from catalog.importers.wilson_center.body import Kind, Line, is_valediction
from catalog.importers.wilson_center.layout import Layout
from catalog.importers.wilson_center.names import OFFICE, best_match, is_body, offices_in, tokens
from catalog.importers.wilson_center.titles import Party, TitleReading

__all__ = ["signatures_below", "write_agents"]

_OFFICE_BEGINS = re.compile(rf",\s+(?=(?:the\s+|and\s+)?{OFFICE}\b)")
_NAMED = re.compile(rf"(?!(?:[Tt]he\s+)?{OFFICE}\b)[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)+$")


def write_agents(sheet: Sheet, layout: Layout, title: TitleReading, above: list[Line], below: list[Line]) -> None:
    """Write authors, signatories, recipients and participants."""
    signed = _signatories(sheet, layout, title, below)
    _authors(sheet, layout, title, signed, above)
    _recipients(sheet, title, above, below)
    _participants(sheet, layout, title, above)
    for words in title.unsure:
        sheet.ask("/authors", "The title names persons or bodies here that cannot be told apart safely.", words)


def signatures_below(below: list[Line]) -> list[Line]:
    """Return the marks of signatures that are not those of the signatories named above them."""
    named = any(line.kind is Kind.SIGNATORY for line in below)
    return [line for line in below if line.kind is Kind.SIGNATURE] if named else []


def _signatories(sheet: Sheet, layout: Layout, title: TitleReading, below: list[Line]) -> set[str]:
    """Write who signed the document; return the names of the title's senders that are among them."""
    senders = {party.name: party for party in title.senders}
    signed: set[str] = set()
    for line in _signing_lines(below, senders):
        words = line.parts["name"].strip(" .,;")
        party = _sender_of(sheet, words, senders)
        signed |= {party.name} if party else set()
        agent = _agent(party.name if party else _plain(words.text), words if party or _odd(words.text) else None)
        if line.kind is Kind.SIGNATURE and "as_written" not in agent and line.words.text != agent["name"]:
            agent["as_written"] = line.words.line_text
        offices = list(_offices(line.parts.get("offices")))
        if party and party.office:
            offices.insert(0, party.words)
        if offices or line.kind is not Kind.SIGNATORY:
            agent["kind"] = "person"
        variants = list(_variants(layout.body, agent["name"], words.text)) if party else []
        if "[" in words.text:
            agent["certainty"] = "uncertain reading"
        if variants:
            agent["variants"] = [each.text for each in variants]
        if offices:
            agent["offices"] = [_office_title(each, party) for each in offices]
        pointer = sheet.add("signatories", agent, party.words if party else None)
        sheet.found(
            f"{pointer}/{'as_written' if 'as_written' in agent else 'name'}",
            line.words if line.kind is Kind.SIGNATURE else words,
        )
        for number, office in enumerate(offices):
            sheet.found(f"{pointer}/offices/{number}", office)
        for number, variant in enumerate(variants):
            sheet.found(f"{pointer}/variants/{number}", variant)
    return signed


def _signing_lines(below: list[Line], senders: dict[str, Party]) -> Iterator[Line]:
    """Yield the lines that name a signatory: typed with offices, else signed, or a name below a farewell."""
    typed = [line for line in below if line.kind is Kind.SIGNATORY]
    if typed:
        yield from typed
        return
    for number, line in enumerate(below):
        if line.kind is Kind.SIGNATURE:
            yield line
        elif line.kind is Kind.NAME:
            before = below[number - 1].words.text if number else ""
            if is_valediction(before) or best_match(_plain(line.words.text), senders):
                yield line


def _sender_of(sheet: Sheet, words: Passage, senders: dict[str, Party]) -> Party | None:
    """Return the sender of the title whose name this is, in another spelling perhaps."""
    plain = _plain(words.text)
    likely = best_match(plain, senders)
    if not likely:  # a signature often gives the surname alone
        likely = [name for name in senders if set(tokens(plain)) <= set(tokens(name))]
    if len(likely) > 1:
        sheet.ask("/signatories", "More than one name of the title may be this one.", words, tuple(likely))
    return senders[likely[0]] if len(likely) == 1 else None


def _authors(sheet: Sheet, layout: Layout, title: TitleReading, signed: set[str], above: list[Line]) -> None:
    """Write the authors the page lists; else those of the title who have not signed."""
    listed = layout.labels["authors"].values if "authors" in layout.labels else ()
    named = {agent["name"] for agent in sheet.document.get("signatories", [])}
    for heading in listed:
        agent = _from_heading(heading, layout.page)
        if agent["name"] not in named:
            sheet.add("authors", agent, heading)
    if listed:
        return
    for party in title.senders:
        if party.name not in signed:
            sheet.add("authors", _party(party), party.words)
    for line in above:
        if line.kind is Kind.SENDER and not title.senders:
            sheet.add("authors", _agent(_plain(line.parts["name"].text)), line.parts["name"])


def _recipients(sheet: Sheet, title: TitleReading, above: list[Line], below: list[Line]) -> None:
    """Write the recipients of the title; the salutation is how the document itself names them."""
    for party in title.receivers:
        sheet.add("recipients", _party(party), party.words)
    lines = [line for line in (*above, *below) if line.kind in (Kind.SALUTATION, Kind.RECEIVER)]
    for line in lines:
        name = line.parts.get("name")
        if name is None:
            sheet.found("/recipients/0" if title.receivers else "/recipients", line.words)
        elif len(title.receivers) == 1:
            _addressed(sheet, title.receivers[0], name)
        elif not title.receivers:
            sheet.add("recipients", _agent(_without_article(name)), name)
        else:
            sheet.found("/recipients", name)


def _addressed(sheet: Sheet, receiver: Party, name: Passage) -> None:
    agent = sheet.document["recipients"][0]
    sheet.found("/recipients/0", name)
    if tokens(_without_article(name)) == tokens(receiver.name):
        return
    if "as_written" not in agent or agent["as_written"] == receiver.words.text:
        agent = {"name": agent.pop("name"), "as_written": name.line_text, **agent}
        agent["as_written"] = name.line_text
        sheet.document["recipients"][0] = agent
    sheet.ask(
        "/recipients/0",
        f"The title names {receiver.name!r}; the document itself addresses other words.",
        name,
        ("the same recipient", "a recipient of its own", "a part of it"),
    )


def _participants(sheet: Sheet, layout: Layout, title: TitleReading, above: list[Line]) -> None:
    """Write who took part in a conversation; an author is somebody else."""
    listed = layout.labels["participants"].values if "participants" in layout.labels else ()
    for heading in listed:
        sheet.add("contributors", {**_from_heading(heading, layout.page), "role": "participant"}, heading)
    if not listed:
        for party in title.participants:
            sheet.add("contributors", {**_party(party), "role": "participant"}, party.words)
    known = {token for party in title.participants for token in tokens(party.name)}
    for line in above:
        if line.kind is Kind.PARTICIPANTS:
            _present(sheet, line, known)


def _present(sheet: Sheet, line: Line, known: set[str]) -> None:
    """Write the participants a line of the body lists, those that a name stands for and the title has not."""
    unnamed = []
    for part in line.parts["names"].split(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+"):
        bare = re.sub(r"\s+as\s+(?:a\s+)?(?:note-?taker|interpreter|translator)$", "", part.text)
        office, name = offices_in(bare)
        if not office and not _NAMED.match(name):
            unnamed.append(part)
        elif known.isdisjoint(tokens(name)):
            agent = _agent(name, part if part.text != name else None)
            if office:
                agent |= {"kind": "person", "offices": [office]}
            sheet.add("contributors", {**agent, "role": "participant"}, part)
        else:
            sheet.found("/contributors", part)
    sheet.found("/contributors", line.words)
    if unnamed:
        words = "; ".join(part.text for part in unnamed)
        sheet.ask("/contributors", f"Took part, named by office or mark alone: {words}. Who was it?", line.words)


def _offices(words: Passage | None) -> Iterator[Passage]:
    """Part offices: a comma parts two where an office begins after it."""
    if words:
        yield from words.split(_OFFICE_BEGINS.pattern)


def _office_title(office: Passage, party: Party | None) -> str:
    return party.office if party and office is party.words else clean(office.text).rstrip(".")


def _variants(body: Passage | None, name: str, as_written: str) -> Iterator[Passage]:
    """Yield other spellings in the body, made of the words that the two known spellings have."""
    known = (tokens(name), tokens(_plain(as_written)))
    if body is None or len(known[0]) != len(known[1]):
        return
    seen = {name, as_written, _plain(as_written)}
    for words in product(*({a, b} for a, b in zip(*known, strict=True))):
        pattern = r"\s+".join(rf"(?i:{re.escape(word)})" for word in words)
        for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", body.text):
            form = body.group(match)
            if form.line_text not in seen and not form.text.isupper() and form.text[0].isupper():
                seen.add(form.line_text)
                yield form


def _party(party: Party) -> dict[str, Any]:
    agent = _agent(party.name, party.words if party.words.text != party.name and not _only_article(party) else None)
    if party.is_body:
        agent["kind"] = "corporate body"
    elif party.office:
        agent |= {"kind": "person", "offices": [party.office]}
    return agent


def _only_article(party: Party) -> bool:
    return _without_article(party.words) == party.name


def _agent(name: str, as_written: Passage | None = None) -> dict[str, Any]:
    agent: dict[str, Any] = {"name": clean(name)}
    if as_written and as_written.line_text != agent["name"]:
        agent["as_written"] = as_written.line_text
    if is_body(name):
        agent["kind"] = "corporate body"
    return agent


def _from_heading(heading: Passage, page: str) -> dict[str, Any]:
    """Read a heading of the publisher: `Nehru, Jawaharlal` is a surname and the rest, in the order the page has."""
    surname, comma, rest = clean(heading.text).partition(", ")
    rest = re.sub(r",?\s*\(?\d{4}-(?:\d{4})?\)?$", "", rest)
    if not comma or is_body(heading.text) or "." in surname:
        return _agent(heading.line_text)
    orders = [order for order in (f"{rest} {surname}", f"{surname} {rest}") if order in page]
    name = orders[0] if orders else f"{surname}, {rest}"
    as_written = {} if name == heading.line_text else {"as_written": heading.line_text}
    return {"name": name, **as_written, "surname": surname}


def _plain(words: str) -> str:
    """Return a name without brackets and stray stops: `Jawaharlal .Nehru`, `KIM [GAN]`."""
    return clean(re.sub(r"(?<=\s)\.(?=\w)|[\[\]()?]", "", words))


def _odd(words: str) -> bool:
    return _plain(words) != clean(words)


def _without_article(words: Passage) -> str:
    text = re.sub(r"^(?:the|a)\s+", "", words.line_text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]
