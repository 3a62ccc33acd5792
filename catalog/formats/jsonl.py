"""jsonl: the records themselves, one JSON object a line, as the catalogue reads them. Nothing is lost."""

from __future__ import annotations

import orjson

from catalog.formats.format import LINES, Format
from catalog.model import Catalogue, Record

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one line."""
    return orjson.dumps(record.plain())


FORMAT = Format(
    name="jsonl",
    title="The record itself (JSON Lines)",
    media_type="application/jsonl",
    extension="jsonl",
    encode=encode,
    many=LINES,
)
