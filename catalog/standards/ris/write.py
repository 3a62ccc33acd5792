"""ris: Research Information Systems, as Zotero, EndNote and Mendeley read it; the tags in a fixed order.

A value is one line: every break is a blank, so that no text of a record can begin an item of its own. RIS has no tag
for rights, which are in a note. The place in the archive is repeated in a note for programs that drop `AN`.
Offices, certainty and the city of the archive are lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Catalogue, Record
from catalog.standards import dates, names
from catalog.standards.citable import Citable, citable
from catalog.standards.format import Enclosure, Format
from catalog.vocabularies import Genre

__all__ = ["FORMAT"]

_TYPES = {Genre.MAP.value: "MAP", Genre.PHOTOGRAPH.value: "ART", Genre.REPORT.value: "RPRT"}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one RIS item, from its TY to its ER."""
    lines = (f"{tag}  - {line}" for tag, text in _tags(citable(record, catalogue)) if (line := " ".join(text.split())))
    return "\r\n".join([*lines, "ER  - "]).encode()


def _tags(item: Citable) -> Iterator[tuple[str, str]]:
    yield "TY", "PCOMM" if item.correspondence else _TYPES.get(item.genre or "", "MANSCPT")
    yield "ID", item.id
    yield "TI", item.title
    for agent in item.authors:
        yield "AU", names.inverted(agent)
    for agent in item.recipients:
        yield "A2", names.inverted(agent)
    for agent in item.translators:
        yield "A4", names.inverted(agent)
    yield from _date(item)
    yield "M3", item.genre or ""
    yield "AB", item.abstract or ""
    yield "LA", item.language or ""
    yield "DB", item.archive or ""
    yield "AN", item.location or ""
    yield "CN", item.call_number or ""
    yield "DP", item.source
    yield "UR", item.url
    for subject in item.subjects:
        yield "KW", subject
    yield "N1", item.reference or ""
    for note in item.notes:
        yield "N1", note
    yield "N1", f"Rights: {item.rights}" if item.rights else ""


def _date(item: Citable) -> Iterator[tuple[str, str]]:
    """`1956/09/05/`; an interval, a doubtful date or one known in part keeps its words in the fourth part."""
    parts = dates.calendar_parts(item.date)
    if not parts:
        yield "DA", f"///{dates.words(item.date)}" if item.date else ""
        return
    year, month, day = (*(f"{number:02}" for number in parts[0]), "", "")[:3]
    rest = "" if len(parts) == 1 and dates.is_said_whole(item.date) else dates.words(item.date)
    yield "DA", f"{int(year):04}/{month}/{day}/{rest}"
    yield "PY", f"{int(year):04}"


FORMAT = Format(
    name="ris",
    title="RIS (Zotero, EndNote, Mendeley)",
    media_type="application/x-research-info-systems",
    extension="ris",
    encode=encode,
    many=Enclosure(separator=b"\r\n\r\n", closing=b"\r\n"),
)
