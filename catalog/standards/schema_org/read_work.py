"""A work of schema.org, written to a draft, wherever its node is from.

What has a place in the record is written to it; what can mean two things is asked; all else is ignored, and listed with
its property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from catalog.drafts import common_fields
from catalog.drafts.draft_builder import Entry
from catalog.drafts.unread_words import Piece, ignore_unread
from catalog.model.strings import clean
from catalog.standards import revisions
from catalog.standards.schema_org.read_graph import (
    Graph,
    address_or_words,
    types_of,
    web_address,
    without_controls,
    words_of,
)  # fmt: skip
from catalog.standards.schema_org.read_media import write_ark
from catalog.standards.schema_org.read_properties import PROPERTIES
from catalog.standards.schema_org.terms import OTHER_NUMBER
from catalog.standards.schema_org.work import Work, identifiers, is_said
from catalog.vocabularies import Level
from catalog.vocabularies.identifier_kind import IdentifierKind

__all__ = ["write_work"]

_KEY = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_GENRES = {"Article", "Letter", "Map", "Photograph", "Report"}
_WHICH_LEVEL = "It is a unit of several documents; of which level is not stated."

_TECHNICAL = frozenset({"@id", "@type", "@context"})
_READ_TOGETHER = frozenset(
    {
        "@id",
        "@type",
        "@context",
        "sameAs",
        "url",
        "identifier",
        "thumbnailUrl",
        "holdingArchive",
        "provider",
        "itemLocation",
        "inLanguage",
        "mainEntityOfPage",
    }
)
"""Properties that are not read one by one."""


def write_work(entry: Entry, node: Mapping[str, Any], graph: Graph, source: str = "JSON-LD") -> None:
    """Write all that a node of a creative work says into an entry."""
    work = Work(entry, node, graph, source)
    _write_identity(work)
    _write_origin(work)
    _write_reference(work)
    _write_numbers(work)
    _write_history(work)
    for name in node:
        if write := PROPERTIES.get(name):
            write(work, name)
        elif name not in _READ_TOGETHER:
            work.ignore_all(name)
    _write_language(work)
    ignore_unread(entry, _pieces(work))


def _pieces(work: Work) -> Iterator[Piece]:
    """Yield the words of a work and of the nodes in it, each with its property.

    Another work speaks for itself; a node beside the works is listed with the first one that names it.
    """
    waiting: list[tuple[Any, str]] = [(each, name) for name in work.node for each in work.values(name)]
    seen = {id(work.node)}
    while waiting:
        value, name = waiting.pop()
        if isinstance(value, Mapping) and id(value) not in seen and work.graph.is_unread(value):
            seen.add(id(value))
            waiting += [
                (each, name) for key in value if key not in _TECHNICAL for each in work.graph.values(value, key)
            ]
            yield from _address_of(value, work.place(name))
        elif isinstance(value, list):
            waiting += [(each, name) for each in value]
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool) and name not in _TECHNICAL:
            yield without_controls(str(value)), work.place(name)


def _address_of(node: Mapping[str, Any], place: str) -> Iterator[Piece]:
    """Yield the address of a node in a work, where it is more than a mark within the file."""
    if address := web_address(node):
        yield address, place


def _write_history(work: Work) -> None:
    """Write what the page of the description says of its history, where it is a page as we write it."""
    for page in work.values("mainEntityOfPage"):
        address = web_address(page)
        if isinstance(page, Mapping) and address.endswith("#description"):
            for words in map(words_of, work.graph.values(page, "description")):
                work.entry.revision(revisions.read_line(words), work.place("mainEntityOfPage"))
        elif words := address_or_words(page):
            work.ignore("mainEntityOfPage", words)


def _write_identity(work: Work) -> None:
    """The name of a record in its address is its id. The page of the document is `sameAs`, or else the address."""
    if work.address:
        step = re.split(r"[/=:#]", work.address.rstrip("/"))[-1].lower()
        if _KEY.fullmatch(step) and not step.isdigit():
            work.entry.write("/id", step, work.place("@id"))
    write_ark(work)
    for name in ("sameAs", "url", "@id"):
        for address in filter(None, map(address_or_words, work.values(name))):
            if web_address(address) and work.entry.document.get("url", address) == address:
                work.entry.write("/url", address, work.place(name))
            elif name == "sameAs":
                work.ignore(name, address)
    types = types_of(work.node)
    if types & {"Collection", "ArchiveCollection"}:
        work.entry.write("/level", Level.COLLECTION.value, work.place("@type"))
        answers = tuple(level.value for level in Level if level is not Level.ITEM)
        work.entry.ask("/level", _WHICH_LEVEL, "Collection", answers)
    if not work.words("genre"):
        for name in types & _GENRES:
            common_fields.write_genre(work.entry, name.lower(), work.place("@type"))


def _write_origin(work: Work) -> None:
    """Note the address as the identifier that its site gives the work: the same work comes again under it."""
    if address := web_address(work.node):
        work.entry.identify(address, address.split("/")[2])


def _write_reference(work: Work) -> None:
    """Write the reference code: one that is named so, else the archive with the place or the number in it."""
    codes, others = identifiers(work.graph, work.node)
    archives = [words for name in ("holdingArchive", "provider") for words in work.words(name)]
    places = work.words("itemLocation")
    location = next(iter([*codes, *places, *(others if archives else [])]), "")
    if codes:
        common_fields.write_archive(work.entry, "", location, work.place("identifier"))
    elif archives or places:
        common_fields.write_archive(work.entry, archives[0] if archives else "", location, work.place("holdingArchive"))
    said = clean(work.entry.document.get("reference_code", {}).get("as_written", ""))
    for name, found in (("identifier", [*codes, *others]), ("holdingArchive", archives), ("itemLocation", places)):
        work.ignore(name, *(words for words in found if not is_said(words, said)))
    for value in work.values("holdingArchive"):
        if isinstance(value, Mapping):
            names = map(words_of, work.graph.values(value, "alternateName"))
            work.ignore("holdingArchive", *(words for words in names if not is_said(words, said)))


def _write_numbers(work: Work) -> None:
    """Write the other numbers of a unit, each with what it is, or the system that gives it."""
    kinds = {kind.value for kind in IdentifierKind}
    for value in work.values("identifier"):
        name = words_of(value.get("propertyID", "")) if isinstance(value, Mapping) else ""
        if name and name not in ("reference code", "ARK"):
            fixed = {"kind": name} if name in kinds else {} if name == OTHER_NUMBER else {"system": name}
            work.entry.line("/identifiers/*/value", words_of(value), work.place("identifier"), fixed)


def _write_language(work: Work) -> None:
    """Write the language of a work: that of its texts where they are named, else of the original or translation."""
    stated = {language for text in work.entry.document.get("texts", ()) for language in text.get("language", ())}
    translated = any("translators" in text for text in work.entry.document.get("texts", ())) and not stated
    for words in work.words("inLanguage"):
        if words not in stated:
            common_fields.write_language(work.entry, words, work.place("inLanguage"), translated=translated)
