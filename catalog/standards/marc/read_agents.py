"""MARC 100-111 and 700-711: who, and in which role."""

from __future__ import annotations

from typing import Any

from catalog.drafts import common_fields
from catalog.drafts.draft_builder import Entry
from catalog.drafts.heading_numbers import numbered
from catalog.drafts.relators import ROLES
from catalog.standards.marc.field import Field
from catalog.vocabularies import Role

__all__ = ["write_agent", "write_subject_name"]

_KINDS = {"00": "person", "10": "corporate body", "11": "corporate body"}
_POINTERS = {
    Role.CREATOR: "/creators/*/name",
    Role.AUTHOR: "/authors/*/name",
    Role.SIGNATORY: "/signatories/*/name",
    Role.ADDRESSEE: "/recipients/*/name",
    Role.TRANSLATOR: "/texts/@translation/translators/*/name",
}


_OF_UNITS = (Role.COLLECTOR, Role.COMPILER)
"""Who brought a unit together is its creator where the main entry names them."""


def write_agent(entry: Entry, field: Field) -> None:
    """Write an agent under its role; further roles, and words for one that is none of ours, are ignored.

    What else a creator is said to be is what the creator did: a collector among the creators.
    """
    roles, unknown = _roles(field)
    role = roles[0] if roles else Role.CREATOR if field.tag.startswith("1") and not unknown else Role.CONTRIBUTOR
    fixed: dict[str, Any] = _said_beside(field)
    pointer = _POINTERS.get(role)
    if role in _OF_UNITS and field.tag.startswith("1"):
        pointer, fixed = _POINTERS[Role.CREATOR], {**fixed, "role": role.value}
    further = next((each for each in roles[1:] if each not in _POINTERS), None) if role is Role.CREATOR else None
    if further:
        fixed = {**fixed, "role": further.value}
    if pointer is None:
        pointer, fixed = "/contributors/*/name", {**fixed, "role": role.value}
    written = _write(entry, field, pointer, fixed)
    for words in (*unknown, *(each.value for each in roles[1:] if each is not further)):
        entry.ignore(f"{written}: {words}", field.place)


def write_subject_name(entry: Entry, field: Field) -> bool:
    """Write a name alone as an agent that the document mentions; return whether it was one."""
    if field.get("fklnoprstvxyz"):
        return False
    _write(entry, field, "/mentions/*/name", _said_beside(field))
    return True


def _roles(field: Field) -> tuple[list[Role], list[str]]:
    """Return our roles, those said in words before those said in codes, and the words that name none."""
    stated = field.all("j" if field.tag[1:] == "11" else "e")  # of a meeting $e is a part
    words = [word.lower().strip(" .,") for word in stated]
    codes = [code.rstrip("/").rpartition("/")[2] for code in field.all("4")]
    named = [Role(word) for word in words if word in _WORDS]
    coded = [ROLES[code] for code in codes if code in ROLES]
    # a role that MARC has no code for is a contributor there
    coded = [role for role in coded if role is not Role.CONTRIBUTOR or not named]
    roles = list(dict.fromkeys((*named, *coded)))
    return roles, [word for word in words if word not in _WORDS] or [
        code for code in codes if code not in ROLES and not roles
    ]


_WORDS = frozenset(role.value for role in Role)


def _said_beside(field: Field) -> dict[str, Any]:
    kind = "family" if field.tag[1:] == "00" and field.indicators[:1] == "3" else _KINDS[field.tag[1:]]
    return {"kind": kind, **numbered("authority", [*field.all("1"), *field.all("0")], field.first("2"))}


def _write(entry: Entry, field: Field, pointer: str, fixed: dict[str, Any]) -> str:
    """Write the name, a body's with its units; a surname comes first where the indicator says so. Return the name."""
    is_person = field.tag[1:] == "00"
    parts = [*field.all("a"), *field.all("b" if field.tag[1:] == "10" else "e")]
    name = field.get("ab") if is_person else " ".join([*(f"{part.rstrip('.')}." for part in parts[:-1]), *parts[-1:]])
    order = {"is_inverted": field.indicators[:1] == "1", "is_direct": field.indicators[:1] == "0"} if is_person else {}
    before = len(entry.found)
    common_fields.write_agent(entry, pointer, name, field.place, fixed, **order)
    return entry.found[-1].text if len(entry.found) > before else name
