"""The addresses of rights statements and licences: of rightsstatements.org, Creative Commons and, once, Europeana."""

from __future__ import annotations

import re

__all__ = ["rights_address"]

_ADDRESS = re.compile(
    r"(?:https?://)?((?:www\.)?(?:(?:rightsstatements|creativecommons)\.org|europeana\.eu/(?:portal/)?rights)/\S+)",
    re.IGNORECASE,
)


def rights_address(words: str) -> str:
    """Return the address that words are, with its scheme; nothing where they are none.

    >>> rights_address("creativecommons.org/licenses/by/4.0/"), rights_address("In copyright")
    ('http://creativecommons.org/licenses/by/4.0/', '')
    """
    plain = words.strip(" <>()")
    found = _ADDRESS.fullmatch(plain)
    return "" if found is None else plain if "://" in plain else f"http://{found[1]}"
