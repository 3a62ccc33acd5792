"""Languages by their names in nine languages, as finding aids and libraries write them."""

from __future__ import annotations

import difflib
import json
import re
from functools import lru_cache
from importlib import resources

__all__ = ["LANGUAGE_NAMES", "RUSSIAN_LANGUAGE_STEMS", "named", "nearly_named"]

LANGUAGE_NAMES = {
    "Afrikaans": "af", "Albanian": "sq", "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be",
    "Bengali": "bn", "Bosnian": "bs", "Bulgarian": "bg", "Burmese": "my", "Chinese": "zh", "Croatian": "hr",
    "Czech": "cs", "Danish": "da", "Dari": "prs", "Dutch": "nl", "English": "en", "Estonian": "et", "Farsi": "fa",
    "Finnish": "fi", "French": "fr", "Georgian": "ka", "German": "de", "Greek": "el", "Hebrew": "he", "Hindi": "hi",
    "Hungarian": "hu", "Icelandic": "is", "Indonesian": "id", "Italian": "it", "Japanese": "ja", "Kazakh": "kk",
    "Khmer": "km", "Korean": "ko", "Kurdish": "ku", "Lao": "lo", "Latvian": "lv", "Lithuanian": "lt",
    "Macedonian": "mk", "Malay": "ms", "Mandarin": "cmn", "Mongolian": "mn", "Norwegian": "no", "Pashto": "ps",
    "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Romanian": "ro", "Russian": "ru", "Serbian": "sr",
    "Serbo-Croatian": "sh", "Slovak": "sk", "Slovene": "sl", "Slovenian": "sl", "Spanish": "es", "Swedish": "sv",
    "Tajik": "tg", "Thai": "th", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur", "Uyghur": "ug", "Uzbek": "uz",
    "Vietnamese": "vi", "Yiddish": "yi",
}  # fmt: skip
"""Name to the language subtag of BCP 47."""

RUSSIAN_LANGUAGE_STEMS = {
    "албанск": "sq",
    "английск": "en",
    "болгарск": "bg",
    "венгерск": "hu",
    "вьетнамск": "vi",
    "испанск": "es",
    "итальянск": "it",
    "китайск": "zh",
    "корейск": "ko",
    "монгольск": "mn",
    "немецк": "de",
    "польск": "pl",
    "румынск": "ro",
    "русск": "ru",
    "сербск": "sr",
    "украинск": "uk",
    "французск": "fr",
    "чешск": "cs",
    "японск": "ja",
}
"""The adjective without its ending (китайский, с китайского), to the language subtag of BCP 47."""

_ALSO = {
    "castilian": "es", "flemish": "nl", "farsi": "fa", "mandarin": "zh", "modern greek": "el", "moldavian": "ro",
    "church slavonic": "cu", "old church slavonic": "cu", "церковнославянский": "cu",
    "hollandais": "nl", "judeo-spanish": "lad",
    "byelorussian": "be", "ruthenian": "rue", "valencian": "ca", "español": "es", "italiano": "it", "polski": "pl",
    "čeština": "cs", "magyar": "hu", "português": "pt", "nederlands": "nl", "svenska": "sv", "українська": "uk",
    "беларуская": "be", "中文": "zh", "한국어": "ko", "日本語": "ja",
}  # fmt: skip
_AROUND = re.compile(
    r"^(?:in |en |auf |на |mostly |mainly |po |język |lengua |idioma |lingua )"
    r"|(?: language| langue|e sprache| sprache| яз(?:ыке?|\.)| мов(?:а|и|ою))?[.\s]*$",
    re.IGNORECASE,
)
_RUSSIAN_CASE = re.compile(r"(?<=[а-яё])(?:ом|ого|ому|ая|ой|им)$")
_UKRAINIAN_CASE = re.compile(r"(?<=[а-яіїєґ])(?:ою|ої|ій)$")
_LIKE = 0.85
_LONGEST = 80
"""Characters of the longest name of a language, with the words around it; longer words are prose."""


def named(words: str) -> str:
    """Return the BCP 47 tag of a language by its name; nothing where the words are no name of one.

    >>> named("French"), named("langue allemande"), named("на русском языке"), named("Ancient Greek"), named("Elvish")
    ('fr', '', 'ru', 'grc', '')
    """
    if len(words) > _LONGEST:
        return ""
    plain = _AROUND.sub("", " ".join(words.split()).casefold()).strip(" .")
    names = _names()
    cases = (plain, _RUSSIAN_CASE.sub("ий", plain), _UKRAINIAN_CASE.sub("а", plain))
    return next((names[case] for case in cases if case in names), "")


def nearly_named(words: str) -> str:
    """Return the tag of the language whose name is misspelt; nothing where none is like the words."""
    near = difflib.get_close_matches(" ".join(words.split()).casefold(), _names(), n=3, cutoff=_LIKE)
    tags = {_names()[name] for name in near}
    return tags.pop() if len(tags) == 1 else ""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the tag of every name: CLDR 46 for the languages of ISO 639-2, and other names of some."""
    text = resources.files(__package__).joinpath("names.json").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for tag, called in json.loads(text).items():
        for name in called:
            names.setdefault(name, tag)
    return names | _ALSO
