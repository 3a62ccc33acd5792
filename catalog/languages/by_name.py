"""Languages by their names in nine languages, as finding aids and libraries write them."""

from __future__ import annotations

import difflib
import json
import re
from functools import lru_cache
from importlib import resources

__all__ = ["LANGUAGE_NAMES", "LISTED", "RUSSIAN_LANGUAGE_STEMS", "named", "nearly_named"]

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
    "латынь": "la", "латыни": "la", "латынью": "la", "łacina": "la", "łacinie": "la", "łaciny": "la",
    "česky": "cs", "německy": "de", "rusky": "ru", "polsky": "pl", "latinsky": "la", "anglicky": "en",
    "francouzsky": "fr", "slovensky": "sk", "maďarsky": "hu", "italsky": "it", "španělsky": "es",
}  # fmt: skip
_SHORT = {
    "рус": "ru", "русск": "ru", "англ": "en", "нем": "de", "немецк": "de", "фр": "fr", "франц": "fr", "исп": "es",
    "итал": "it", "лат": "la", "польск": "pl", "укр": "uk", "бел": "be", "белор": "be", "греч": "el", "арм": "hy",
    "груз": "ka", "кит": "zh", "яп": "ja", "кор": "ko", "чешск": "cs", "венг": "hu", "рум": "ro", "болг": "bg",
    "эст": "et", "латыш": "lv", "литов": "lt", "финск": "fi", "шведск": "sv", "тат": "tt", "тур": "tr", "араб": "ar",
    "перс": "fa", "ц.-слав": "cu", "церк.-слав": "cu", "нім": "de", "пол": "pl", "рос": "ru",
    "engl.": "en", "russ.": "ru", "dt.": "de", "dtsch.": "de", "frz.": "fr", "franz.": "fr", "ital.": "it",
    "lat.": "la", "poln.": "pl", "griech.": "el", "hebr.": "he", "jidd.": "yi", "ung.": "hu", "tschech.": "cs",
    "ukr.": "uk", "angl.": "en", "niem.": "de", "pol.": "pl", "ros.": "ru", "łac.": "la",
}  # fmt: skip
"""Names as finding aids shorten them; a short one in Latin letters needs its full stop."""
_FILLING = (
    "in en em auf på i w we z v ve po op nella nel mostly mainly chiefly the der die das het la le el il os o",
    "język języku języka językach jazyk jazyce jazyka jazyky lengua lenguas idioma lingua língua langue",
    "на в во с со из по язык языке языка языком языках языки яз мова мові мови мовою мовах",
    "language languages sprache sprachen språk språket sprog taal nyelv nyelven",
)
_FILLERS = frozenset(" ".join(_FILLING).split())
"""Words before and behind the name of a language: `на русском языке`, `in lingua italiana`."""
_CASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?<=[а-яё])(?:ом|ого|ому|ая|ой|ою|им|ими|ую|ие|их|и)$", "ий"),
        (r"(?<=[а-яіїєґ])(?:ою|ої|ій|у)$", "а"),
        (r"(?<=[а-яё])(?:е|а|ом|ем)$", ""),  # на иврите
        (r"(?<=[kg])(?:im|iego|iej|ich|u|a|ą)$", "i"),
        (r"(?<=ch)(?:er|en|es|em|e)$", ""),
        (r"(?<=štin)(?:ě|y|u|ou)$", "a"),
        (r"(?<=[^aeiou])a$", "o"),
        (r"esa$", "és"), (r"esa$", "ês"), (r"ana$", "án"), (r"ola$", "ol"), (r"ne?ne$", "n"), (r"e$", ""),
        (r"ca$", "co"),
    )
)  # fmt: skip
"""Endings of a name that its sentence demands, and the one it has by itself; each is tried where no name is known."""
LISTED = re.compile(r"\s*[;,|/]\s*|\s+(?:and|et|und|и|та|і|й|y|e|ed|i|a|oraz|en|och|og|és|&)\s+", re.IGNORECASE)
"""What is between the names of languages in a list."""
_LONGEST = 80
"""Characters of the longest name of a language, with the words around it; longer words are prose."""
_LIKE = 0.85


def named(words: str) -> str:
    """Return the BCP 47 tag of a language by its name; nothing where the words are no name of one.

    >>> named("French"), named("langue allemande"), named("на русском языке"), named("Ancient Greek"), named("Elvish")
    ('fr', 'de', 'ru', 'grc', '')
    """
    if len(words) > _LONGEST:
        return ""
    plain = " ".join(words.split()).casefold()
    names = _names()
    if found := names.get(plain) or _SHORT.get(plain) or _SHORT.get(plain.rstrip(".")):
        return found
    bare = _without_fillers(plain.replace("-language", " language").replace("по-", "по ").strip(" ."))
    if found := names.get(bare) or _SHORT.get(bare):
        return found
    cases = (pattern.sub(ending, bare) for pattern, ending in _CASES if pattern.search(bare))
    return next((names[case] for case in cases if case in names), "")


def _without_fillers(words: str) -> str:
    """Return words without those before and behind that say only that they name a language."""
    parts = words.split()
    while len(parts) > 1 and parts[0] in _FILLERS:
        del parts[0]
    while len(parts) > 1 and parts[-1].rstrip(".") in _FILLERS:
        del parts[-1]
    return " ".join(parts)


def nearly_named(words: str) -> str:
    """Return the tag of the language whose name is misspelt; nothing where none is like the words."""
    near = difflib.get_close_matches(" ".join(words.split()).casefold(), _names(), n=3, cutoff=_LIKE)
    tags = {_names()[name] for name in near}
    return tags.pop() if len(tags) == 1 else ""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the tag of every name: CLDR for the languages of ISO 639-2, and other names of some."""
    text = resources.files(__package__).joinpath("names.json").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for tag, called in json.loads(text).items():
        for name in called:
            names.setdefault(name, tag)
    return names | _ALSO
