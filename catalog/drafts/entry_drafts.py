"""The drafts of a file that is read one item after another: ids, damage, and a file that has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.source import Source, Unreadable
from catalog.findings import Finding

__all__ = ["drafts_of_entries"]


def drafts_of_entries(
    importer: str, source: Source, entries: Iterable[Entry | Refusal], part: str, nothing: Finding
) -> Iterator[Draft | Refusal]:
    """Yield the draft of each entry, with an id that none before has, and each refusal; `part` is what they are called.

    Where the file is damaged, those before come, and then why; where it has none, `nothing` is what is wrong.
    """
    taken: set[str] = set()
    number = 0
    try:
        for number, entry in enumerate(entries, 1):
            if isinstance(entry, Refusal):
                yield entry
                continue
            entry.free_id(taken)
            draft = entry.draft(source.provenance(importer, f"{part} {number}"), taken)
            taken.add(str(draft.document["id"]))
            yield draft
    except Unreadable as unreadable:
        yield source.refuse(importer, unreadable.finding)
        return
    if not number:
        yield source.refuse(importer, nothing)
