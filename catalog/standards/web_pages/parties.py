"""The persons and bodies that a stretch of a title names: one by one, with the office each is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.model.strings import clean
from catalog.standards.web_pages.names import (
    begins_as_no_name,
    is_body,
    is_of_a_nation,
    is_office,
    is_person,
    is_place,
    names_a_document,
    offices_in,
    split_names,
)
from catalog.vocabularies import Certainty

__all__ = [
    "Party",
    "add_party",
    "agent_of",
    "agent_of_heading",
    "plain_name",
    "read_parties",
    "read_persons",
    "without_article",
]


# as in: All Provincial Premiers; Chinese Students
_GROUP = re.compile(r"^(?:All\b|[A-Z]\w+\s+(?:Citizens|Comrades|Delegates|People|Residents|Students|Workers)$)")
_HOLDER_WITHIN = re.compile(
    r"(?<!\bof)(?<!\bthe)(?<!\bfor)\s(?:Ambassador|Chairman|Chancellor|Consul|Director|Governor|Marshal|Minister|President"
    r"|Premier|Secretary)\b(?!['’])"
)
"""An office within words, as in `Mir Bagirov CC Secretary of the Party`: they name more than a body."""
_ASIDE = re.compile(r"(?:(?<!\w)|\s+)(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_LETTERS = re.compile(r"(?<=\w)\[[^\W\d_]{1,20}\??\]|\[[^\W\d_]{1,20}\??\](?=\w)")
"""Letters of a word that the editor put in brackets: `Kirylu[k]`."""
_RETIRED = re.compile(r"\s\((?:ret|res)(?:\.|d\.?|ired|erve)?\)\s", re.IGNORECASE)
_MOST = 300
_SMALL_WORDS = frozenset(
    {"a", "and", "at", "for", "in", "of", "on", "the", "to", "de", "del", "da", "do", "dos", "des", "du", "e", "y"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """A person or body that a title names; `by_office` where it gives the office and no name."""

    name: str
    words: Passage
    office: str = ""
    by_office: bool = False

    @property
    def in_brackets(self) -> bool:
        """Whether letters of the name are in brackets."""
        return bool(_LETTERS.search(self.words.text))

    @property
    def is_body(self) -> bool:
        """Whether the words are plainly a body's."""
        return not self.office and not self.by_office and is_body(self.name)


def read_parties(words: Passage) -> tuple[Party, ...]:
    """Part names; empty where it is open whether the words name one or several, or a name at all."""
    if not words or len(words) > _MOST:
        return ()
    one = _party(words)
    if one is not None:
        return (one,)
    for parts in (list(words.split(r"\s+and\s+")), split_names(words)):
        found = [_party(part) for part in parts] if len(parts) > 1 and not _is_apposition(words, parts) else []
        if found and all(found):
            return tuple(each for each in found if each)
    bodies = [_party(part) for part in words.split(r",\s+(?:and\s+)?|\s+and\s+")]
    if all(each and each.is_body for each in bodies):
        return tuple(each for each in bodies if each)
    return _before_comma(words)


def _before_comma(words: Passage) -> tuple[Party, ...]:
    """Read one person before a comma where nothing behind it can be another: `Molotov, The Situation in the Party`."""
    first, *rest = words.split(r",\s+(?:and\s+)?")
    party = _party(first)
    more = any(_party(part) or re.search(r"\band\b|\bothers\b", part.text) for part in rest)
    return (party,) if rest and party and not party.is_body and not party.by_office and not more else ()


def _is_apposition(words: Passage, parts: list[Passage]) -> bool:
    """Whether what follows one comma may say more of the first name: `Frank Aiken, Dáil Éireann`."""
    return len(parts) == 2 and not re.search(r"\band\b|&|;", words.text)


def read_persons(words: Passage) -> tuple[Party, ...]:
    """Part a list of persons, given by surname perhaps; empty where one of them is none."""
    parts = [_without_honorific(part) for part in words.split(r",\s+(?:and\s+)?|\s+and\s+")]
    found = [Party(part.line_text, part) for part in parts if is_person(part.line_text)]
    return tuple(found) if len(found) == len(parts) else ()


def _party(words: Passage) -> Party | None:
    """Read words that name one person or body, or None."""
    part = _without_article(words)
    titled = part != words
    bare = part.cut(0, len(_ASIDE.sub("", part.text)))
    name = _RETIRED.sub(" ", _LETTERS.sub(lambda letters: letters[0].strip("[]?"), bare.line_text))
    office, person = offices_in(name)
    if is_place(name) or not name:
        return None
    is_named = is_person(person) and not is_place(person) and (office or not is_of_a_nation(person))
    if is_named and (office or not titled or is_office(person)):  # no article is before a name: `the Plenum`
        return Party(person, part, office, by_office=not office and is_office(person))
    if is_office(name):
        return _after_its_name(part) or (Party(name, part, by_office=True) if _is_one(name) else None)
    if (
        is_body(name)
        and not begins_as_no_name(name)
        and _is_titled(name)
        and _is_one(name)
        and not names_a_document(name)
        and not _HOLDER_WITHIN.search(name)
    ) or _GROUP.match(name):
        return Party(name, part)
    return _after_its_name(part)


def _after_its_name(part: Passage) -> Party | None:
    """Read `S. P. Suzdalev, Chargé d'Affaires of the USSR to the DPRK`: an office after the name of who held it."""
    comma = re.search(r",\s+", part.text)
    if comma is None:
        return None
    name = _ASIDE.sub("", part.text[: comma.start()])
    office = re.sub(r"^the\s+", "", " ".join(part.text[comma.end() :].split()))
    person = offices_in(name)[1]
    if is_person(person) and is_office(office) and _is_one(office) and not is_person(offices_in(office)[1]):
        return Party(person, part, office)
    return None


def _is_one(words: str) -> bool:
    """Whether no comma is in words, so that they name one body or office: `Department, Ministry` does too."""
    parts = [part.strip() for part in words.split(",")]
    joined = any(part.startswith("and ") for part in parts)
    return len(parts) == 1 or (not joined and all(is_body(part) or is_place(part) for part in parts))


def _is_titled(words: str) -> bool:
    """Whether all words but the small ones begin with a capital, as those of a name do."""
    return all(word in _SMALL_WORDS or not word[0].islower() for word in re.findall(r"[^\W_]\S*", words))


def _without_honorific(words: Passage) -> Passage:
    return words.cut(words.text.find(offices_in(words.line_text)[1])) if "\n" not in words.text else words


def _without_article(words: Passage) -> Passage:
    article = re.match(r"(?:[Tt]he|an?)\s+", words.text)
    return words.cut(article.end()) if article else words


_DOUBTS = (Certainty.UNCERTAIN_READING.value, "supplied by the editor, and certain")


def add_party(sheet: Sheet, field: str, party: Party, role: str = "") -> None:
    """Write one whom a title names into a field; ask for the name where it gives the office alone."""
    agent = _agent_of_party(party)
    pointer = sheet.add(field, {**agent, "role": role} if role else agent, party.words)
    if party.in_brackets:
        sheet.ask(
            f"{pointer}/certainty", "Why letters of the name are in brackets is not stated.", party.words, _DOUBTS
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
