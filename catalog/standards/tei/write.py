"""tei: TEI P5. The header describes the document: its titles, where it is kept, its texts and who translated them, and
for a letter who sent it to whom, from where and when (correspDesc). The text has the transcripts as divisions.

The words are there where the record's files are: in an export, and at the address of the record. Of a closed document
they never are. Several records are one teiCorpus. Signatures, copies, registration numbers and containers are in words
or lost; XML of TEI has no schemaLocation, so that the feed does not offer it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from catalog.model import Catalogue, Record
from catalog.standards.format import XML_DOCUMENT, Format
from catalog.standards.markup import Markup, document_element, element, opening_tag
from catalog.standards.tei.facsimile import facsimile, sheets
from catalog.standards.tei.header import catalogue_header, header
from catalog.standards.tei.words import body

__all__ = ["FORMAT"]

_NAMESPACE = {"xmlns": "http://www.tei-c.org/ns/1.0"}
_NOTHING_THERE = Markup("<text><body><p/></body></text>\n")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `TEI` element."""
    pages = sheets(record)
    pieces = [header(record, catalogue), facsimile(pages, record, catalogue), body(record, pages)]
    return document_element(element("TEI", pieces, _NAMESPACE))


@dataclass(frozen=True, slots=True)
class Corpus(Format):
    """A format whose file of several records has a header of its own; `many` is not used."""

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield a whole file piece by piece; of one record it is that record alone, of none an empty text."""
        rest = iter(records)
        first = tuple(islice(rest, 2))
        if len(first) == 1:
            yield self.document(first[0], catalogue)
            return
        head = document_element(catalogue_header(catalogue))
        name = "teiCorpus" if first else "TEI"
        yield XML_DOCUMENT.opening + opening_tag(name, _NAMESPACE).encode() + b"\n" + head
        for record in chain(first, rest):
            yield b"\n"
            yield self.encode(record, catalogue)
        yield (b"" if first else b"\n" + document_element(_NOTHING_THERE)) + f"\n</{name}>\n".encode()


FORMAT = Corpus(
    name="tei",
    title="TEI P5",
    media_type="application/tei+xml",
    extension="tei.xml",
    encode=encode,
    many=XML_DOCUMENT,
    one=XML_DOCUMENT,
)
