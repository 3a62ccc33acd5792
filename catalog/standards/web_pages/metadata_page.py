"""A page of any site, from the metadata embedded in it to a draft: each syntax read alone, then all combined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from catalog.drafts.draft import Draft, Found, Provenance
from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import slug
from catalog.model import Record
from catalog.standards.schema_org.read_graph import web_address, words_of
from catalog.standards.schema_org.read_work import write_work
from catalog.standards.web_pages.combine import Combined, Statement
from catalog.standards.web_pages.embedded import Embedded
from catalog.standards.web_pages.meta_tags import write_citation, write_dublin_core, write_open_graph

__all__ = ["draft_of"]

_SEVERAL = "The page describes several documents, and does not say which of them it is about."
_META_TAGS = (
    ("Dublin Core", write_dublin_core),
    ("citation", write_citation),
    ("Open Graph", write_open_graph),
)


def draft_of(embedded: Embedded, source: Provenance, *shown: Statement) -> Draft | None:
    """Write the draft of a page, from what it shows and from its metadata; None where these have no title."""
    whole = Combined()
    for statement in (*shown, *_statements(embedded, source)):
        whole.add(statement)
    document = whole.document
    if "title" not in document:
        return None
    address = web_address(embedded.address())
    if address and "url" not in document:
        document["url"] = address
        whole.found.append(Found("/url", address, place="the page's own address"))
    document.setdefault("id", _id(document, address))
    document.setdefault("level", "item")
    administration = document.setdefault("administration", {})
    if whole.questions:
        administration["status"] = "draft"
    known = {"system": address.split("/")[2], "identifier": address} if address else {}
    given = {"importer": source.importer, "file": source.file, "sha256": source.sha256}
    administration["source"] = {**known, **given}
    ordered = {name: document[name] for name in Record.model_fields if name in document}
    return Draft(ordered, source, tuple(whole.found), tuple(whole.questions), whole.ignored_by_all())


def _id(document: dict[str, Any], address: str) -> str:
    """Make an id of the last step of the page's address, or of the title."""
    step = address.rstrip("/").rpartition("/")[2].lower()
    named = slug(step) if re.fullmatch(r"[a-z0-9]+(?:[._-][a-z0-9]+)*", step) and not step.isdigit() else ""
    title = document["title"]
    return named or slug(title if isinstance(title, str) else title["text"]) or "page"


def _statements(embedded: Embedded, source: Provenance) -> Iterator[Statement]:
    """Yield what each syntax of the page says, those that say most and most exactly first."""
    for name, graph in embedded.graphs.items():
        entry = Entry(graph.all_words)
        works = graph.works()
        if len(works) == 1:
            write_work(entry, works[0], graph, name)
        elif works:
            entry.ask("/title", _SEVERAL, name, tuple(map(words_of, works[:20])))
        yield Statement(name, entry.draft(source))
    words = "\n".join(meta.content for meta in embedded.metas)
    for name, write in _META_TAGS:
        entry = Entry(words)
        write(entry, embedded.metas)
        yield Statement(name, entry.draft(source))
    yield Statement("the links", _links(embedded).draft(source))


def _links(embedded: Embedded) -> Entry:
    """Return what the links say: a licence; all others are addresses that are kept, and not asked."""
    entry = Entry()
    for link in embedded.links:
        place = f"link ({link.relation}{f', {link.media_type}' if link.media_type else ''})"
        if link.relation == "license" and web_address(link.address):
            entry.line("/rights/uri", link.address, place)
        elif link.relation not in ("canonical", "cite-as"):
            entry.ignore(link.address, place)
    for reason in embedded.broken:
        entry.ignore(reason, "JSON-LD")
    return entry
