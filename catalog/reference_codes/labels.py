"""The labels of levels in Russian, Ukrainian, Belarusian, English and the Baltic languages, and what follows them.

Add a label: one word in `_WORDS`, in small letters.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import product

__all__ = ["BELOW_A_FOND", "ITEM", "NEEDS_PERIOD", "NUMBER", "NUMBER_LIST", "Label", "label_of"]


class Label(StrEnum):
    """What a label announces."""

    FOND = "fond"
    OPIS = "opis"
    KARTON = "karton"
    PAPKA = "papka"
    PORTFEL = "portfel"
    DELO = "delo"
    BOOK = "book"
    DOCUMENT = "document"
    LEAVES = "leaves"
    PAGES = "pages"
    PAGE_OR_PAPKA = "page or papka"
    VOLUME = "volume"
    MICROFILM = "microfilm"
    YEAR = "year"


_WORDS: dict[Label, str] = {
    Label.FOND: "ф фф фонд фонда фонде фонды фон онд f fond fonda fondy ფონდი",
    Label.OPIS: "о оп опис опись описи описі воп вопіс op opis opisi opys opus перечень пер perechen per dans"
    " record inventory anats anatseri anaceri aghtsera ანაწ ანაწერი აღწ აღწერა",
    Label.KARTON: "к карт картон k kart karton",
    Label.PAPKA: "папка пап papka pap",
    Label.PORTFEL: "портфель портф пор portfel portf por",
    Label.DELO: "д дд дело дела делу справа справи справы спр d dd delo dela sprava spravy spr file khn negj"
    " sak sakme საქ საქმე",
    Label.BOOK: "кн книга kn kniga",
    Label.DOCUMENT: "док документ dok dokument doc",
    Label.LEAVES: "л лл лист листы листа листов листи l ll list listy lista listov leaf leaves арк аркуш аркуші арх"
    " ფურ ფურცელი purtseli purts ark arkush arkushi arkushy bl bll fol folio folios khuudas khuu",
    Label.PAGES: "с сс стр стор pp page pages",
    Label.PAGE_OR_PAPKA: "п p",
    Label.VOLUME: "т том ч часть част t tom ch chast chapter vol volume",
    Label.MICROFILM: "мкф микрофильм мікрофільм ролик рулон microfilm mkf mf rolik roll reel",
    Label.YEAR: "year",
}
BELOW_A_FOND = frozenset({"record", "inventory", "file"})
"""English words that count as labels below a fond alone."""

_WITH_PERIOD = "о к k п p с сс т ч t ch s фон онд пап пор por арх doc mf fol bl bll пер per ед ed"
NEEDS_PERIOD = frozenset(_WITH_PERIOD.split())
"""Labels that are words of their own, and so count only before a period."""

_LOOKALIKE = {"о": "оo", "а": "аa", "е": "еe", "с": "сc", "р": "рp", "х": "хx", "к": "кk", "і": "іi"}
_TO_CYRILLIC = str.maketrans("oaecpxki", "оаесрхкі")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


def _spellings(word: str) -> list[str]:
    """Return a Cyrillic word with each letter that a Latin one looks like also in that form."""
    if len(word) == 1 or not _CYRILLIC.search(word):
        return [word]
    return ["".join(letters) for letters in product(*(_LOOKALIKE.get(letter, letter) for letter in word))][:64]


_LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}


def _branch(words: list[str]) -> str:
    """Return a pattern for words that tries each letter once; its first letter may not be within a word."""
    tree: dict[str, dict[str, object]] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return "|".join(f"{first}(?<![^\\W\\d_]{first}){_tail(rest)}" for first, rest in sorted(tree.items()))


def _tail(tree: dict[str, object]) -> str:
    branches = [letter + _tail(rest) for letter, rest in sorted(tree.items()) if letter]  # type: ignore[arg-type]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "")


_UNITS = (
    r"ед(?<!\wед)(?:\.?\s{0,3}хр(?:ан(?:ения)?)?)?|единиц[аы]\s+хранени[яе]|ed(?<!\wed)(?:\.?\s{0,3}khr(?:an)?)?|edinits[ay]\s+khraneniia"
    r"|kh(?<!\wkh)/n|khadgalamjiin\s+negj|од(?<!\wод)\.?\s?зб(?:ер)?|одиниц[яі]\s+зберігання|а(?<!\wа)\.\s?е|a(?<!\wa)\.\s?e"
)
_LABEL = f"(?:{_UNITS}|{_branch([form for word in _LABELS for form in _spellings(word)])})"

_BEFORE_DIGITS = r"(?![.\s]*\d)"
_IS_LABEL = r"(?!(?:дд?|лл?|оп|арк|спр|dd?|ll?|pp|op)(?![^\W\d_])[.\s]*\d)"
_PREFIX = r"(?:[^\W\d_]{1,3}\.?\s{0,2}[-–—]\s{0,2}|[рrипфн]\s?(?=\d))?"
_BODY = r"(?:\d+(?:\s1/2|[½¼¾])?|[½¼¾])"
_GLUED = rf"(?:{_IS_LABEL}[^\W\d_]{{1,3}}(?![^\W\d_]))?"
_MORE = rf"(?:(?:[/-]|\s?[–-]\s?(?=\d))(?:\d+{_GLUED}|{_IS_LABEL}[^\W\d_]{{1,4}}(?![^\W\d_])))*"
_SPACED = r"(?:\s?\(?доп(?![^\W\d_])\.?\)?|\s(?:пф|пр|лс|оц)(?![^\W\d_])|\s[абвежзb](?=[.,;)]|$)(?![.,]?\s?\d))?"
NUMBER = rf"{_PREFIX}{_BODY}{_GLUED}{_MORE}{_SPACED}"
"""The number of a unit in small letters: 5446, р-9401, 1п, 641/1, 20722-пф, 1 доп, 6768-6771, ½."""

_NOISE = r"['’ʹʼ]?(?:\s?\([^\W\d_]{1,4}\.?\))?[\s.,:'’ʹ*\[\]_]{0,8}(?:(?:№№?|n[or]?(?![^\W\d_])\.?)\s?)?"
ITEM = re.compile(
    rf"(?P<label>{_LABEL})(?![^\W\d_])(?P<noise>{_NOISE})(?P<number>{NUMBER}|(?<=[\s.])[ivx]{{1,6}}(?![^\W\d_]))?"
)
"""A label and the number after it, in a text in small letters."""

NUMBER_LIST = re.compile(
    rf"(?P<between>\s?[,&]\s*|\s(?:и|та|and)\s|\.(?=\d))(?P<number>(?>{NUMBER}))"
    r"(?!\s?(?:гг?|gg?|рр?|об|зв|экз)(?![^\W\d_]))"
    r"(?!\s?(?:лл?|ll?|арк|листа|листов|аркушів|листы|с|стр)(?![^\W\d_])[.\s]*(?:[^\d\s.]|$))"
    r"(?!\s?(?!лл|ll|арк|оп|спр|дд|пф|доп)[^\W\d_]{2,})(?!\s?:)"
)
"""One more number of a list, and what comes before it."""


@lru_cache(maxsize=2_048)
def label_of(written: str) -> tuple[Label, bool]:
    """Return what a label in small letters announces, and whether it counts only before a period."""
    plain = written.translate(_TO_CYRILLIC) if _CYRILLIC.search(written) else written
    return _LABELS.get(plain, Label.DELO), plain in NEEDS_PERIOD
