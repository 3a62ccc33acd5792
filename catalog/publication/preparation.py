"""What a document brings to the feed, found out without looking into the index: so several processes can do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from catalog import validation
from catalog.findings import Finding
from catalog.model import Catalogue
from catalog.processes import Processes, batches
from catalog.publication.dissemination import item_of
from catalog.publication.feed_sets import NamedSet, sets_of
from catalog.storage import Document, FeedItem, Source
from catalog.tree import described, invalid_id, links

__all__ = ["Prepare", "Prepared", "Step", "prepare", "preparing"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of a document. Without an identifier it is refused; without an item its record is a draft."""

    record_id: str = ""
    identifier: str = ""
    item: FeedItem | None = None
    sets: tuple[NamedSet, ...] = ()
    findings: tuple[Finding, ...] = ()
    in_tree: tuple[Any, ...] = ()
    """What the tree knows of the record; of one with errors, its id alone."""
    links: tuple[tuple[str, str], ...] = ()
    """The ids of other records that the record names, each after the pointer to it."""

    @property
    def is_refused(self) -> bool:
        """Whether the document is no record."""
        return not self.identifier


Step = tuple[str, Document] | Source
"""A document with the name of its file in the index; or a file, which follows its last document."""


class Prepare(Protocol):
    """Prepares the documents among some steps, and leaves files as they are; the order stays."""

    def __call__(self, steps: Iterable[Step], /) -> Iterator[tuple[Step, Prepared | None]]:
        """Yield every step, a document with what came of it."""
        ...


def prepare(path: str, document: Document, settings: Catalogue) -> Prepared:
    """Validate a document and encode its record for the feed; `path` is the name of its file in the index."""
    outcome = validation.read(document)
    record = outcome.record
    if record is None:
        record_id = invalid_id(document)
        return Prepared(findings=outcome.errors, in_tree=(record_id, *[None] * 7) if record_id else ())
    identifier = settings.oai_identifier(record.id)
    in_tree, named = described(record), tuple(links(record))
    if not (record.is_published or record.is_withdrawn):
        return Prepared(record.id, identifier, in_tree=in_tree, links=named)
    record = record.public()
    sets = sets_of(record, settings)
    item = item_of(record, sets, settings, path)
    return Prepared(record.id, identifier, item, sets, in_tree=in_tree, links=named)


@contextmanager
def preparing(settings: Catalogue, jobs: int) -> Iterator[Prepare]:
    """Give what prepares documents: here, or in `jobs` processes, which end with the context."""

    def prepared(step: Step) -> Prepared | None:
        return None if isinstance(step, Source) else prepare(*step, settings)

    def batch_of(steps: list[Step]) -> list[Prepared | None]:
        return [prepared(step) for step in steps]

    def here(steps: Iterable[Step]) -> Iterator[tuple[Step, Prepared | None]]:
        return ((step, prepared(step)) for step in steps)

    if jobs == 1:
        yield here
        return
    with Processes(jobs, batch_of) as processes:

        def there(steps: Iterable[Step]) -> Iterator[tuple[Step, Prepared | None]]:
            for batch, answers in processes.in_order(batches(steps, _bytes_of), _has_unreadable):
                yield from zip(batch, answers, strict=True)

        yield there


def _has_unreadable(batch: list[Step]) -> bool:
    """Whether a document cannot be read: the reason is an exception, which stays in the process it was raised in."""
    return any(not isinstance(step, Source) and step[1].fault for step in batch)


def _bytes_of(step: Step) -> int:
    return 0 if isinstance(step, Source) else len(step[1].text)
