"""A name with a comma: a surname and forenames, a body and what it is of, or a name whose order is that of East Asia.

`Nehru, Jawaharlal` is turned round. `Sample Society, Inc.` is not: nobody is called Inc. Sample Society. What can be
either is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from catalog.names.patronymics import is_patronymic
from catalog.names.person_or_body import BODY, FORENAMES, JAPANESE_SURNAMES, OFFICES, RANK, is_place

__all__ = ["NameReading", "is_of_person", "life_in", "read_name"]


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name in its natural order, its surname where that is known, and why the cataloguer should look at it."""

    name: str
    surname: str = ""
    question: str = ""
    answers: tuple[str, ...] = ()


_YEAR = r"(?:\d{2}(?:\.\.|\?\?|--)|\d{3}[.?]|\d{3,4}\??)"
_UNKNOWN_YEAR = r"(?:\.{3,4}|\?{1,4})"
_LIFE_WORD = r"(?:b|d|fl|c|ca|circa|born|died|approximately|active|née?|geb|gest|vers|um|род|ум)\b\.?|[*†]"
_LIFE = re.compile(
    rf"[,\s]*\(?(?<!\w)(?:(?:{_LIFE_WORD})\s*)*"
    rf"(?:{_YEAR}(?:\s*[-–]\s*(?:(?:{_LIFE_WORD})\s*)?(?:{_YEAR}|{_UNKNOWN_YEAR})?)?|{_UNKNOWN_YEAR}\s*[-–]\s*{_YEAR})"
    r"\)?[.,\s]*$",
    re.IGNORECASE,
)
"""Years of a life behind a name: 1912-1994, (1820-1890), b. 1900, (1942-....), (15..-1598?), (* 1942)."""
_TITLE_WORDS = "sir dr dr. prof prof. professor mr mr. mrs mrs. miss ms ms. rev rev. lady lord dame count baron"
_TITLES = frozenset(_TITLE_WORDS.split())
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Esq|M\.?\s?D|Ph\.?\s?D)\b\.?")
_PARTICLE_WORDS = "de del della der den di da dos du la le van von ten ter zu af av al el bin ibn y i e"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_FORENAME = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*|[^\W\d_][\w'’-]*\.?")
_MOST_FORENAMES = 5
_NUMBERED = re.compile(r"\s[IVX]+$|\d")
"""The number of a king or a pope, who has no surname, or of a troop."""
_NO_SURNAME = re.compile(r"[&«»\"()\[\]?/+]|(?<!\bSt)\.|\b(?:and|und|et|и|of|für|pour|for)\b")
_EAST_ASIAN_SURNAMES = (
    "kim yi pak choe ch'oe choi jung jeong chŏng chong kang cho jo yun yoon chang jang im rim lim han o oh sin shin "
    "sŏ seo kwŏn kwon hwang an ahn song hong ko koh mun moon son yang pae bae paek baek hŏ huh nam sim noh ha  chu "
    "cha ku ma wang li zhang liu chen huang zhao wu zhou xu sun zhu hu guo he gao luo zheng liang xie tang deng feng "
    "cao peng  zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lü ding ren lu yao shen zhong mao lin "
    "chiang chou  xi qian bo geng rong bai qiu qiao pang fang jin kong lai lei meng nie ouyang qi qin shao tan tao "
    "wen weng xia  xiang xiong yan yin zhan zhai zhuang zuo ban kwak gwak ryu ryoo yoo rhee roh byun chae jeon suh "
    "shim  nguyen nguyễn tran trần lê le pham phạm hoang hoàng phan vu võ vo dang đặng bui bùi đỗ ho hồ ngo ngô duong "
    "dương  đinh dinh đoàn trịnh trinh lý đào truong trương "
)
_EAST_ASIAN = frozenset(_EAST_ASIAN_SURNAMES.split())
"""Surnames that are hardly any but Korean, Chinese or Vietnamese ones: not Lee or Park, which are English too."""
_OF_BOTH = frozenset(("lee", "park", "young", "long", "ham", "shin", "sung"))
"""Surnames that are Korean or Chinese, and English or German too."""
_SYLLABLES = re.compile(r"[A-ZÀ-ỹ][a-zà-ỹŏŭ'’]{0,6}(?:[- ][A-ZÀ-ỹa-zŏŭ][a-zà-ỹŏŭ'’]{0,6}){1,2}")
"""A given name of two or three syllables that are written apart: Il Sung, Chong-il."""
_JOINED_SYLLABLES = re.compile(r"[A-Z][a-zŏŭ'’]{0,6}-[a-zŏŭ'’]{1,6}")
"""A given name as only Korean and Chinese ones are written: Chung-hee."""
_CHARACTERS = re.compile(
    r"([\u3400-\u9fff\uac00-\ud7af]{1,3})\s*[,，、]\s*([\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]{1,4})"
)
"""A name in Chinese characters, kana or Hangul, which has neither comma nor blank in its language."""
_BODY_IN_CHARACTERS = re.compile(
    r"\S[部局司処處廳厅府院館馆社党黨會会校團团署委](?:[,，、]|$)|[가-힣]{2}(?:부|국|청|원|회|당)[,，、]"
)
"""A body in Chinese characters or Hangul: the ministry, bureau, office, society that its last character names."""
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ui|un|uo|üe|ue|a|e|i|o|u|ü)){1,2}",
    re.IGNORECASE,
)
"""A given name of one or two syllables of Chinese, as pinyin writes them."""
_SYLLABLE = re.compile(r"[A-ZÀ-Ỹ][a-zà-ỹŏŭ'’]{1,7}")
_ENCLOSED = re.compile(r"""(?:(?P<bracket>\[)|["“«„])(?P<inside>[^\[\]"“”«»„]+)(?(bracket)\]|["”»“])""")
_COMMA = re.compile("[,،，、]")
"""A comma, in Latin, Arabic and Chinese letters."""
_WHICH = "The words may be a person, surname first, or a body."
_WHICH_ORDER = "The name may be in the order of East Asia, surname first."


def read_name(
    words: str,
    *,
    is_person: bool = False,
    is_body: bool = False,
    is_surname_first: bool = False,
    is_inverted: bool = False,
) -> NameReading:
    """Read a name; `is_surname_first`: other words of the item have it so, without the comma.

    `is_inverted`: the format says that what is before the comma is the surname.
    """
    if words.startswith("{") and words.endswith("}"):  # BibTeX: as it is
        return NameReading(words[1:-1])
    if is_body or _BODY_IN_CHARACTERS.search(words):
        return NameReading(words)
    if enclosed := _ENCLOSED.fullmatch(words):  # [Sample, Ann]
        kinds = {"is_person": is_person, "is_surname_first": is_surname_first, "is_inverted": is_inverted}
        return _enclosed(read_name(enclosed["inside"], **kinds), enclosed)
    if characters := _CHARACTERS.fullmatch(words):
        return NameReading(f"{characters[1]}{characters[2]}", characters[1])
    surname, rest, suffix = _taken_apart(words)
    given = _without_full_stop(rest[0]) if rest else ""
    if not is_person and BODY.search(words) and not (BODY.fullmatch(surname) and is_of_person(given)):
        return NameReading(words)
    if len(rest) == 1 and _SUFFIX.fullmatch(given):  # Martin Luther King, Jr.: in its order already
        return NameReading(f"{surname}, {given}")
    if not rest or not surname:
        return NameReading(surname)
    is_known = is_person or bool(suffix) or _LIFE.search(words) is not None
    if len(rest) > 1 or not (is_person or _are_forenames(given)) or _is_doubtful(surname, given, is_known=is_known):
        return NameReading(words, question=_WHICH, answers=(words, f"{given} {surname}"))
    if is_surname_first:
        return NameReading(f"{surname} {given}{suffix}", surname)
    return _in_its_order(surname, given, suffix, is_inverted=is_inverted)


def life_in(words: str) -> str:
    """Return the years of a life behind a name: 1912-1994, b. 1900; nothing where it has none."""
    found = _LIFE.search(words)
    return found[0].strip(" ,.()") if found and found.start() else ""


def _enclosed(reading: NameReading, words: re.Match[str]) -> NameReading:
    """Return the reading of words in brackets, which stay, or in quotation marks, which say nothing."""
    if words["bracket"] is None:
        return reading
    answers = tuple(f"[{answer}]" for answer in reading.answers)
    return replace(reading, name=f"[{reading.name}]", answers=answers)


def _taken_apart(words: str) -> tuple[str, list[str], str]:
    """Return what is before the first comma, the parts behind it but for years of a life and titles, and a suffix."""
    plain = _LIFE.sub("", words).strip(" ,") or words
    surname, *rest = (part.strip() for part in _COMMA.split(plain))
    rest = [part for part in rest if part]
    rest.sort(key=lambda part: _SUFFIX.fullmatch(part) is not None)  # King, Jr., Martin Luther
    suffix = f", {rest.pop()}" if len(rest) == 2 and _SUFFIX.fullmatch(rest[1]) else ""
    while len(rest) > 1 and rest[-1].lower() in _TITLES:
        rest.pop()
    return surname, rest, suffix


def _without_full_stop(given: str) -> str:
    """Return forenames without the full stop of a heading: `David.`; not `Wm.` and not `D.`."""
    last = given.rpartition(" ")[2].removesuffix(".")
    is_whole = len(last) > 4 or last.lower() in FORENAMES or (len(last) > 1 and not last[:1].isupper())
    return given.removesuffix(".") if is_whole and "." not in last else given


def is_of_person(given: str) -> bool:
    """Whether words are of a person and of nothing else: a known forename, a patronymic, or initials."""
    first, *more = given.split() or [""]
    initials = re.fullmatch(r"(?:[^\W\d_]\.\s?-?)+(?:[^\W\d_]\.?)?", given)
    patronymic = bool(more) and is_patronymic(more[0])
    return not is_place(given) and bool(first.lower() in FORENAMES or initials or patronymic)


def _is_doubtful(surname: str, given: str, *, is_known: bool) -> bool:
    """Whether a surname is more like the name of a body, or what is behind it like its place or another name."""
    if (
        not any(letter.isalpha() for letter in given)
        or given.split(maxsplit=1)[0] in _PARTICLES
        or _NUMBERED.search(surname)
        or given.lower() in OFFICES
        or RANK.match(given)
    ):
        return True  # Smith, [?]; Leonardo, da Vinci; John Paul II, Pope; France, President; Johann, Erzherzog von
    if is_known:
        words = f"{surname} {given}" if " " in surname else given  # Church alone is a surname
        return "&" in given or (BODY.search(words) is not None and not is_of_person(given))  # Sample, Inc.
    if is_place(given) or not surname[0].isalpha() or _NO_SURNAME.search(surname):
        return True
    names = [name for name in surname.split() if name.lower() not in (*_PARTICLES, "st.", "mc", "mac")]
    if len(names) > 1 and names[0].lower() in FORENAMES and len(given.split()) > 1:  # Ann Sample, Bob Primer
        return True
    is_acronym = surname.isupper() and len(surname) > 1 and not given.isupper()
    return (len(names) > 1 or is_acronym) and not is_of_person(given)


def _in_its_order(surname: str, given: str, suffix: str, *, is_inverted: bool) -> NameReading:
    """Return a name with its surname last; of East Asia first, which a given name in one word does not show.

    Where the surname is known, syllables of Chinese are enough: Mao, Zedong.
    """
    orders = (f"{surname} {given}", f"{given} {surname}")
    is_western = given.split(maxsplit=1)[0].lower() in FORENAMES
    if surname.lower() in _EAST_ASIAN and not suffix and not is_western:
        given = given.removesuffix(".")
        orders = (f"{surname} {given}", f"{given} {surname}")
        if _SYLLABLES.fullmatch(given) or (is_inverted and _PINYIN.fullmatch(given)):
            return NameReading(orders[0], surname)
        if _SYLLABLE.fullmatch(given):
            return NameReading(orders[0], surname, _WHICH_ORDER, orders)
    if surname.lower() in _OF_BOTH and _JOINED_SYLLABLES.fullmatch(given):  # Park, Chung-hee
        return NameReading(orders[0], surname)
    if _JOINED_SYLLABLES.fullmatch(given) or (
        surname.lower() in _OF_BOTH and _SYLLABLES.fullmatch(given) and not is_western
    ):
        return NameReading(orders[0], surname, _WHICH_ORDER, orders)
    if surname.lower() in JAPANESE_SURNAMES and not suffix and not is_western:
        return NameReading(orders[0], surname, _WHICH_ORDER, orders)
    return NameReading(f"{given} {surname}{suffix}", surname)


def _are_forenames(text: str) -> bool:
    """Whether words are like forenames: few, each with a capital or an initial, or a particle of the surname."""
    names = text.split()
    if not 0 < len(names) <= _MOST_FORENAMES:
        return False
    return all(
        name.lower() in _PARTICLES or (name[:1].isupper() and _FORENAME.fullmatch(name) is not None) for name in names
    ) or all(  # letters of a script that has no capitals
        not letter.isascii() and not letter.isupper() and not letter.islower() for letter in text if letter.isalpha()
    )
