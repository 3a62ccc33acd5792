"""Reading codes of fond, opis and delo: labels in any order, inherited parts, archives before or after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from catalog.reference_codes.code_draft import CodeDraft
from catalog.reference_codes.context_words import unclosed
from catalog.reference_codes.labelled import LEVEL_OF, take_labelled
from catalog.reference_codes.labels import (
    BELOW_A_FOND,
    ITEM,
    Label,
    label_of,
)
from catalog.reference_codes.mentions import Mention, after_city
from catalog.reference_codes.parsed import ParsedReference, Span
from catalog.reference_codes.parser_state import MOST_REFERENCES, ParserState
from catalog.reference_codes.unlabelled import read_words

__all__ = ["MOST_REFERENCES", "FondReader"]

_PLAIN = frozenset({"", " ", ", ", ". ", ",", ".", "., ", ".\u00a0", ",\u00a0", "\n", ",\n", " .", ": ", ":", ") "})
_PERIOD = re.compile(r"[.:]")
_EXTENT = re.compile(r"(?<![\w/-])(\d{1,6})\s?$")
_UKRAINIAN_LABELS = frozenset({"спр", "справа", "справи", "арк", "аркуш", "аркуші", "опис", "описі"})
_MOST_WORDS_ABOUT_AN_ARCHIVE = 40
_LONGEST_TITLE = 500
_BRANCH = re.compile(r"(?<!\w)(\w*[A-ZА-ЯІЇЄ]\w*[A-ZА-ЯІЇЄ]\w*)\s$")
"""An abbreviation right before an archive, as in `СПбФ АРАН`, its branch."""
_WORD = re.compile(r"[^\W\d_]{2}")


class FondReader:
    """Reads one string, or a part of one, from left to right."""

    def __init__(self, text: str, small: str, mentions: Sequence[Mention], start: int, end: int) -> None:
        self._small, self._mentions, self._start, self._end = small, mentions, start, end
        self._progress = ParserState(text, small, start, end)
        self._next_mention = 0
        self._skip_to = self._seen_parentheses = 0

    def read(self) -> tuple[list[ParsedReference], list[Span]]:
        """Return the references and what was not understood."""
        state = self._progress
        first = True
        for item in ITEM.finditer(self._small, self._start, self._end):
            start = item.start()
            if start < state.place or start < self._skip_to or not (item["number"] or state.draft.own):
                continue
            label, needs_period = label_of(item["label"])
            if item["label"] in BELOW_A_FOND and "fond" not in state.draft.parts:
                continue
            if needs_period and not _PERIOD.search(item["noise"]):
                continue
            if first and item["number"]:
                state.archive_last = self._comes_last(start)
                first = False
            if self._take(item, label, start) and state.count >= MOST_REFERENCES:
                break
        return self._finish()

    def _finish(self) -> tuple[list[ParsedReference], list[Span]]:
        """Read what comes after the last label."""
        state = self._progress
        if state.count < MOST_REFERENCES:
            self._gap(self._end, None)
        else:
            state.add_residue(Span(state.place, self._end, state.text[state.place : self._end]))
        state.emit()
        state.place_in(None)
        self._doubt_an_archive_behind()
        residue = [*state.residue, *state.pending]
        if not state.done:
            state.done += self._archives_alone(residue)
        return [_doubted(one, residue) for one in state.done], residue

    def _doubt_an_archive_behind(self) -> None:
        """Doubt the last code where another archive is named behind it: `ДАКО, ф. 4, д. 5; ф. 1, д. 3. ГАРФ`."""
        state = self._progress
        mention = state.draft.mention
        if not state.done or mention is None or state.draft.own:
            return
        last = state.done[-1]
        if last.parts and mention.start >= last.span.end:
            doubt = f"{state.text[mention.start : mention.end]!r} is named after the code."
            state.done[-1] = replace(last, doubts=(*last.doubts, doubt))

    def _archives_alone(self, residue: Sequence[Span]) -> list[ParsedReference]:
        """Return the archives of a string that names nothing else: `место хранения дела - ГА РФ`."""
        if sum(len(piece.text) for piece in residue) > _MOST_WORDS_ABOUT_AN_ARCHIVE:
            return []
        inside = [one for one in self._mentions if self._start <= one.start < self._end][:MOST_REFERENCES]
        doubts = ["There are words around the archive."] if residue else []
        return [CodeDraft(one, one.start, one.end, doubts=[*doubts]).finished(self._progress.text) for one in inside]

    def _take(self, item: re.Match[str], label: Label, start: int) -> bool:
        """Read one label with its number; return whether it was one."""
        state = self._progress
        between = self._small[state.place : start] if start - state.place < 4 else None
        if label is Label.LEAVES and between != ", " and self._take_extent(item, start):
            return True
        if item["number"] is None or (label is not Label.VOLUME and item["number"].isalpha()):
            announces = label in LEVEL_OF or (label is Label.LEAVES and not state.draft.leaves and not state.pending)
            if between is not None and item["noise"].startswith(".") and state.draft.own and announces:
                state.draft.doubts.append(f"The label {item['label']!r} has no number.")
            return False
        if between in _PLAIN:
            state.settle()
        else:
            if state.draft.own and self._in_parentheses(start):
                if label is not Label.FOND:
                    return False
                # `ф. 5446, оп. 98 (дело о ф. 12), д. 721`: a code of its own, or words of the title
                state.draft.doubts.append("Another fond is named in parentheses.")
            self._gap(start, label)
        if item["label"] in _UKRAINIAN_LABELS:
            state.draft.ukrainian = True
        take_labelled(state, item, label, start)
        state.broken = False
        return True

    def _take_extent(self, item: re.Match[str], start: int) -> bool:
        """Take `93 л.`: the number comes before the label, so it counts the leaves of the file."""
        state = self._progress
        extent = _EXTENT.search(self._small, max(state.place, start - 9), start)
        if extent is None:
            return False
        self._gap(extent.start(), None)
        state.draft.extent = extent[1]
        state.place = item.end("label")
        return True

    def _in_parentheses(self, start: int) -> bool:
        """Whether a label is in parentheses, where it is part of a title; what they hold is skipped."""
        before = max(self._progress.place, self._seen_parentheses)
        self._seen_parentheses = start
        if not unclosed(self._small, before, start):
            return False
        close = self._small.find(")", start, start + _LONGEST_TITLE)
        self._skip_to = max(close, 0)
        return close >= 0

    def _gap(self, end: int, following: Label | None) -> None:
        """Read what is between the last labelled number and `end`: archives and words."""
        state = self._progress
        start = state.place
        state.settle()
        while self._next_mention < len(self._mentions):
            mention = self._mentions[self._next_mention]
            if mention.start >= end:
                break
            self._next_mention += 1
            if mention.start < start:
                continue
            # an opis behind the archive has no fond before it: `12 ДАХмО, опис 1` begins with the number of a note
            read_words(state, start, mention.start, None if following is Label.OPIS else following)
            start = self._take_mention(mention)
        read_words(state, start, end, following)

    def _comes_last(self, start: int) -> bool:
        """Whether the archive comes after its codes: the string begins with a label and ends with an archive."""
        if not self._mentions or self._mentions[0].start < start:
            return False
        last = self._mentions[-1].end
        return not any(one["number"] for one in ITEM.finditer(self._small, last, min(last + 200, self._end)))

    def _take_mention(self, mention: Mention) -> int:
        """Take an archive; return where reading continues."""
        state = self._progress
        draft = state.draft
        if draft.mention is not None and not draft.own and draft.mention.archives == mention.archives:
            if self._small[mention.start - 1 : mention.start] == "(":
                close = mention.end + (self._small[mention.end : mention.end + 1] == ")")
                draft.mention = draft.mention._replace(end=close)
                return close
        elif draft.own and draft.mention is None and not state.archive_last:
            draft.doubts.append("No archive is named before the code.")
        state.emit()
        state.place_in(mention)
        state.draft = CodeDraft(mention)
        if branch := _BRANCH.search(state.text, max(mention.start - 16, state.place), mention.start):
            state.draft.doubts.append(f"{branch[1]!r} before the archive may be part of its name.")
        return after_city(self._small, mention)


def _doubted(reference: ParsedReference, residue: Sequence[Span]) -> ParsedReference:
    """Doubt a code without an archive that follows words nothing was made of: they may name another kind of archive.

    In `AMAE, Asie-Océanie, vol. 12, f. 34` the f. is a folio, in `Add MS 12345, f. 12v` as well.
    """
    before = any(one.start < reference.span.start and _WORD.search(one.text) for one in residue)
    if reference.certain and reference.number("opis") and not reference.number("fond"):
        return replace(reference, doubts=("The fond is not named.",))
    if not reference.certain or reference.repository_as_written:
        return reference
    if before:
        return replace(reference, doubts=("The archive is not named, and there are words before the code.",))
    if len(reference.parts) == 1:
        return replace(reference, doubts=("Neither the archive nor a second level is named.",))
    return reference
