"""The words of a date cut into tokens, each with one letter for what it is.

The letters make a short text (`5 September 1956` is `nMy`) that patterns of dates are matched with, in any language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.dates.vocabulary import LEADING, PHRASES, WORDS, month_of, with_plain_tens

__all__ = ["MOST", "Token", "tokens_of"]

MOST = 40
"""Tokens beyond which words are no date: the longest list of years in a finding aid of our samples has half of them."""

_TOKEN = re.compile(
    r"(?P<decade>(?<!\d)(?P<d>1\d\d|20\d)(?:0 ?['’]?s\b|0-?(?:е|х|ые|ых|ті|тих|er|ern)\b|[-_?*—x](?![\dx])))"
    r"|(?P<hundred>(?<!\d)(?P<c>1\d|20)(?:--|__|\?\?|\*\*|\.\.|xx))(?![\d-])"  # 19-- 19??
    r"|(?P<short>(?<!\d)(?P<s>\d)0 ?(?:['’]?s|-?(?:е|х|ые|ых|ті|тих|er))\b)"  # 50s 20-е 20er
    r"|(?P<number>\d+)(?:st|nd|rd|th|ère|ème|eme|re|er|ste|de|e|-го|-е|-й|-го|º|ª|°)?(?![^\W_])"
    r"|(?P<word>[^\W\d_]+(?:-(?=être)être)?)"
    r"|(?P<mark>[-–—/,;.?&~=])"
    r"|(?P<letter>[\ue000-\ue005])"
)
_LETTERS = {"\ue000": "b", "\ue001": "a", "\ue002": "[", "\ue003": "]", "\ue004": "=", "\ue005": "x"}
_ROMAN = re.compile(r"(x{0,2}(?:ix|iv|v?i{0,3}))(?:e|ème|eme|ᵉ|er)?")
_LIKE_ROMAN = str.maketrans("хі", "xi")
"""Cyrillic letters that are typed for the Latin ones of a numeral: ХІХ ст."""
_UNITS = {"i": 1, "v": 5, "x": 10}
_KIND_OF_NUMBER = {1: "n", 2: "n", 3: "h", 4: "y", 5: "h", 6: "h", 7: "h", 8: "Z"}
_CORRECTED = re.compile(r"\bi\. ?e\.|\bd\. ?h\.|\bт\. ?е\.|\brecte\b|\bsic\b")
"""Words that correct a date: which of the two is right, the cataloguer says."""
_COMPARED = re.compile(r"^\W*([<>])(?!.*[<>])")
"""A sign before a date that is no bracket: <1956, >1956."""
_JOINED = re.compile(r"(\d)(?=г\b|гг\b|год)")
_DROPPED = str.maketrans("", "", '()[]<>{}"“”„«»‚‘*')


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its letter, its words, and the number it stands for.

    n, y, Z: a number of 1 or 2, 4, 8 digits, h of another length, a year beside its era; M month; S season; R Roman
    numeral; D decade (its first three digits), d decade without its century; X century (its two digits); C, K, H, Q,
    T, E: the words century, decade, half, quarter, third, early; q: first to last; b, a: before Christ, of our era;
    `~` about; `?` perhaps; B between; F from; U until; `<` before; `>` after; `[` not before; `]` not after; `=` until
    now; `-`, `/`, `,`, `.`: signs; `&` and; `|` or; G: years; Y: a school or budget year; O, N: old, new style; x:
    anything else.
    """

    kind: str
    text: str
    number: int = 0


def tokens_of(words: str) -> list[Token]:
    """Return the tokens of words, without those that say nothing about when."""
    text = _CORRECTED.sub(" \ue005 ", unicodedata.normalize("NFC", words).casefold())
    text = _COMPARED.sub(lambda sign: " before " if sign[1] == "<" else " after ", text)
    for phrase, symbol in PHRASES:
        text = phrase.sub(symbol, text)
    text = _JOINED.sub(r"\1 ", with_plain_tens(text).translate(_DROPPED))
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if text[end : match.start()].strip(" \t\u00a0'’"):
            found.append(Token("x", text[end : match.start()]))
        end = match.end()
        found.append(_token(match))
        if len(found) > 3 * MOST:
            break
    if text[end:].strip(" \t\u00a0'’"):
        found.append(Token("x", text[end:]))
    return _refined(found)


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    if match["decade"]:
        return Token("D", text, int(match["d"]))
    if match["hundred"]:
        return Token("X", text, int(match["c"]))
    if match["short"]:
        return Token("d", text, int(match["s"]))
    if match["number"]:
        digits = match["number"]
        return Token(_KIND_OF_NUMBER.get(len(digits), "x"), digits, int(digits[:9]))
    if match["letter"]:
        return Token(_LETTERS[text], text)
    if match["mark"]:
        kind = WORDS[text].symbol if text in WORDS else {"–": "-", "—": "-", ";": ",", "=": "x"}.get(text, text)
        return Token(kind, text)
    return _word(text)


def _word(text: str) -> Token:
    known = WORDS.get(text)
    if known:
        return Token(known.symbol or " ", text, known.number)
    month = month_of(text)
    return Token("M", text, month) if month else Token("x", text)


def _roman(text: str) -> int:
    """Return the number of a Roman numeral up to 29, with the ending of an ordinal in French, or 0."""
    found = _ROMAN.fullmatch(text.translate(_LIKE_ROMAN))
    if not found or not found[1]:
        return 0
    values = [_UNITS[letter] for letter in found[1]]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _refined(tokens: list[Token]) -> list[Token]:
    """Distinguish Roman numerals, the abbreviation `c.`, and full stops that part numbers, by what is beside them."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        before = found[-1].kind if found else ""
        after = next((each for each in tokens[at + 1 :] if each.text != "."), None)
        found += _in_place(token, before, after)
    return [token for token in found if token.kind != " "]


def _in_place(token: Token, before: str, after: Token | None) -> Iterator[Token]:
    """Yield the token as what it is beside the kind before it and the token after it; a full stop that is none, not."""
    after_kind = after.kind if after else ""
    if _is_century(token, before, after_kind):
        yield Token("C", token.text)
    elif token.text == "s" and after_kind == "n":  # S. 12 is a page
        yield Token("x", token.text)
    elif token.text == "prima" and after_kind in ("H", "Q", "T", "E"):
        yield Token("q", token.text, 1)
    elif token.text in ("third", "terzo") and after_kind in ("H", "Q", "T", "C", "K"):
        yield Token("q", token.text, 3)
    elif _is_roman(token, before, after):
        yield Token("R", token.text, _roman(token.text))
    elif token.text in LEADING and after is None and before:  # 1956, I
        yield Token("x", token.text)
    elif token.kind != "." or _parts_numbers(before, after):
        yield token


def _is_century(token: Token, before: str, after_kind: str) -> bool:
    """Whether c., в., w. or s. is short for century: 20th c., XX в., XX w., s. XX."""
    if token.text in ("c", "в", "w"):
        return before in ("n", "R", "q")
    return token.text == "s" and after_kind in ("x", "R")


def _is_roman(token: Token, before: str, after: Token | None) -> bool:
    """Whether letters are a numeral; one letter is one where a number or a century is beside it."""
    if token.kind not in "x &M~<" or not _roman(token.text):
        return False
    if len(token.text) > 1 or before in ("n", ".", "C"):
        return True
    return after is not None and (after.kind in ("C", "Q", "H") or after.text in ("в", "c", "w"))


def _parts_numbers(before: str, after: Token | None) -> bool:
    """Whether a full stop is part of a date in numbers: 5.9.1956, 5.IX.1956."""
    if after is None or before not in ("n", "R", "y"):
        return False
    return after.kind in ("n", "y") or (before == "n" and _roman(after.text) > 0)
