"""Languages (BCP 47) as the formats name them: by an ISO 639-2 code, or in English words; and which tags are of one."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources

import langcodes
from langcodes.data_dicts import MACROLANGUAGES
from langcodes.registry_parser import parse_registry

__all__ = ["bibliographic", "english_name", "is_same", "language_of", "tag_of", "terminological", "usual_script"]

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_EXTENSION = re.compile(r"[A-Za-z]{3}")
_NO_LANGUAGE = frozenset({"und", "mul", "mis"})
"""Codes that do not say which language: not known, several, one without a code."""
_KEPT = frozenset({"sh", "tl", "cnr", "prs", "swc"})
"""Languages that CLDR makes another of: Serbo-Croatian, Tagalog, Montenegrin, Dari, Swahili of the Congo."""
_SHORTEST = {"hbs": "sh", "tgl": "tl"}
_AGES = frozenset(("old", "middle", "modern", "ancient", "high", "low", "upper", "lower", "northern", "southern"))
_LUMPED = {
    "nb": "no", "nn": "no", "cmn": "zh", "yue": "zh", "sr": "sh", "hr": "sh", "bs": "sh", "pnt": "el", "prs": "fa",
}  # fmt: skip
"""Languages that one code and several names are of."""


@lru_cache(maxsize=1024)
def tag_of(code: str) -> str:
    """Return the shortest BCP 47 tag (RFC 5646, 2.2.1 and 4.5) of a code of ISO 639, of MARC or of BCP 47.

    >>> tag_of("fre"), tag_of("deu"), tag_of("iw"), tag_of("zho-Hans"), tag_of("en_US"), tag_of("grc/lat")
    ('fr', 'de', 'he', 'zh-Hans', 'en-US', '')
    """
    plain = code.strip().replace("_", "-")
    if not _TAG.fullmatch(plain) or not langcodes.tag_is_valid(plain):
        return ""
    primary, *rest = plain.split("-")
    if rest and _EXTENSION.fullmatch(rest[0]) and rest[0].lower() not in _extensions():
        return ""
    primary = _SHORTEST.get(primary.lower(), primary.lower())
    if primary in _KEPT:
        return langcodes.get("-".join((primary, *rest)), normalize=False).to_tag()
    return langcodes.standardize_tag(plain)


def language_of(code: str) -> str:
    """Return the tag of a code that names a language; nothing for one that does not say which."""
    tag = tag_of(code)
    return "" if tag in _NO_LANGUAGE else tag


def _language(tag: str) -> langcodes.Language:
    """Return what a tag names, without making another language of it."""
    return langcodes.get(tag, normalize=tag.split("-", maxsplit=1)[0].lower() not in _KEPT)


@lru_cache(maxsize=1024)
def bibliographic(tag: str) -> str | None:
    """Return the ISO 639-2/B code (`chi`), that of the whole for Mandarin and Yue, or None where there is none."""
    try:
        code = _language(tag).to_alpha3(variant="B")
        if code in _library_codes():
            return code
        primary = _language(tag).language or ""
        whole = _language(MACROLANGUAGES.get(primary, primary)).to_alpha3(variant="B")
    except (LookupError, ValueError):
        return None
    return whole if whole in _library_codes() else None


@lru_cache(maxsize=1)
def _library_codes() -> frozenset[str]:
    """The codes of ISO 639-2/B, which are those of MARC. ISO 639-3 has thousands more, which neither has."""
    text = resources.files(__package__).joinpath("iso_639_2.json").read_text(encoding="utf-8")
    return frozenset(" ".join(json.loads(text)).split())


@lru_cache(maxsize=1024)
def terminological(tag: str) -> str | None:
    """Return the ISO 639-3 code (`zho`), or None where there is none."""
    try:
        return _language(tag).to_alpha3()
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


@lru_cache(maxsize=1)
def _extensions() -> frozenset[str]:
    """Return the subtags that may follow the language: `yue` in zh-yue."""
    entries = parse_registry()  # type: ignore[no-untyped-call]
    return frozenset(str(entry["Subtag"]) for entry in entries if entry.get("Type") == "extlang")


def is_same(tag: str, other: str) -> bool:
    """Whether two tags are of one language, or one is of a language within the other.

    >>> is_same("el", "grc"), is_same("sr", "hr"), is_same("ru", "de")
    (True, True, False)
    """
    one, two = (_LUMPED.get(each.partition("-")[0], each.partition("-")[0]) for each in (tag, other))
    words = [set(english_name(each).lower().split()) - _AGES for each in (tag, other)]
    return one == two or bool(words[0] & words[1])
