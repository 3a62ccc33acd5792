"""The names of elements within a file: unique also where many records are in one file, and names as XML knows them."""

from __future__ import annotations

import re

from catalog.model import Record

__all__ = ["RELATORS", "identifier", "pointer"]

RELATORS = "http://id.loc.gov/vocabulary/relators/"
"""The MARC relators, which say what somebody did for a text."""

_NO_NAME = re.compile(r"[^A-Za-z0-9._-]")


def identifier(record: Record, *parts: str) -> str:
    """Return an xml:id: an id may begin with a digit, and a name of XML may not. No id and no key has two underscores.

    >>> from catalog.model import Record
    >>> identifier(Record(id="1956-letter", level="item", title="Letter"), "english", "p1")
    'r-1956-letter__english__p1'
    """
    return "__".join([f"r-{record.id}", *(_NO_NAME.sub("_", part) for part in parts)])


def pointer(record: Record, *parts: str) -> str:
    """Return the address of an element in the same file."""
    return f"#{identifier(record, *parts)}"
