"""The names in a finding aid: who made a unit, who had to do with it, whom it mentions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft_builder import Entry
from catalog.drafts.heading_numbers import numbered
from catalog.drafts.relators import ROLES
from catalog.drafts.xml_source import local, text_of
from catalog.vocabularies import Level, Role

__all__ = ["NAMES", "is_role", "said_of_heading", "write_creators", "write_name"]

NAMES = {"persname": "person", "corpname": "corporate body", "famname": "family", "name": ""}
"""The elements of names, and the kind of agent each is of."""

_POINTERS = {
    Role.AUTHOR: "/authors/*/name",
    Role.SIGNATORY: "/signatories/*/name",
    Role.ADDRESSEE: "/recipients/*/name",
    Role.TRANSLATOR: "/texts/@translation/translators/*/name",
}
_WORDS = {role.value: role for role in Role}


def write_creators(entry: Entry, element: etree._Element, place: str) -> None:
    """Write every name in <origination>: of a unit of documents its creators, of a document its authors."""
    names = [each for each in element.iter() if local(each) in NAMES]
    pointer = "/authors/*/name" if entry.document["level"] == Level.ITEM else "/creators/*/name"
    for name in names:
        write_name(entry, name, place, pointer)
    if not names:
        entry.line(pointer, text_of(element), place)


def write_name(entry: Entry, element: etree._Element, place: str, without_role: str) -> None:
    """Write a name under its role, or where it goes without one; a role that is none of ours is ignored."""
    stated = (element.get("relator") or element.get("role") or "").strip()
    roles = list(_roles(stated))
    fixed: dict[str, Any] = _said_beside(element)
    pointer = without_role if not roles or roles[0] is Role.CREATOR else _POINTERS.get(roles[0], "")
    if not pointer and without_role.startswith("/creators"):
        pointer, fixed = without_role, {**fixed, "role": roles[0].value}
    elif not pointer:
        pointer, fixed = "/contributors/*/name", {**fixed, "role": roles[0].value}
    words, surname = _name(element)
    if surname:
        entry.line(pointer, words, place, {**fixed, "surname": surname})
        _leave_parts(entry, element, words, place)
    elif local(element) == "persname":
        common_fields.write_agent(entry, pointer, words, place, fixed)
    else:
        entry.line(pointer, words, place, fixed)
    if stated and not roles:
        entry.ignore(f"{words}: {stated}", place)


def is_role(words: str) -> bool:
    """Whether words name a role of ours: they are not kept where it is."""
    return next(_roles(words), None) is not None


def _roles(stated: str) -> Iterator[Role]:
    """Yield the roles that a relator names: a word, a code, an address that ends in one, or `addressee (rcp)`."""
    word, _, code = stated.rstrip("/)").rpartition("/")[2].lower().partition(" (")
    if word in _WORDS:
        yield _WORDS[word]
    for each in (code, word):
        if each in ROLES:
            yield ROLES[each]


def _said_beside(element: etree._Element) -> dict[str, str]:
    kind = NAMES[local(element)]
    return {**({"kind": kind} if kind else {}), **said_of_heading(element, "authority")}


def said_of_heading(element: etree._Element, address: str) -> dict[str, str]:
    """Return the list that a heading is from, and its address (in the field of that name) or its number there."""
    number = element.get("identifier") or element.get("authfilenumber") or ""
    return numbered(address, [number], " ".join((element.get("source") or "").split()))


def _name(element: etree._Element) -> tuple[str, str]:
    """Return the name, and the surname where the parts of it name it; years of a life are not part of a name.

    EAD3 has parts for that; archives that write EAD 2002 call the parts by <emph altrender="surname">.
    """
    parts = {_kind_of(part): text_of(part) for part in element if local(part) in _PARTS}
    surname = parts.get("surname", "")
    given = next((parts[name] for name in _GIVEN if parts.get(name)), "")
    if surname and given:
        return f"{given} {surname}", surname
    if local(element) == "corpname":  # a body, and its units
        units = [text_of(part).rstrip(".") for part in element if local(part) == "part" and text_of(part)]
        return ". ".join(units) or text_of(element), ""
    return text_of(element), ""


_GIVEN = ("forename", "given", "firstname")
_PARTS = ("part", "emph")


def _kind_of(part: etree._Element) -> str:
    return (part.get("localtype") or part.get("altrender") or "").lower()


def _leave_parts(entry: Entry, element: etree._Element, name: str, place: str) -> None:
    """Leave the parts that are beside surname and forename: dates, titles."""
    for part in element:
        words, kind = text_of(part), _kind_of(part)
        if local(part) in _PARTS and words and kind not in ("", "surname", *_GIVEN):
            entry.ignore(f"{name}: {words}", place)
