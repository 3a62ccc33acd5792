"""The importer of TEI P5: letters and other documents of digital editions, alone or in a teiCorpus.

What has no place in a record is listed: the apparatus and notes of the editors, what they say of the encoding, and who
encoded it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.entry_drafts import drafts_of_entries
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source
from catalog.drafts.unread_words import ignore_unread, pieces_of
from catalog.drafts.xml_source import local, stream_items
from catalog.drafts.xml_words import all_words
from catalog.findings import Finding
from catalog.standards.tei.read_correspondence import read_correspondence, settle_senders
from catalog.standards.tei.read_facsimile import read_pictures
from catalog.standards.tei.read_header import read_notes, read_profile, read_publication, read_titles, settle_language
from catalog.standards.tei.read_manuscript import read_manuscript
from catalog.standards.tei.read_names import IDENTIFIER, listed
from catalog.standards.tei.read_versions import read_texts, read_versions

__all__ = ["IMPORTER", "NAMESPACE"]

_NAME = "tei"
NAMESPACE = "http://www.tei-c.org/ns/1.0"
_PLAIN = re.compile(rb"<TEI(?:\.2)?[\s>]|<teiCorpus[\s>]")
_TECHNICAL = (
    *("id", "n", "corresp", "target", "source", "decls", "facs", "rend", "rendition", "style", "resp", "next", "prev"),
    *("ulx", "uly", "lrx", "lry", "width", "height", "version", "ident", "when", "from", "to", "notBefore", "notAfter"),
    *("space", "part", "lang", "mainLang", "otherLangs", "cert", "precision", "evidence", "calendar", "full", "sort"),
    *("type", "subtype", "unit", "scheme", "status", "level", "points", "sameAs", "base", "xml:id", "instant"),
)
"""Attributes that say how the file is made, or that the elements read themselves."""
_READ_ITSELF = frozenset({"", "teiHeader", "text", "TEI", "teiCorpus"})
"""Elements whose words are transcripts, or read before; in those beside them are lists of names, notes, pages."""
_NO_TITLE = "The file has no title."
_SEVERAL = "The file describes several acts of correspondence as one document; the first is used."


def recognises(source: Source) -> bool:
    """Whether a source is XML in the namespace of TEI, or begins as TEI does without it."""
    if not source.head.lstrip("\ufeff \r\n\t").startswith("<"):
        return False
    return (
        f'"{NAMESPACE}"'.encode() in source.opening
        or f"'{NAMESPACE}'".encode() in source.opening
        or bool(_PLAIN.search(source.opening))
    )


def read(source: Source) -> Iterator[Draft | Refusal]:
    """Yield a draft for each TEI element; where the file is damaged, those before."""
    transcripts: dict[str, bytes] = {}

    def entries() -> Iterator[Entry]:
        nonlocal transcripts
        for root in stream_items(source, f"{{{NAMESPACE}}}TEI", "TEI", "TEI.2"):
            if root.find("{*}teiHeader") is not None:
                entry, transcripts = _entry(root)
                yield entry

    hint = "An index of letters (CMIF) is imported with --importer cmif."
    nothing = Finding("no-items", "The file holds no TEI document with a header.", hint=hint)
    for draft in drafts_of_entries(_NAME, source, entries(), "document", nothing):
        yield _with_transcripts(draft, transcripts) if isinstance(draft, Draft) else draft


def _with_transcripts(draft: Draft, contents: dict[str, bytes]) -> Draft:
    """Return a draft with each transcript in a file that is named after the record and its text."""
    beside = {}
    for text in draft.document.get("texts", ()):
        if text["key"] in contents:
            name = f"{draft.document['id']}.{text['key']}.txt"
            text["transcript"]["file"] = name
            beside[name] = contents[text["key"]]
    return replace(draft, beside=beside)


def _entry(root: etree._Element) -> tuple[Entry, dict[str, bytes]]:
    header = root.find("{*}teiHeader")
    assert header is not None  # noqa: S101 - asked before
    entry, lists = Entry(all_words(header)), listed(root)
    is_own = header.find(".//{*}publicationStmt/{*}idno[@type='record']") is not None
    descriptions = header.findall(".//{*}correspDesc")
    for description in descriptions[:1]:
        read_correspondence(entry, description, lists)
    read_titles(entry, header, lists)
    read_publication(entry, header, is_own=is_own)
    if (name := root.get(IDENTIFIER)) and "id" not in entry.document:
        common_fields.write_id(entry, name, "TEI/@xml:id", prefix="tei")
    for manuscript in header.findall(".//{*}sourceDesc//{*}msDesc")[:1]:
        read_manuscript(entry, manuscript, lists, is_own=is_own)
    if len(descriptions) > 1:
        entry.ask("/recipients", _SEVERAL)
    read_versions(entry, root, lists)
    read_profile(entry, header, lists, is_own=is_own)
    read_notes(entry, header)
    read_pictures(entry, root)
    contents = read_texts(entry, root)
    settle_language(entry, header)
    if "title" not in entry.document:
        entry.document["title"] = "Untitled"
        entry.ask("/title", _NO_TITLE)
    settle_senders(entry)
    beside = [each for each in root if local(each) not in _READ_ITSELF]
    ignore_unread(entry, (piece for part in (header, *beside) for piece in pieces_of(part, {}, _TECHNICAL)))
    return entry, contents


IMPORTER = Importer(_NAME, "TEI P5: letters and other documents of digital editions", recognises, read)
