"""The plain form of a reference, read at once: `GARF, f. 5446, op. 98, d. 721, ll. 170–190`.

Most references look like this. What this form says, `FondReader` says too, only slower; a test compares them.
"""

from __future__ import annotations

import re

from catalog.references.leaf_list import read_leaf_list
from catalog.references.mentions import MentionFinder
from catalog.references.parsed import ParsedPart, ParsedReference, Reading, Span
from catalog.references.schemes.fond_opis_delo import SCHEME

__all__ = ["read_plain_form"]

_FORM = re.compile(
    r"(?P<archive>[A-ZА-ЯІЇЄ][^\d:;,()\n]{1,50}?)(?:[.,:]\s|\s)"
    r"(?P<fond_label>(?:[ФфFf]|[Фф]онд|[Ff]ond)\.?)\s?(?P<fond>(?:[РрИиRr]-)?\d+[а-я]?)[.,]\s"
    r"(?P<opis_label>(?:[Оо]п(?:ис[ь]?)?|[Oo]p(?:is)?)\.?)\s?(?P<opis>\d+[а-я]?)[.,]\s"
    r"(?P<delo_label>(?:[Дд]|[Дд]ело|[Dd]|[Dd]elo|[Сс]пр)\.?)\s?(?P<delo>\d+[а-я]?)"
    r"(?:[.,]\s(?:[Лл]{1,2}|[Ll]{1,2}|[Лл]ист[ы]?|[Ll]isty?|[Аа]рк)\.?\s(?P<leaves>\d[\d ,–-]*\d|\d))?\.?\s*"
)
_NAME = SCHEME.name


def read_plain_form(text: str, finder: MentionFinder) -> Reading | None:
    """Return the reading of a text in the plain form, or None for any other."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    name, fond_label, fond, opis_label, opis, delo_label, delo, leaves = found.groups()
    archive = finder.only(name)
    if archive is None:
        return None
    ranges = ()
    end = found.end("delo")
    if leaves is not None:
        listed = read_leaf_list(text, found.start("leaves"))
        end = found.end("leaves")
        if listed is None or listed.end != end or listed.doubts:
            return None
        ranges = listed.ranges
    parts = (
        ParsedPart("fond", fond, fond_label),
        ParsedPart("opis", opis, opis_label),
        ParsedPart("delo", delo, delo_label),
    )
    reference = ParsedReference(archive.code, name, (), parts, ranges, _NAME, Span(0, end, text[:end]))
    return Reading(text, (reference,))
