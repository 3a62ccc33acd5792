"""Several sources that describe one document, combined: what the first says holds, another adds what is missing.

Where two cannot both be true, a question says what each of them states. Less is no contradiction: a year beside a day,
the beginning of an abstract, the first of two authors.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.drafts.draft import Draft, Found, Ignored, Question

__all__ = ["Combined", "Statement"]

_MADE = frozenset({"id", "level", "administration"})
"""What an entry makes where its source says nothing."""
_AGENTS = ("authors", "signatories", "recipients", "contributors")
_OWN_PLACE = frozenset({"id", "url"})
"""Fields that are of the source itself: two sources may have two of them."""
_NAMES = ("name", "text", "term", "title", "value", "as_written", "conditions")
"""The part of a value that names it."""
_AROUND_TITLE = re.compile(r"\s+(?:[|·•»–—-]|::)\s+")
"""What parts a title from the name of the site: `A letter | The archive`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says: its name for people, and the draft made of it alone."""

    source: str
    draft: Draft

    def fields(self) -> Iterator[tuple[str, Any]]:
        """Yield each field that the source itself gives, with its value."""
        given = {each.pointer.split("/")[1] for each in self.draft.found if each.pointer}
        for name, value in self.draft.document.items():
            if name not in _MADE or name in given:
                yield name, value

    def found(self, name: str) -> list[Found]:
        """Return what the values of a field are on."""
        return [each for each in self.draft.found if each.pointer.split("/")[1:2] == [name]]

    def questions(self, name: str) -> list[Question]:
        """Return what is asked about a field."""
        return [each for each in self.draft.questions if each.pointer.split("/")[1:2] == [name]]


@dataclass(slots=True)
class Combined:
    """A description while sources are added to it, those that say most and most exactly first."""

    document: dict[str, Any] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    _sources: dict[str, str] = field(default_factory=dict)

    def add(self, statement: Statement) -> None:
        """Add what a source says."""
        said = _words_in(self.document)
        for name, value in statement.fields():
            if name not in self.document:
                self.document[name] = copy.deepcopy(value)
                self._sources[name] = statement.source
                self.found += statement.found(name)
                self.questions += statement.questions(name)
            elif name == "dates":
                self._dates(value, statement)
            elif name == "texts":
                self._texts(value, statement)
            elif isinstance(value, list):
                self._list(name, value, statement, said)
            elif name == "rights":
                self._rights(value, statement)
            elif name not in _OWN_PLACE:
                self._one(f"/{name}", self.document[name], value, statement)
        stated = {name for name, _ in statement.fields()}
        self.questions += [each for each in statement.draft.questions if each.pointer.split("/")[1] not in stated]
        self.ignored += statement.draft.ignored

    def ignored_by_all(self) -> tuple[Ignored, ...]:
        """Return what nothing was made of, but for words that another source has said in a field."""
        said = _words_in(self.document)
        code = _plain(_naming(self.document.get("reference_code", {})))
        return tuple(each for each in self.ignored if _plain(each.text) not in said and _plain(each.text) not in code)

    def _ask(self, pointer: str, present: str, other: str, statement: Statement) -> None:
        first = self._sources.get(pointer.split("/")[1], "")
        reason = f"{first} and {statement.source} disagree."
        self.questions.append(
            Question(pointer, reason, answers=(f"{present} ({first})", f"{other} ({statement.source})"))
        )

    def _one(self, pointer: str, present: Any, value: Any, statement: Statement) -> None:
        """Compare two values of a field that has one: the fuller is kept where it begins with the other."""
        mine, other = _naming(present), _naming(value)
        shorter, longer = sorted((_plain(mine).rstrip("…."), _plain(other).rstrip("….")), key=len)
        if longer.startswith(shorter):
            if len(other) > len(mine) and isinstance(value, Mapping) and pointer == "/abstract":
                self.document["abstract"] = dict(value)
        elif pointer != "/title" or shorter not in map(_plain, _AROUND_TITLE.split(longer)):
            self._ask(pointer, mine, other, statement)

    def _list(self, name: str, values: list[Any], statement: Statement, said: set[str]) -> None:
        """Add the values that nothing said yet; other authors than those that are known are asked about."""
        code = _plain(_naming(self.document.get("reference_code", {})))
        known = {_tokens(_naming(agent)) for each in _AGENTS for agent in self.document.get(each, ())}
        new = [
            value
            for value in values
            if (words := _plain(_naming(value))) not in said and words not in code and _tokens(words) not in known
        ]
        others = {_tokens(_naming(value)) for value in values}
        if new and name == "authors" and not {_tokens(_naming(agent)) for agent in self.document[name]} <= others:
            present = "; ".join(map(_naming, self.document[name]))
            self._ask("/authors", present, "; ".join(map(_naming, values)), statement)
            return
        for value in new:
            self.document[name].append(value)
            self.found += [each for each in statement.found(name) if _naming(value) == each.text]

    def _dates(self, dates: list[Any], statement: Statement) -> None:
        """Compare dates of one event; a date of no stated event is compared with all."""
        for date in dates:
            words, event = _naming(date), date.get("event")
            alike = [each for each in self.document["dates"] if not event or each.get("event") in (None, event)]
            same = [each for each in alike if _naming(each).startswith(words) or words.startswith(_naming(each))]
            if same and len(words) > len(_naming(same[0])) and "value" in date:
                same[0]["value"] = date["value"]
            elif alike and not same:
                self._ask("/dates", _naming(alike[0]), words, statement)
            elif not alike:
                self.document["dates"].append(date)
                self.found += [each for each in statement.found("dates") if each.text == words]

    def _texts(self, texts: list[Any], statement: Statement) -> None:
        """Compare the languages; add what is missing to the text of the same key."""
        mine = {tag for text in self.document["texts"] for tag in text.get("language", ())}
        other = {tag for text in texts for tag in text.get("language", ())}
        if mine and not other <= mine:
            self._ask("/texts/0/language", ", ".join(sorted(mine)), ", ".join(sorted(other)), statement)
        by_key = {text["key"]: text for text in self.document["texts"]}
        for text in texts:
            for name, value in text.items() if text["key"] in by_key else ():
                by_key[text["key"]].setdefault(name, value)

    def _rights(self, rights: Mapping[str, Any], statement: Statement) -> None:
        present = self.document["rights"]
        for name, value in rights.items():
            if name not in present:
                present[name] = value
            elif name == "uri":
                self._one("/rights/uri", present[name], value, statement)


def _naming(value: Any) -> str:
    """Return the words that name a value: `Ivan Petrov` of an agent, a day of a date."""
    if isinstance(value, Mapping):
        return next((str(value[name]) for name in _NAMES if name in value), "")
    return str(value)


def _plain(words: str) -> str:
    """Return words for comparing: in small letters, with single blanks."""
    return " ".join(words.casefold().split())


def _tokens(name: str) -> frozenset[str]:
    """Return the words of a name in any order: `Petrov, Ivan` is `Ivan Petrov`."""
    return frozenset(re.findall(r"\w+", name.casefold()))


def _words_in(value: Any) -> set[str]:
    """Return all strings of a document, for comparing."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.add(_plain(each))
        elif isinstance(each, Mapping):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found
