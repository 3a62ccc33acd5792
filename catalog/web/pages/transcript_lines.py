"""The lines of a transcript, read from its file when a viewer asks for them."""

from __future__ import annotations

import orjson

from catalog.model import Record
from catalog.standards.digital_objects import transcripts
from catalog.standards.iiif.lines import annotation_page
from catalog.standards.transcriptions import LARGEST, read_pages
from catalog.storage import CatalogueFolder, open_object

__all__ = ["MEDIA_TYPE", "lines_of"]

MEDIA_TYPE = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'


def lines_of(record: Record, file: str, folder: CatalogueFolder) -> bytes | None:
    """Return the annotations of a transcript of a record, or None where no picture has that transcript."""
    pairs = ((name, one) for name, one in transcripts(record).items() if one.file == file)
    name, transcript = next(pairs, (None, None))
    picture = record.digital_object(name) if name else None
    if transcript is None or picture is None or not (picture.width and picture.height):
        return None
    try:
        with open_object(folder.root, file) as opened:
            pages = read_pages(opened.read(LARGEST + 1))
    except (OSError, ValueError):
        return None
    if len(pages) != 1:
        return None
    return orjson.dumps(annotation_page(pages[0], transcript, picture, record, folder.settings))
