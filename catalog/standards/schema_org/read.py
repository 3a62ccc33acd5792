"""schema.org in a file of JSON-LD: one work, a list of them, or a graph."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.importer import Importer
from catalog.drafts.source import LargeSource, Source, Unreadable
from catalog.findings import Finding
from catalog.standards.schema_org.read_graph import (
    Graph,
)  # fmt: skip
from catalog.standards.schema_org.read_work import write_work

__all__ = ["IMPORTER"]

_NAME = "jsonld"


def _recognises(source: Source) -> bool:
    if isinstance(source, LargeSource):
        return False
    opening = source.opening.lstrip(b"\xef\xbb\xbf \t\r\n")
    return opening[:1] in (b"{", b"[") and b'"@context"' in source.opening and b"schema.org" in source.opening


def _read(source: Source) -> Iterator[Draft | Refusal]:
    try:
        graph = Graph.of(source.text)
    except Unreadable as unreadable:
        yield source.refuse(_NAME, unreadable.finding)
        return
    except orjson.JSONDecodeError as error:
        hint = "Save it again, or fix it in an editor that shows where the JSON ends."
        yield source.refuse(_NAME, Finding("not-json", f"This is not JSON: {error}.", hint=hint, line=error.lineno))
        return
    works = graph.works()
    if not works:
        hint = "A work has a name and a type, as CreativeWork or ArchiveComponent."
        yield source.refuse(_NAME, Finding("no-items", "The file describes no document in schema.org.", hint=hint))
    taken: set[str] = set()
    for number, node in enumerate(works, 1):
        entry = Entry(graph.all_words)
        write_work(entry, node, graph)
        draft = entry.draft(source.provenance(_NAME, f"work {number}"), taken)
        taken.add(str(draft.document["id"]))
        yield draft


IMPORTER = Importer(_NAME, "schema.org, as JSON-LD", _recognises, _read)
