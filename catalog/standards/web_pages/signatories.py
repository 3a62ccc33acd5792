"""Who signed: the names below a text, joined with those of the title, in another spelling perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.model.strings import clean
from catalog.standards.web_pages.layout import Layout
from catalog.standards.web_pages.names import OFFICE, best_match, is_short_for, tokens
from catalog.standards.web_pages.parties import Party, agent_of, plain_name
from catalog.standards.web_pages.text_edges import Kind, Line, is_valediction
from catalog.standards.web_pages.titles import TitleReading

__all__ = ["signatures_below", "write_signatories"]

_OFFICE_BEGINS = re.compile(rf",\s+(?=(?:the\s+|and\s+)?{OFFICE}\b)")

# as in: cc: Ivan Petrov; Sent to: A. Keim
_DISTRIBUTION = re.compile(
    r"(?:cc|copy|copies|copied|sent|distribut\w+|circulat\w+|addressees?|participants?|present|attended|attachments?|enclosures?)\b"
    r"(?!\s+(?:\w+\s+)?(?:printed|made|issued|typed))",
    re.IGNORECASE,
)
# as in: Counsellor; Deputy Minister of Trade
_OFFICE_LINE = re.compile(rf"{OFFICE}\b[^.:]{{0,150}}$", re.IGNORECASE)


def signatures_below(below: list[Line]) -> list[Line]:
    """Return the marks of signatures that are not those of the signatories named above them."""
    named = any(line.kind is Kind.SIGNATORY for line in below)
    return [line for line in below if line.kind is Kind.SIGNATURE] if named else []


def write_signatories(sheet: Sheet, layout: Layout, title: TitleReading, below: list[Line]) -> set[str]:
    """Write who signed the document; return the names of the title's senders that are among them."""
    senders = {party.name: party for party in title.senders}
    signed: set[str] = set()
    for line in _signing_lines(below, senders):
        party = _sender_of(sheet, _name_of(line), senders)
        signed |= {party.name} if party else set()
        _Signatory(line, party, layout.body).write(sheet)
    names = [line.words for line in _without_distribution(below) if line.kind is Kind.NAME]
    if names and "signatories" not in sheet.document:
        below_the_text = "; ".join(words.line_text for words in names)
        sheet.ask("/signatories", f"Below the text: {below_the_text}. Whether they signed it is not stated.", names[0])
    return signed


@dataclass(frozen=True, slots=True)
class _Signatory:
    """A line that names a signatory, and the sender of the title whom it names."""

    line: Line
    party: Party | None
    body: Passage | None

    def write(self, sheet: Sheet) -> None:
        """Write the signatory with the words that each of its fields is based on."""
        agent = self.agent_of()
        offices = list(_offices(self.line.parts.get("offices")))
        variants = list(self._variants(agent["name"]))
        titles = [clean(office.text).rstrip(".") for office in offices]
        if self.party and self.party.office:
            titles.insert(0, self.party.office)
        if titles or self.line.kind is not Kind.SIGNATORY:  # bodies hold no offices, and no hand to sign with
            agent["kind"] = "person"
        if "[" in _name_of(self.line).text:
            agent["certainty"] = "uncertain reading"
        if variants:
            agent["variants"] = [variant.text for variant in variants]
        if titles:
            agent["offices"] = titles
        pointer = sheet.add("signatories", agent, self.party.words if self.party else None)
        words = self.line.words if self.line.kind is Kind.SIGNATURE else _name_of(self.line)
        sheet.found(f"{pointer}/{'as_written' if 'as_written' in agent else 'name'}", words)
        for number, office in enumerate(offices, len(titles) - len(offices)):
            sheet.found(f"{pointer}/offices/{number}", office)
        for number, variant in enumerate(variants):
            sheet.found(f"{pointer}/variants/{number}", variant)

    def agent_of(self) -> dict[str, Any]:
        words = _name_of(self.line)
        plain = plain_name(words.text)
        agent = agent_of(self.party.name if self.party else plain, words)
        if self.line.kind is Kind.SIGNATURE and "as_written" not in agent and self.line.words.text != agent["name"]:
            agent["as_written"] = self.line.words.line_text
        return agent

    def _variants(self, name: str) -> Iterator[Passage]:
        """Yield other spellings in the body, made of the words that the two known spellings have."""
        as_written = _name_of(self.line).text
        known = (tokens(name), tokens(plain_name(as_written)))
        if self.body is None or self.party is None or len(known[0]) != len(known[1]):
            return
        seen = {name, as_written, plain_name(as_written)}
        for words in product(*({a, b} for a, b in zip(*known, strict=True))):
            pattern = r"\s+".join(rf"(?i:{re.escape(word)})" for word in words)
            for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", self.body.text):
                form = self.body.group(match)
                if form.line_text not in seen and not form.text.isupper() and form.text[0].isupper():
                    seen.add(form.line_text)
                    yield form


def _name_of(line: Line) -> Passage:
    return line.parts["name"].strip(" .,;")


def _signing_lines(below: list[Line], senders: dict[str, Party]) -> Iterator[Line]:
    """Yield the lines that name a signatory: typed with offices, else signed, or a name below a farewell."""
    below = _without_distribution(below)
    typed = [line for line in below if line.kind is Kind.SIGNATORY]
    if typed:
        yield from typed
        return
    signing = False
    for number, line in enumerate(below):
        before = below[number - 1].words.text if number else ""
        named = line.kind is Kind.NAME and bool(
            signing or is_valediction(before) or _names_one(plain_name(line.words.text), senders)
        )
        signing = named or line.kind is Kind.SIGNATURE
        if signing:
            yield _with_office(line, below[max(0, number - 1) : number] + below[number + 1 : number + 2])


def _names_one(words: str, senders: dict[str, Party]) -> bool:
    alike = (is_short_for(words, name) or is_short_for(name, words) for name in senders)
    return bool(best_match(words, senders)) or any(alike)


def _without_distribution(below: list[Line]) -> list[Line]:
    """Leave out the names that a list of those who get a copy continues with."""
    kept: list[Line] = []
    listing = False
    for line in below:
        if _DISTRIBUTION.match(line.words.text):
            listing = True
        elif line.kind not in (Kind.NAME, Kind.SIGNATORY, Kind.OTHER):
            listing = False
        if not listing:
            kept.append(line)
    return kept


def _with_office(line: Line, beside: list[Line]) -> Line:
    """Add the office that is on the line above or below a name, where one of them is an office."""
    offices = [each.words for each in beside if each.kind is Kind.OTHER and _OFFICE_LINE.match(each.words.text)]
    return replace(line, parts={**line.parts, "offices": offices[0]}) if len(offices) == 1 else line


def _sender_of(sheet: Sheet, words: Passage, senders: dict[str, Party]) -> Party | None:
    """Return the sender of the title whose name this is, in another spelling perhaps."""
    plain = plain_name(words.text)
    likely = best_match(plain, senders)
    likely = likely or [name for name in senders if is_short_for(plain, name) or is_short_for(name, plain)]
    alike = [name for name in senders if {*tokens(plain)[:1], *tokens(plain)[-1:]} & {*tokens(name)}]
    if not likely and alike:
        sheet.ask(
            "/signatories", "Whether a sender of the title is the same person is not stated.", words, tuple(alike)
        )
    if len(likely) > 1:
        sheet.ask("/signatories", "More than one name of the title may be this one.", words, tuple(likely))
    return senders[likely[0]] if len(likely) == 1 else None


def _offices(words: Passage | None) -> Iterator[Passage]:
    """Part offices: a comma parts two where an office begins after it."""
    if words:
        yield from words.split(_OFFICE_BEGINS.pattern)
