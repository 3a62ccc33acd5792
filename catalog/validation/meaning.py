"""What a word that is not allowed was most likely meant to be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from catalog.fields import fields_called
from catalog.languages.names import LANGUAGE_NAMES, RUSSIAN_LANGUAGE_STEMS

__all__ = ["disguise", "in_one_script", "meant", "meant_form"]

_MEANT: Mapping[str, str] = {  # what archivists say, and the word that a record has for it
    "document": "item", "документ": "item", "единица": "item", "fond": "fonds", "фонд": "fonds", "fund": "fonds",
    "opis": "series", "опись": "series", "delo": "file", "дело": "file", "folder": "file",
    "письмо": "letter", "cable": "telegram", "телеграмма": "telegram", "доклад": "report", "протокол": "minutes",
    "typed": "typescript", "handwritten": "manuscript", "printed": "print", "scan": "digital", "pdf": "digital",
    "attached": "enclosure", "attachment": "enclosure", "приложение": "enclosure",
    "organisation": "corporate body", "organization": "corporate body", "institution": "corporate body",
    "human": "person", "individual": "person", "sent": "sending", "received": "receipt", "made": "creation",
    "sender": "author", "signed by": "signatory", "signer": "signatory", "recipient": "addressee", "writer": "author",
    "written": "creation", "created": "creation", "translated": "translation", "registered": "registration",
}  # fmt: skip
_LOOKS_LIKE = dict(zip("аеорсухіјѕԁкмтнвοαν", "aeopcyxijsdkmthboav", strict=True))
"""Cyrillic and Greek letters, and the Latin ones that the eye takes them for."""
_LATIN = str.maketrans(_LOOKS_LIKE)
_SAME_SHAPE = dict(zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs", strict=True))
"""Cyrillic letters, and the Latin ones that are printed alike."""
_TO_LATIN = str.maketrans(_SAME_SHAPE)
_TO_CYRILLIC = str.maketrans({latin: cyrillic for cyrillic, latin in _SAME_SHAPE.items()})
_WORD = re.compile(r"[^\W\d_]+")
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0400-\u04FF]|[\u0400-\u04FF][A-Za-z]")
"""Letters of two alphabets side by side: GАRF with a Cyrillic А."""
_WORD_FOR_LEAF = re.compile(
    r"(?:лл?|ll?|ff?|bl|листы?|listy?|leaf|leaves|folios?|sheets?|blatt|blätter)\b\.? ?", re.IGNORECASE
)
"""Not the words for page: a leaf has two, and may be numbered otherwise."""
_LANGUAGES = {
    **{name.casefold(): tag for name, tag in LANGUAGE_NAMES.items()},
    **{f"{stem}ий": tag for stem, tag in RUSSIAN_LANGUAGE_STEMS.items()},
    "deutsch": "de", "français": "fr", "español": "es", "italiano": "it", "polski": "pl", "čeština": "cs",
    "magyar": "hu", "中文": "zh", "한국어": "ko", "日本語": "ja",
}  # fmt: skip


def meant(given: str, known: Sequence[str], likeness: float) -> str | None:
    """Return the known word that is like the given one, or that people say it for; None where there is none."""
    word = given.strip().casefold()
    if same := next((one for one in (word, word.translate(_LATIN)) if one in known), None):
        return same
    called = (*fields_called(word), *([_MEANT[word]] if word in _MEANT else []))
    said = next((name for name in called if name in known), None)
    near = difflib.get_close_matches(word, known, n=1, cutoff=likeness)
    return said or (near[0] if near else None)


def disguise(given: str, near: str) -> str:
    """Say which letters of a word only look like those of the word that was meant; nothing where none does."""
    if len(given) != len(near) or given.isascii():
        return ""
    letters = [one for one, other in zip(given, near, strict=True) if one != other]
    if any(one.isascii() or _LOOKS_LIKE.get(one.casefold()) is None for one in letters):
        return ""
    named = ", ".join(f"{one!r} ({unicodedata.name(one).title()})" for one in dict.fromkeys(letters))
    return f" It has {named}, which only looks like a Latin letter."


def in_one_script(text: str) -> tuple[str, str]:
    """Return a text with each word in the one alphabet that it must be in, and the letters that are not of it.

    Nothing of a text whose words are of one alphabet each, or that hold letters which look like no others.
    """
    if text.isascii() or not _TWO_SCRIPTS.search(text):
        return "", ""
    fixed = _WORD.sub(lambda word: _of_one_alphabet(word[0]), text)
    letters = dict.fromkeys(one for one, other in zip(text, fixed, strict=True) if one != other)
    if not letters or _TWO_SCRIPTS.search(fixed):
        return "", ""
    return fixed, ", ".join(f"{letter!r} ({unicodedata.name(letter).title()})" for letter in letters)


def _of_one_alphabet(word: str) -> str:
    """Return a word of mixed letters in Latin ones, or in Cyrillic ones, if it looks the same in them."""
    if not _TWO_SCRIPTS.search(word):
        return word
    latin = word.translate(_TO_LATIN)
    if latin.isascii():
        return latin
    cyrillic = word.translate(_TO_CYRILLIC)
    return word if any(letter.isascii() for letter in cyrillic) else cyrillic


def meant_form(field: str, given: str) -> str | None:
    """Return what a value of this field should look like, where that follows from what it is; or None."""
    say = _FORMS.get(field)
    return say(given.strip()) if say else None


def _name(given: str) -> str | None:
    joined = "-".join(re.findall("[a-z0-9]+", given.casefold()))
    return joined if given.isascii() and joined else None


def _leaves(given: str) -> str | None:
    """Return leaves with `v` for the verso (Russian: об.), without the word for leaf."""
    plain = _WORD_FOR_LEAF.sub("", given).removesuffix(".")
    verso = re.sub(r"(?<=\d) ?(?:об|ob|verso)\.?(?= ?(?:$|[-–—,;]))", "v", plain)
    ranges = re.sub(r"(?<=[\dv]) ?(?:\.\.+|[-–—]|to|по) ?(?=\d)", "-", verso)
    parts = re.sub(r" ?(?:[,;]|and|и|&) ?(?=\d)", ", ", ranges)
    return parts if parts != given and re.fullmatch(r"\d+v?(?:(?:-|, )\d+v?)*", parts) else None


_FORMS: Mapping[str, Callable[[str], str | None]] = {
    "id": _name,
    "key": _name,
    "translated_from": _name,
    "language": lambda given: _LANGUAGES.get(given.casefold()),
    "leaves": _leaves,
    "url": lambda given: f"https://{given}" if re.fullmatch(r"www\.[^\s]+", given) else None,
}
