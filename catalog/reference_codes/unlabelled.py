"""What is between labelled numbers: numbers without labels, titles in parentheses, years, credits, words."""

from __future__ import annotations

import re

from catalog.reference_codes.context_words import YEAR, explain
from catalog.reference_codes.labels import NUMBER, Label
from catalog.reference_codes.leaf_list import read_leaf_list
from catalog.reference_codes.parsed import ParsedPart, Qualifier, Span
from catalog.reference_codes.parser_state import ParserState

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
_NUMBER_OF_FILE = re.compile(rf"[\s.,]*(?P<sign>№)\s*(?P<number>(?>{NUMBER}))(?=[\s.,;/()]|$)[\s.,]*")
_LAST_NUMBER = re.compile(rf"(?<![\w-])(?P<number>(?>{NUMBER}))[\s.,:]*$")
_YEAR_DIGITS = re.compile(r"\d{4}(?:\s?[-–—/]\s?\d{2,4})?")
_YEAR_BEFORE = re.compile(r"(?<!\d)(1[4-9]\d\d|20[0-2]\d)\s?:\s*$")
_CHINESE_PAGES = re.compile(r"第\s?(\d{1,6}(?:\s?[-–—]\s?\d{1,6})?)\s?[页頁]")
_POSITIONAL = re.compile(
    r"[\s,.:(]*(?P<fond>(?:[^\W\d_]{1,2}-)?\d+[^\W\d_]?)(?P<sign>[-/–])(?P<opis>\d+[^\W\d_]{0,2})(?P=sign)"
    r"(?P<delo>\d+[^\W\d_]{0,2})(?:(?P=sign)(?P<leaf>\d+))?(?![\w/–-])"
)
"""Fond, opis and delo by their place: `5446-98-721`, `Р-4460/1/12`; with a leaf, `17-3-196-5`."""
_UNKNOWN_ARCHIVE = re.compile(
    r"(?:(?:\b[A-Z][\w'’.-]*\s(?:(?:of|the|for|and)\s){0,2}){1,9}Archives?\b[^;:()\n]{0,90}?"
    r"(?:,?\s\([^()\n]{2,20}\))?(?:,\s[A-Z][a-z]+)?"
    r"|\b(?:[Гг]ос\.?\s?[Аа]рхив|ГА|ЦГА|ЦА|ЦДА|ДА|НА|Архив|Архів|Держархів|УФСБ|Archives?|Archiv|Arkhiv)\b"
    r"[^;:()\n]{0,80}?|\b[A-ZА-ЯІЇЄ]{3,10}(?: [A-ZА-ЯІЇЄ]\w{1,10})?)[\s.,:;–—-]*$"
)
"""An archive right before its code: `State Archives of Brest`, `Госархив Брянской области`, `GABO`."""
_FOND_NAME = re.compile(r"\s([A-ZА-ЯІЇЄ]{2,8})(?=\s*[,.])")
_BOOK = re.compile(
    r"//|опубл|впервые|цит\. по|см\. также|printed|published|cited|quoted|(?<!\w)(?:м|л|спб|m|l)\.\s?,\s*$"
)
_BELOW = {"fond": "opis", "opis": "delo"}
_UNDER_OPIS = frozenset({Label.KARTON, Label.PAPKA, Label.PORTFEL, Label.DELO})
_BEFORE_YEAR = frozenset({"за", "от", "from", "of", "for"})


def read_words(state: ParserState, start: int, end: int, following: Label | None) -> None:
    """Read a piece that has neither labels nor archives."""
    small = state.small
    if _BROKEN.search(small, start, end):
        state.broken = True
    if not _WORD.search(small, start, end):
        state.note_doubt(start, end)
        return
    start = _positional(state, start, end)
    start = _unlabelled(state, start, end, following)
    if following is not Label.DELO and (file := _numbered_file(state, start, end)):
        start = file
    if following is Label.FOND and (year := _YEAR_BEFORE.search(small, start, end)):
        state.year_before, end = year[1], year.start()
    elif following is Label.OPIS and "fond" not in state.draft.parts:
        end = _fond_without_label(state, start, end)
    elif not state.draft.own and following is not Label.FOND and _keeps_files_alone(state):
        start = _file_without_label(state, start, end)
    elif following is not None and not state.draft.own and state.draft.mention is None:
        end = _unknown_archive(state, start, end)
    for piece_start, piece_end in _outside_parentheses(state, start, end):
        _explain(state, piece_start, piece_end)


def _positional(state: ParserState, start: int, end: int) -> int:
    """Read `644-1-22` after an archive, or where nothing else is in the string."""
    draft = state.draft
    if draft.own or (draft.mention is None and start > 0):
        return start
    found = _POSITIONAL.match(state.small, start, end)
    if found is None or (draft.mention is None and _WORD.search(state.small, found.end(), state.end)):
        return start
    if draft.mention is None and not found["fond"][0].isalpha():
        draft.doubts.append("No archive is named, and no level.")
    for level in ("fond", "opis", "delo"):
        number, _ = state.number(found.start(level), found.end(level))
        draft.add_level(level, ParsedPart(level, number), found.start("fond"), found.end("delo"))
    if found["leaf"]:
        draft.leaves = read_leaf_list(found["leaf"], 0).ranges  # type: ignore[union-attr]
        draft.doubts.append("The fourth number may be a leaf.")
    return found.end()


def _unlabelled(state: ParserState, start: int, end: int, following: Label | None) -> int:
    """Read numbers whose labels are missing: `Оп. 1. 38.`"""
    if start != state.place:
        return start
    draft = state.draft
    while (below := _BELOW.get(draft.last or "")) and (found := _LEADING_NUMBER.match(state.small, start, end)):
        number, stop = state.number(found.start("number"), found.end("number"))
        if YEAR_ONLY.fullmatch(number) and (found["between"] == "," or following in _UNDER_OPIS):
            break
        if below == "delo" and following is Label.DELO:
            draft.qualifiers.append(Qualifier("opis", number))
            draft.doubts.append(f"A second opis is named: {number}.")
        else:
            draft.doubts.append(f"The label of the number {number} is missing.")
            draft.add_level(below, ParsedPart(below, number), found.start("number"), stop)
        state.place = start = stop
    return start


def _fond_without_label(state: ParserState, start: int, end: int) -> int:
    """Read the number of a fond right before the opis: `Р-5859, оп. 2`."""
    found = _LAST_NUMBER.search(state.small, max(start, end - 24), end)
    if found is None or state.draft.own:
        return end
    number, stop = state.number(found.start("number"), found.end("number"))
    if number.isdigit():
        state.draft.doubts.append(f"The label of the fond {number} is missing.")
    state.draft.add_level("fond", ParsedPart("fond", number), found.start("number"), stop)
    return found.start("number")


def _numbered_file(state: ParserState, start: int, end: int) -> int | None:
    """Read `оп. 1, № 22, л. 5`: the number of a file, as collections of manuscripts call it."""
    own = state.draft.own
    found = _NUMBER_OF_FILE.match(state.small, start, end) if "opis" in own and "delo" not in own else None
    if found is None:
        return None
    number, stop = state.number(found.start("number"), found.end("number"))
    state.draft.add_level("delo", ParsedPart("delo", number, found["sign"]), found.start("sign"), stop)
    return found.end()


def _keeps_files_alone(state: ParserState) -> bool:
    mention = state.draft.mention
    return mention is not None and mention.archives[0].levels[:1] == ("delo",)


def _file_without_label(state: ParserState, start: int, end: int) -> int:
    """Read `Н-1234` after an archive that has neither fonds nor inventories."""
    found = _FILE_NUMBER.match(state.small, start, end)
    if found is None:
        return start
    number, stop = state.number(found.start("number"), found.end("number"))
    state.draft.add_level("delo", ParsedPart("delo", number), found.start("number"), stop)
    state.draft.doubts.append(f"The label of the number {number} is missing.")
    return stop


def _unknown_archive(state: ParserState, start: int, end: int) -> int:
    """Take the name of an archive that the register does not have."""
    begin = max(start, end - 200)
    found = _UNKNOWN_ARCHIVE.search(state.text, begin, end)
    if found is None:
        return end
    state.draft.unknown_archive = found[0].strip(" .,:;–—-\n\t") or None
    return found.start()


def _outside_parentheses(state: ParserState, start: int, end: int) -> list[tuple[int, int]]:
    """Take the parentheses out of a piece: they hold titles."""
    pieces = []
    for found in _PARENTHESES.finditer(state.small, start, end):
        if _is_credited(state, start, found.start()):
            continue  # `Reprinted in Cold War (Moscow: Nauka, 2005), pp. 11-14`
        pieces.append((start, found.start()))
        as_written = state.text[found.start(1) : found.end(1)]
        inner = " ".join(as_written.split())
        if inner == "?":
            state.draft.doubts.append("The source has a question mark here.")
        elif film := _FILM.match(state.small[found.start(1) : found.end(1)]):
            state.draft.microfilm = film[1]
        elif state.draft.own and _ABBREVIATION.match(inner):
            pass
        elif beside := explain(state.text, state.small, found.start(1), found.end(1))[0]:
            state.draft.qualifiers += beside
        elif state.draft.own and inner:
            state.draft.entitle(inner)
        elif inner:
            state.pending.append(Span(found.start(1), found.end(1), as_written))
        start = found.end()
    pieces.append((start, end))
    return pieces


def _is_credited(state: ParserState, start: int, end: int) -> bool:
    """Whether a piece ends in a sentence on a credit or a publication, which holds the parentheses behind it."""
    qualifiers, residue = explain(state.text, state.small, start, end)
    return bool(qualifiers) and not residue and qualifiers[-1].kind in ("credit", "publication")


def _of_a_book(state: ParserState, start: int, end: int) -> bool:
    """Whether what follows belongs to a printed book: `// Опубл.: Письма. М., 1995`."""
    return bool(_BOOK.search(state.small, start, end)) or any(
        one.kind == "publication" for one in state.draft.qualifiers
    )


def _explain(state: ParserState, start: int, end: int) -> None:
    """Sort words into year, pages, qualifiers and residue."""
    small, draft = state.small, state.draft
    if not _WORD.search(small, start, end):
        return
    year = YEAR.search(small, start, end) if draft.own and draft.year is None else None
    if year is not None and not _of_a_book(state, start, year.start()):
        before = small[start : year.start()].rstrip()
        if not before or before[-1] in ",;.(" or before.rsplit(maxsplit=1)[-1] in _BEFORE_YEAR:
            draft.year = _YEAR_DIGITS.match(year[0])[0]  # type: ignore[index]
            _explain(state, start, start + len(before))
            start = year.end()
    if draft.last == "fond" and (name := _FOND_NAME.match(state.text, start, end)) and start == state.place:
        draft.entitle(name[1])
        start = name.end()
    if (pages := _CHINESE_PAGES.search(small, start, end)) and draft.own and not draft.leaves:
        draft.leaves = read_leaf_list(small, pages.start(1)).ranges  # type: ignore[union-attr]
        draft.end = pages.end()
        _explain(state, start, pages.start())
        start = pages.end()
    qualifiers, residue = explain(state.text, small, start, end)
    draft.qualifiers += qualifiers
    state.strange = state.strange or bool(qualifiers)
    for piece in residue:
        state.add_residue(piece)
    state.note_doubt(start, end)
