"""What a label announces: a level and its number, lists of files, leaves, and what is beside them."""

from __future__ import annotations

import re

from catalog.reference_codes.code_draft import RANKS, CodeDraft
from catalog.reference_codes.labels import NUMBER_LIST, Label
from catalog.reference_codes.leaf_list import read_leaf_list
from catalog.reference_codes.parsed import ParsedPart, Qualifier, Span
from catalog.reference_codes.parser_state import MOST_REFERENCES, ParserState
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


def take_labelled(state: ParserState, item: re.Match[str], label: Label, start: int) -> None:
    """Take a label with its number, which is at `start`."""
    level = LEVEL_OF.get(label)
    if label is Label.PAGE_OR_PAPKA and _is_papka(state, item["label"]):
        level = "papka"
    elif label is Label.DOCUMENT or label is Label.BOOK:
        level = "delo" if "delo" not in state.draft.own and state.draft.own else None
    if level is not None:
        _take_level(state, item, level, start)
    elif label in _LEAF_LABELS:
        _take_leaves(state, item, label, start)
    else:
        _take_beside(state, item, label)


def _take_level(state: ParserState, item: re.Match[str], level: str, start: int) -> None:
    state.astray = False
    draft = _succeed(state, level)
    number, end = state.number(item.start("number"), item.end("number"))
    if "," in item["noise"] and YEAR_ONLY.fullmatch(number):
        draft.doubts.append(f"The number {number} after a comma may be a year.")
    part = ParsedPart(level, number, state.text[start : item.end("label")] + _period(item["noise"]))
    if state.pending:
        draft.doubts += _doubts_about_words(state, draft)
    if draft.year is None and state.year_before is not None:
        draft.year, state.year_before = state.year_before, None
    draft.add_level(level, part, start, end)
    state.place = item.end("number")
    if level == "delo":
        _more_files(state, start)


def _doubts_about_words(state: ParserState, draft: CodeDraft) -> list[str]:
    """Doubt a code that there are words in, or before, where they may belong to the name of the archive."""
    if draft.own:
        return [f"There are words within the code: {state.pending[0].text!r}."]
    named = draft.mention.end if draft.mention is not None else 0
    return [f"There are words before the code: {one.text!r}." for one in state.pending if one.start >= named][:1]


def _succeed(state: ParserState, level: str) -> CodeDraft:
    """Return the reference that a level belongs to: the one being read, or the next."""
    draft = state.draft
    own = draft.own
    if not own:
        return draft
    rank = RANKS[level]
    lower = any(RANKS[one] > rank for one in own)
    if level in own or (lower and level != "papka" and (level in draft.parts or state.broken)):
        state.emit()
        state.draft = draft.heir(level)
    elif lower and level != "papka":
        draft.doubts.append("The levels go from the smallest to the largest.")
    return state.draft


def _more_files(state: ParserState, start: int) -> None:
    """Read the further files of a list: `Д. 17, 39, 55`; each is a reference."""
    small = state.small
    while (found := NUMBER_LIST.match(small, state.place, state.end)) and state.count < MOST_REFERENCES:
        draft = state.draft
        if YEAR_ONLY.fullmatch(found["number"]) and not _near(found["number"], draft.parts["delo"].number):
            break
        label = draft.parts["delo"].label
        if found["between"] == ".":
            draft.doubts.append("The files are separated by a period alone.")
        state.emit()
        state.draft = draft.heir("delo")
        number, end = state.number(found.start("number"), found.end("number"))
        if found["between"] == ".":
            state.draft.doubts.append("The files are separated by a period alone.")
        state.draft.add_level("delo", ParsedPart("delo", number, label), start, end)
        state.place = found.end("number")


def _take_leaves(state: ParserState, item: re.Match[str], label: Label, start: int) -> None:
    draft = state.draft
    stray = state.strange or state.astray or any(one.kind in _PROSE for one in draft.qualifiers)
    leaves = read_leaf_list(state.small, item.end("noise"))
    if leaves is None or (label is not Label.LEAVES and (stray or not draft.own)) or (stray and draft.leaves):
        state.place = max(item.end(), leaves.end if leaves else 0)
        state.add_residue(Span(start, state.place, state.text[start : state.place]))
        state.astray = True
        return
    if draft.leaves and draft.leaves_label is Label.PAGE_OR_PAPKA and "papka" not in draft.own:
        _papka_after_all(state, draft)
    if stray:
        draft.doubts.append("There are words before the leaves.")
    if draft.leaves and label is not Label.LEAVES:
        draft.qualifiers.append(Qualifier("pages", state.text[start : leaves.end]))
        draft.doubts.append("Pages are named beside leaves.")
    else:
        draft.leaves += leaves.ranges
    if item["label"] == "п" or (label is Label.PAGE_OR_PAPKA and _has_papki(draft)):
        draft.doubts.append(f"{item['label']!r} may be a page, a papka or a point.")
    draft.leaves_label = label
    draft.leaves_as_written = state.text[item.end("noise") : leaves.end]
    draft.doubts += leaves.doubts
    draft.reach(start, leaves.end)
    state.place = leaves.end


def _papka_after_all(state: ParserState, draft: CodeDraft) -> None:
    """What was read as `p. 253` is a papka where leaves follow."""
    part = ParsedPart("papka", draft.leaves_as_written, "p.")
    draft.leaves = ()
    draft.add_level("papka", part, draft.start, draft.end)
    draft.doubts.append("'p.' may be a papka or a page.")


def _is_papka(state: ParserState, label: str) -> bool:
    """Whether `п. 68` or `p. 68` is a papka: before the file, or behind it in Cyrillic in an archive that has papki."""
    draft = state.draft
    if state.strange or state.astray or any(one.kind in _PROSE for one in draft.qualifiers):
        return False
    if "opis" not in draft.own or "papka" in draft.own:
        return False
    return "delo" not in draft.own or (label == "п" and _has_papki(draft) and not draft.leaves)


def _has_papki(draft: CodeDraft) -> bool:
    return draft.mention is not None and "papka" in draft.mention.archives[0].levels


def _take_beside(state: ParserState, item: re.Match[str], label: Label) -> None:
    """Take what is beside the levels: volume, document, microfilm, year.

    A volume after words is that of another work, whose pages are not those of the file: `Иванов. Т. 5. С. 12`.
    """
    draft = state.draft
    state.astray = state.astray or (state.strange and label is Label.VOLUME)
    number = state.text[item.start("number") : item.end("number")]
    if label is Label.MICROFILM:
        draft.microfilm = number
    elif label is Label.YEAR:
        draft.year = number
    elif draft.own:
        draft.qualifiers.append(Qualifier(label.value, number))
    else:
        state.pending.append(Span(item.start(), item.end(), state.text[item.start() : item.end()]))
    if draft.own:
        draft.end = item.end()
    state.place = item.end()


def _period(noise: str) -> str:
    return "." if noise.startswith(".") else ""


def _near(year: str, file: str) -> bool:
    """Whether a number that looks like a year may be a file beside another file."""
    return file.isdecimal() and len(file) < 9 and abs(int(file) - int(year)) < 300
