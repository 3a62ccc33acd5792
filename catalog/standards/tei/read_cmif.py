"""The importer of CMIF: an index of letters, of which each correspDesc is one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.entry_drafts import drafts_of_entries
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source
from catalog.drafts.unread_words import ignore_unread, pieces_of
from catalog.drafts.xml_source import line_of, local, stream_items, text_of
from catalog.drafts.xml_words import all_words
from catalog.findings import Finding
from catalog.languages.codes import language_of
from catalog.standards.tei.read_correspondence import read_correspondence, settle_senders
from catalog.standards.tei.read_names import IDENTIFIER

__all__ = ["IMPORTER"]

_NAME = "cmif"
_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_INDEX = re.compile(rb"<correspDesc\b[^<>]*\bsource\s*=")
_TECHNICAL = ("type", "subtype", "when", "from", "to", "notBefore", "notAfter", "cert", "evidence", "source", "id")
_TERMS = re.compile(r"(?:cmif:|https://lod\.academy/cmif/vocab/terms[#/])(\w+)")
_MENTIONED = ("mentionsPerson", "mentionsOrg")
_LONGEST_TITLE = 1_000


def recognises(source: Source) -> bool:
    """Whether a source is TEI whose letters are described by where they are published."""
    return _NAMESPACE.encode() in source.opening and _INDEX.search(source.opening) is not None


def read(source: Source) -> Iterator[Draft | Refusal]:
    """Yield a draft for each letter of an index; where the file is damaged, those before."""
    nothing = Finding("no-items", "The file holds no letters (correspDesc).", hint="Check what the file is.")
    yield from drafts_of_entries(_NAME, source, _entries(source), "letter", nothing)


def _entries(source: Source) -> Iterator[Entry]:
    """Yield what each letter says; the first also has what the head of the index says and nobody reads."""
    sources: dict[str, str] = {}
    head: etree._Element | None = None
    tags = (f"{{{_NAMESPACE}}}fileDesc", f"{{{_NAMESPACE}}}correspDesc")
    for element in stream_items(source, *tags):
        if local(element) == "fileDesc":
            sources = {each.get(IDENTIFIER, ""): text_of(each) for each in element.iter("{*}bibl")}
            head = deepcopy(element)
            continue
        entry = _entry(element, sources)
        if head is not None:
            ignore_unread(entry, pieces_of(head, {}, _TECHNICAL))
            head = None
        yield entry


def _entry(description: etree._Element, sources: dict[str, str]) -> Entry:
    entry = Entry(all_words(description))
    place = f"{line_of(description)} (correspDesc)"
    key, address = description.get("key", ""), description.get("ref", "")
    if re.match(r"https?://\S+$", address):
        entry.line("/url", address, place)
        entry.identify(address)
    read_correspondence(entry, description, {})
    settle_senders(entry)
    _read_notes(entry, description)
    published = sources.get(description.get("source", "").lstrip("#"), "")
    if published:
        entry.line("/publication_note", f"{published}, {key}" if key else published, place)
    elif key:
        entry.line("/identifiers/*/value", key, place)
    _write_title(entry)
    _write_id(entry, key, address, place)
    ignore_unread(entry, pieces_of(description, {}, _TECHNICAL))
    return entry


def _read_notes(entry: Entry, description: etree._Element) -> None:
    """Write what CMIF 2 adds: the persons and places that a letter mentions, and its language."""
    for part in description.iterfind("{*}note/{*}ref"):
        found = _TERMS.fullmatch(part.get("type", ""))
        term, target, words = found[1] if found else "", part.get("target", ""), text_of(part)
        place = f"{line_of(part)} (ref)"
        if term == "hasLanguage" and (tag := language_of(target)):
            common_fields.add_language(entry, tag, place)
        elif term == "isAvailableAsTEIfile":
            entry.ignore(f"TEI file: {target}", place)
        elif term in _MENTIONED and words:
            fixed = {"authority": target} if re.match(r"https?://\S+$", target) else {}
            kind = {"kind": "corporate body"} if term == "mentionsOrg" else {}
            common_fields.write_agent(entry, "/mentions/*/name", words, place, {**fixed, **kind}, is_person=not kind)
        elif term == "mentionsPlace" and words:
            entry.line("/places/*/name", words, place, {"uri": target} if re.match(r"https?://\S+$", target) else {})
        else:
            entry.ignore(" ".join(filter(None, (term, words, target))), place)


def _write_title(entry: Entry) -> None:
    """Supply a title: an index of letters has none."""
    named = [
        " and ".join(agent["name"] for agent in entry.document.get(field, ())) for field in ("authors", "recipients")
    ]
    words = " ".join(f"{word} {name}" for word, name in zip(("from", "to"), named, strict=True) if name)
    title = f"Letter {words}" if words else "Letter"
    entry.document["title"] = {"text": title[:_LONGEST_TITLE], "language": "en", "supplied_by": "catalog"}


def _write_id(entry: Entry, key: str, address: str, place: str) -> None:
    """Write the number that the edition gives the letter as its id, or the end of its address."""
    name = address.rstrip("/").rpartition("/")[2] or key
    if name:
        common_fields.write_id(entry, name, place, prefix="letter")


IMPORTER = Importer(_NAME, "CMIF: indexes of letters, as correspSearch gathers them", recognises, read)
