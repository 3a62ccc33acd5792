"""What a reading leaves over: doubts about numbers that were not understood, codes in words, archives named twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from catalog.reference_codes.dates_beside import without_dates
from catalog.reference_codes.labels import ITEM, Label, label_of
from catalog.reference_codes.parsed import ParsedReference, Span
from catalog.reference_codes.parser_state import MOST_REFERENCES
from catalog.reference_codes.scheme_reading import read_implied

__all__ = ["checked"]

_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"[^\W\d_]?\d[/–—-]\d|\d[./]\d+[./]|(?<![^\W\d_])[A-Z]{1,5}\s?\d|\d+[rv]\b")
"""A number that looks like part of a code: 43-I/161 and 12/3, A461, 26v."""
_PART = re.compile(
    r"(?<![^\W_])(?:box|boxes|folder|folders|file|files|fols?|folios?|ff|bl|bll|blatt|bd|band|vol|volume|reel|roll|item"
    r"|image|piece|series|carton|karton|dossier|leg|legajo|busta|fasc|caja|exp|kut|sygn|inv)\b\.?\s*(?:nr|no|№|#)?\.?\s*\d",
    re.IGNORECASE,
)
"""A word for part of a code, and its number: box 3, fols 12."""
_BOOK = re.compile(r"\b(?:1[4-9]|20)\d\d\)?,?\s(?:pp?|s|c|с|стр)\.?\s?\d")
_ENDS = re.compile(r"[.,;:)\]’”\"']?(?:\s|$)")
_FOND_LABELS = frozenset({Label.FOND, Label.OPIS, Label.DELO})


def checked(
    text: str, references: list[ParsedReference], residue: Sequence[Span]
) -> tuple[list[ParsedReference], list[Span]]:
    """Read the codes in what was left over, and doubt each reference beside which a number was not understood."""
    kept, left = _with_codes_in_words(text, _without_echo(references), residue)
    order = sorted(range(len(kept)), key=lambda place: kept[place].span.start)
    starts = [kept[place].span.start for place in order]
    for piece in left:
        place = bisect_right(starts, piece.start) - 1
        if place >= 0 and _DIGIT.search(without_dates(piece.text)):
            kept[order[place]] = _doubted(
                kept[order[place]], f"A number after the code was not understood: {piece.text!r}."
            )
        elif place < 0 and kept and _may_belong(piece.text):
            kept[order[0]] = _doubted(kept[order[0]], f"A number before the code was not understood: {piece.text!r}.")
    for place in range(len(kept) - 1):
        one, after = kept[place], kept[place + 1]
        if one.parts and not after.parts and one.repository != after.repository:
            kept[place] = _doubted(one, f"{after.repository_as_written!r} is named after the code.")
    if kept and not any(one.parts or one.leaves for one in kept) and _DIGIT.search(without_dates(_beside(text, kept))):
        # `See also 002-020400-00012-067, Academia Historica`: an archive, and a number that nothing was made of
        kept = [_doubted(one, "There are words around the archive.") for one in kept]
    return kept, left


def _beside(text: str, archives: Sequence[ParsedReference]) -> str:
    """Return the words beside the names of archives, some of which have a number: `VN-TTLTQG1`."""
    spans = sorted((one.span.start, one.span.end) for one in archives)
    begins = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(text)]
    return " ".join(text[begin:end] for begin, end in zip(begins, ends, strict=True))


def _doubted(one: ParsedReference, doubt: str) -> ParsedReference:
    return replace(one, doubts=(doubt,)) if one.certain else one


def _may_belong(words: str) -> bool:
    """Whether words before the first code hold a number that may be part of it: no date, no page, no note's number."""
    without = _BOOK.sub(" ", without_dates(words))
    return bool(_CODE.search(without) or _PART.search(without) or _is_fond_code(without))


def _is_fond_code(words: str) -> bool:
    labels = {label_of(item["label"])[0] for item in ITEM.finditer(words.lower()) if item["number"]}
    return len(labels & _FOND_LABELS) > 1


def _without_echo(references: list[ParsedReference]) -> list[ParsedReference]:
    """Leave out an archive that is named once more beside its code: `PRO, FO 371/5, The National Archives`."""
    return [
        one
        for place, one in enumerate(references)
        if one.parts
        or one.leaves
        or one.repository
        not in {other.repository for other in references[max(place - 1, 0) : place + 2] if other.parts}
    ]


def _with_codes_in_words(
    text: str, references: list[ParsedReference], residue: Sequence[Span]
) -> tuple[list[ParsedReference], list[Span]]:
    """Read the codes in what was left over that name their archive by their form: `PREM 8/1405; JFK Library, Box 5`."""
    read, left = list(references), []
    if len(read) >= MOST_REFERENCES:
        return read, list(residue)
    for piece in residue:
        found, rest = read_implied(piece.text, piece.text.lower()) if _DIGIT.search(piece.text) else ([], [])
        if found and not _ENDS.match(text, piece.end):  # `A/C.3/78/` of which L.60 was read as a leaf
            found[-1] = _doubted(found[-1], "Some of the code was not understood.")
        read += [replace(one, span=_moved(one.span, piece.start)) for one in found]
        left += [_moved(one, piece.start) for one in rest] if found else [piece]
    if len(read) > len(references):
        read.sort(key=lambda one: one.span.start)
    return read, left


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.text)
