"""The plain form of a reference, read at once: `GARF, f. 5446, op. 98, d. 721, ll. 170–190. Translated by A. B.`

Most references look like this, with a papka perhaps, and a credit behind them. What this form says, `FondReader`
says too, only slower; tests compare them.
"""

from __future__ import annotations

import re

from catalog.model import LeafRange
from catalog.reference_codes.context_words import explain
from catalog.reference_codes.labels import ITEM
from catalog.reference_codes.leaf_list import read_leaf_list
from catalog.reference_codes.mentions import MentionFinder
from catalog.reference_codes.parsed import (
    ParsedPart,
    ParsedReference,
    Qualifier,
    Reading,
    Span,
)
from catalog.reference_codes.schemes.fond_opis_delo import SCHEME

__all__ = ["read_plain_form"]

_FORM = re.compile(
    r"(?P<archive>[A-ZА-ЯІЇЄ][^\d:;,()\n]{1,50}?)(?:[.,:]\s|\s)"
    r"(?:(?P<fond_label>(?:[ФфFf]|[Фф]онд|[Ff]ond)\.?)\s?(?P<fond>(?:[РрИиRr]-)?\d+[а-яa-z]?)[.,]\s"
    r"(?P<opis_label>(?:[Оо]п(?:ис[ь]?)?|[Oo]p(?:is)?)\.?)\s?(?P<opis>\d+[а-яa-z]?)[.,]\s"
    r"(?:(?P<papka_label>[Pp]apka|[Пп]апка|[PpПп]\.)\s(?P<papka>\d+)[.,]\s)?"
    r"(?P<delo_label>(?:[Дд]|[Дд]ело|[Dd]|[Dd]elo|[Сс]пр)\.?)\s?(?P<delo>\d+[а-я]?)"
    r"|(?P<positional>(?:[РрИиRr]-)?\d+[а-яa-z]?-\d+[а-яa-z]?-\d+))"
    r"(?:[.,]\s(?:[Лл]{1,2}|[Ll]{1,2}|[Лл]ист[ы]?|[Ll]isty?|[Аа]рк|Bl|fol)\.?\s(?P<leaves>\d[\d ,.–обзвobv-]*))?"
    r"(?:\.\s(?P<credit>(?:Translated|Obtained|Contributed|Provided)\s[^\d;:()\n]{4,150}))?\.?\s*"
)
_ODD = re.compile(r"[^\w\s.,'’-]|\.\.")
_NAME = SCHEME.name


def read_plain_form(text: str, finder: MentionFinder) -> Reading | None:
    """Return the reading of a text in the plain form, or None for any other."""
    found = _FORM.fullmatch(text)
    archive = finder.only(found["archive"]) if found is not None else None
    if found is None or archive is None:
        return None
    ranges: tuple[LeafRange, ...] = ()
    end = found.end("delo") if found["delo"] else found.end("positional")
    if found["leaves"]:
        listed = read_leaf_list(text, found.start("leaves"))
        if listed is None or listed.doubts or text[listed.end : found.end("leaves")].strip() not in {"", "."}:
            return None
        ranges, end = listed.ranges, listed.end
    credit = _credit(text, end, finder) if found["credit"] else ()
    if credit is None:
        return None
    span = Span(0, end, text[:end])
    return Reading(
        text,
        (ParsedReference(archive.code, found["archive"], (), _parts(found), ranges, _NAME, span, qualifiers=credit),),
    )


def _credit(text: str, end: int, finder: MentionFinder) -> tuple[Qualifier, ...] | None:
    """Return the credits behind a reference, or None where they name an archive, or have a word that may be a label."""
    small = text.lower()
    if len(small) != len(text) or ITEM.search(small, end) or _ODD.search(text, end):
        return None
    if finder.find(text[end:], small[end:]):
        return None
    qualifiers, residue = explain(text, small, end, len(text))
    return None if residue else tuple(qualifiers)


def _parts(found: re.Match[str]) -> tuple[ParsedPart, ...]:
    if found["positional"]:
        fond, opis, delo = found["positional"].rsplit("-", maxsplit=2)
        return ParsedPart("fond", fond), ParsedPart("opis", opis), ParsedPart("delo", delo)
    _, fond_label, fond, opis_label, opis, papka_label, papka, delo_label, delo, *_ = found.groups()
    return (
        ParsedPart("fond", fond, fond_label),
        ParsedPart("opis", opis, opis_label),
        *((ParsedPart("papka", papka, papka_label),) if papka else ()),
        ParsedPart("delo", delo, delo_label),
    )
