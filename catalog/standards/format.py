"""What a format is: a crosswalk from one record to bytes, and how records share one file."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from itertools import chain, islice
from typing import IO

from catalog.model import Catalogue, Record
from catalog.model.public_form import public_form

__all__ = ["LINES", "XML_DOCUMENT", "Enclosure", "Format", "Pack", "Packed", "XmlSchema", "xml_collection"]


@dataclass(frozen=True, slots=True)
class XmlSchema:
    """The namespace of an XML format and the published address of its schema."""

    namespace: str
    location: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What is written before, between and after the records of a file."""

    opening: bytes = b""
    separator: bytes = b""
    closing: bytes = b""


LINES = Enclosure(separator=b"\n", closing=b"\n")
"""Records one below the other, with nothing around them."""


def xml_collection(opening: str, closing: str) -> Enclosure:
    """Return the enclosure of several XML records in one element."""
    return Enclosure(f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n'.encode(), b"\n", f"\n{closing}\n".encode())


def _always(record: Record) -> bool:
    return True


XML_DOCUMENT = Enclosure(opening=b'<?xml version="1.0" encoding="UTF-8"?>\n', closing=b"\n")
"""One XML element as a document."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `encode` turns a record into its bytes; the rest says how a file of them is put together.

    A format with a `schema` is an OAI-PMH metadata format of the same name; `encode` then gives one element
    that declares its own namespaces and schemaLocation, without an XML declaration. A file of one record is that
    record alone where the format allows it (`one`); none or several are in `many`. `extension` is unique: it
    names the file of a record, and its address.
    """

    name: str
    title: str
    media_type: str
    extension: str
    encode: Callable[[Record, Catalogue], bytes]
    many: Enclosure
    one: Enclosure | None = None
    schema: XmlSchema | None = None
    fits: Callable[[Record], bool] = _always
    """Whether a record states all that the format cannot do without. One that does not is not written in it."""
    needs: str = ""
    """What that is, in words."""
    is_about: Callable[[Record], bool] = _always
    """Whether a record is of the kind that the format is for; one of another kind is skipped unless it is named."""

    def __post_init__(self) -> None:
        """Put the gate before the crosswalk: what is internal reaches no format."""
        crosswalk = self.encode

        @wraps(crosswalk)
        def encode(record: Record, catalogue: Catalogue) -> bytes:
            return crosswalk(public_form(record), catalogue)

        object.__setattr__(self, "encode", encode)

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield a whole file piece by piece; memory does not grow with the records."""
        rest = iter(records)
        first = tuple(islice(rest, 2))
        enclosure = self._alone if len(first) == 1 else self.many
        yield enclosure.opening
        for number, record in enumerate(chain(first, rest)):
            if number:
                yield enclosure.separator
            yield self.encode(record, catalogue)
        yield enclosure.closing

    def document(self, record: Record, catalogue: Catalogue) -> bytes:
        """Return the file of one record."""
        return self._alone.opening + self.encode(record, catalogue) + self._alone.closing

    @property
    def _alone(self) -> Enclosure:
        return self.one or (XML_DOCUMENT if self.schema else self.many)


_PIECE = 1 << 16
_IN_MEMORY = 1 << 20

Pack = Callable[[Iterable[Record], Catalogue, IO[bytes]], None]
"""Writes records into a seekable file, without gathering them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed(Format):
    """A format with a `pack` of its own; `encode` gives the file of one record, and `many` is not used."""

    pack: Pack

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield a whole file piece by piece; up to the last record it is on the disk, not in memory."""
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
            self.pack((public_form(record) for record in records), catalogue, file)  # the gate that `encode` is behind
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece

    def document(self, record: Record, catalogue: Catalogue) -> bytes:
        """Return the file of one record."""
        return self.encode(record, catalogue)
