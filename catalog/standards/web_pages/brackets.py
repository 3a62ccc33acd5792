"""The bracketed words of a transcript, and what each bracket means.

Brackets stand for five things that look alike. What the words themselves do not settle is `unknown`, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.drafts.source_span import Passage
from catalog.languages.by_name import LANGUAGE_NAMES
from catalog.standards.web_pages.english import any_of, word_set
from catalog.vocabularies import Mark

__all__ = ["Bracket", "is_editorial", "read_brackets"]

_BRACKET = re.compile(r"\[[^\[\]\n]{1,300}\]")
_EDITORIAL = re.compile(rf"^{any_of('brackets', 'editorial')}|{any_of('brackets', 'editorial_end')}\.?$", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:continued|end|excerpts?|translat\w+|draft|copy|unsigned|secret|confidential|restricted|official)\b",
    re.IGNORECASE,
)
"""How a remark in brackets begins that is about the document: `[Translated from Russian]`, `[secret]`."""
_FUNCTION_WORDS = word_set("brackets", "english")
_FOREIGN = re.compile(  # spellings that English has not: transliterated Russian, and letters beyond ASCII
    r"[^\x00-\x7f’‘“”–—…]|zh|shch|[aeiouy]y[aeu]|[aeiou]yi|ii$|[^aeiou]iy$|skiy?|ov[kn]i|[bdfgklmnprstvz]ki$"
    r"|nik[ai]?$|stv[oa]$|(?:ost|ogo|ego|naya|noye|nye|niye|niya|tsiya|uyu|svo\w+)$"
    r"|^(?:der|die|das|und|les|des|una?|il)$",
    re.IGNORECASE,
)
_LANGUAGE = "(?:" + "|".join(LANGUAGE_NAMES) + ")"
# as in: in Russian: sovkhoz
_NAMED_LANGUAGE = re.compile(rf"^(?:in\s+)?{_LANGUAGE}\s*:", re.IGNORECASE)
# as in: Andrei; KIM GAN
_CAPITALS = re.compile(r"^[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|de|van|von|al))*$")
# what is in brackets continues a name: Pak [Geum]
_BEFORE_NAME = re.compile(r"(?:^|[\s(\"“])[A-Z][\w'’-]*\.?\s?-?$")
# a name follows: the telegram sent by [Yudin]
_PREPOSITION = re.compile(r"\b(?:of|to|by|with|from|for|at|in|and|between)\s$")
_AFTER_NAME = re.compile(r"^\s[A-Z][a-z'’-]+")
_RANKS = word_set("brackets", "ranks")


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words in brackets, with the mark that says why; `mark` is `unknown` where that is open."""

    words: Passage
    mark: Mark


def is_editorial(words: str) -> bool:
    """Whether words in parentheses or brackets are an editor's, and no name: `(Applause.)`, `(Seal)`."""
    inside = words.strip("()[]. ")
    return bool(_EDITORIAL.search(inside) or _REMARK.match(inside))


def read_brackets(body: Passage) -> Iterator[Bracket]:
    """Yield the bracketed words of a text in their order."""
    text = body.text
    vocabulary = frozenset(re.findall(r"[a-z]+", _BRACKET.sub(" ", text).lower()))
    for match in _BRACKET.finditer(text):
        before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 60]
        inside = match[0][1:-1].strip()
        yield Bracket(body.group(match), _mark(inside, before, after, vocabulary))


def _mark(inside: str, before: str, after: str, vocabulary: frozenset[str]) -> Mark:
    if not re.search(r"\w", inside) or _EDITORIAL.search(inside):
        return Mark.EDITORIAL
    if after.startswith("-") or before.endswith("-"):  # part of a name is in brackets: Pak [Geum]-cheol
        return Mark.UNCERTAIN_READING
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", inside):
        return Mark.SUPPLIED
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", inside.lower())
    if _CAPITALS.match(inside):
        return _capitalised(inside, words, before, after)
    return _small_letters(inside, words, vocabulary)


def _capitalised(inside: str, words: list[str], before: str, after: str) -> Mark:
    """Judge capitalised words: a doubtful reading fills a gap in a name or a sentence; `[Andrei] Gromyko` does not."""
    if len(words) > 1 and not _FUNCTION_WORDS.isdisjoint(words) and not inside.isupper():
        return Mark.SUPPLIED
    if inside.lower() in _FUNCTION_WORDS:
        return Mark.SUPPLIED
    previous = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    if previous.endswith(("'s", "’s")):  # the Chancellor's [Helmut Kohl's]: an office, then who held it
        return Mark.UNKNOWN
    named = bool(_BEFORE_NAME.search(before)) and previous.lower() not in _RANKS and not previous.endswith(".")
    if _AFTER_NAME.match(after) and not named:
        return Mark.SUPPLIED
    if named or inside.isupper() or _PREPOSITION.search(before):
        return Mark.UNCERTAIN_READING
    return Mark.UNKNOWN


def _small_letters(inside: str, words: list[str], vocabulary: frozenset[str]) -> Mark:
    """Judge words of the sentence: English ones were supplied, others are terms of the original."""
    if _NAMED_LANGUAGE.match(inside):
        return Mark.ORIGINAL_TERM
    known = [word in _FUNCTION_WORDS or word in vocabulary for word in words]
    if words and all(known):
        return Mark.SUPPLIED
    if not any(known) and any(_FOREIGN.search(word) for word in words):
        return Mark.ORIGINAL_TERM
    if sum(known) * 2 > len(known):
        return Mark.SUPPLIED
    return Mark.UNKNOWN
