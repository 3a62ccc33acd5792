"""jsonl: the records themselves, one JSON object a line, as the catalogue reads them. Nothing is lost.

Short forms stay short, what was not stated is absent: a file of them is a collection that `catalog validate` reads.
"""

from __future__ import annotations

import orjson

from catalog.model import Catalogue, Record
from catalog.standards.format import Enclosure, Format

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one line, with its end."""
    return orjson.dumps(record.plain(), option=orjson.OPT_APPEND_NEWLINE)


FORMAT = Format(
    name="jsonl",
    title="The record itself (JSON Lines)",
    media_type="application/jsonl",
    extension="jsonl",
    encode=encode,
    many=Enclosure(),
)
