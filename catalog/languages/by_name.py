"""Languages by their names in English, French, German and Russian, as finding aids and libraries write them."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources

__all__ = ["named"]

_ALSO = {
    "castilian": "es", "flemish": "nl", "farsi": "fa", "mandarin": "zh", "modern greek": "el", "moldavian": "ro",
    "church slavonic": "cu", "old church slavonic": "cu", "церковнославянский": "cu",
    "hollandais": "nl", "judeo-spanish": "lad",
    "byelorussian": "be", "ruthenian": "rue", "valencian": "ca", "español": "es", "italiano": "it", "polski": "pl",
    "čeština": "cs", "magyar": "hu", "português": "pt", "nederlands": "nl", "svenska": "sv", "українська": "uk",
    "беларуская": "be", "中文": "zh", "한국어": "ko", "日本語": "ja",
}  # fmt: skip
_AROUND = re.compile(
    r"^(?:in |en |auf |на |mostly |mainly )|(?: language| langue|e sprache| sprache| яз(?:ыке?|\.))?[.\s]*$",
    re.IGNORECASE,
)
_RUSSIAN_CASE = re.compile(r"(?<=[а-яё])(?:ом|ого|ому|ая|ой|им)$")


def named(words: str) -> str:
    """Return the BCP 47 tag of a language by its name; nothing where the words are no name of one.

    >>> named("French"), named("langue allemande"), named("на русском языке"), named("Ancient Greek"), named("Elvish")
    ('fr', '', 'ru', 'grc', '')
    """
    plain = _AROUND.sub("", " ".join(words.split()).casefold()).strip(" .")
    names = _names()
    return names.get(plain) or names.get(_RUSSIAN_CASE.sub("ий", plain)) or ""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the tag of every name: CLDR 46 for the languages of ISO 639-2, and other names of some."""
    text = resources.files(__package__).joinpath("names.json").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for tag, called in json.loads(text).items():
        for name in called:
            names.setdefault(name, tag)
    return names | _ALSO
