"""What a word that is not allowed was most likely meant to be."""

from __future__ import annotations

import difflib
import mimetypes
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from catalog.fields import all_value_synonyms, fields_called, values_called
from catalog.languages.transliteration import transliterate
from catalog.validation.line_meant import authority_meant, languages_meant, licence_meant

__all__ = ["TRUTHS", "disguise", "disguise_within", "in_one_script", "meant", "meant_form", "said"]

TRUTHS: Mapping[str, str] = {
    **dict.fromkeys(
        ("yes", "y", "ja", "да", "так", "oui", "sí", "si", "sì", "tak", "open", "public", "1", "+"), "true"
    ),
    **dict.fromkeys(("no", "n", "nein", "нет", "ні", "non", "nie", "closed", "restricted", "0"), "false"),
}
"""What people write for true and false, in small letters."""
_LOOKS_LIKE = dict(zip("аеорсухіјѕԁкмтнвοαν", "aeopcyxijsdkmthboav", strict=True))
"""Cyrillic and Greek letters, and the Latin ones that the eye takes them for."""
_LATIN = str.maketrans(_LOOKS_LIKE)
_SAME_SHAPE = dict(zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs", strict=True))
"""Cyrillic letters, and the Latin ones that are printed alike."""
_TO_LATIN = str.maketrans(_SAME_SHAPE)
_TO_CYRILLIC = str.maketrans({latin: cyrillic for cyrillic, latin in _SAME_SHAPE.items()})
_LONG_WORD, _VERY_LIKE = 6, 0.8
"""Letters from which on a word may be another misspelt, and how like that it must be."""
_LETTERS_A_SLIP = 4
"""Letters of a word for each that may be wrong: a profession is no processing, and a contractor no contact."""
_WORD = re.compile(r"[^\W\d_]+")
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0400-\u04FF]|[\u0400-\u04FF][A-Za-z]")
"""Letters of two alphabets side by side: GАRF with a Cyrillic А."""
_WORD_FOR_LEAF = re.compile(
    r"(?:лл?|ll?|ff?|bl|fol|листы?|listy?|leaf|leaves|folios?|sheets?|blatt|blätter|арк|аркуші?|kk?|kart[ay]?|cc?|carte?"
    r"|hh?|hojas?|feuillets?)\b\.? ?",
    re.IGNORECASE,
)
"""Not the words for page: a leaf has two, and may be numbered otherwise."""

_WORD_FOR_VERSO = re.compile(
    r"(?<=\d) ?(?:об|оборот|ob|verso|зв|зворот|vo|vº|rs|rückseite|odwrocie)\.?(?= ?(?:$|[-–—,;]))"
)


def meant(given: str, known: Sequence[str], likeness: float) -> str | None:
    """Return the known word that is like the given one, or that people say it for; None where there is none."""
    if word := said(given, known):
        return word
    word = given.strip().casefold()
    near = (one for one in difflib.get_close_matches(word, known, n=3, cutoff=likeness) if _is_slip(word, one))
    return next(near, None) or _said_misspelt(word, known)


def _said_misspelt(word: str, known: Sequence[str]) -> str | None:
    """Return the known word that people say a misspelt one for: writting is written, which is creation."""
    if len(word) < _LONG_WORD:
        return None
    slips = (one for one in _synonyms_like(word) if _is_slip(word, one))
    return next((name for one in slips for name in values_called(one) if name in known), None)


@lru_cache(maxsize=512)
def _synonyms_like(word: str) -> tuple[str, ...]:
    """Return what people say that is like a word; it is asked several times of each unknown one, of all synonyms."""
    return tuple(difflib.get_close_matches(word, all_value_synonyms(), n=3, cutoff=_VERY_LIKE))


def _is_slip(word: str, near: str) -> bool:
    """Whether a word is another misspelt: a photograph album is no photograph, a stenographer no photographer."""
    if word.startswith(f"{near} "):
        return False
    if word.endswith(near) or near.endswith(word):
        return True
    is_begun_alike = word[:1] == near[:1] or sorted(word[:2]) == sorted(near[:2])
    return is_begun_alike and _edits(word, near) <= max(1, (len(near) + 1) // _LETTERS_A_SLIP)


def _edits(word: str, other: str) -> int:
    """Return how many letters are to be put in, taken out, changed or exchanged to make one word another."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        now = [row]
        for column, one in enumerate(other, 1):
            cost = min(now[-1] + 1, last[column] + 1, last[column - 1] + (letter != one))
            is_exchanged = row > 1 and column > 1 and word[row - 2] == one and letter == other[column - 2]
            now.append(min(cost, before[column - 2] + 1) if is_exchanged else cost)
        before, last = last, now
    return last[-1]


def said(given: str, known: Sequence[str]) -> str | None:
    """Return the known word that is the given one in small Latin letters, or that people say it for."""
    word = given.strip().casefold()
    if same := next((one for one in (word, word.translate(_LATIN)) if one in known), None):
        return same
    called = (*fields_called(given), *values_called(word))
    return next((name for name in called if name in known), None)


def disguise(given: str, near: str) -> str:
    """Say which letters of a word only look like those of the word that was meant; nothing where none does."""
    if len(given) != len(near) or given.isascii():
        return ""
    letters = [one for one, other in zip(given, near, strict=True) if one != other]
    if any(one.isascii() or _LOOKS_LIKE.get(one.casefold()) is None for one in letters):
        return ""
    named = ", ".join(f"{one!r} ({unicodedata.name(one).title()})" for one in dict.fromkeys(letters))
    return f" It has {named}, which only looks like a Latin letter."


def disguise_within(given: str) -> str:
    """Say which letters of a text only look like Latin ones, where all of it would be of Latin letters with them."""
    if given.isascii() or not _TWO_SCRIPTS.search(given):
        return ""
    latin = given.casefold().translate(_LATIN)
    return disguise(given.casefold(), latin) if latin.isascii() else ""


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
    """Return an id or a key of the letters of a text: those that look Latin for Latin ones, others transliterated."""
    small = given.casefold()
    latin = small.translate(_LATIN) if disguise_within(small) else transliterate(small)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or None


def _leaves(given: str) -> str | None:
    """Return leaves with `v` for the verso (Russian: об.), without the word for leaf."""
    plain = _WORD_FOR_LEAF.sub("", given).removesuffix(".")
    verso = re.sub(
        r"(?<=\d) ?(?:об|оборот|ob|verso|зв|зворот|vo|vº|rs|rückseite|odwrocie)\.?(?= ?(?:$|[-–—,;]))", "v", plain
    )
    ranges = re.sub(r"(?<=[\dv]) ?(?:\.\.+|[-–—]|to|по) ?(?=\d)", "-", verso)
    parts = re.sub(r" ?(?:[,;]|and|и|&) ?(?=\d)", ", ", ranges)
    return parts if parts != given and re.fullmatch(r"\d+v?(?:(?:-|, )\d+v?)*", parts) else None


def _id(given: str) -> str | None:
    """Return the id of a record, which may be named by its file or in the feed: records/petrov.yaml, oai:a:petrov."""
    if given.startswith("oai:"):
        return _name(given.rpartition(":")[2])
    return _name(re.sub(r"\.(?:ya?ml|json)$", "", re.split(r"[/\\]", given)[-1]))


def _record(given: str) -> str | None:
    """Return the id of another record; a title with blanks in it is none."""
    return None if " " in given and "/" not in given else _id(given)


def _address(given: str) -> str | None:
    """Return a web address with the scheme that it lacks."""
    return f"https://{given}" if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", given) else None


def _media_type(given: str) -> str | None:
    """Return the media type of an ending or a short name: JPEG, .tif."""
    return mimetypes.guess_type(f"a.{given.lower().lstrip('.')}")[0]


def _duration(given: str) -> str | None:
    """Return hours, minutes and seconds of a number of minutes, or of minutes and seconds: 3 min, 2:05."""
    number = re.fullmatch(r"(\d+) ?(?:min|minutes?|мин|хв|minuten|m)\.?(?: ?(\d{1,2}) ?s\w*\.?)?", given, re.IGNORECASE)
    parts = re.fullmatch(r"(\d{1,2})[:'’](\d\d)[\"”]?", given)
    if number:
        return f"{int(number[1]) // 60}:{int(number[1]) % 60:02}:{int(number[2] or 0):02}"
    return f"0:{int(parts[1]):02}:{parts[2]}" if parts else None


def _sequence(given: str) -> str | None:
    """Return the decimal of a number with a letter, which comes after the number: 1a is 1.1."""
    match = re.fullmatch(r"(\d+) ?([a-iа-и])", given.casefold())
    letters = "abcdefghi" if match and match[2].isascii() else "абвгдежзи"
    return f"{match[1]}.{letters.index(match[2]) + 1}" if match else None


def _file_name(given: str) -> str | None:
    name = re.split(r"[/\\]", given)[-1]
    return name if name and name != given else None


_FORMS: Mapping[str, Callable[[str], str | None]] = {
    "id": _name,
    "key": _name,
    "translated_from": _name,
    "language": languages_meant,
    "leaves": _leaves,
    "sequence": _sequence,
    "part_of": _record,
    "record": _record,
    "file": _file_name,
    "sets": lambda given: "-".join(re.findall(r"[A-Za-z0-9_.]+", transliterate(given))) or None,
    "authority": authority_meant,
    "media_type": _media_type,
    "duration": _duration,
    "transcript": _file_name,
    "uri": lambda given: licence_meant(given) or authority_meant(given) or _address(given),
    "metadata_license": lambda given: licence_meant(given) or _address(given),
    "url": _address,
}
