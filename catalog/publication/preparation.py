"""What a document brings to the feed, found out without looking into the index: so several processes can do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from catalog import validation
from catalog.findings import Finding
from catalog.model import Catalogue
from catalog.model.public_form import hides_description, public_form
from catalog.processes import Processes, batches
from catalog.publication.dissemination import about_of, item_of
from catalog.publication.feed_sets import NamedSet, sets_of
from catalog.publication.finding_aids import components_of, is_shared
from catalog.publication.letters import Letter, letter_of
from catalog.publication.original_order import kind_of
from catalog.publication.units_above import Shown, in_context
from catalog.publication.units_file import UnitsFile
from catalog.standards.archival_order import place_among_siblings
from catalog.storage import Document, FeedItem, Source
from catalog.tree import Giver, Units, described, giver_of, invalid, invalid_id, links, position_of

__all__ = ["Prepare", "Prepared", "Step", "prepare", "preparing"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of a document. Without an identifier it is refused; without an item it is a draft, or closed wholly."""

    record_id: str = ""
    identifier: str = ""
    item: FeedItem | None = None
    sets: tuple[NamedSet, ...] = ()
    findings: tuple[Finding, ...] = ()
    in_tree: tuple[Any, ...] = ()
    """What the tree knows of the record; of one with errors, its id alone."""
    links: tuple[tuple[str, str], ...] = ()
    """The ids of other records that the record names, each after the pointer to it."""
    gives: Giver | None = None
    """What a single document gives to others; what units give is known before."""
    components: Mapping[str, bytes] = field(default_factory=dict)
    """The record as a component of finding aids, by the format; nothing where it has a finding aid of its own."""
    shown: Shown | None = None
    """How it is published, and with what; None of a draft."""
    is_closed: bool = False
    """Whether a part of the description is closed."""
    letter: Letter | None = None
    """The record in the index of letters; None of what is none."""

    @property
    def is_refused(self) -> bool:
        """Whether the document is no record."""
        return not self.identifier


Step = tuple[str, Document] | Source
"""A document with the name of its file in the index; or a file, which follows its last document."""


class Prepare(Protocol):
    """Prepares the documents among some steps, and leaves files as they are; the order stays."""

    def __call__(self, steps: Iterable[Step], units: Units, /) -> Iterator[tuple[Step, Prepared | None]]:
        """Yield every step, a document with what came of it among the units that are known before the first."""
        ...


def prepare(
    path: str, document: Document, settings: Catalogue, units: Units, day: dt.date, *, has_parts: bool = False
) -> Prepared:
    """Validate a document and encode its record for the feed; `path` is the name of its file in the index.

    A single document that `has_parts` is the top of a finding aid, as every topmost unit is.
    """
    outcome = validation.read(document)
    record = outcome.record
    if record is None:
        record_id = invalid_id(document)
        return Prepared(findings=outcome.errors, in_tree=invalid(record_id) if record_id else ())
    identifier = settings.oai_identifier(record.id)
    of_tree: dict[str, Any] = {"in_tree": described(record), "links": tuple(links(record))}
    if not record.level.is_aggregation:
        of_tree["gives"] = giver_of(record)
    if not (record.is_published or record.is_withdrawn):
        return Prepared(record.id, identifier, **of_tree)
    around = in_context(record, units, day)
    place = (path, document.line, document.offset, *position_of(record)[1:])
    in_order = (around.parent, place_among_siblings(record.sequence, record.reference_code), kind_of(record))
    shown = Shown(record.id, *place, around.digest, around.opens, around.top, *in_order)
    is_closed = hides_description(record, around.above, day)
    if record.is_published and is_closed:
        return Prepared(record.id, identifier, shown=shown, **of_tree)
    record = public_form(record, around.above, day)
    shown = shown._replace(kind=kind_of(record))  # a genre may be hidden
    sets = () if is_closed else sets_of(record, settings)  # of a withdrawn record, which would say what it was about
    is_component = (
        is_shared(settings)
        and record.is_published
        and (has_parts or around.top is not None or record.level.is_aggregation)
    )
    item = item_of(record, sets, settings, path, is_component=is_component)
    components = components_of(record, tuple(about_of(record, settings)), settings) if is_component else {}
    of_tree |= {"letter": letter_of(record, settings), "is_closed": is_closed or bool(record.hidden)}
    return Prepared(record.id, identifier, item, sets, components=components, shown=shown, **of_tree)


@contextmanager
def preparing(settings: Catalogue, jobs: int, day: dt.date) -> Iterator[Prepare]:
    """Give what prepares documents: here, or in `jobs` processes, which end with the context."""
    if jobs == 1:
        yield lambda steps, units: ((step, _prepared(step, settings, units, day)) for step in steps)
        return
    with UnitsFile() as file:

        def batch_of(steps: list[Step]) -> list[Prepared | None]:
            return [_prepared(step, settings, file.units(), day) for step in steps]

        with Processes(jobs, batch_of) as processes:

            def there(steps: Iterable[Step], units: Units) -> Iterator[tuple[Step, Prepared | None]]:
                file.write(units)
                for batch, answers in processes.in_order(batches(steps, _bytes_of), _has_unreadable):
                    yield from zip(batch, answers, strict=True)

            yield there


def _prepared(step: Step, settings: Catalogue, units: Units, day: dt.date) -> Prepared | None:
    return None if isinstance(step, Source) else prepare(*step, settings, units, day)


def _has_unreadable(batch: list[Step]) -> bool:
    """Whether a document cannot be read: the reason is an exception, which stays in the process it was raised in."""
    return any(not isinstance(step, Source) and step[1].fault for step in batch)


def _bytes_of(step: Step) -> int:
    return 0 if isinstance(step, Source) else len(step[1].text)
