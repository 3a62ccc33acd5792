"""The order of entries in a list of sources."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from catalog.citation.description import authors_in
from catalog.citation.options import Locale
from catalog.citation.style import Rank
from catalog.citation.titles import title_in
from catalog.dates.writer import order_of
from catalog.model import Record

__all__ = ["by_heading", "by_heading_and_date", "by_script"]

_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)")
_SIGNS = re.compile(r"[^\w\s]+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Fold a heading for sorting: no case, no accents on Latin letters, no signs, no article at its beginning."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    letters: list[str] = []
    for sign in decomposed:
        if not (unicodedata.combining(sign) and letters and letters[-1].isascii()):
            letters.append(sign)
    plain = unicodedata.normalize("NFC", "".join(letters)).replace("ё", "е")
    return _ARTICLE.sub("", " ".join(_SIGNS.sub(" ", plain).split()))


def _names(record: Record, locale: Locale) -> str:
    return " ".join(folded(name.inverted) for name in authors_in(record, locale))


def by_heading(record: Record, locale: Locale) -> Rank:
    """Order by authors, then title (MLA)."""
    title = folded(title_in(record, locale).text)
    return (_names(record, locale) or title, title, order_of(record.date), record.id)


def by_heading_and_date(record: Record, locale: Locale) -> Rank:
    """Order by authors, then date, undated documents first, then title (Chicago, Turabian, APA)."""
    title = folded(title_in(record, locale).text)
    return (_names(record, locale) or title, order_of(record.date), title, record.id)


def by_script(record: Record, locale: Locale) -> Rank:
    """Order by script, Cyrillic before the others, then heading, then title (GOST)."""
    title = folded(title_in(record, locale).text)
    heading = _names(record, locale) if 0 < len(record.makers) <= 3 else ""
    first = (heading or title)[:1]
    return (first < "Ѐ" or first > "ӿ", heading or title, title, order_of(record.date), record.id)
