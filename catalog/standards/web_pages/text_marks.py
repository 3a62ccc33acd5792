"""A text while it is written, and the marks it bears: signatures, copies, numbers, dates; and who had a hand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from catalog.dates.reader import read
from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.model import Text
from catalog.standards.web_pages.credits import Credit, SourceNote, people
from catalog.standards.web_pages.english import table
from catalog.standards.web_pages.layout import Layout
from catalog.standards.web_pages.names import offices_in
from catalog.standards.web_pages.signatories import signatures_below
from catalog.standards.web_pages.text_edges import Kind, Line
from catalog.vocabularies import Role

__all__ = ["TextSheet", "write_credits", "write_marks", "write_printed"]


_COUNTS = table("body", "counts")
_HANDS = {"typed": Role.TYPIST, "recorded": Role.RECORDER}


def write_marks(text: TextSheet, layout: Layout, above: list[Line], below: list[Line]) -> None:
    """Write the marks above and below the body into the text that bears them."""
    for line in above:
        if line.kind is Kind.NUMBER:
            _number(text, line)
        elif line.kind is Kind.COPY_NOTE or "copy" in line.parts:
            words = line.parts.get("copy", line.words)
            text.add("statements", words.line_text, words)
    for line in signatures_below(below):
        name = line.parts["name"]
        text.add("signatures", {"name": name.line_text, "as_written": line.words.line_text}, line.words, name)
    for line in below:
        if line.kind is Kind.COPIES:
            _copies(text, line)
        elif line.kind is Kind.DRAFTED:
            _drafted(text, line)
        elif line.kind is Kind.NUMBER:
            _number(text, line)
        elif line.kind is Kind.DATE:
            _date(text, layout, line)
    _ask_what_signatures_mean(text, below)


def _copies(text: TextSheet, line: Line) -> None:
    words = line.parts["copies"]
    count = (line.parts.get("count") or line.parts["count2"]).text.lower()
    text.fields["copies"] = {"count": int(count) if count.isdigit() else _COUNTS[count], "as_written": words.line_text}
    text.note("copies", words)
    if "typist" in line.parts:
        text.fields["typist_mark"] = line.parts["typist"].text
        text.note("typist_mark", line.parts["typist"])


def _drafted(text: TextSheet, line: Line) -> None:
    """Write `Typed by`, `Recorded by`; what `Drafted by` means below a text is the cataloguer's judgment."""
    role = _HANDS.get(line.parts["verb"].text.lower())
    names = [name for name, _ in people(line.parts["names"])]
    if role:
        for name, whole in people(line.parts["names"]):
            plain = offices_in(name.line_text)[1]
            as_written = {} if plain == whole.line_text else {"as_written": whole.line_text}
            text.add("contributors", {"name": plain, **as_written, "role": role.value}, line.words)
        return
    text.add("statements", line.words.line_text, line.words)
    for name in names:
        text.note("contributors", name)
    text.ask(
        "contributors",
        f"What {line.parts['verb'].text.lower()} means here, and which text it is about, is for you to decide.",
        line.words,
        (Role.DRAFTER.value, Role.TRANSLATOR.value, Role.TYPIST.value, Role.AUTHOR.value),
    )


def _number(text: TextSheet, line: Line) -> None:
    number, whole = line.parts["number"], line.parts["whole"]
    if "registration_number" in text.fields:
        text.add("statements", line.words.line_text, line.words)
        return
    text.fields["registration_number"] = {"number": number.line_text, "as_written": whole.line_text}
    text.note("registration_number", whole)


def _date(text: TextSheet, layout: Layout, line: Line) -> None:
    """Write a date that is not the document's own; which event it dates is not stated."""
    value = read(line.parts["date"].text).value
    if layout.date and value == read(layout.date.text).value:
        return  # the document's own date, in the words of the body
    words = line.parts["date"]
    text.add("dates", {"value": value, "as_written": words.line_text}, words)
    text.ask(
        "dates",
        "What happened on this date is not stated.",
        words,
        ("translation", "registration", "sending", "copying", "creation"),
    )


def _ask_what_signatures_mean(text: TextSheet, below: list[Line]) -> None:
    signatures = signatures_below(below)
    if signatures:
        names = " and ".join(line.parts["name"].line_text for line in signatures)
        text.ask(
            "signatures",
            f"Whether {names} translated the text, or signed it in another capacity, is not stated.",
            Passage(signatures[0].words.page, signatures[0].words.start, signatures[-1].words.end),
            ("translator", "drafter", "signatory of the copy"),
        )


def write_printed(text: TextSheet, note: SourceNote | None) -> None:
    """Write the book the text was printed in."""
    if not note or not note.printed:
        return
    book = note.printed
    printed = {"publisher": book.publisher.line_text, "title": book.title.line_text.rstrip(".,")}
    if book.pages:
        printed["pages"] = re.sub(r"^pp?\.\s*", "", book.pages.line_text)
    target = text.fields if "published" not in text.fields else None
    if target is None:  # the one text there is is the page's own; the book is in the words of the source
        text.add("statements", book.whole.line_text, book.whole)
        return
    target["published"] = {**printed, "date": book.year.text, "note": book.whole.line_text}
    text.note("published", book.whole)


def write_credits(sheet: Sheet, original: TextSheet, published: TextSheet, credited: tuple[Credit, ...]) -> None:
    """Write contributors, transcribers, editors where they had their part; translators are with the text."""
    for credit, verbs in _by_name_and_role(credited):
        agent = {**credit.agent, "role": credit.role}
        if credit.role == Role.TRANSLATOR.value:
            continue
        if credit.role == Role.TRANSCRIBER.value:
            original.add("contributors", agent, credit.name, credit.clause)
        elif credit.role == Role.EDITOR.value:
            published.add("contributors", agent, credit.name, credit.clause)
        else:
            noted = {} if verbs == ["contributed"] else {"note": " and ".join(verbs)}
            sheet.add("contributors", {**credit.agent, **noted, "role": credit.role}, credit.name, credit.clause)


def _by_name_and_role(credited: tuple[Credit, ...]) -> list[tuple[Credit, list[str]]]:
    """Return each name once in a role, with what it did: `Obtained and contributed by Or Rabinowitz`."""
    verbs: dict[tuple[str, str], list[str]] = {}
    firsts: dict[tuple[str, str], Credit] = {}
    for credit in credited:
        key = (credit.role, credit.name.line_text)
        firsts.setdefault(key, credit)
        done = verbs.setdefault(key, [])
        done += [] if credit.verb in done else [credit.verb]
    return [(credit, verbs[key]) for key, credit in firsts.items()]


@dataclass(slots=True)
class TextSheet:
    """The fields of a text, the words they are based on and the questions about them, by pointer below the text."""

    fields: dict[str, Any]
    _found: list[tuple[str, Passage]] = field(default_factory=list)
    _questions: list[tuple[str, str, Passage | None, tuple[str, ...]]] = field(default_factory=list)

    def note(self, pointer: str, *passages: Passage | None) -> None:
        """Note the words that a field is based on."""
        self._found += [(pointer, each) for each in passages if each]

    def ask(self, pointer: str, reason: str, words: Passage | None = None, answers: tuple[str, ...] = ()) -> None:
        """Note a question about a field."""
        self._questions.append((pointer, reason, words, answers))

    def add(self, name: str, value: Any, *passages: Passage | None) -> None:
        """Write one more value of a list."""
        values = self.fields.setdefault(name, [])
        if value not in values:
            values.append(value)
        self.note(f"{name}/{values.index(value)}", *passages)

    def put(self, sheet: Sheet) -> None:
        """Write the text into the record, its fields in the order of the model."""
        order = {name: number for number, name in enumerate(Text.model_fields)}
        pointer = sheet.add("texts", dict(sorted(self.fields.items(), key=lambda item: order[item[0]])))
        for name, passage in self._found:
            sheet.found(f"{pointer}/{name}", passage)
        for name, reason, words, answers in self._questions:
            sheet.ask(f"{pointer}/{name}", reason, words, answers)
