"""From one record of a feed to its drafts: read alone, so that a bad one spoils no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from catalog.drafts.identifier import slug
from catalog.errors import UsageError
from catalog.findings import Finding
from catalog.ingest.harvest.feed import Header
from catalog.ingest.harvest.read_answer import OAI
from catalog.standards import importers
from catalog.standards.importers import (
    Draft,
    Importer,
    Refusal,
    Source,
)

__all__ = ["WHOLE", "drafts_of", "importer_of", "metadata_of", "source_of_record"]

_IMPORTERS = {
    "oai_dc": "oai_dc",
    "dcterms": "dcterms",
    "oai_dcterms": "dcterms",
    "qdc": "dcterms",
    "oai_qdc": "dcterms",
    "marcxml": "marcxml",
    "marc21": "marcxml",
    "oai_marcxml": "marcxml",
    "mods": "mods",
    "oai_mods": "mods",
    "ead": "ead2002",
    "oai_ead": "ead2002",
    "ead2002": "ead2002",
    "ead3": "ead3",
}
WHOLE = ("ead3", "ead2002")
"""Importers that read a document of their own, and not what lies in the answer of a feed."""
_LONGEST_IDENTIFIER = 2_000


def importer_of(prefix: str) -> Importer:
    """Return the importer that reads what a metadata prefix stands for; raise UsageError where there is none."""
    name = _IMPORTERS.get(prefix.lower())
    if name is None:
        known = ", ".join(sorted(_IMPORTERS))
        raise UsageError(f"What the metadata prefix {prefix!r} stands for cannot be read; these can: {known}.")
    return importers.find(name)


def drafts_of(
    record: etree._Element, source: Source, header: Header, base_url: str, importer: Importer
) -> Iterator[Draft | Refusal]:
    """Yield what an importer makes of one record, whose source is `source`, with the feed it came from."""
    if not 0 < len(header.identifier) <= _LONGEST_IDENTIFIER or not header.datestamp:
        what = "datestamp" if header.identifier else "identifier"
        what = what if len(header.identifier) <= _LONGEST_IDENTIFIER else "identifier of at most 2,000 characters"
        finding = Finding("no-header", f"Its header has no {what}.", hint="Report it to those who keep the feed.")
        yield source.refuse(importer.name, finding)
        return
    metadata = metadata_of(record)
    space = (etree.QName(metadata).namespace or "") if metadata is not None else ""
    if importer.name in WHOLE and metadata is not None:
        source = Source(header.identifier, etree.tostring(metadata, encoding="utf-8", with_tail=False))
    read = list(importer.read(source))
    for item in read:
        if isinstance(item, Refusal):
            yield Refusal(replace(item.source, file=header.identifier), item.findings)
        else:
            yield _harvested(item, header, base_url, space, is_alone=len(read) == 1)


def source_of_record(record: etree._Element, header: Header, base_url: str) -> Source:
    """Return a record as an answer of its own. Its checksum is that of the record, whatever page it came on."""
    answer = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI})
    etree.SubElement(answer, f"{{{OAI}}}request").text = base_url
    answer.append(record)
    record.tail = None
    return Source(header.identifier, etree.tostring(answer, encoding="utf-8"))


def metadata_of(record: etree._Element) -> etree._Element | None:
    """Return the element that describes the document, or None where there is none."""
    metadata = record.find(f"{{{OAI}}}metadata")
    return next((each for each in metadata if isinstance(each.tag, str)), None) if metadata is not None else None


def _harvested(draft: Draft, header: Header, base_url: str, space: str, *, is_alone: bool) -> Draft:
    """Say in a draft what it was harvested from; where it is the only one, it is named after its identifier."""
    document: dict[str, Any] = dict(draft.document)
    administration = dict(document.get("administration", {}))
    source = {key: value for key, value in administration.get("source", {}).items() if key != "file"}
    if is_alone:
        source.pop("note", None)
        document["id"] = slug(header.identifier.removeprefix("oai:")) or document["id"]
    elif source.get("identifier"):  # never the line: it is another one when a unit is put in front
        source["note"] = f"unit {source['identifier']}"
    source["harvested"] = {
        "base_url": base_url,
        "identifier": header.identifier,
        "datestamp": header.datestamp,
        "metadata_namespace": source.get("harvested", {}).get("metadata_namespace") or space or OAI,
    }
    document["administration"] = {**administration, "source": source}
    origin = replace(draft.source, file=header.identifier, item="" if is_alone else draft.source.item)
    return replace(draft, document=document, source=origin)
