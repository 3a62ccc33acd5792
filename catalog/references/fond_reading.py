"""Reading codes of fond, opis and delo: labels in any order, inherited parts, lists of files, missing labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalog.references.draft import RANKS, Draft
from catalog.references.labels import ITEM, NUMBER, NUMBER_LIST, Label, label_of
from catalog.references.leaf_list import read_leaf_list
from catalog.references.mentions import Mention
from catalog.references.parsed import ParsedPart, ParsedReference, Qualifier, Span
from catalog.references.surroundings import YEAR, explain, unclosed

__all__ = ["MOST_REFERENCES", "FondReader"]

MOST_REFERENCES = 2_000
"""No more references are read from one string; what follows is residue."""

_PLAIN = frozenset({"", " ", ", ", ". ", ",", ".", "., ", ".\u00a0", ",\u00a0", "\n", ",\n", " .", ": ", ":", ") "})
_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]")
_PERIOD = re.compile(r"[.:]")
_FILM = re.compile(r"(?:rolik|reel|roll|ролик|microfilm|микрофильм|мкф\.?)\s+(?:№\s*)?(\w[\w-]*)$")
_ABBREVIATION = re.compile(r"[^\W\d_]{1,4}\.$")
_DIGIT = re.compile(r"\d")
_BESIDE = 6
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_BROKEN = re.compile(r";|\s(?:или|or|и|and|та|або)\s|//|\|")
_EXTENT = re.compile(r"(?<![\w/-])(\d{1,6})\s?$")
_LEADING_NUMBER = re.compile(
    rf"[\s.,*]*(?P<between>[.,])\s*(?P<number>(?>{NUMBER}))(?![^\s.,;:)]|\s?[^\W\d_]{{2,}}|\s?[гgр]\.)"
)
_FILE_NUMBER = re.compile(rf"[\s.,:]*(?P<number>[^\W\d_]{{1,3}}-(?>{NUMBER}))")
_LAST_NUMBER = re.compile(rf"(?<![\w-])(?P<number>(?>{NUMBER}))[\s.,:]*$")
_YEAR_DIGITS = re.compile(r"\d{4}(?:\s?[-–—/]\s?\d{2,4})?")
_YEAR_ONLY = re.compile(r"1[4-9]\d\d|20[0-2]\d")
_YEAR_BEFORE = re.compile(r"(?<!\d)(1[4-9]\d\d|20[0-2]\d)\s?:\s*$")
_CHINESE_PAGES = re.compile(r"第\s?(\d{1,6}(?:\s?[-–—]\s?\d{1,6})?)\s?[页頁]")
_POSITIONAL = re.compile(
    r"[\s,.:(]*(?P<fond>(?:[^\W\d_]{1,2}-)?\d+[^\W\d_]?)(?P<sign>[-/–])(?P<opis>\d+[^\W\d_]{0,2})(?P=sign)"
    r"(?P<delo>\d+[^\W\d_]{0,2})(?:(?P=sign)(?P<leaf>\d+))?(?![\w/–-])"
)
_UNKNOWN_ARCHIVE = re.compile(
    r"(?:\b(?:[Гг]ос\.?\s?[Аа]рхив|ГА|ЦГА|ЦА|ЦДА|ДА|НА|Архив|Архів|Держархів|УФСБ|Archives?|Archiv|Arkhiv)\b"
    r"[^;:()\n]{0,80}?|\b[A-ZА-ЯІЇЄ]{3,10}(?: [A-ZА-ЯІЇЄ]{2,4})?)[\s.,:;–—-]*$"
)
_UKRAINIAN_LABELS = frozenset({"спр", "справа", "справи", "арк", "аркуш", "аркуші", "опис", "описі"})
_DIRT = re.compile(r"[\s.]+")
_MOST_WORDS_ABOUT_AN_ARCHIVE = 40
_LONGEST_TITLE = 500
_MARK_OF_DOUBT = re.compile(r"[?…]|\.\.\.")


class FondReader:
    """Reads one string, or a part of one, from left to right."""

    def __init__(self, text: str, small: str, mentions: Sequence[Mention], start: int, end: int) -> None:
        self._text, self._small, self._mentions = text, small, mentions
        self._start = self._place = start
        self._end = end
        self._draft = Draft()
        self._done: list[ParsedReference] = []
        self._without_archive: list[Draft] = []
        self._residue: list[Span] = []
        self._pending: list[Span] = []
        self._next_mention = 0
        self._skip_to = self._seen_parentheses = 0
        self._broken = False
        self._strange = False
        self._astray = False
        self._year: str | None = None
        self._archive_last = False

    def read(self) -> tuple[list[ParsedReference], list[Span]]:
        """Return the references and what was not understood."""
        items = ITEM.finditer(self._small, self._place, self._end)
        first = True
        for item in items:
            start = item.start()
            if start < self._place or start < self._skip_to:
                continue
            label, needs_period = label_of(item["label"])
            if needs_period and not _PERIOD.search(item["noise"]):
                continue
            if first and item["number"]:
                self._archive_last = self._stands_last(start)
                first = False
            if self._take(item, label, start) and len(self._done) >= MOST_REFERENCES:
                break
        if len(self._done) < MOST_REFERENCES:
            self._gap(self._place, self._end, None)
        else:
            self._residue.append(Span(self._place, self._end, self._text[self._place : self._end]))
        self._emit()
        residue = [*self._residue, *self._pending]
        if not self._done:
            self._done += self._archives_alone(residue)
        return self._done, residue

    def _archives_alone(self, residue: Sequence[Span]) -> list[ParsedReference]:
        """Return the archives of a string that names nothing else: `место хранения дела - ГА РФ`."""
        if sum(len(piece.text) for piece in residue) > _MOST_WORDS_ABOUT_AN_ARCHIVE:
            return []
        inside = [one for one in self._mentions if self._start <= one.start < self._end]
        doubts = ["Words stand around the archive."] if residue else []
        return [
            Draft(one, one.start, one.end, doubts=[*doubts]).finished(self._text) for one in inside[:MOST_REFERENCES]
        ]

    # labels and their numbers

    def _take(self, item: re.Match[str], label: Label, start: int) -> bool:
        """Read one label with its number; return whether it was one."""
        small = self._small
        written = item["number"]
        place = self._place
        between = small[place:start] if start - place < 4 else None
        if (
            label is Label.LEAVES
            and between != ", "
            and (extent := _EXTENT.search(small, max(place, start - 9), start))
        ):
            self._take_extent(item, extent)
            return True
        if written is None or (label is not Label.VOLUME and written.isalpha()):
            if between is not None and item["noise"].startswith(".") and self._draft.own and label in _LEVEL_OF:
                self._draft.doubts.append(f"The label {item['label']!r} has no number.")
            return False
        if between not in _PLAIN:
            if label is not Label.FOND and self._draft.own and self._in_parentheses(start):
                return False
            self._gap(self._place, start, label)
        else:
            self._strange = False
            if self._pending:
                self._residue += self._pending
                self._pending = []
        if item["label"] in _UKRAINIAN_LABELS:
            self._draft.ukrainian = True
        self._dispatch(item, label, start)
        self._broken = False
        return True

    def _leave_over(self, piece: Span) -> None:
        """Keep a piece that is no part of the code: as more of the publication named before it, or as residue."""
        self._strange = True
        qualifiers = self._draft.qualifiers
        if any(one.kind == "publication" for one in qualifiers):
            qualifiers.append(Qualifier("publication", " ".join(piece.text.split())))
        else:
            self._pending.append(piece)
            if 0 <= piece.start - self._draft.end < _BESIDE and _DIGIT.search(piece.text):
                self._draft.doubts.append(f"A number beside the code was not understood: {piece.text!r}.")

    def _dispatch(self, item: re.Match[str], label: Label, start: int) -> None:
        level = _LEVEL_OF.get(label)
        if label is Label.PAGE_OR_PAPKA and self._is_papka(start):
            level = "papka"
        elif label is Label.DOCUMENT or label is Label.BOOK:
            level = "delo" if "delo" not in self._draft.own and self._draft.own else None
        if level is not None:
            self._take_level(item, level, start)
        elif label in _LEAF_LABELS:
            self._take_leaves(item, label, start)
        else:
            self._take_beside(item, label)

    def _take_level(self, item: re.Match[str], level: str, start: int) -> None:
        self._astray = False
        draft = self._succeed(level)
        number, end = self._number(item.start("number"), item.end("number"))
        part = ParsedPart(level, number, self._text[start : item.end("label")] + _period(item["noise"]))
        if self._pending and draft.own:
            draft.doubts.append(f"Words stand within the code: {self._pending[0].text!r}.")
        if draft.year is None and self._year is not None:
            draft.year, self._year = self._year, None
        draft.state(level, part, start, end)
        self._place = item.end("number")
        if level == "delo":
            self._more_files(start)

    def _succeed(self, level: str) -> Draft:
        """Return the reference that a level belongs to: the one being read, or the next."""
        draft = self._draft
        own = draft.own
        if not own:
            return draft
        rank = RANKS[level]
        lower = any(RANKS[one] > rank for one in own)
        if level in own or (lower and level != "papka" and (level in draft.parts or self._broken)):
            self._emit()
            self._draft = draft.heir(level)
        elif lower and level != "papka":
            draft.doubts.append("The levels stand from the smallest to the largest.")
        return self._draft

    def _more_files(self, start: int) -> None:
        """Read the further files of a list: `Д. 17, 39, 55`; each is a reference."""
        small = self._small
        while (found := NUMBER_LIST.match(small, self._place, self._end)) and len(self._done) < MOST_REFERENCES:
            draft = self._draft
            if _YEAR_ONLY.fullmatch(found["number"]) and not _near(found["number"], draft.parts["delo"].number):
                break
            label = draft.parts["delo"].label
            if found["between"] == ".":
                draft.doubts.append("The files are separated by a period alone.")
            self._emit()
            self._draft = draft.heir("delo")
            number, end = self._number(found.start("number"), found.end("number"))
            if found["between"] == ".":
                self._draft.doubts.append("The files are separated by a period alone.")
            self._draft.state("delo", ParsedPart("delo", number, label), start, end)
            self._place = found.end("number")

    def _take_leaves(self, item: re.Match[str], label: Label, start: int) -> None:
        draft = self._draft
        stray = self._strange or self._astray or any(one.kind in _PROSE for one in draft.qualifiers)
        leaves = read_leaf_list(self._small, item.end("noise"))
        if leaves is None or (label is not Label.LEAVES and (stray or not draft.own)) or (stray and draft.leaves):
            self._place = max(item.end(), leaves.end if leaves else 0)
            self._leave_over(Span(start, self._place, self._text[start : self._place]))
            self._astray = True
            return
        if draft.leaves and draft.leaves_label is Label.PAGE_OR_PAPKA and "papka" not in draft.own:
            self._papka_after_all(draft)
        if stray:
            draft.doubts.append("Words stand before the leaves.")
        if draft.leaves and label is not Label.LEAVES:
            draft.qualifiers.append(Qualifier("pages", self._text[start : leaves.end]))
            draft.doubts.append("Pages are named beside leaves.")
        else:
            draft.leaves += leaves.ranges
        draft.leaves_label = label
        draft.leaves_as_written = self._text[item.end("noise") : leaves.end]
        draft.doubts += leaves.doubts
        draft.reach(start, leaves.end)
        self._place = leaves.end

    def _papka_after_all(self, draft: Draft) -> None:
        """What was read as `p. 253` is a papka where leaves follow."""
        part = ParsedPart("papka", draft.leaves_as_written, "p.")
        draft.leaves = ()
        draft.state("papka", part, draft.start, draft.end)
        draft.doubts.append("'p.' may be a papka or a page.")

    def _is_papka(self, start: int) -> bool:
        own = self._draft.own
        return "opis" in own and "delo" not in own and "papka" not in own

    def _take_beside(self, item: re.Match[str], label: Label) -> None:
        """Take what stands beside the levels: volume, document, microfilm, year."""
        draft = self._draft
        number = self._text[item.start("number") : item.end("number")]
        if label is Label.MICROFILM:
            draft.microfilm = number
        elif label is Label.YEAR:
            draft.year = number
        elif draft.own:
            draft.qualifiers.append(Qualifier(label.value, number))
        else:
            self._pending.append(Span(item.start(), item.end(), self._text[item.start() : item.end()]))
        if draft.own:
            draft.end = item.end()
        self._place = item.end()

    def _take_extent(self, item: re.Match[str], extent: re.Match[str]) -> None:
        """`93 л.`: the number stands before the label, so it counts the leaves of the file."""
        self._gap(self._place, extent.start(), None)
        self._draft.extent = extent[1]
        self._place = item.end("label")

    def _number(self, start: int, end: int) -> tuple[str, int]:
        """Return a number as written, without the spaces and periods within it, and where it ends."""
        written = self._text[start:end]
        return (written if written.isdigit() else _clean(written)), end

    def _in_parentheses(self, start: int) -> bool:
        """Whether a label stands in parentheses, where it is part of a title; what they hold is passed over."""
        before = max(self._place, self._seen_parentheses)
        self._seen_parentheses = start
        if not unclosed(self._small, before, start):
            return False
        close = self._small.find(")", start, start + _LONGEST_TITLE)
        self._skip_to = max(close, 0)
        return close >= 0

    def _emit(self) -> None:
        """Finish the reference being read."""
        draft = self._draft
        self._broken = False
        if not draft.own or self._is_no_reference(draft):
            return
        if self._archive_last and draft.mention is None:
            self._without_archive.append(draft)
        self._done.append(draft.finished(self._text))
        if self._archive_last and draft.mention is None:
            self._done.pop()
        self._draft = Draft(draft.mention, unknown_archive=draft.unknown_archive)

    def _is_no_reference(self, draft: Draft) -> bool:
        """Whether all that was read is a `д. 5` without archive, fond and opis, which may be a house."""
        if draft.parts.keys() != {"delo"} or draft.mention is not None or self._archive_last:
            return False
        if len((draft.parts["delo"].label or "").rstrip(".")) == 1:
            self._pending.append(Span(draft.start, draft.end, self._text[draft.start : draft.end]))
            return True
        draft.doubts.append("Neither archive nor fond are named.")
        return False

    # archives

    def _stands_last(self, start: int) -> bool:
        """Whether the archive stands after its codes: the string begins with a label and ends with an archive."""
        if not self._mentions or self._mentions[0].start < start:
            return False
        last = self._mentions[-1].end
        return not any(one["number"] for one in ITEM.finditer(self._small, last, min(last + 200, self._end)))

    def _take_mention(self, mention: Mention, end: int) -> int:
        """Take an archive; return where reading goes on."""
        draft = self._draft
        same = draft.mention is not None and not draft.own and draft.mention.archives == mention.archives
        if same and self._small[mention.start - 1 : mention.start] == "(":
            close = mention.end + (self._small[mention.end : mention.end + 1] == ")")
            draft.mention = draft.mention._replace(end=close)  # type: ignore[union-attr]
            return close
        if self._archive_last:
            self._emit()
            for waiting in self._without_archive:
                waiting.mention = mention
                self._done.append(waiting.finished(self._text))
            self._without_archive = []
        else:
            if draft.own and draft.mention is None:
                draft.doubts.append("No archive is named before the code.")
            self._emit()
        self._draft = Draft(mention)
        return mention.end

    def _unknown_archive(self, start: int, end: int) -> int:
        """Take the name of an archive that the register does not have."""
        begin = max(start, end - 110)
        found = _UNKNOWN_ARCHIVE.search(self._text, begin, end)
        if found is None:
            return end
        self._draft.unknown_archive = found[0].strip(" .,:;–—-\n\t") or None
        return found.start()

    # what stands between the labels

    def _gap(self, start: int, end: int, following: Label | None) -> None:
        """Read what stands between two labelled numbers."""
        self._residue += self._pending
        self._pending = []
        self._strange = False
        while self._next_mention < len(self._mentions):
            mention = self._mentions[self._next_mention]
            if mention.start >= end:
                break
            self._next_mention += 1
            if mention.start < start:
                continue
            self._words(start, mention.start, following)
            start = self._take_mention(mention, end)
        self._words(start, end, following)

    def _words(self, start: int, end: int, following: Label | None) -> None:
        """Read a piece that has neither labels nor archives."""
        small = self._small
        if _BROKEN.search(small, start, end):
            self._broken = True
        if not _WORD.search(small, start, end):
            self._note_doubt(start, end)
            return
        start = self._positional(start, end)
        start = self._unlabelled(start, end, following)
        if following is Label.FOND and (year := _YEAR_BEFORE.search(small, start, end)):
            self._year, end = year[1], year.start()
        elif following is Label.OPIS and "fond" not in self._draft.parts:
            end = self._fond_without_label(start, end)
        elif not self._draft.own and following is not Label.FOND and self._keeps_files_alone():
            start = self._file_without_label(start, end)
        elif following is not None and not self._draft.own and self._draft.mention is None:
            end = self._unknown_archive(start, end)
        for piece_start, piece_end in self._outside_parentheses(start, end):
            self._explain(piece_start, piece_end)

    def _positional(self, start: int, end: int) -> int:
        """Read `644-1-22` after an archive, or where nothing else stands in the string."""
        draft = self._draft
        if draft.own or (draft.mention is None and start > 0):
            return start
        found = _POSITIONAL.match(self._small, start, end)
        if found is None or (draft.mention is None and _WORD.search(self._small, found.end(), self._end)):
            return start
        if draft.mention is None and not found["fond"][0].isalpha():
            draft.doubts.append("No archive is named, and no level.")
        for level in ("fond", "opis", "delo"):
            number, _ = self._number(found.start(level), found.end(level))
            draft.state(level, ParsedPart(level, number), found.start("fond"), found.end("delo"))
        if found["leaf"]:
            draft.leaves = read_leaf_list(found["leaf"], 0).ranges  # type: ignore[union-attr]
            draft.doubts.append("The fourth number may be a leaf.")
        return found.end()

    def _unlabelled(self, start: int, end: int, following: Label | None) -> int:
        """Read a number whose label is missing: `Оп. 1. 38.`"""
        draft = self._draft
        below = _BELOW.get(draft.last or "")
        if below is None or start != self._place:
            return start
        found = _LEADING_NUMBER.match(self._small, start, end)
        if found is None:
            return start
        number, stop = self._number(found.start("number"), found.end("number"))
        if _YEAR_ONLY.fullmatch(number) and (found["between"] == "," or following in _UNDER_OPIS):
            return start
        if below == "delo" and following is Label.DELO:
            draft.qualifiers.append(Qualifier("opis", number))
            draft.doubts.append(f"A second opis is named: {number}.")
        else:
            draft.doubts.append(f"The label of the number {number} is missing.")
            draft.state(below, ParsedPart(below, number), found.start("number"), stop)
        self._place = stop
        return self._unlabelled(stop, end, following)

    def _fond_without_label(self, start: int, end: int) -> int:
        """Read the number of a fond right before the opis: `Р-5859, оп. 2`."""
        found = _LAST_NUMBER.search(self._small, max(start, end - 24), end)
        if found is None or self._draft.own:
            return end
        number, stop = self._number(found.start("number"), found.end("number"))
        if number.isdigit():
            self._draft.doubts.append(f"The label of the fond {number} is missing.")
        self._draft.state("fond", ParsedPart("fond", number), found.start("number"), stop)
        return found.start("number")

    def _keeps_files_alone(self) -> bool:
        mention = self._draft.mention
        return mention is not None and mention.archives[0].levels[:1] == ("delo",)

    def _file_without_label(self, start: int, end: int) -> int:
        """Read `Н-1234` after an archive that has neither fonds nor inventories."""
        found = _FILE_NUMBER.match(self._small, start, end)
        if found is None:
            return start
        number, stop = self._number(found.start("number"), found.end("number"))
        self._draft.state("delo", ParsedPart("delo", number), found.start("number"), stop)
        self._draft.doubts.append(f"The label of the number {number} is missing.")
        return stop

    def _outside_parentheses(self, start: int, end: int) -> list[tuple[int, int]]:
        """Take the parentheses out of a piece: they hold titles."""
        pieces = []
        for found in _PARENTHESES.finditer(self._small, start, end):
            pieces.append((start, found.start()))
            inner = " ".join(self._text[found.start(1) : found.end(1)].split())
            if inner == "?":
                self._draft.doubts.append("A question mark stands in the source.")
            elif film := _FILM.match(self._small[found.start(1) : found.end(1)]):
                self._draft.microfilm = film[1]
            elif self._draft.own and _ABBREVIATION.match(inner):
                pass
            elif self._draft.own and inner:
                self._draft.entitle(inner)
            elif inner:
                self._pending.append(Span(found.start(1), found.end(1), inner))
            start = found.end()
        pieces.append((start, end))
        return pieces

    def _explain(self, start: int, end: int) -> None:
        """Sort words into year, pages, qualifiers and residue."""
        small, draft = self._small, self._draft
        if not _WORD.search(small, start, end):
            return
        if draft.own and draft.year is None and (year := YEAR.search(small, start, end)):
            before = small[start : year.start()].rstrip()
            if not before or before[-1] in ",;.(" or before.rsplit(maxsplit=1)[-1] in _BEFORE_YEAR:
                draft.year = _YEAR_DIGITS.match(year[0])[0]  # type: ignore[index]
                self._explain(start, start + len(before))
                start = year.end()
        if draft.last == "fond" and (name := _FOND_NAME.match(self._text, start, end)) and start == self._place:
            draft.entitle(name[1])
            start = name.end()
        if (pages := _CHINESE_PAGES.search(small, start, end)) and draft.own and not draft.leaves:
            draft.leaves = read_leaf_list(small, pages.start(1)).ranges  # type: ignore[union-attr]
            draft.end = pages.end()
            self._explain(start, pages.start())
            start = pages.end()
        qualifiers, residue = explain(self._text, small, start, end)
        draft.qualifiers += qualifiers
        self._strange = self._strange or bool(qualifiers)
        for piece in residue:
            self._leave_over(piece)
        self._note_doubt(start, end)

    def _note_doubt(self, start: int, end: int) -> None:
        if _MARK_OF_DOUBT.search(self._small, start, end):
            self._draft.doubts.append("A mark of doubt or omission stands in the source.")


_LEVEL_OF = {
    Label.FOND: "fond",
    Label.OPIS: "opis",
    Label.KARTON: "karton",
    Label.PAPKA: "papka",
    Label.PORTFEL: "portfel",
    Label.DELO: "delo",
}
_LEAF_LABELS = frozenset({Label.LEAVES, Label.PAGES, Label.PAGE_OR_PAPKA})
_BELOW = {"fond": "opis", "opis": "delo"}
_UNDER_OPIS = frozenset({Label.KARTON, Label.PAPKA, Label.PORTFEL, Label.DELO})
_PROSE = frozenset({"credit", "publication"})
_BEFORE_YEAR = frozenset({"за", "от", "from", "of", "for"})
_FOND_NAME = re.compile(r"\s([A-ZА-ЯІЇЄ]{2,8})(?=\s*[,.])")


def _period(noise: str) -> str:
    return "." if noise.startswith(".") else ""


def _clean(number: str) -> str:
    """Leave out what typing put into a number: `Р.- 467` is `Р-467`, `1 доп.` is `1доп`."""
    return _DIRT.sub("", number).replace("(", "").replace(")", "") if not _FRACTIONAL.search(number) else number


_FRACTIONAL = re.compile(r"\d\s1/2")


def _near(year: str, file: str) -> bool:
    """Whether a number that looks like a year may be a file beside another file."""
    return file.isdigit() and abs(int(file) - int(year)) < 300
