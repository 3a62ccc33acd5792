"""Reading codes of archives outside the Soviet tradition, by the grammar of their scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from catalog.reference_codes import schemes
from catalog.reference_codes.city import after_city
from catalog.reference_codes.context_words import explain
from catalog.reference_codes.leaf_list import read_leaf_list
from catalog.reference_codes.mentions import Mention
from catalog.reference_codes.parsed import ParsedPart, ParsedReference, Span
from catalog.reference_codes.schemes import Scheme
from catalog.reference_codes.schemes.grammar import Found, Piece, pieces_of, plain_level

__all__ = ["read_implied", "read_named"]

_END_OF_CODE = re.compile(
    r"(?<!\s)[.,;]?\s+(?=(?:(?:document )?(?:contributed|translated|transcribed|obtained|provided|donated|published"
    r"|reprinted|selected|declassified|courtesy|available|accessed|quoted|cited|see also|also in"
    r"|(?:top )?secret|confidential|unclassified|limited official use|official use only|no classification)\b))|\n\s*\n"
)
_MAY_BE_A_CODE = re.compile(r"\d[/.–—-]|[/.–—-]\d|RDP\d")
_BEFORE = " \t\r\n\u00a0.,;:–—-(/"
_INTRODUCTION = re.compile(r"source\s*:\s*$", re.IGNORECASE)
_IN = re.compile(r"(?:^|[\s,])(?:in|at|from)$")
_LEVELS_OF_MARKS = {"bare": "blatt"}
_PERIOD_IN_RANGE = re.compile(r"(?<=\d)\.(?=\s?[-–]\s?\d)")
"""The first period of `4.–5. lp.`"""
_HUNGARIAN_FOND = re.compile(r"\d\.\s?f$")
_NOT_WHOLE = "Some of the code was not understood."
_MOST = 2_000
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
    close = stop.start() if stop else end
    document, residue = _document(text, scheme, start, mention.start)
    doubts = tuple(_doubts_of(text, mention, scheme))
    references: list[ParsedReference] = []
    place = mention.end
    for found in _limited(scheme, text, after_city(small, mention), close):
        if references and scheme.after_document:
            doubts = (*doubts, "Another document follows, which was not read.")
            references = [replace(one, doubts=(*one.doubts, doubts[-1])) for one in references]
            break
        references.append(_reference(text, scheme, found, archive.code, text[mention.start : mention.end], doubts))
        residue += [Span(*piece, text[slice(*piece)]) for piece in found.left]
        place = found.end
    if references and document is not None:
        references[0] = replace(references[0], parts=(document, *references[0].parts))
    qualifiers, rest = explain(text, small, place, end)
    if references:
        unread = any(piece.start < close and _UNREAD.search(piece.text) for piece in rest)
        more = (_NOT_WHOLE,) if unread else ()
        last = references[-1]
        references[-1] = replace(
            last,
            qualifiers=(*last.qualifiers, *qualifiers),
            doubts=(*last.doubts, *more),
            span=_reach(text, mention, last),
        )
    return references, [*residue, *rest]


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
    start = max(text.rfind(";", start, end) + 1, start)
    written = _INTRODUCTION.sub("", text[start:end]).strip(_BEFORE)
    written = _IN.sub("", written).strip(_BEFORE)
    if not re.search(r"\w", written):
        return None, []
    if scheme.after_document:
        return ParsedPart("document", " ".join(written.split())), []
    place = text.find(written, start)
    return None, [Span(place, place + len(written), written)]


def _reference(
    text: str, scheme: Scheme, found: Found, archive: str, as_written: str | None, doubts: tuple[str, ...]
) -> ParsedReference:
    """Make a reference of pieces; a code not understood whole is the first of its doubts."""
    parts = _entitled([ParsedPart(_level(piece), _number(text[piece.start : piece.end])) for piece in found.pieces])
    beside = {part.level: part.number for part in parts}
    written = next((part.number for part in reversed(parts) if part.level in scheme.leaf_levels), "")
    leaves = read_leaf_list(_PERIOD_IN_RANGE.sub("", written.lower()), 0) if written else None
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
