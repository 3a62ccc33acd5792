"""The answers that a caption or one line of text gives: its reference code, its date, its photographer, and the rest.

`Kim Il Sung speaks, Pyongyang, 15 August 1950. RGAKFD, f. 2, op. 1, d. 34. Photo: I. Sokolov`
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from catalog.dates.reader import read as read_words
from catalog.errors import UsageError
from catalog.reference_codes.parsing import parse as parse_code
from catalog.validation import read_plain

__all__ = ["MOST_CHARACTERS", "answers_in"]

MOST_CHARACTERS = 2_000
_CREDIT_WORDS = (
    r"[.;,(\[\s]*\b(?:photo(?:graph(?:ed|er)?)?s?(?: by|:)|фото(?:граф)?(?:ия|ія)?:?|світлина:?|foto:?|fot\.|zdjęcie:"
    r"|photographe?:|fotograf(?:ía|ia):)\s+"
)
_CREDIT = re.compile(
    rf"{_CREDIT_WORDS}(?P<name>(?:[^\W\d_]\.[ -]?){{0,3}}[^\W\d_][^\d,;()\[\]]{{1,60}}?)\s*[.)\]]*$", re.IGNORECASE
)
_NAME = r"(?:[^\W\d_]\.[ -]?){0,3}[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2}"
_CREDIT_WITHIN = re.compile(rf"(?i:{_CREDIT_WORDS})(?P<name>{_NAME})(?=[.;,)])")
"""A credit that more follows: Photo by V. Sokolov. RGAKFD."""
_YEAR = r"(?:1[0-9]|20)\d\d"
_MONTH = r"[^\W\d_]{3,10}\.?"
_YEAR_WORD = r"(?: ?(?:г\.|года|р\.|року|r\.|roku))?"
_DATES = (
    re.compile(rf"\b\d{{1,2}}\.? (?:of |de )?{_MONTH},?(?: del?)? {_YEAR}{_YEAR_WORD}"),
    re.compile(rf"\b\d{{1,2}}[. ] ?[IVX]{{1,4}}[. ] ?{_YEAR}{_YEAR_WORD}"),
    re.compile(rf"\b{_MONTH} \d{{1,2}}, {_YEAR}\b"),
    re.compile(rf"\b\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}\b"),
    re.compile(rf"\b{_YEAR}-\d\d(?:-\d\d)?\b"),
    re.compile(rf"\b{_MONTH}(?: de)? {_YEAR}{_YEAR_WORD}"),
    re.compile(rf"(?:\b(?:c|ca|около|ок)\.? ?)?(?<![\d/.-])\b{_YEAR}(?:-е)?(?: ?гг?\.| года?)?"),
)
"""Dates as captions have them, the more exact first."""


def answers_in(text: str) -> dict[str, Any]:
    """Return the answers that a text gives, by their names. Raises UsageError for a text that is no caption.

    The title is the text without the code and the credit. A date stays in it, for it is a part of the words.
    """
    words = " ".join(text.split())
    if not words:
        raise UsageError("There is no text to read answers from.")
    if len(words) > MOST_CHARACTERS:
        raise UsageError(f"The text has {len(words):,} characters; a caption has {MOST_CHARACTERS:,} at most.")
    found: dict[str, Any] = {}
    if credit := _credit_in(words):
        name = credit["name"].strip()
        found["photographers"] = (name,) if _is_a_name(name) else ()
        found["genre"] = "photograph"
        words = f"{words[: credit.start()]}. {words[credit.end() :].lstrip(' .,;)')}".strip()
    rest, code = _without_code(words)
    if code:
        found["reference"] = code
    found.update(_date_in(rest))
    title = re.sub(r"(?<= [гр])\Z", ".", rest.strip(" .,;:()[]"))
    return {"title": title, **found} if title else found


def _credit_in(words: str) -> re.Match[str] | None:
    """Return the credit of a photographer, with which a caption ends, or which ends a sentence of it."""
    within = _CREDIT_WITHIN.search(words)
    return within if within and words[within.end() :].strip(" .,;)]") else _CREDIT.search(words)


def _is_a_name(words: str) -> bool:
    """Whether words behind a credit name somebody: a photographer may be unknown."""
    outcome = read_plain({"id": "some", "level": "item", "title": "Some", "mentions": [words]})
    return all(finding.code != "name-placeholder" for finding in outcome.findings)


def _without_code(words: str) -> tuple[str, str]:
    """Return a text without the one reference code in it, and that code."""
    reading = parse_code(words)
    codes = [one for one in reading.references if one.repository and one.parts]
    if len(codes) != 1 or len(reading.references) != 1:
        return words, ""
    span = codes[0].span
    return f"{words[: span.start].rstrip(' .,;(')}. {words[span.end :].lstrip(' .,;)')}".strip(), span.text


def _date_in(words: str) -> Mapping[str, str]:
    """Return the one date in a text, in its words; nothing where there are several, or it is in doubt."""
    for pattern in _DATES:
        known = [match[0].strip() for match in pattern.finditer(words) if read_words(match[0]).value]
        if len(known) == 1:
            return {"date": known[0]}
        if known:
            break
    return {}
