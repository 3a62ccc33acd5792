"""What a format is: a crosswalk from one record to bytes, and how records stand together in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalog.model import Catalogue, Record

__all__ = ["Format", "XmlSchema"]


@dataclass(frozen=True, slots=True)
class XmlSchema:
    """The namespace of an XML format and the published address of its schema."""

    namespace: str
    location: str


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `encode` turns a record into its bytes; the rest says how a file of them is put together.

    A format with a `schema` is an OAI-PMH metadata format of the same name; `encode` then gives one element
    that declares its own namespaces and schemaLocation, without an XML declaration.
    """

    name: str
    title: str
    media_type: str
    extension: str
    encode: Callable[[Record, Catalogue], bytes]
    schema: XmlSchema | None = None
    opening: bytes = b""
    separator: bytes = b""
    closing: bytes = b""

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield a whole file piece by piece; memory does not grow with the records."""
        yield self.opening
        for number, record in enumerate(records):
            if number:
                yield self.separator
            yield self.encode(record, catalogue)
        yield self.closing
