"""A name with a comma: a surname and forenames, a body and what it is of, or a name whose order is that of East Asia.

`Nehru, Jawaharlal` is turned round. `Sample Society, Inc.` is not: nobody is called Inc. Sample Society. What can be
either is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["NameReading", "read_name"]


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name in its natural order, its surname where that is known, and why the cataloguer should look at it."""

    name: str
    surname: str = ""
    question: str = ""
    answers: tuple[str, ...] = ()


_BODY = re.compile(
    r"\b(?:inc|ltd|llc|plc|corp|co|gmbh|ag|kg|e\.? ?v|s\.? ?a|n\.? ?v|b\.? ?v|ооо|зао|оао|ао"
    r"|company|corporation|society|association|union|league|club|party|committee|commission|council|congress|parliament"
    r"|ministry|department|dept|division|branch|section|office|bureau|agency|administration|authority|service|board"
    r"|embassy|consulate|legation|mission|delegation|government|republic|court|tribunal|army|navy|fleet|regiment|battalion"
    r"|institute|institution|university|college|school|academy|faculty|centre|center|museum|archives?|library|gallery"
    r"|church|diocese|parish|monastery|abbey|order|foundation|trust|fund|bank|group|press|publishers?|works|factory|mill"
    r"|theatre|theater|orchestra|hospital|clinic|observatory|federation|confederation|conference|city of|county of"
    r"|gesellschaft|verein|verband|amt|ministerium|abteilung|universität|hochschule|institut|akademie|bibliothek|archiv"
    r"|société|ministère|département|comité|commission|ambassade|université|école|musée|bibliothèque|église|préfecture"
    r"|министерство|комитет|комиссия|управление|отдел|отделение|общество|союз|совет|посольство|консульство|институт"
    r"|университет|академия|музей|архив|библиотека|партия|завод|фабрика|банк|бюро|съезд|штаб|армия|суд|прокуратура)\b",
    re.IGNORECASE,
)
"""Words that are in the name of a body and not of a person."""
_LIFE = re.compile(
    r"[,\s]*\(?\b(?:(?:b|d|fl|ca|born|died|approximately|active|род|ум)\b\.?\s*)*\d{3,4}\??"
    r"(?:\s*[-–]\s*(?:(?:ca\.?|approximately|d\.)\s*)?(?:\d{3,4}\??)?)?\)?[.,\s]*$",
    re.IGNORECASE,
)
"""Years of a life behind a name: 1912-1994, (1820-1890), b. 1900."""
_TITLE_WORDS = "sir dr dr. prof prof. professor mr mr. mrs mrs. miss ms ms. rev rev. lady lord dame count baron"
_TITLES = frozenset(_TITLE_WORDS.split())
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\b\.?")
_PARTICLE_WORDS = "de del della der den di da dos du la le van von ten ter zu af av al el bin ibn y i e"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_FORENAME = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*|[^\W\d_][\w'’-]*\.?")
_MOST_FORENAMES = 5
_EAST_ASIAN_SURNAMES = (
    "kim yi pak choe ch'oe jeong chŏng chong kang cho jo yun yoon chang jang im rim lim han o oh sin shin sŏ seo kwŏn "
    "kwon hwang an ahn song hong ko koh mun moon son yang pae bae paek baek hŏ huh nam sim noh ha chu cha ku ma "
    "wang li zhang liu chen huang zhao wu zhou xu sun zhu hu guo he gao luo zheng liang xie tang deng feng cao peng "
    "zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lü ding ren lu yao shen zhong mao lin chiang chou "
    "nguyen nguyễn tran trần lê pham phạm hoang hoàng phan vu võ vo dang đặng bui bùi đỗ ho hồ ngo ngô duong dương"
)
_EAST_ASIAN = frozenset(_EAST_ASIAN_SURNAMES.split())
"""Surnames that are hardly any but Korean, Chinese or Vietnamese ones: not Lee or Park, which are English too."""
_SYLLABLES = re.compile(r"[A-ZÀ-ỹ][a-zà-ỹŏŭ'’]{0,6}(?:[- ][A-ZÀ-ỹa-zŏŭ][a-zà-ỹŏŭ'’]{0,6}){1,2}")
"""A given name of two or three syllables that are written apart: Il Sung, Chong-il."""
_SYLLABLE = re.compile(r"[A-Z][a-zŏŭ'’]{1,7}")
_WHICH = "The words may be a person, surname first, or a body."
_WHICH_ORDER = "The name may be in the order of East Asia, surname first."


def read_name(
    words: str, *, is_person: bool = False, is_body: bool = False, is_surname_first: bool = False
) -> NameReading:
    """Read a name; `is_surname_first`: other words of the item have it so, without the comma."""
    if words.startswith("{") and words.endswith("}"):  # BibTeX: as it is
        return NameReading(words[1:-1])
    if is_body or (not is_person and _BODY.search(words)):
        return NameReading(words)
    surname, rest, suffix = _taken_apart(words)
    if not rest or not surname:
        return NameReading(surname)
    given = rest[0]
    if len(rest) > 1 or not (is_person or _are_forenames(given)):
        return NameReading(words, question=_WHICH, answers=(words, f"{given} {surname}"))
    if is_surname_first:
        return NameReading(f"{surname} {given}{suffix}", surname)
    return _in_its_order(surname, given, suffix)


def _taken_apart(words: str) -> tuple[str, list[str], str]:
    """Return what is before the first comma, the parts behind it but for years of a life and titles, and a suffix."""
    plain = _LIFE.sub("", words).strip(" ,") or words
    surname, *rest = (part.strip() for part in plain.split(","))
    rest = [part for part in rest if part]
    suffix = f", {rest.pop()}" if len(rest) == 2 and _SUFFIX.fullmatch(rest[1]) else ""
    while len(rest) > 1 and rest[-1].lower() in _TITLES:
        rest.pop()
    return surname, rest, suffix


def _in_its_order(surname: str, given: str, suffix: str) -> NameReading:
    """Return a name with its surname last; of East Asia first, which a given name of one syllable does not show."""
    if surname.lower() in _EAST_ASIAN and not suffix:
        if _SYLLABLES.fullmatch(given):
            return NameReading(f"{surname} {given}", surname)
        if _SYLLABLE.fullmatch(given):
            orders = (f"{surname} {given}", f"{given} {surname}")
            return NameReading(orders[0], surname, _WHICH_ORDER, orders)
    return NameReading(f"{given} {surname}{suffix}", surname)


def _are_forenames(text: str) -> bool:
    """Whether words are like forenames: few, each with a capital or an initial, or a particle of the surname."""
    names = text.split()
    if not 0 < len(names) <= _MOST_FORENAMES:
        return False
    return all(
        name.lower() in _PARTICLES or (name[:1].isupper() and _FORENAME.fullmatch(name) is not None) for name in names
    ) or all(
        not letter.isascii() and not letter.isupper() and not letter.islower() for letter in text if letter.isalpha()
    )
