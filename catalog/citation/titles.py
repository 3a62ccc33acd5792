"""Titles in citations: which one, in quotation marks or brackets, and cut short."""

from __future__ import annotations

import re
from functools import lru_cache

from catalog.citation.options import Locale
from catalog.model import Record, Title

__all__ = [
    "comma_inside",
    "ended",
    "is_supplied",
    "period_inside",
    "quoted",
    "short_title",
    "single_quoted",
    "title_in",
    "title_read_in",
    "translation_in",
]

_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’"})
_INNER_AT_END = re.compile(r"‘(?:(?!’\W).)*’”$")
"""A quotation within a title that ends with it; an apostrophe there opens with no mark."""
_GERMAN = re.compile("„([^„“”]*)[“”]")
_WITHIN = re.compile(r"„([^„“”]*)[“”]|(?<!\w)‘([^‘’]*)’(?!\w)")
_STRAIGHT = re.compile(r'"([^"]*)"')
_TRAILING = re.compile(
    r"(?:[\s,;:&+/–—-]+(?:a|an|the|of|to|and|or|from|in|on|at|for|with|by|between|about|concerning|regarding|its|his|her"
    r"|о|об|от|к|и|в|на|с|из|для|по|le|la|les|du|de|des|sur|et|à|au|aux|pour|der|die|das|dem|den|zum|zur|über|von|und|mit|für)?)+$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:[^\W\d_]{5}|\d{3}|[)\]»”])\.$")
"""A period behind a whole word, a year or a bracket: `Final.`, `(1982-1984).`; not that of `Corp.`, `г.` or `...`."""
_PAIRS = (("«", "»"), ("„", "“”"), ("“", "”"), ("(", ")"), ("[", "]"))
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_CLAUSE = re.compile(r"\s*[:;]\s|(?<=\w{3})\.\s|\s[–—]\s")
_SHORT_ENOUGH, _SHORT = 5, 4


def title_in(record: Record, locale: Locale) -> Title:
    """Return the title that a citation has: the document's own, or else the one in the language of the locale."""
    return _unended(record.title) if translation_in(record, locale) else title_read_in(record, locale)


def translation_in(record: Record, locale: Locale) -> str:
    """Return the translation of the document's own title into the language of the locale, where it needs one."""
    if is_supplied(record.title) or _speaks(record.title, locale):
        return ""
    read = _read_in(record, locale)
    translated = [text.title for text in record.texts if text.translated_from]
    return _unended(read).text if read is not record.title and (read.is_supplied or read in translated) else ""


def title_read_in(record: Record, locale: Locale) -> Title:
    """Return the title in the language of the locale where the record has one, or else its title."""
    return _unended(_read_in(record, locale))


def _read_in(record: Record, locale: Locale) -> Title:
    if _speaks(record.title, locale):
        return record.title
    others = (*record.other_titles, *(text.title for text in record.texts if text.title))
    return next((title for title in others if title.language and _speaks(title, locale)), record.title)


def is_supplied(title: Title) -> bool:
    """Whether a title is a description: it says who supplied it, or is in brackets, which say no less."""
    return title.is_supplied or _BRACKETED.fullmatch(title.text) is not None


def _unended(title: Title) -> Title:
    """Return a title without what styles have of their own: the period of an entry, the brackets of a supplied title.

    An abbreviation keeps its period.
    """
    if bracketed := _BRACKETED.fullmatch(title.text):
        return title.model_copy(update={"text": bracketed[1], "supplied_by": title.supplied_by or "the description"})
    if title.text.endswith(".") and _ENDED.search(title.text):
        return title.model_copy(update={"text": title.text[:-1]})
    return title


def _speaks(title: Title, locale: Locale) -> bool:
    return title.language is None or title.language.partition("-")[0].lower() == locale


def quoted(text: str) -> str:
    """Put a title in quotation marks; those within it become single."""
    if "„" in text:
        text = _GERMAN.sub("‘\\1’", text)
    if "“" in text or "”" in text or '"' in text:
        text = _STRAIGHT.sub("‘\\1’", text.translate(_INNER_QUOTES))
    return f"“{text}”"


def single_quoted(text: str) -> str:
    """Put a title in single quotation marks, as in Britain; those of a quotation within it become double."""
    return f"‘{_WITHIN.sub(lambda found: f'“{found[1] or found[2]}”', text)}’"


def comma_inside(text: str) -> str:
    """Add a comma, inside the last quotation marks; a question or exclamation mark there takes its place."""
    words, marks = _closing_marks(text)
    if not marks:
        return f"{text},"
    return text if words.endswith(("?", "!")) else f"{words},{marks}"


def period_inside(text: str) -> str:
    """End a sentence with a period, inside its last quotation marks, as American styles do."""
    words, marks = _closing_marks(text)
    if not marks:
        return ended(text)
    return text if words.endswith(("?", "!", ".")) else f"{words}.{marks}"


def _closing_marks(text: str) -> tuple[str, str]:
    """Return a text without the quotation marks that it ends with, and these: one, or two within each other."""
    if not text.endswith("”"):
        return text, ""
    marks = 2 if _INNER_AT_END.search(text) else 1
    return text[:-marks], text[-marks:]


@lru_cache(maxsize=8192)
def short_title(text: str) -> str:
    """Return the first words of a title: up to its first clause, and no more than four where it is longer."""
    clause = _CLAUSE.split(text, maxsplit=1)[0]
    words = clause.split()
    if len(words) > _SHORT_ENOUGH:
        clause = _TRAILING.sub("", _closed(" ".join(words[:_SHORT]))) or words[0]
    return clause.rstrip(" ,;:.") or text


def _closed(words: str) -> str:
    """Cut words before a quotation or parenthesis that they open and do not close."""
    for opening, closing in _PAIRS:
        start = words.rfind(opening)
        if start > 0 and not any(mark in words[start:] for mark in closing):
            words = words[:start]
    return words.rstrip()


def ended(text: str) -> str:
    """End a sentence with a period, unless it has an end already."""
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”", ".’”")) else f"{text}."
