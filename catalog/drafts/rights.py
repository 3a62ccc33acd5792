"""Rights in the words of a source: the address of a statement or a licence, the holder, and everything else.

Addresses are those of rightsstatements.org, Creative Commons and, once, Europeana.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalog.drafts.draft_builder import Entry

__all__ = ["RIGHTS_HOLDER", "rights_address", "write_rights"]

RIGHTS_HOLDER = "Rights holder: "
"""What is written before the holder where a standard has words alone for the rights."""

_ADDRESS = re.compile(
    r"(?:https?://)?((?:www\.)?(?:(?:rightsstatements|creativecommons)\.org|europeana\.eu/(?:portal/)?rights)/\S+)",
    re.IGNORECASE,
)
"""The address of a statement or licence: `rightsstatements.org/vocab/InC/1.0/`."""


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


def rights_address(words: str) -> str:
    """Return the address that words are, with its scheme; nothing where they are none.

    >>> rights_address("creativecommons.org/licenses/by/4.0/"), rights_address("In copyright")
    ('http://creativecommons.org/licenses/by/4.0/', '')
    """
    plain = words.strip(" <>()")
    found = _ADDRESS.fullmatch(plain)
    return "" if found is None else plain if "://" in plain else f"http://{found[1]}"
