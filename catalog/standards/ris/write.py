"""ris: Research Information Systems, as Zotero, EndNote and Mendeley read it; the tags in a fixed order.

A value is one line: every break is a blank, so that no text of a record can begin an item of its own. RIS has no tag
for rights, which are in a note; the city of the archive follows its name. The place in the archive is repeated in a
note for programs that drop `AN`. `M2`, which is Extra in Zotero, has
what our CSL styles print and RIS has no tag for. Offices and certainty are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.citation.beyond_csl import BeyondCsl, beyond_csl
from catalog.model import Catalogue, Record
from catalog.standards import dates, names
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.format import Enclosure, Format
from catalog.vocabularies import Genre

__all__ = ["FORMAT"]

_TYPES = {
    Genre.DRAWING.value: "ART",
    Genre.FILM.value: "MPCT",
    Genre.MAP.value: "MAP",
    Genre.PHOTOGRAPH.value: "ART",
    Genre.SOUND_RECORDING.value: "SOUND",
}


_YEAR = re.compile(r"\b\d{4}\b")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one RIS item, from its TY to its ER."""
    item = citable(record, catalogue)
    lines = (
        f"{tag}  - {line}"
        for tag, text in _tags(item, beyond_csl(record, item.title))
        if (line := " ".join(text.split()))
    )
    return "\r\n".join([*lines, "ER  - "]).encode()


def _tags(item: Citable, printed: BeyondCsl) -> Iterator[tuple[str, str]]:
    yield "TY", "PCOMM" if item.correspondence else _TYPES.get(item.genre or "", "MANSCPT")
    yield "ID", item.id
    yield "TI", item.title
    yield "ST", printed.short_title
    for agent in item.authors:
        yield "AU", names.inverted(agent)
    for agent in item.recipients:
        yield "A2", names.inverted(agent)
    for agent in item.translators:
        yield "A4", names.inverted(agent)
    yield from _date(item)
    yield "M3", item.kind
    yield "AB", item.abstract or ""
    yield "LA", item.language or ""
    yield "DB", ", ".join(part for part in (item.archive, item.place) if part)
    yield "CY", item.place or ""
    yield "AN", item.location_in_words or ""
    yield "CN", item.call_number or ""
    yield "DP", item.source
    yield "DO", item.doi or ""
    yield "UR", item.url
    for subject in item.subjects:
        yield "KW", subject
    yield "N1", item.reference or ""
    for note in item.notes:
        yield "N1", note
    if item.date and not dates.calendar_parts(item.date):
        yield "N1", f"Date: {dates.words(item.date)}"
    yield "N1", f"Rights: {item.rights}" if item.rights else ""
    for line in printed.lines():
        yield "M2", line


def _date(item: Citable) -> Iterator[tuple[str, str]]:
    """`1956/09/05/`; a span as it is; a doubtful date or one known in part in words, with a year of four digits.

    Programs look for a year in words, and take letters for a month where they find none: such a date is a note.
    """
    parts = dates.calendar_parts(item.date)
    if len(parts) == 1 and dates.is_said_whole(item.date):
        year, month, day = (*(f"{number:02}" for number in parts[0]), "", "")[:3]
        yield "DA", f"{int(year):04}/{month}/{day}/"
        yield "PY", f"{int(year):04}"
        return
    written = dates.interchanged(item.date) or ""
    bounds = "–".join(f"{end[0]:04}" for end in parts)
    if not _YEAR.search(written):
        written = f"{written} ({bounds})" if bounds and not bounds.startswith("0") else ""
    yield "DA", written
    yield "PY", f"{parts[0][0]:04}" if parts else ""


FORMAT = Format(
    name="ris",
    title="RIS (Zotero, EndNote, Mendeley)",
    media_type="application/x-research-info-systems",
    extension="ris",
    encode=encode,
    many=Enclosure(separator=b"\r\n\r\n", closing=b"\r\n"),
)
