"""Letters that were saved in one encoding and read in another: `CafÃ©` for `Café`, `Ïèñüìî` for `Письмо`.

Text in UTF-8 that was read as a code page shows: what is beyond ASCII is, byte for byte, UTF-8 again, which real words
hardly are. One letter of Latin is enough where no writer puts the two signs together: `SÃO` is a saint, `IRMÃ»` a
sister before the end of a quotation, `l’été` an apostrophe before a letter. Of another script it takes three in a row.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache

__all__ = ["Misread", "misread_letters"]

_CODE_PAGES = ("cp1252", "cp1251", "cp1250", "mac-roman", "cp437", "cp850")
_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter beyond ASCII in UTF-8."""
_BEHIND_LETTERS = "«»’”–—…“‘™\u00a0"
"""Signs that may be behind a real letter too."""
_DOUBTFUL = re.compile(rf".[{_BEHIND_LETTERS}](?!(?<!’)[^\W\d_]|[^\W\d_s])")
_IN_A_ROW = 3
_SIGNS_OF_WORDS = frozenset({"CJK", "HANGUL", "HIRAGANA", "KATAKANA"})
"""Scripts of which two letters are a word."""
_CYRILLIC_AS_LATIN = re.compile("[\u00c0-\u00ff]{5,}")
_LOST_AFTER = re.compile(
    "[ÃÂ][\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf€]|(?:[ÐÑ][\u0080-\u00bf\u0152-\u2122]){2}"
)
"""What shows it where the other half of a letter was lost after it."""

Misread = tuple[str, str]
"""The first letters that were misread, and the whole text read again; nothing where that cannot be known."""


@lru_cache(maxsize=4_096)
def misread_letters(text: str) -> Misread | None:
    """Return the letters of a text that were read in another encoding, or None where none were.

    >>> misread_letters("CafÃ© Müller"), misread_letters("SÃO PAULO")
    (('Ã©', 'Café Müller'), None)
    """
    if text.isascii():
        return None
    if _CYRILLIC_AS_LATIN.search(text) and (meant := _of_cyrillic(text)):
        return text[:40], meant
    pages = (
        _CODE_PAGES if _first_two(*_CODE_PAGES).search(text) else ()
    )  # few texts have one, and reading again takes longer
    found = [read for page in pages if (read := _read_again(text, page))]
    if found:
        _, sample, meant = max(found, key=lambda read: (read[2] != "", read[0]))
        return sample, _once_more(meant)
    lost = _LOST_AFTER.search(text)
    return (lost[0], "") if lost else None


def _once_more(text: str) -> str:
    """Return a text that was misread twice, `CafÃƒÂ©`, read again."""
    found = misread_letters(text)
    return found[1] or text if found else text


def _read_again(text: str, page: str) -> tuple[int, str, str] | None:
    """Return how many letters a code page misread, the first of them, and the text read again; None for none.

    The text is empty where some of it cannot be read again.
    """
    runs, letters = _runs(page)
    if not _first_two(page).search(text):
        return None
    coded = {run: bytes(letters[letter] for letter in run[0]) for run in runs.finditer(text)}
    meant = {run: _in_utf_8(each, run[0]) for run, each in coded.items()}
    sure = [run for run, words in meant.items() if words and _is_sure(words, run, coded[run], page)]
    if not sure:
        return None
    is_whole = all(words or not _LETTER.search(coded[run]) for run, words in meant.items())
    by_place = {run.start(): words or run[0] for run, words in meant.items()}
    whole = runs.sub(lambda run: by_place[run.start()], text) if is_whole else ""
    return sum(len(_LETTER.findall(coded[run])) for run in sure), sure[0][0], whole


def _is_sure(words: str, run: re.Match[str], coded: bytes, page: str) -> bool:
    """Whether words that a run is in UTF-8 are more likely than the run itself."""
    if _are_words(words):
        return True
    inside = words.strip(_BEHIND_LETTERS)
    if not all("\u00a0" <= each <= "\u017f" or "\u2010" <= each <= "\u2122" for each in inside):
        return False
    if page == "cp1251":  # `Дё`, `ВІ` are words; within a Latin word they are not
        beside = run.string[max(0, run.start() - 1) : run.start()] + run.string[run.end() : run.end() + 1]
        return beside.isascii() and any(map(str.isalpha, beside))
    first = _LETTER.search(coded)
    is_one = len(_LETTER.findall(coded)) == 1 and first is not None and len(first[0]) == 2
    return not (is_one and first is not None and _DOUBTFUL.match(run.string, run.start() + first.start()))


def _are_words(words: str) -> bool:
    """Whether enough letters of a script beyond Latin are in a row."""
    scripts = Counter(unicodedata.name(each, "").partition(" ")[0] for each in words if each > "\u017f")
    return any(
        number >= (2 if script in _SIGNS_OF_WORDS else _IN_A_ROW)
        for script, number in scripts.items()
        if script.isalpha() and script.isupper() and script not in ("LEFT", "RIGHT", "LATIN", "COMBINING")
    )


def _in_utf_8(coded: bytes, run: str) -> str:
    """Return what bytes beyond ASCII are in UTF-8; signs behind the letters stay. Nothing where they are none."""
    first = _LETTER.search(coded)
    end = max((letter.end() for letter in _LETTER.finditer(coded)), default=0)
    if first is None or not set(run[: first.start()] + run[end:]) <= set(_BEHIND_LETTERS):
        return ""
    try:
        words = coded[first.start() : end].decode()
    except UnicodeDecodeError:
        return ""
    return run[: first.start()] + words + run[end:] if words.replace("\u00a0", "").isprintable() else ""


@lru_cache(maxsize=8)
def _first_two(*pages: str) -> re.Pattern[str]:
    """Return a pattern of what the first two bytes of a letter of UTF-8 may be in code pages, all taken together."""
    coded = [pair for page in pages for pair in _runs(page)[1].items()]
    first, then = (
        "".join(letter for letter, byte in coded if low <= byte < high) for low, high in ((0xC2, 0xF5), (0x80, 0xC0))
    )
    return re.compile(f"[{re.escape(first)}][{re.escape(then)}]")


@lru_cache(maxsize=8)
def _runs(page: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a pattern of letters beyond ASCII of a code page, and their bytes; one that is none is a control."""
    table = [bytes([byte]).decode(page, "replace") for byte in range(0x80, 0x100)]
    letters = {chr(byte) if letter == "\ufffd" else letter: byte for byte, letter in enumerate(table, 0x80)}
    return re.compile(f"[{re.escape(''.join(letters))}]{{2,}}"), letters


def _of_cyrillic(text: str) -> str:
    """Return Cyrillic of Windows-1251 that was read as Latin-1; nothing where it is not."""
    try:
        meant = codecs.decode(text.encode("latin-1"), "cp1251")
    except UnicodeError:
        return ""
    return meant if re.search("[\u0430-\u044f]{2}", meant) else ""
