"""Conditions governing reproduction that a source says in paragraphs: the address of a statement, the holder, words."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.drafts.draft_builder import Entry
from catalog.drafts.rights_address import rights_address

__all__ = ["RIGHTS_HOLDER", "write_rights"]

RIGHTS_HOLDER = "Rights holder: "
"""What is written before the holder where a standard has words alone for the rights."""


def write_rights(entry: Entry, paragraphs: Iterable[str], place: str) -> None:
    """Write the address of a rights statement and the holder as what they are, and the other paragraphs as words."""
    rest = []
    for words in filter(None, paragraphs):
        if (address := rights_address(words)) and "uri" not in entry.document.get("rights", {}):
            entry.line("/rights/uri", address, place)
        elif words.startswith(RIGHTS_HOLDER):
            entry.line("/rights/holder", words.removeprefix(RIGHTS_HOLDER), place)
        else:
            rest.append(words)
    entry.add_paragraphs("/rights/statement", "\n\n".join(rest), place)
