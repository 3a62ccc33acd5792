"""facsimile: the pictures of a document with their leaves, and the places of the lines that were read from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model import Catalogue, DigitalObject, Record, write_leaves
from catalog.model.transcribed_page import Box, TranscribedPage
from catalog.standards.digital_objects import pictures, transcripts
from catalog.standards.markup import NOTHING, Markup, element
from catalog.standards.tei.identifiers import identifier
from catalog.vocabularies import ObjectRole

__all__ = ["Sheet", "facsimile", "sheets"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture of a document with the lines that were read from it, or such lines without a picture."""

    number: int
    picture: DigitalObject | None
    transcript: DigitalObject | None = None
    page: TranscribedPage | None = None

    @property
    def leaves(self) -> str | None:
        """The leaves that are seen."""
        leaves = next((one.leaves for one in (self.picture, self.transcript) if one and one.leaves), None)
        return write_leaves(leaves) if leaves else None

    @property
    def text(self) -> str | None:
        """The key of the text that the lines are of."""
        return next((one.text for one in (self.transcript, self.picture) if one and one.text), None)

    @property
    def name(self) -> str:
        """What the sheet is called in the file."""
        return f"sheet{self.number}"

    @property
    def has_surface(self) -> bool:
        """Whether there is a picture, or a place of a line, to point to."""
        return self.picture is not None or (self.page is not None and any(line.box for line in self.page.lines))

    def zone(self, line: int) -> str:
        """Return what the place of a line is called in the file."""
        return f"{self.name}-line{line}"


def sheets(record: Record) -> tuple[Sheet, ...]:
    """Return the pictures in their order, each with its lines; then pages of lines that no picture belongs to."""
    lines = transcripts(record)
    found: list[tuple[DigitalObject | None, DigitalObject | None, TranscribedPage | None]] = []
    for picture in pictures(record):
        transcript = lines.get(picture.name)
        pages = _pages(record, transcript)
        found += [(picture, transcript, page) for page in pages] or [(picture, transcript, None)]
    taken = {one.name for one in lines.values()}
    for one in record.digital_objects:
        if one.role is ObjectRole.TRANSCRIPT and one.name not in taken:
            found += [(None, one, page) for page in _pages(record, one)]
    return tuple(Sheet(number, *each) for number, each in enumerate(found, 1))


def _pages(record: Record, transcript: DigitalObject | None) -> tuple[TranscribedPage, ...]:
    return record.files.pages(transcript) if record.files and transcript else ()


def facsimile(each: tuple[Sheet, ...], record: Record, catalogue: Catalogue) -> Markup:
    """Return the pictures, and the places of their lines in the units of the page that they were read on."""
    return element("facsimile", [_surface(one, record, catalogue) for one in each if one.has_surface])


def _surface(sheet: Sheet, record: Record, catalogue: Catalogue) -> Markup:
    marks: dict[str, str | None] = {"xml:id": identifier(record, sheet.name), "n": sheet.leaves}
    width, height = _size(sheet)
    if width and height:
        marks |= {"ulx": "0", "uly": "0", "lrx": _number(width), "lry": _number(height)}
    return element("surface", [_graphic(sheet.picture, record, catalogue), *_zones(sheet, record)], marks)


def _size(sheet: Sheet) -> tuple[float | None, float | None]:
    """The size of a page is in the units of its boxes; without one, that of the picture."""
    if sheet.page and sheet.page.width and sheet.page.height:
        return sheet.page.width, sheet.page.height
    return (sheet.picture.width, sheet.picture.height) if sheet.picture else (None, None)


def _graphic(picture: DigitalObject | None, record: Record, catalogue: Catalogue) -> Markup:
    if picture is None:
        return NOTHING
    marks = {
        "url": catalogue.url_of_object(record.id, picture),
        "mimeType": picture.media_type,
        "width": f"{picture.width}px" if picture.width else None,
        "height": f"{picture.height}px" if picture.height else None,
    }
    return element("graphic", [], marks)


def _zones(sheet: Sheet, record: Record) -> Iterator[Markup]:
    for number, line in enumerate(sheet.page.lines if sheet.page else (), 1):
        if line.box:
            yield element("zone", [], {"xml:id": identifier(record, sheet.zone(number)), **_corners(line.box)})


def _corners(box: Box) -> dict[str, str | None]:
    corners = (("ulx", box.x), ("uly", box.y), ("lrx", box.x + box.width), ("lry", box.y + box.height))
    return {name: _number(value) for name, value in corners}


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
