"""Languages (BCP 47) as the formats name them: by an ISO 639-2 code, or in English words."""

from __future__ import annotations

from functools import lru_cache

import langcodes
from langcodes.registry_parser import parse_registry

__all__ = ["bibliographic", "english_name", "terminological", "usual_script"]


@lru_cache(maxsize=1024)
def bibliographic(tag: str) -> str | None:
    """Return the ISO 639-2/B code (`chi`), or None where ISO 639-2 has none."""
    try:
        return langcodes.get(tag).to_alpha3(variant="B")
    except (LookupError, ValueError):
        return None


@lru_cache(maxsize=1024)
def terminological(tag: str) -> str | None:
    """Return the ISO 639-3 code (`zho`), or None where there is none."""
    try:
        return langcodes.get(tag).to_alpha3()
    except (LookupError, ValueError):
        return None


@lru_cache(maxsize=1024)
def usual_script(tag: str) -> str:
    """Return the ISO 15924 code of the script that the tag names, or that its language is usually written in."""
    try:
        return langcodes.get(tag).maximize().script or "Zyyy"
    except (LookupError, ValueError):
        return "Zyyy"


@lru_cache(maxsize=1024)
def english_name(tag: str) -> str:
    """Return the English name: `zh-Hant` is `Chinese (zh-Hant)`; the tag itself where the registry has none."""
    primary = tag.split("-", maxsplit=1)[0].lower()
    name = _registry().get(primary)
    if name is None:
        return tag
    return name if primary == tag.lower() else f"{name} ({tag})"


@lru_cache(maxsize=1)
def _registry() -> dict[str, str]:
    """Return the first description of every language in the IANA registry, without its years."""
    names: dict[str, str] = {}
    for entry in parse_registry():  # type: ignore[no-untyped-call]
        subtag, descriptions = entry.get("Subtag"), entry.get("Description")
        if entry.get("Type") == "language" and isinstance(subtag, str) and descriptions:
            first = descriptions[0] if isinstance(descriptions, list) else str(descriptions)
            names[subtag] = first.split(" (")[0]
    return names
