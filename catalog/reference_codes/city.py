"""The city that comes after the name of an archive: `Public Record Office, London`."""

from __future__ import annotations

import re

from catalog.reference_codes.mentions import Mention

__all__ = ["after_city"]

_TO_CITY = re.compile(r"\)?(?:,\s|\s\(?)?")
_PARTS = re.compile(r"\s*/\s*")
_REGION = re.compile(r",\s(?:[a-z]\.?[a-z]\.?(?![a-z])|maryland|district of columbia)")
"""The state after a city: `College Park, MD`; `Washington, D.C.`."""


def after_city(small: str, mention: Mention) -> int:
    """Return where the code begins: after the city of the archive where that is named, else after the archive."""
    city = mention.archives[0].city
    if not city:
        return mention.end
    at = _TO_CITY.match(small, mention.end).end()  # type: ignore[union-attr]
    for part in _PARTS.split(city.lower()):
        name, _, region = part.partition(", ")
        end = at + len(name)
        if len(name) > 2 and small.startswith(name, at) and not small[end : end + 1].isalnum():
            state = _REGION.match(small, end) if region else None
            return state.end() if state else end
    return mention.end
