"""The texts of a work of schema.org, read: the original and its translations, nodes with addresses within its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.dates.reader import read
from catalog.dates.styles import in_words
from catalog.drafts.reference import read_reference
from catalog.drafts.source_span import Passage
from catalog.standards.schema_org.agents import agents_in
from catalog.standards.schema_org.read_graph import (
    address_of,
    address_or_words,
    is_language,
    tagged_words,
    types_of,
    web_address,
    words_of,
)  # fmt: skip
from catalog.standards.schema_org.terms import TYPIST_MARK
from catalog.standards.schema_org.work import Work, event_of, identifiers, ignore_units, is_said
from catalog.vocabularies import DateEvent, Role, TextForm

__all__ = ["write_texts"]

_KEY = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_FORMS = {"Manuscript": TextForm.MANUSCRIPT, "DigitalDocument": TextForm.DIGITAL}
_ROLES = frozenset(role.value for role in Role)
_NUMBERS = {"registration number": "registration_number/number", "publisher's record": "published/record_id"}
_READ = frozenset(
    {"@id", "@type", "name", "inLanguage", "translationOfWork", "translator", "contributor", "editor", "author"}
    | {"publisher", "url", "datePublished", "publication", "identifier", "holdingArchive", "itemLocation", "isPartOf"}
    | {"materialExtent", "description", "dateCreated"}
)


def write_texts(work: Work) -> None:
    """Write the texts: the examples of the work whose address is within its own, `#english`."""
    known = {
        address_of(node): node
        for node in work.values("workExample")
        if isinstance(node, Mapping) and work.address and address_of(node).startswith(f"{work.address}#")
    }
    keys = {address: key for address in known if _KEY.fullmatch(key := address.rpartition("#")[2])}
    for address, key in keys.items():
        part = Work(work.entry, known[address], work.graph, work.source)
        _Text(part, key, keys, identifiers(work.graph, work.node)[0]).write()


@dataclass(frozen=True, slots=True)
class _Text:
    """One text while it is read: its node and key, the keys of all by their addresses, the work's reference codes."""

    part: Work
    key: str
    keys: Mapping[str, str]
    codes: list[str]

    def write(self) -> None:
        """Write its fields, and leave what has none."""
        self._line("key", [self.key], "@id")
        self._line("form", [form.value for name, form in _FORMS.items() if name in types_of(self.part.node)], "@type")
        self._title()
        languages = self.part.words("inLanguage")
        self._line("language/*", [each for each in languages if is_language(each)], "inLanguage")
        self.part.ignore("inLanguage", *(each for each in languages if not is_language(each)))
        sources = (address_or_words(value) for value in self.part.values("translationOfWork"))
        self._line("translated_from", [self.keys[each] for each in sources if each in self.keys], "translationOfWork")
        self._hands()
        self._published()
        self._kept_at()
        self._numbers()
        self._line("extent", self.part.words("materialExtent"), "materialExtent")
        self._described()
        for name in self.part.node.keys() - _READ:
            self.part.ignore_all(name)

    def _line(self, pointer: str, words: list[str], name: str, fixed: dict[str, Any] | None = None) -> None:
        """Write words of a property below the text."""
        for each in words:
            self.part.entry.line(f"/texts/@{self.key}/{pointer}", each, self.part.place(name), fixed)

    def _fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = next(text for text in self.part.entry.document["texts"] if text["key"] == self.key)
        return fields

    def _title(self) -> None:
        for value in self.part.values("name")[:1]:
            words, language = tagged_words(value)
            self._line("title/text", [words], "name")
            if words and language:
                self._fields()["title"]["language"] = language

    def _hands(self) -> None:
        for name in ("translator", "contributor", "editor", "author"):
            for agent in agents_in(self.part.graph, self.part.node, name):
                if name == "translator":
                    self._line("translators/*/name", [agent.name], name, agent.fields)
                elif agent.role == "signatory of this text":
                    said = {key: value for key, value in agent.fields.items() if key in ("certainty", "note")}
                    self._line("signatures/*/name", [agent.name], name, said)
                else:
                    role = agent.role if agent.role in _ROLES else name
                    self._line("contributors/*/name", [agent.name], name, {**agent.fields, "role": role})
                self.part.ignore(name, *agent.ignored)

    def _published(self) -> None:
        """Write the publication, which has a publisher."""
        publishers = self.part.words("publisher")
        if not publishers:
            for name in ("url", "datePublished", "publication"):
                self.part.ignore_all(name)
            return
        self._line("published/publisher", publishers, "publisher")
        self._line("published/url", list(filter(None, map(web_address, self.part.values("url")))), "url")
        self._line("published/date", self.part.words("datePublished")[:1], "datePublished")
        for event in self.part.values("publication"):
            if isinstance(event, Mapping):
                self._line("published/title", [words_of(event.get("name"))], "publication")
                notes = map(words_of, self.part.graph.values(event, "description"))
                self._line("published/note", ["; ".join(notes)], "publication")

    def _kept_at(self) -> None:
        """Write where the text is kept: where the work is, or at a code of its own."""
        codes, _ = identifiers(self.part.graph, self.part.node)
        if codes and codes == self.codes:
            self._line("kept_at", ["reference_code"], "identifier")
        elif codes:
            reading = read_reference(Passage.whole(codes[0]))
            self._fields()["kept_at"] = reading.code
            for reason, words in reading.doubts:
                self.part.entry.ask(f"/texts/{list(self.keys.values()).index(self.key)}/kept_at", reason, words.text)
            for name in ("holdingArchive", "itemLocation"):
                self.part.ignore(name, *(words for words in self.part.words(name) if not is_said(words, codes[0])))
            ignore_units(self.part, "isPartOf")

    def _numbers(self) -> None:
        for value in self.part.values("identifier"):
            kind = words_of(value.get("propertyID", "")) if isinstance(value, Mapping) else ""
            if pointer := _NUMBERS.get(kind):
                self._line(pointer, [words_of(value)], "identifier")
            elif kind != "reference code":
                self.part.ignore("identifier", words_of(value))

    def _dated(self, words: str, event: DateEvent) -> None:
        """Write a date that is given in words, which are ours where it has no other."""
        value = read(words).value
        if value and words in (value, in_words(value)):
            self._line("dates/*/value", [value], "description", {"event": event.value})
        else:
            fixed = {"event": event.value, **({"value": value} if value else {})}
            self._line("dates/*/as_written", [words], "description", fixed)

    def _described(self) -> None:
        """Write the words that describe the text: dates with their event, the typist's mark, and statements."""
        event = DateEvent.TRANSLATION if self.part.values("translationOfWork") else DateEvent.CREATION
        self._line("dates/*/value", self.part.words("dateCreated"), "dateCreated", {"event": event.value})
        for words in self.part.words("description"):
            label, _, rest = words.partition(": ")
            if label == TYPIST_MARK and rest:
                self._line("typist_mark", [rest], "description")
            elif dated := event_of(words):
                self._dated(rest, dated)
            else:
                self._line("statements/*", [words], "description")
