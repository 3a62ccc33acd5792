"""What a label announces: a level and its number, lists of files, leaves, and what stands beside them."""

from __future__ import annotations

import re

from catalog.reference_codes.code_draft import RANKS, Draft
from catalog.reference_codes.labels import NUMBER_LIST, Label
from catalog.reference_codes.leaf_list import read_leaf_list
from catalog.reference_codes.parsed import ParsedPart, Qualifier, Span
from catalog.reference_codes.parser_state import MOST_REFERENCES, Progress
from catalog.reference_codes.unlabelled import YEAR_ONLY

__all__ = ["LEVEL_OF", "take_labelled"]

LEVEL_OF = {
    Label.FOND: "fond",
    Label.OPIS: "opis",
    Label.KARTON: "karton",
    Label.PAPKA: "papka",
    Label.PORTFEL: "portfel",
    Label.DELO: "delo",
}
"""The labels of levels."""

_LEAF_LABELS = frozenset({Label.LEAVES, Label.PAGES, Label.PAGE_OR_PAPKA})
_PROSE = frozenset({"credit", "publication"})


def take_labelled(progress: Progress, item: re.Match[str], label: Label, start: int) -> None:
    """Take a label with its number, which stands at `start`."""
    level = LEVEL_OF.get(label)
    if label is Label.PAGE_OR_PAPKA and _is_papka(progress):
        level = "papka"
    elif label is Label.DOCUMENT or label is Label.BOOK:
        level = "delo" if "delo" not in progress.draft.own and progress.draft.own else None
    if level is not None:
        _take_level(progress, item, level, start)
    elif label in _LEAF_LABELS:
        _take_leaves(progress, item, label, start)
    else:
        _take_beside(progress, item, label)


def _take_level(progress: Progress, item: re.Match[str], level: str, start: int) -> None:
    progress.astray = False
    draft = _succeed(progress, level)
    number, end = progress.number(item.start("number"), item.end("number"))
    part = ParsedPart(level, number, progress.text[start : item.end("label")] + _period(item["noise"]))
    if progress.pending:
        draft.doubts += _doubts_about_words(progress, draft)
    if draft.year is None and progress.year_before is not None:
        draft.year, progress.year_before = progress.year_before, None
    draft.state(level, part, start, end)
    progress.place = item.end("number")
    if level == "delo":
        _more_files(progress, start)


def _doubts_about_words(progress: Progress, draft: Draft) -> list[str]:
    """Doubt a code that words stand in, or before, where they may belong to the name of the archive."""
    if draft.own:
        return [f"Words stand within the code: {progress.pending[0].text!r}."]
    named = draft.mention.end if draft.mention is not None else 0
    return [f"Words stand before the code: {one.text!r}." for one in progress.pending if one.start >= named][:1]


def _succeed(progress: Progress, level: str) -> Draft:
    """Return the reference that a level belongs to: the one being read, or the next."""
    draft = progress.draft
    own = draft.own
    if not own:
        return draft
    rank = RANKS[level]
    lower = any(RANKS[one] > rank for one in own)
    if level in own or (lower and level != "papka" and (level in draft.parts or progress.broken)):
        progress.emit()
        progress.draft = draft.heir(level)
    elif lower and level != "papka":
        draft.doubts.append("The levels stand from the smallest to the largest.")
    return progress.draft


def _more_files(progress: Progress, start: int) -> None:
    """Read the further files of a list: `Д. 17, 39, 55`; each is a reference."""
    small = progress.small
    while (found := NUMBER_LIST.match(small, progress.place, progress.end)) and progress.count < MOST_REFERENCES:
        draft = progress.draft
        if YEAR_ONLY.fullmatch(found["number"]) and not _near(found["number"], draft.parts["delo"].number):
            break
        label = draft.parts["delo"].label
        if found["between"] == ".":
            draft.doubts.append("The files are separated by a period alone.")
        progress.emit()
        progress.draft = draft.heir("delo")
        number, end = progress.number(found.start("number"), found.end("number"))
        if found["between"] == ".":
            progress.draft.doubts.append("The files are separated by a period alone.")
        progress.draft.state("delo", ParsedPart("delo", number, label), start, end)
        progress.place = found.end("number")


def _take_leaves(progress: Progress, item: re.Match[str], label: Label, start: int) -> None:
    draft = progress.draft
    stray = progress.strange or progress.astray or any(one.kind in _PROSE for one in draft.qualifiers)
    leaves = read_leaf_list(progress.small, item.end("noise"))
    if leaves is None or (label is not Label.LEAVES and (stray or not draft.own)) or (stray and draft.leaves):
        progress.place = max(item.end(), leaves.end if leaves else 0)
        progress.leave_over(Span(start, progress.place, progress.text[start : progress.place]))
        progress.astray = True
        return
    if draft.leaves and draft.leaves_label is Label.PAGE_OR_PAPKA and "papka" not in draft.own:
        _papka_after_all(progress, draft)
    if stray:
        draft.doubts.append("Words stand before the leaves.")
    if draft.leaves and label is not Label.LEAVES:
        draft.qualifiers.append(Qualifier("pages", progress.text[start : leaves.end]))
        draft.doubts.append("Pages are named beside leaves.")
    else:
        draft.leaves += leaves.ranges
    draft.leaves_label = label
    draft.leaves_as_written = progress.text[item.end("noise") : leaves.end]
    draft.doubts += leaves.doubts
    draft.reach(start, leaves.end)
    progress.place = leaves.end


def _papka_after_all(progress: Progress, draft: Draft) -> None:
    """What was read as `p. 253` is a papka where leaves follow."""
    part = ParsedPart("papka", draft.leaves_as_written, "p.")
    draft.leaves = ()
    draft.state("papka", part, draft.start, draft.end)
    draft.doubts.append("'p.' may be a papka or a page.")


def _is_papka(progress: Progress) -> bool:
    own = progress.draft.own
    return "opis" in own and "delo" not in own and "papka" not in own


def _take_beside(progress: Progress, item: re.Match[str], label: Label) -> None:
    """Take what stands beside the levels: volume, document, microfilm, year."""
    draft = progress.draft
    number = progress.text[item.start("number") : item.end("number")]
    if label is Label.MICROFILM:
        draft.microfilm = number
    elif label is Label.YEAR:
        draft.year = number
    elif draft.own:
        draft.qualifiers.append(Qualifier(label.value, number))
    else:
        progress.pending.append(Span(item.start(), item.end(), progress.text[item.start() : item.end()]))
    if draft.own:
        draft.end = item.end()
    progress.place = item.end()


def _period(noise: str) -> str:
    return "." if noise.startswith(".") else ""


def _near(year: str, file: str) -> bool:
    """Whether a number that looks like a year may be a file beside another file."""
    return file.isdecimal() and len(file) < 9 and abs(int(file) - int(year)) < 300
