"""MODS <name>: who, and in which role. The form to display is the name; its parts name the surname."""

from __future__ import annotations

from lxml import etree

from catalog.drafts import bibliography
from catalog.drafts.draft_builder import Entry
from catalog.drafts.library_codes import ROLES
from catalog.drafts.xml_source import local, text_of
from catalog.vocabularies import Role

__all__ = ["kind_of", "name_of", "roles_of", "write_name"]

_KINDS = {"personal": "person", "corporate": "corporate body", "family": "family"}
_POINTERS = {
    Role.AUTHOR: "/authors/*/name",
    Role.SIGNATORY: "/signatories/*/name",
    Role.ADDRESSEE: "/recipients/*/name",
    Role.TRANSLATOR: "/texts/@translation/translators/*/name",
}


def write_name(entry: Entry, element: etree._Element, place: str, pointers: dict[Role, str] | None = None) -> None:
    """Write a name under its role; `pointers` say where roles go that go elsewhere than in a record."""
    roles = roles_of(element)
    role = Role.SIGNATORY if Role.SIGNATORY in roles else roles[0]
    given = kind_of(element)
    pointer = ({**_POINTERS} if pointers is None else pointers).get(role)
    if pointer is None:
        key = "/contributors/*/name" if pointers is None else pointers[Role.CONTRIBUTOR]
        pointer, given = key, {**given, "role": role.value}
    authority = element.get("valueURI", "")
    if authority.startswith(("http://", "https://")):
        given["authority"] = authority
    name, surname = name_of(element)
    if surname:
        entry.line(pointer, name, place, {**given, "surname": surname})
    else:
        bibliography.write_agent(entry, pointer, name, place, given)
    for term in element.iter("{*}roleTerm"):
        word = _role_word(term)
        if word and word not in _WORDS and word not in ROLES:
            entry.leave(f"{name}: {word}", place)
    for other in dict.fromkeys((*roles, *_further(element))):
        if other is not role and {role, other} != {Role.AUTHOR, Role.SIGNATORY}:
            entry.leave(f"{name}: {other.value}", place)
    for part in element:
        words = text_of(part)
        is_dates = local(part) == "namePart" and part.get("type") in ("date", "termsOfAddress")
        if words and (is_dates or local(part) in ("affiliation", "alternativeName", "description", "nameIdentifier")):
            entry.leave(f"{name}: {words}", place)


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

    A creator is an author, whatever was made; so is the primary name of a record without a role. Of any other name
    without one nothing is known but that it had to do with the document.
    """
    words = [_role_word(each) for each in element.iter("{*}roleTerm")]
    named = [Role.AUTHOR if word in _CREATORS else Role(word) for word in words if word in _WORDS]
    coded = [ROLES[word] for word in words if word in ROLES]
    is_primary = not any(words) and element.get("usage") == "primary"
    return list(dict.fromkeys(named)) or list(dict.fromkeys(coded)) or [Role.AUTHOR if is_primary else Role.CONTRIBUTOR]


def _role_word(term: etree._Element) -> str:
    """Return a word or a code, which may be the end of an address."""
    return text_of(term).lower().strip(" .").rstrip("/").rpartition("/")[2]


_CREATORS = frozenset({"creator", "cre"})
_WORDS = frozenset(role.value for role in Role) | _CREATORS


def name_of(element: etree._Element) -> tuple[str, str]:
    """Return the name and the surname; the latter is empty where the parts do not name it."""
    named = [each for each in element if local(each) == "namePart"]
    parts = {each.get("type", ""): text_of(each) for each in named}
    units = [words for each in named if not each.get("type") and (words := text_of(each))]
    parts[""] = " ".join([*(f"{unit.rstrip('.')}." for unit in units[:-1]), *units[-1:]])  # a body, and its units
    shown = next((text_of(each) for each in element if local(each) == "displayForm"), "")
    family, given = parts.get("family", ""), parts.get("given", "")
    if family and given:
        return shown or f"{given} {family}", family
    return shown or parts.get("", "") or family or given, ""
