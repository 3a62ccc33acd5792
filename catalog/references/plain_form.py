"""The plain form of a reference, read at once: `GARF, f. 5446, op. 98, d. 721, ll. 170–190`.

Most references look like this. What this form says, `FondReader` says too, only slower; a test compares them.
"""

from __future__ import annotations

import re

from catalog.model import LeafRange
from catalog.references.leaf_list import read_leaf_list
from catalog.references.mentions import MentionFinder
from catalog.references.parsed import ParsedPart, ParsedReference, Reading, Span
from catalog.references.schemes.fond_opis_delo import SCHEME

__all__ = ["read_plain_form"]

_FORM = re.compile(
    r"(?P<archive>[A-ZА-ЯІЇЄ][^\d:;,()\n]{1,50}?)(?:[.,:]\s|\s)"
    r"(?:(?P<fond_label>(?:[ФфFf]|[Фф]онд|[Ff]ond)\.?)\s?(?P<fond>(?:[РрИиRr]-)?\d+[а-яa-z]?)[.,]\s"
    r"(?P<opis_label>(?:[Оо]п(?:ис[ь]?)?|[Oo]p(?:is)?)\.?)\s?(?P<opis>\d+[а-яa-z]?)[.,]\s"
    r"(?P<delo_label>(?:[Дд]|[Дд]ело|[Dd]|[Dd]elo|[Сс]пр)\.?)\s?(?P<delo>\d+[а-я]?)"
    r"|(?P<positional>(?:[РрИиRr]-)?\d+[а-яa-z]?-\d+[а-яa-z]?-\d+))"
    r"(?:[.,]\s(?:[Лл]{1,2}|[Ll]{1,2}|[Лл]ист[ы]?|[Ll]isty?|[Аа]рк)\.?\s(?P<leaves>\d[\d ,.–обзвob-]*))?\.?\s*"
)
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
        if listed is None or listed.doubts or text[listed.end :].strip() not in {"", "."}:
            return None
        ranges, end = listed.ranges, listed.end
    span = Span(0, end, text[:end])
    return Reading(text, (ParsedReference(archive.code, found["archive"], (), _parts(found), ranges, _NAME, span),))


def _parts(found: re.Match[str]) -> tuple[ParsedPart, ...]:
    if found["positional"]:
        fond, opis, delo = found["positional"].rsplit("-", maxsplit=2)
        return ParsedPart("fond", fond), ParsedPart("opis", opis), ParsedPart("delo", delo)
    _, fond_label, fond, opis_label, opis, delo_label, delo, _, _ = found.groups()
    return (
        ParsedPart("fond", fond, fond_label),
        ParsedPart("opis", opis, opis_label),
        ParsedPart("delo", delo, delo_label),
    )
