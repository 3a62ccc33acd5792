"""What stands between labelled numbers: numbers without labels, titles in parentheses, years, credits, words."""

from __future__ import annotations

import re

from catalog.reference_codes.context_words import YEAR, explain
from catalog.reference_codes.labels import NUMBER, Label
from catalog.reference_codes.leaf_list import read_leaf_list
from catalog.reference_codes.parsed import ParsedPart, Qualifier, Span
from catalog.reference_codes.parser_state import Progress

__all__ = ["YEAR_ONLY", "read_words"]

YEAR_ONLY = re.compile(r"1[4-9]\d\d|20[0-2]\d")
"""A number that may be a year."""

_WORD = re.compile(r"\w")
_FILM = re.compile(r"(?:rolik|reel|roll|ролик|microfilm|микрофильм|мкф\.?)\s+(?:№\s*)?(\w[\w-]*)$")
_ABBREVIATION = re.compile(r"[^\W\d_]{1,4}\.$")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_BROKEN = re.compile(r";|\s(?:или|or|и|and|та|або)\s|//|\|")
_LEADING_NUMBER = re.compile(
    rf"[\s.,*]*(?P<between>[.,])\s*(?P<number>(?>{NUMBER}))(?![^\s.,;:)]|\s?[^\W\d_]{{2,}}|\s?[гgр]\.)"
)
_FILE_NUMBER = re.compile(rf"[\s.,:]*(?P<number>[^\W\d_]{{1,3}}-(?>{NUMBER}))")
_LAST_NUMBER = re.compile(rf"(?<![\w-])(?P<number>(?>{NUMBER}))[\s.,:]*$")
_YEAR_DIGITS = re.compile(r"\d{4}(?:\s?[-–—/]\s?\d{2,4})?")
_YEAR_BEFORE = re.compile(r"(?<!\d)(1[4-9]\d\d|20[0-2]\d)\s?:\s*$")
_CHINESE_PAGES = re.compile(r"第\s?(\d{1,6}(?:\s?[-–—]\s?\d{1,6})?)\s?[页頁]")
_POSITIONAL = re.compile(
    r"[\s,.:(]*(?P<fond>(?:[^\W\d_]{1,2}-)?\d+[^\W\d_]?)(?P<sign>[-/–])(?P<opis>\d+[^\W\d_]{0,2})(?P=sign)"
    r"(?P<delo>\d+[^\W\d_]{0,2})(?:(?P=sign)(?P<leaf>\d+))?(?![\w/–-])"
)
_UNKNOWN_ARCHIVE = re.compile(
    r"(?:(?:\b[A-Z][\w'’.-]*\s(?:(?:of|the|for|and)\s){0,2}){1,9}Archives?\b[^;:()\n]{0,90}?"
    r"(?:,?\s\([^()\n]{2,20}\))?(?:,\s[A-Z][a-z]+)?"
    r"|\b(?:[Гг]ос\.?\s?[Аа]рхив|ГА|ЦГА|ЦА|ЦДА|ДА|НА|Архив|Архів|Держархів|УФСБ|Archives?|Archiv|Arkhiv)\b"
    r"[^;:()\n]{0,80}?|\b[A-ZА-ЯІЇЄ]{3,10}(?: [A-ZА-ЯІЇЄ]\w{1,10})?)[\s.,:;–—-]*$"
)
_FOND_NAME = re.compile(r"\s([A-ZА-ЯІЇЄ]{2,8})(?=\s*[,.])")
_BELOW = {"fond": "opis", "opis": "delo"}
_UNDER_OPIS = frozenset({Label.KARTON, Label.PAPKA, Label.PORTFEL, Label.DELO})
_BEFORE_YEAR = frozenset({"за", "от", "from", "of", "for"})


def read_words(progress: Progress, start: int, end: int, following: Label | None) -> None:
    """Read a piece that has neither labels nor archives."""
    small = progress.small
    if _BROKEN.search(small, start, end):
        progress.broken = True
    if not _WORD.search(small, start, end):
        progress.note_doubt(start, end)
        return
    start = _positional(progress, start, end)
    start = _unlabelled(progress, start, end, following)
    if following is Label.FOND and (year := _YEAR_BEFORE.search(small, start, end)):
        progress.year_before, end = year[1], year.start()
    elif following is Label.OPIS and "fond" not in progress.draft.parts:
        end = _fond_without_label(progress, start, end)
    elif not progress.draft.own and following is not Label.FOND and _keeps_files_alone(progress):
        start = _file_without_label(progress, start, end)
    elif following is not None and not progress.draft.own and progress.draft.mention is None:
        end = _unknown_archive(progress, start, end)
    for piece_start, piece_end in _outside_parentheses(progress, start, end):
        _explain(progress, piece_start, piece_end)


def _positional(progress: Progress, start: int, end: int) -> int:
    """Read `644-1-22` after an archive, or where nothing else stands in the string."""
    draft = progress.draft
    if draft.own or (draft.mention is None and start > 0):
        return start
    found = _POSITIONAL.match(progress.small, start, end)
    if found is None or (draft.mention is None and _WORD.search(progress.small, found.end(), progress.end)):
        return start
    if draft.mention is None and not found["fond"][0].isalpha():
        draft.doubts.append("No archive is named, and no level.")
    for level in ("fond", "opis", "delo"):
        number, _ = progress.number(found.start(level), found.end(level))
        draft.state(level, ParsedPart(level, number), found.start("fond"), found.end("delo"))
    if found["leaf"]:
        draft.leaves = read_leaf_list(found["leaf"], 0).ranges  # type: ignore[union-attr]
        draft.doubts.append("The fourth number may be a leaf.")
    return found.end()


def _unlabelled(progress: Progress, start: int, end: int, following: Label | None) -> int:
    """Read numbers whose labels are missing: `Оп. 1. 38.`"""
    if start != progress.place:
        return start
    draft = progress.draft
    while (below := _BELOW.get(draft.last or "")) and (found := _LEADING_NUMBER.match(progress.small, start, end)):
        number, stop = progress.number(found.start("number"), found.end("number"))
        if YEAR_ONLY.fullmatch(number) and (found["between"] == "," or following in _UNDER_OPIS):
            break
        if below == "delo" and following is Label.DELO:
            draft.qualifiers.append(Qualifier("opis", number))
            draft.doubts.append(f"A second opis is named: {number}.")
        else:
            draft.doubts.append(f"The label of the number {number} is missing.")
            draft.state(below, ParsedPart(below, number), found.start("number"), stop)
        progress.place = start = stop
    return start


def _fond_without_label(progress: Progress, start: int, end: int) -> int:
    """Read the number of a fond right before the opis: `Р-5859, оп. 2`."""
    found = _LAST_NUMBER.search(progress.small, max(start, end - 24), end)
    if found is None or progress.draft.own:
        return end
    number, stop = progress.number(found.start("number"), found.end("number"))
    if number.isdigit():
        progress.draft.doubts.append(f"The label of the fond {number} is missing.")
    progress.draft.state("fond", ParsedPart("fond", number), found.start("number"), stop)
    return found.start("number")


def _keeps_files_alone(progress: Progress) -> bool:
    mention = progress.draft.mention
    return mention is not None and mention.archives[0].levels[:1] == ("delo",)


def _file_without_label(progress: Progress, start: int, end: int) -> int:
    """Read `Н-1234` after an archive that has neither fonds nor inventories."""
    found = _FILE_NUMBER.match(progress.small, start, end)
    if found is None:
        return start
    number, stop = progress.number(found.start("number"), found.end("number"))
    progress.draft.state("delo", ParsedPart("delo", number), found.start("number"), stop)
    progress.draft.doubts.append(f"The label of the number {number} is missing.")
    return stop


def _unknown_archive(progress: Progress, start: int, end: int) -> int:
    """Take the name of an archive that the register does not have."""
    begin = max(start, end - 200)
    found = _UNKNOWN_ARCHIVE.search(progress.text, begin, end)
    if found is None:
        return end
    progress.draft.unknown_archive = found[0].strip(" .,:;–—-\n\t") or None
    return found.start()


def _outside_parentheses(progress: Progress, start: int, end: int) -> list[tuple[int, int]]:
    """Take the parentheses out of a piece: they hold titles."""
    pieces = []
    for found in _PARENTHESES.finditer(progress.small, start, end):
        pieces.append((start, found.start()))
        as_written = progress.text[found.start(1) : found.end(1)]
        inner = " ".join(as_written.split())
        if inner == "?":
            progress.draft.doubts.append("A question mark stands in the source.")
        elif film := _FILM.match(progress.small[found.start(1) : found.end(1)]):
            progress.draft.microfilm = film[1]
        elif progress.draft.own and _ABBREVIATION.match(inner):
            pass
        elif beside := explain(progress.text, progress.small, found.start(1), found.end(1))[0]:
            progress.draft.qualifiers += beside
        elif progress.draft.own and inner:
            progress.draft.entitle(inner)
        elif inner:
            progress.pending.append(Span(found.start(1), found.end(1), as_written))
        start = found.end()
    pieces.append((start, end))
    return pieces


def _explain(progress: Progress, start: int, end: int) -> None:
    """Sort words into year, pages, qualifiers and residue."""
    small, draft = progress.small, progress.draft
    if not _WORD.search(small, start, end):
        return
    if draft.own and draft.year is None and (year := YEAR.search(small, start, end)):
        before = small[start : year.start()].rstrip()
        if not before or before[-1] in ",;.(" or before.rsplit(maxsplit=1)[-1] in _BEFORE_YEAR:
            draft.year = _YEAR_DIGITS.match(year[0])[0]  # type: ignore[index]
            _explain(progress, start, start + len(before))
            start = year.end()
    if draft.last == "fond" and (name := _FOND_NAME.match(progress.text, start, end)) and start == progress.place:
        draft.entitle(name[1])
        start = name.end()
    if (pages := _CHINESE_PAGES.search(small, start, end)) and draft.own and not draft.leaves:
        draft.leaves = read_leaf_list(small, pages.start(1)).ranges  # type: ignore[union-attr]
        draft.end = pages.end()
        _explain(progress, start, pages.start())
        start = pages.end()
    qualifiers, residue = explain(progress.text, small, start, end)
    draft.qualifiers += qualifiers
    progress.strange = progress.strange or bool(qualifiers)
    for piece in residue:
        progress.leave_over(piece)
    progress.note_doubt(start, end)
