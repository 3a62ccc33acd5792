"""MODS <name>: who, and in which role. The form to display is the name; its parts name the surname."""

from __future__ import annotations

from typing import Any

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft_builder import Entry
from catalog.drafts.heading_numbers import numbered
from catalog.drafts.relators import ROLES
from catalog.drafts.xml_source import local, text_of
from catalog.names import read_name
from catalog.standards.mods.terms import AS_WRITTEN
from catalog.vocabularies import AgentKind, Role

__all__ = ["authority_of", "kind_of", "name_of", "roles_of", "write_mention", "write_name"]

_KINDS = {"personal": "person", "corporate": "corporate body", "family": "family"}
_POINTERS = {
    Role.CREATOR: "/creators/*/name",
    Role.AUTHOR: "/authors/*/name",
    Role.SIGNATORY: "/signatories/*/name",
    Role.ADDRESSEE: "/recipients/*/name",
    Role.TRANSLATOR: "/texts/@translation/translators/*/name",
}


def write_name(entry: Entry, element: etree._Element, place: str, pointers: dict[Role, str] | None = None) -> None:
    """Write a name under its role; `pointers` say where roles go that go elsewhere than in a record.

    What else a creator is said to be is what the creator did: a collector among the creators.
    """
    roles = roles_of(element)
    role = Role.SIGNATORY if Role.SIGNATORY in roles else roles[0]
    said = next((each for each in roles[1:] if each not in _POINTERS), None) if role is Role.CREATOR else None
    known = _POINTERS if pointers is None else pointers
    pointer = known.get(role)
    if pointer is None:
        pointer, said = known.get(Role.CONTRIBUTOR, "/contributors/*/name"), role
    given = {**kind_of(element), **({"role": said.value} if said else {}), **authority_of(element)}
    beside = _beside(element)
    name, surname = name_of(element)
    if surname:
        written = entry.write(pointer, name, place, {**given, **beside, "surname": surname})
        _ask_for_order(entry, element, written, name)
    else:
        common_fields.write_agent(entry, pointer, name, place, {**given, **beside})
    for term in element.iter("{*}roleTerm"):
        word = _role_word(term)
        if word and word not in _WORDS and word not in ROLES:
            entry.ignore(f"{name}: {word}", place)
    for other in dict.fromkeys((*roles, *_further(element))):
        if other not in (role, said) and {role, other} != {Role.AUTHOR, Role.SIGNATORY}:
            entry.ignore(f"{name}: {other.value}", place)
    for part in element:
        words = text_of(part)
        is_dates = local(part) == "namePart" and part.get("type") in ("date", "termsOfAddress")
        is_beside = local(part) in ("affiliation", "nameIdentifier")
        if words and words not in given.values() and (is_dates or is_beside):
            entry.ignore(f"{name}: {words}", place)


def _beside(element: etree._Element) -> dict[str, Any]:
    """Return the form in the document, the other forms, and what is said about a name."""
    others = [(each.get("altType"), name_of(each)[0]) for each in element.iterfind("{*}alternativeName")]
    said = {
        "as_written": next((name for kind, name in others if kind == AS_WRITTEN), ""),
        "variants": [name for kind, name in others if name and kind != AS_WRITTEN],
        "note": " ".join(filter(None, map(text_of, element.iterfind("{*}description")))),
    }
    return {field: value for field, value in said.items() if value}


def write_mention(entry: Entry, element: etree._Element, place: str) -> None:
    """Write a name that the document mentions; a heading beside the form to display is how it is written."""
    given = {**kind_of(element), **authority_of(element)}
    name, surname = name_of(element)
    heading = text_of(element.find("{*}namePart")) if not surname else ""
    is_person = given.get("kind") == AgentKind.PERSON
    if heading not in ("", name):
        given["as_written"] = heading
        surname = read_name(heading, is_person=is_person).surname or ""
    if surname and surname in name:
        given["surname"] = surname
    if "surname" in given or "as_written" in given:
        entry.line("/mentions/*/name", name, place, given)
    else:
        common_fields.write_agent(entry, "/mentions/*/name", name, place, given)


def _ask_for_order(entry: Entry, element: etree._Element, written: str, name: str) -> None:
    """Ask where the parts of a name may be in the order of East Asia, and no form to display says it."""
    family, given = (element.findtext(f"{{*}}namePart[@type='{part}']") or "" for part in ("family", "given"))
    reading = read_name(f"{family.strip()}, {given.strip()}", is_person=True, is_inverted=True)
    if reading.question and element.find("{*}displayForm") is None:
        entry.ask(written, reading.question, name, reading.answers)


def authority_of(element: etree._Element) -> dict[str, str]:
    """Return the address of the authority record or the number of the name, and the list that the name is from."""
    numbers = [element.get("valueURI", ""), *map(text_of, element.iterfind("{*}nameIdentifier"))]
    return numbered("authority", numbers, element.get("authority", ""))


def _further(element: etree._Element) -> list[Role]:
    """Return the roles that codes alone say; beside a word in one <role> a code says the same."""
    roles = [[_role_word(term) for term in role] for role in element.iter("{*}role")]
    return [ROLES[word] for words in roles if _WORDS.isdisjoint(words) for word in words if word in ROLES]


def kind_of(element: etree._Element) -> dict[str, str]:
    """Return the kind of agent, where the element says it."""
    kind = _KINDS.get(element.get("type", ""))
    return {"kind": kind} if kind else {}


def roles_of(element: etree._Element) -> list[Role]:
    """Return the roles, by word before code.

    The primary name of a record without a role is its creator. Of any other name without one nothing is known but
    that it had to do with the document.
    """
    words = [_role_word(each) for each in element.iter("{*}roleTerm")]
    named = [Role(word) for word in words if word in _WORDS]
    coded = [ROLES[word] for word in words if word in ROLES]
    is_primary = not any(words) and element.get("usage") == "primary"
    return (
        list(dict.fromkeys(named)) or list(dict.fromkeys(coded)) or [Role.CREATOR if is_primary else Role.CONTRIBUTOR]
    )


def _role_word(term: etree._Element) -> str:
    """Return a word or a code, which may be the end of an address."""
    return text_of(term).lower().strip(" .").rstrip("/").rpartition("/")[2]


_WORDS = frozenset(role.value for role in Role)


def name_of(element: etree._Element) -> tuple[str, str]:
    """Return the name and the surname; the latter is empty where no part names it."""
    named = [each for each in element if local(each) == "namePart"]
    parts = {each.get("type", ""): text_of(each) for each in named}
    units = [words for each in named if not each.get("type") and (words := text_of(each))]
    parts[""] = " ".join([*(f"{unit.rstrip('.')}." for unit in units[:-1]), *units[-1:]])  # a body, and its units
    shown = next((text_of(each) for each in element if local(each) == "displayForm"), "")
    family, given = parts.get("family", ""), parts.get("given", "")
    if family and given:
        return shown or read_name(f"{family}, {given}", is_person=True).name, family
    return shown or parts.get("", "") or family or given, ""
