"""The city that comes after the name of an archive: `Public Record Office, London`."""

from __future__ import annotations

import re

from catalog.reference_codes.mentions import Mention

__all__ = ["after_city"]

_TO_CITY = re.compile(r"\)?(?:,\s|\s\()?")
_PARTS = re.compile(r"\s*[/,]\s*")


def after_city(small: str, mention: Mention) -> int:
    """Return where the code begins: after the city of the archive where that is named, else after the archive."""
    city = mention.archives[0].city
    if not city:
        return mention.end
    at = _TO_CITY.match(small, mention.end).end()  # type: ignore[union-attr]
    for part in _PARTS.split(city.lower()):
        if len(part) > 2 and small.startswith(part, at) and not small[at + len(part) : at + len(part) + 1].isalnum():
            return at + len(part)
    return mention.end
