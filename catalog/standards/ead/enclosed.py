"""Finding aids within another document: the answer of a feed that was saved, a <collection> of them, METS."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.drafts.draft import Provenance
from catalog.drafts.source import Source
from catalog.drafts.xml_source import OAI, OaiHeader, local, oai_header, stream_parts

__all__ = ["finding_aids_within"]


class _Enclosed(Source):
    """One finding aid by itself, which says of itself where it lies: its file, and its number there."""

    def __init__(self, whole: Source, data: bytes, number: int) -> None:
        super().__init__(whole.name, data)
        self._whole = whole
        self._number = number

    def provenance(self, importer: str, item: str = "") -> Provenance:
        """Return where a draft comes from. Lines are those of the finding aid, counted from its first."""
        return self._whole.provenance(importer, f"finding aid {self._number}, {item}".rstrip(", "))


def finding_aids_within(source: Source) -> Iterator[Source | OaiHeader]:
    """Yield each finding aid of a document, one at a time, so that memory holds one. Raises Unreadable.

    Of one that a feed has withdrawn the header comes.
    """
    number = 0
    for _, element in stream_parts(source, ("end",), ("{*}ead", f"{{{OAI}}}record")):
        header = oai_header(element)
        is_aid = local(element) == "ead"
        number += is_aid
        if header is not None and header.is_deleted:
            yield from () if is_aid else (header,)
        elif is_aid and any(local(part) == "archdesc" for part in element):
            yield _Enclosed(source, etree.tostring(element, with_tail=False), number)
        element.clear()
