"""respStmt: what somebody did, by the address of a MARC relator, or by a word."""

from __future__ import annotations

from lxml import etree

from catalog.drafts.relators import ROLES
from catalog.drafts.xml_source import text_of
from catalog.vocabularies import Role

__all__ = ["role_in"]

_WORDS = {role.value: role for role in Role} | {
    "translated by": Role.TRANSLATOR,
    "translation": Role.TRANSLATOR,
    "übersetzung": Role.TRANSLATOR,
    "übersetzt von": Role.TRANSLATOR,
    "traduction": Role.TRANSLATOR,
    "traduit par": Role.TRANSLATOR,
    "перевод": Role.TRANSLATOR,
    "transcription": Role.TRANSCRIBER,
    "transcribed by": Role.TRANSCRIBER,
    "transkription": Role.TRANSCRIBER,
    "edited by": Role.EDITOR,
}
"""What editions write in <resp>; other words say more than one thing, and are left."""


def role_in(statement: etree._Element) -> Role | None:
    """Return the role that a statement of responsibility names by itself; None for any other."""
    for part in statement.iterfind("{*}resp"):
        word = text_of(part).lower().strip(" .:")
        code = (part.get("ref") or part.get("key") or "").rstrip("/").rpartition("/")[2]
        if role := _WORDS.get(word) or ROLES.get(code):
            return role
    return None
