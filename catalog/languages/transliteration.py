"""Cyrillic into Latin letters and, for the numbers of files, back.

ALA-LC, BGN/PCGN (1947), ISO 9:1995 and the Ukrainian national system (2010). Add a system: one table and one
line in `SYSTEMS`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from catalog.errors import UnknownName

__all__ = ["SYSTEMS", "cyrillic_number", "latin_number", "transliterate"]


def _table(letters: str) -> dict[str, str]:
    """Read `а a  б b  ж zh`; a letter alone stands for nothing."""
    return {pair[0]: pair[1:] for pair in (item.replace("=", "") for item in letters.split())}


_ALIKE = "а=a б=b в=v д=d з=z к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
_RARE = _table("ѣ=ě ѳ=ḟ ѵ=ẏ ў=ŭ ђ=đ ј=j љ=lj њ=nj ћ=ć џ=dž ѓ=ǵ ќ=ḱ ѕ=dz ѡ=o ѫ=ǫ ѧ=ę")

_ALA_LC = _table(
    _ALIKE + "г=g е=e ё=ë ж=zh и=i й=ĭ х=kh ц=t͡s ч=ch ш=sh щ=shch ъ=ʺ ы=y ь=ʹ э=ė ю=i͡u я=i͡a і=ī ї=ï є=i͡e ґ=g"
)
_ALA_LC_PLAIN = _table(
    _ALIKE
    + "г=g е=e ё=e ж=zh и=i й=i х=kh ц=ts ч=ch ш=sh щ=shch ъ=ʺ ы=y ь=ʹ э=e ю=iu я=ia і=i ї=i є=ie ґ=g ў=u ѣ=ie ѳ=f ѵ=i"
)
_ALA_LC_UKRAINIAN = _table(
    _ALIKE + "г=h ґ=g е=e є=i͡e ж=z͡h и=y і=i ї=ï й=ĭ х=kh ц=t͡s ч=ch ш=sh щ=shch ь=ʹ ю=i͡u я=i͡a ё=ë ъ=ʺ ы=y э=ė"
)
_BGN_PCGN = _table(
    _ALIKE + "г=g е=e ё=ë ж=zh и=i й=y х=kh ц=ts ч=ch ш=sh щ=shch ъ=” ы=y ь=’ э=e ю=yu я=ya і=i ї=yi є=ye ґ=g"
)
_ISO_9 = _table(
    _ALIKE + "г=g е=e ё=ë ж=ž и=i й=j х=h ц=c ч=č ш=š щ=ŝ ъ=ʺ ы=y ь=ʹ э=è ю=û я=â і=ì ї=ï є=ê ґ=g̀ ў=ŭ ѣ=ě ѳ=f̀ ѵ=ỳ"
)
_UKRAINIAN = _table(
    _ALIKE + "г=h ґ=g е=e є=ie ж=zh и=y і=i ї=i й=i х=kh ц=ts ч=ch ш=sh щ=shch ь ю=iu я=ia ё=io ъ ы=y э=e ’ ʼ"
)

_VOWELS_AND_SIGNS = frozenset("аеёиоуыэюяйъьіїє")
_UKRAINIAN_INITIALS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def _bgn_context(letter: str, before: str) -> str | None:
    """BGN/PCGN 1947: ye and yë at the beginning of a word, after vowels, й, ъ and ь."""
    if letter in "её" and (not before.isalpha() or before in _VOWELS_AND_SIGNS):
        return "y" + _BGN_PCGN[letter]
    return None


def _ukrainian_context(letter: str, before: str) -> str | None:
    """Resolution 55 (2010): y- at the beginning of a word; zgh for зг."""
    if letter == "г" and before == "з":
        return "gh"
    return _UKRAINIAN_INITIALS.get(letter) if not before.isalpha() and before not in "'’ʼ-" else None


def _no_context(letter: str, before: str) -> str | None:
    return None


SYSTEMS: Mapping[str, tuple[Mapping[str, str], Callable[[str, str], str | None]]] = {
    "ala-lc": (_ALA_LC, _no_context),
    "ala-lc-plain": (_ALA_LC_PLAIN, _no_context),
    "ala-lc-ukrainian": (_ALA_LC_UKRAINIAN, _no_context),
    "bgn-pcgn": (_BGN_PCGN, _bgn_context),
    "iso-9": (_ISO_9, _no_context),
    "ukrainian-national": (_UKRAINIAN, _ukrainian_context),
}
"""The systems by name: the table of letters, and the rule for letters that depend on the letter before them."""


def transliterate(text: str, system: str = "ala-lc-plain") -> str:
    """Write Cyrillic text in Latin letters; whatever is not Cyrillic stays. Raises UnknownName for a system.

    `ala-lc-plain` is ALA-LC as references use it, without ties and diacritics. No Cyrillic letter is left.
    """
    if system not in SYSTEMS:
        raise UnknownName("system of transliteration", system, SYSTEMS)
    table, context = SYSTEMS[system]
    written = []
    before = " "
    for place, letter in enumerate(text):
        small = letter.lower()
        latin = context(small, before)
        if latin is None:
            latin = table[small] if small in table else _rare(small)
        written.append(latin if letter == small else _capital(latin, text, place))
        before = small
    return "".join(written)


def _rare(letter: str) -> str:
    """Write a letter that the system does not know: a Cyrillic one by its nearest letter, any other unchanged."""
    if letter in _RARE:
        return _RARE[letter]
    name = unicodedata.name(letter, "") if len(letter) == 1 else ""
    if not name.startswith(("CYRILLIC", "COMBINING CYRILLIC")):
        return letter
    plain = name.split(" WITH ", maxsplit=1)[0].replace("STRAIGHT U", "U").replace("SHORT I", "I")
    try:
        return _ALA_LC_PLAIN.get(unicodedata.lookup(plain), "")
    except KeyError:
        return ""


def _capital(latin: str, text: str, place: int) -> str:
    """Write Щ as Shch in Щука and as SHCH in ЩУКА."""
    around = text[place + 1 : place + 2] + text[max(place - 1, 0) : place]
    return latin.upper() if any(letter.isupper() for letter in around) else latin[:1].upper() + latin[1:]


# Numbers must come back unchanged, so their letters keep what ALA-LC marks by diacritics, and a dot parts the
# letters that would read as one (т·с is not ц).
_NUMBER = {**_ALA_LC_PLAIN, **_table("ё=ë й=ĭ э=ė і=ī ї=ï є=ie ґ=ġ ў=ŭ ѣ=ě ѳ=ḟ ѵ=ẏ")}
_PARTED = re.compile("т(?=[сшщ])|ш(?=ч)|[иі](?=[уае])", re.IGNORECASE)
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿʹʺ]")
_BACK = {latin: letter for letter, latin in _NUMBER.items() if latin} | {"c": "с", "x": "х"}
_LETTERS_BACK = re.compile("|".join(sorted(map(re.escape, _BACK), key=len, reverse=True)), re.IGNORECASE)


def latin_number(number: str) -> str:
    """Write the letters of a number in Latin: `Р-9401` is `R-9401`. Different numbers stay different."""
    if not _CYRILLIC.search(number):
        return number
    return "".join(
        (_NUMBER.get(small) or _rare(small)) if letter == small else _upper(_NUMBER.get(small) or _rare(small))
        for letter in _PARTED.sub(r"\g<0>·", number)
        for small in (letter.lower(),)
    )


def cyrillic_number(number: str) -> str:
    """Write the letters of a number in Cyrillic: `R-9401` is `Р-9401`, `98c` and `98s` are `98с`."""
    if not _LATIN.search(number):
        return number
    return _LETTERS_BACK.sub(_back, number).replace("·", "")


def _upper(latin: str) -> str:
    return latin[:1].upper() + latin[1:]


def _back(found: re.Match[str]) -> str:
    letter = _BACK.get(found[0].lower())
    if letter is None:  # a letter such as İ, whose small form is two signs
        return found[0]
    return letter.upper() if found[0][0].isupper() else letter
