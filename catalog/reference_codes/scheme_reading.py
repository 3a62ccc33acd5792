"""Reading codes of archives outside the Soviet tradition, by the grammar of their scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from catalog.reference_codes import schemes
from catalog.reference_codes.context_words import explain
from catalog.reference_codes.dates_beside import without_dates
from catalog.reference_codes.leaf_list import read_leaf_list
from catalog.reference_codes.mentions import Mention, after_city
from catalog.reference_codes.parsed import ParsedPart, ParsedReference, Span
from catalog.reference_codes.schemes import Scheme
from catalog.reference_codes.schemes.grammar import (
    Found,
    Pattern,
    Piece,
    Pieces,
    pieces_of,
    plain_level,
)

__all__ = ["read_implied", "read_named"]

_END_OF_CODE = re.compile(
    r"(?<!\s)[.,;]?\s+(?=(?:(?:document )?(?:contributed|translated|transcribed|obtained|provided|donated|published"
    r"|reprinted|selected|declassified|courtesy|available|accessed|quoted|cited|see also|also in"
    r"|ibid(?:em)?|idem|ebd|ebenda|ivi|tamtéž|tamže|tamże|loc|op\. cit"
    r"|\((?:digiti[sz]ed |photo)?cop(?:y|ies)\b"
    r"|(?:top )?secret|confidential|unclassified|limited official use|official use only|no classification)\b))|\n\s*\n"
)
"""Where words begin that are about the copy or the citation: `box 3. Translated by A`, `fols 2-3, ibid.`."""
_JOINED = re.compile(r"(?:\s*[/;|&]|\s(?:and|und|et|y|e|i|a|og|och|en|и|та|і))\s*$")
"""What joins a code with the next archive: `file 5 / RGAE`, `File No. 225 and AAN`."""
_MAY_BE_A_CODE = re.compile(r"\d[/.–—-]|[/.–—-]\d|RDP\d")
_ABBREVIATION = re.compile(r"\s?[(\[][A-ZÀ-Þ][A-ZÀ-Þ.\s]{1,10}[)\]]")
"""How an archive is abbreviated, right behind its name: `Archives de l'État [A.É.L.]`."""
_BEFORE = " \t\r\n\u00a0.,;:–—-(/"
_INTRODUCTION = re.compile(r"source\s*:\s*$", re.IGNORECASE)
_INTRODUCTION_FIRST = re.compile(r"\s*source\s*:\s*", re.IGNORECASE)
_WORD = re.compile(r"\w")
_IN = re.compile(r"(?:^|[\s,])(?:in|at|from)$")
_LEVELS_OF_MARKS = {"bare": "blatt"}
_PERIOD_IN_RANGE = re.compile(r"(?<=\d)\.(?=\s?[-–]\s?\d)")
"""The first period of `4.–5. lp.`"""
_HUNGARIAN_FOND = re.compile(r"\d\.\s?f$")
_NOT_WHOLE = "Some of the code was not understood."
_MOST = 2_000
_OF_ANY_COUNTRY = re.compile(r"(?:the\s)?national\sarchives", re.IGNORECASE)
_BY_PLACE = frozenset({"collection", "fonds", "fond", "zespol", "department"})
"""Units that have names more often than numbers."""
_NUMBERED = re.compile(r"\d$")
_OF_AMERICA = frozenset({"record_group", "microfilm", "decimal", "lot_file", "entry"})
"""The levels that only the National Archives in Washington have."""
_BESIDE = 1
"""How near to a code words are that may be part of it: `A/RES/2758(a)`."""
_LONGEST_LEAVES = 120
"""How far the leaves of a code that names its archive are looked for; what follows is not read again and again."""
_UNREAD = re.compile(r"\d|^ff?$")
"""What may belong to a code: a number, or the `f.` of `Bl. 5 f.`, which is the leaf and the one after it."""


def read_named(
    text: str, small: str, mention: Mention, start: int, end: int
) -> tuple[list[ParsedReference], list[Span]]:
    """Read what is between `start` and `end` around the mention of an archive."""
    archive = mention.archives[0]
    scheme = schemes.find(archive.scheme) or schemes.GENERAL
    stop = _END_OF_CODE.search(small, mention.end, end)
    close = stop.start() if stop else _before_what_joins(text, mention.end, end)
    document, residue = _document(text, scheme, start, mention.start)
    doubts = tuple(_doubts_of(text, mention, scheme))
    references: list[ParsedReference] = []
    place = mention.end
    begin = abbreviated.end() if (abbreviated := _ABBREVIATION.match(text, mention.end, close)) else mention.end
    for found in _limited(scheme, text, max(begin, after_city(small, mention)), close):
        if references and scheme.after_document:
            doubts = (*doubts, "Another document follows, which was not read.")
            references = [replace(one, doubts=(*one.doubts, doubts[-1])) for one in references]
            break
        references.append(_reference(text, scheme, found, archive.code, text[mention.start : mention.end], doubts))
        residue += [Span(*piece, text[slice(*piece)]) for piece in found.residue]
        place = found.end
    if not references and not _WORD.search(text, after_city(small, mention), close):
        references, residue = _read_before(text, scheme, mention, start, doubts)
        document = None if references else document
    if _OF_ANY_COUNTRY.fullmatch(text, mention.start, mention.end):
        doubt = "Many countries have national archives, and none is named."
        references = [
            one if _OF_AMERICA & {part.level for part in one.parts} else replace(one, doubts=(*one.doubts, doubt))
            for one in references
        ]
    if references and residue and not _has_top(references[0], scheme) and _near(text, residue, mention.start):
        doubt = f"{residue[-1].text!r} before the archive may be part of the code."
        references[0] = replace(references[0], doubts=(*references[0].doubts, doubt))
    if references and document is not None:
        doubts = (f"{document.number!r} may hold a code of its own.",) if _holds_a_code(scheme, document.number) else ()
        first = references[0]
        references[0] = replace(first, parts=(document, *first.parts), doubts=(*first.doubts, *doubts))
    qualifiers, rest = explain(text, small, place, end)
    if references:
        unread = any(piece.start < close and _UNREAD.search(without_dates(piece.text)) for piece in rest)
        more = (_NOT_WHOLE,) if unread else ()
        last = references[-1]
        references[-1] = replace(
            last,
            qualifiers=(*last.qualifiers, *qualifiers),
            doubts=(*last.doubts, *more),
            span=_reach(text, mention, last),
        )
    return references, [*residue, *rest]


def _before_what_joins(text: str, start: int, end: int) -> int:
    """Return where a code ends that a word or sign joins with the next archive."""
    joined = _JOINED.search(text, max(start, end - 8), end) if end < len(text) else None
    return joined.start() if joined else end


def _has_top(reference: ParsedReference, scheme: Scheme) -> bool:
    """Whether the largest unit of a code is named, by more than a number."""
    level = scheme.steps[0].level
    top = reference.number(level)
    return top is not None and not (level in _BY_PLACE and _NUMBERED.search(top))


def _near(text: str, residue: list[Span], start: int) -> bool:
    """Whether nothing but a comma is between the last words that were left over, and an archive."""
    return text[residue[-1].end : start].strip() in {",", ""} and residue[-1].end <= start


def _read_before(
    text: str, scheme: Scheme, mention: Mention, start: int, doubts: tuple[str, ...]
) -> tuple[list[ParsedReference], list[Span]]:
    """Read codes that come before their archive: `FO 371/56780, The National Archives, Kew`.

    Pieces that have their level by their place may be in the other order there, so their reading is doubted.
    """
    written = text[mention.start : mention.end]
    begin = introduced.end() if (introduced := _INTRODUCTION_FIRST.match(text, start, mention.start)) else start
    end = begin + len(text[begin : mention.start].rstrip(_BEFORE))
    if not isinstance(scheme.grammar, Pattern):
        doubts = (*doubts, "The code comes before its archive, perhaps from the smallest level to the largest.")
    found = [one for one in _limited(scheme, text, begin, end) if any(map(str.isdigit, text[begin : one.end]))]
    references = [_reference(text, scheme, one, mention.archives[0].code, written, doubts) for one in found]
    if (
        len({tuple(part.level for part in one.parts) for one in references}) > 1
    ):  # `J IV 2/2A/3196, DY 30, SAPMO-BArch` is one code
        references = [replace(one, doubts=(*one.doubts, _NOT_WHOLE)) for one in references]
    rest = text[found[-1].end : end].strip(_BEFORE) if found else text[begin:end]
    residue = [Span(*piece, text[slice(*piece)]) for one in found for piece in one.residue]
    if rest:
        place = text.find(rest, begin)
        residue.append(Span(place, place + len(rest), rest))
        references = [replace(one, doubts=(*one.doubts, _NOT_WHOLE)) for one in references]
    return references, residue


def _doubts_of(text: str, mention: Mention, scheme: Scheme) -> Iterator[str]:
    if len(mention.archives) > 1:
        yield f"{text[mention.start : mention.end]!r} is the name of several archives."
    elif mention.archives[0].shared_with and text[mention.start : mention.end] == mention.archives[0].code:
        yield f"{mention.archives[0].code!r} may also be an archive of {', '.join(mention.archives[0].shared_with)}."
    if not scheme.attested:
        yield f"The grammar of {mention.archives[0].code} has not been tested against real codes."


def _limited(scheme: Scheme, text: str, start: int, end: int) -> Iterator[Found]:
    if scheme.grammar is None:
        return
    for count, found in enumerate(scheme.grammar.read(text, start, end)):
        if count >= _MOST or not found.pieces:
            return
        yield found


def read_implied(text: str, small: str) -> tuple[list[ParsedReference], list[Span]]:
    """Read codes that name their archive by their form: `WO 208/4770`, `B'.6.1.0.24`."""
    if not _MAY_BE_A_CODE.search(text):
        return [], []
    for scheme in schemes.IMPLIED:
        assert scheme.implied is not None  # noqa: S101 - what the tuple consists of
        references, residue, place = [], [], 0
        for match in scheme.implied.finditer(text):
            if match.start() < place:
                continue
            found = _whole_code(scheme, text, match)
            qualifiers, rest = explain(text, small, place, match.start())
            doubts = ("The archive is not named, and there are words around the code.",) if rest else ()
            reference = _reference(text, scheme, found, scheme.archive, None, doubts)
            references.append(replace(reference, qualifiers=tuple(qualifiers)))
            residue += rest
            place = found.end
            if len(references) >= _MOST:
                break
        if references:
            qualifiers, rest = explain(text, small, place, len(text))
            beside = any(piece.start - place <= _BESIDE for piece in rest)
            references[-1] = replace(
                references[-1],
                qualifiers=(*references[-1].qualifiers, *qualifiers),
                doubts=(*references[-1].doubts, *((_NOT_WHOLE,) if beside else ())),
            )
            return references, [*residue, *rest]
    return [], []


def _whole_code(scheme: Scheme, text: str, match: re.Match[str]) -> Found:
    """Return a code that names its archive with what may follow it: the leaves of `WO 208/4770, f. 12`."""
    implied = Found(pieces_of(match), match.end())
    if scheme.grammar is None:
        return implied
    close = min(match.end() + _LONGEST_LEAVES, len(text))
    semicolon = text.find(";", match.end(), close)
    end = close if semicolon < 0 else semicolon
    whole = next(iter(scheme.grammar.read(text, match.start(), end)), implied)
    numbers = [(piece.start, piece.end) for piece in implied.pieces]
    same = [(piece.start, piece.end) for piece in whole.pieces[: len(numbers)]] == numbers
    return whole if same and whole.complete else implied


def _document(text: str, scheme: Scheme, start: int, end: int) -> tuple[ParsedPart | None, list[Span]]:
    """Take what comes before the archive: the document itself, where the scheme names it there."""
    begin = max(text.rfind(";", start, end) + 1, start)
    left = _left(text, start, text[start:begin])
    written = _INTRODUCTION.sub("", text[begin:end]).strip(_BEFORE)
    written = _IN.sub("", written).strip(_BEFORE)
    is_code = any(one.implied.fullmatch(written) for one in schemes.IMPLIED if one.implied is not None)
    if _WORD.search(written) and scheme.after_document and not is_code:
        return ParsedPart("document", " ".join(written.split())), left
    return None, left + _left(text, begin, written)


def _holds_a_code(scheme: Scheme, document: str) -> bool:
    """Whether the words of a document have a part with a label and a number: `Letter, RG 59, Box 12`."""
    if not isinstance(scheme.grammar, Pieces):
        return False
    pieces = [piece for found in _limited(scheme, document, 0, len(document)) for piece in found.pieces]
    by_label = {plain_level(piece.level) for piece in pieces} - {*scheme.grammar.unlabelled, "item", "pages"}
    return bool(by_label)


def _left(text: str, start: int, piece: str) -> list[Span]:
    """Return what is left over of a piece behind `start`, if there is a word in it."""
    written = piece.strip(_BEFORE)
    place = text.find(written, start)
    return [Span(place, place + len(written), written)] if _WORD.search(written) else []


def _reference(
    text: str, scheme: Scheme, found: Found, archive: str, as_written: str | None, doubts: tuple[str, ...]
) -> ParsedReference:
    """Make a reference of pieces; a code not understood whole is the first of its doubts."""
    parts = _entitled([ParsedPart(_level(piece), _number(text[piece.start : piece.end])) for piece in found.pieces])
    beside = {part.level: part.number for part in parts}
    written = next((part.number for part in reversed(parts) if part.level in scheme.leaf_levels), "")
    leaves = read_leaf_list(_PERIOD_IN_RANGE.sub("", written.lower().replace("°", "")), 0) if written else None
    start = found.pieces[0].start
    not_whole = () if found.complete else (_NOT_WHOLE,)
    return ParsedReference(
        repository=archive,
        repository_as_written=as_written,
        candidates=(),
        parts=tuple(parts),
        leaves=leaves.ranges if leaves else (),
        scheme=scheme.name,
        span=Span(start, found.end, text[start : found.end]),
        year=beside.get("year"),
        microfilm=beside.get("microfilm"),
        doubts=(*not_whole, *doubts, *(leaves.doubts if leaves else ())),
    )


def _level(piece: Piece) -> str:
    return _LEVELS_OF_MARKS.get(piece.level) or plain_level(piece.level)


def _entitled(parts: list[ParsedPart]) -> list[ParsedPart]:
    """Give each title to the part before it, or to the one after it where it comes first."""
    kept: list[ParsedPart] = []
    waiting = None
    for part in parts:
        if part.level != "title":
            kept.append(part._replace(title=waiting))
            waiting = None
        elif kept:
            kept[-1] = kept[-1]._replace(title=part.number)
        else:
            waiting = part.number
    return kept


def _number(written: str) -> str:
    """Return a number as written on one line; the period of `288. f.` belongs to it."""
    line = " ".join(written.split()).rstrip(".,;")
    return f"{line}." if _HUNGARIAN_FOND.search(line) else line


def _reach(text: str, mention: Mention, reference: ParsedReference) -> Span:
    start = min(mention.start, reference.span.start)
    return Span(start, reference.span.end, text[start : reference.span.end])
