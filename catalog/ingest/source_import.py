"""Importing the items of one source, each to its end: one bad item never stops the run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from catalog.errors import StorageError
from catalog.findings import Finding, Severity
from catalog.ingest.item_outcome import Outcome, Result
from catalog.ingest.reconcile import Reconciler
from catalog.ingest.source_plan import SourcePlan
from catalog.standards.importers import Draft, Question, Refusal

__all__ = ["SourceImport"]


class SourceImport:
    """One source on its way into the catalogue. With `mark_gone` a record that it no longer has says so."""

    def __init__(self, reconciler: Reconciler, plan: SourcePlan, *, mark_gone: bool) -> None:
        self._reconciler = reconciler
        self._plan = plan
        self._mark_gone = mark_gone
        self._became: dict[str, str | None] = {}
        """The record of each id that the source proposed; None where there is none."""
        self._unwritten: set[str] = set()
        """The ids of the units that the disk refused: what is below them waits for the next import."""
        self._is_whole = True

    def receive(self, items: Iterable[Draft | Refusal]) -> Iterator[Outcome]:
        """Import the items, those whose unit above comes later last; then yield what is gone from the source."""
        waiting: list[tuple[int, Draft]] = []
        for number, item in enumerate(items):
            if isinstance(item, Refusal):
                self._is_whole = False
                yield _refused(item)
            elif item.above and item.document.get("part_of") not in self._became:
                waiting.append((number, item))
            elif item.finding_aid:
                yield self._receive(number, self._below_finding_aid(item))
            else:
                yield self._receive(number, item)
        yield from self._receive_waiting(waiting)
        if self._is_whole:
            yield from self._gone()

    def note_unwritten(self, record_ids: Collection[str]) -> None:
        """Note the records that could not be written after all: what is below them waits for the next import."""
        self._unwritten.update(proposed for proposed, record in self._became.items() if record in record_ids)

    def _receive_waiting(self, waiting: list[tuple[int, Draft]]) -> Iterator[Outcome]:
        while waiting:
            ready = [one for one in waiting if one[1].document.get("part_of") in self._became]
            for number, draft in ready or waiting:
                yield self._receive(number, draft if ready else self._with_unit_above(draft))
            waiting = [one for one in waiting if one not in ready] if ready else []

    def _receive(self, number: int, draft: Draft) -> Outcome:
        """Import one item under the unit that the one above became."""
        proposed = str(draft.document["id"])
        above = draft.document.get("part_of")
        if above in self._unwritten:
            self._unwritten.add(proposed)
            return _not_written(draft, f"The unit above, {above!r}, could not be written.")
        if above in self._became and self._became[above] != above:
            draft = replace(draft, document={**draft.document, "part_of": self._became[above]})
        try:
            outcome = self._reconciler.reconcile(draft, self._plan.record_of(number), self._plan.perhaps(number))
        except (StorageError, OSError) as error:
            outcome = _not_written(draft, str(error))
            self._unwritten.add(proposed)
        is_refused = outcome.result is Result.REFUSED
        self._became[proposed] = self._plan.record_of(number) if is_refused else outcome.record
        self._plan.saw(self._plan.record_of(number) or outcome.record)
        return outcome

    def _with_unit_above(self, draft: Draft) -> Draft:
        """Return a draft whose unit above is not in the source: below the record of an earlier import, or asked."""
        above = self._reconciler.matcher.of_source(draft, draft.above)
        document = {key: value for key, value in draft.document.items() if key not in ("part_of", "sequence")}
        if above:
            return replace(draft, document={**draft.document, "part_of": above})
        place = next((found.place for found in draft.found if found.pointer == "/part_of"), "")
        reason = f"{place}: the unit above is not in the source." if place else "The unit above is not in the source."
        return replace(draft, document=document).asked(Question("/part_of", reason, draft.above))

    def _below_finding_aid(self, draft: Draft) -> Draft:
        """Return a draft below the top of the finding aid that an earlier import has brought, or asked."""
        top = self._reconciler.matcher.of_finding_aid(draft.finding_aid)
        document = {key: value for key, value in draft.document.items() if key != "part_of"}
        if top:
            return replace(draft, document={**draft.document, "part_of": top})
        reason = "The finding aid is not in this catalogue: import it, or write the record that this one is part of."
        return replace(draft, document=document).asked(Question("/part_of", reason, draft.finding_aid))

    def _gone(self) -> Iterator[Outcome]:
        gone = self._plan.gone()
        self._reconciler.remember_gone(gone, self._plan.there())
        for record_id in gone:
            outcome = self._reconciler.note_gone(record_id, mark=self._mark_gone)
            if outcome is not None:
                yield outcome


def _not_written(draft: Draft, message: str) -> Outcome:
    finding = Finding("not-written", message, hint="Nothing of it was written. Import the source again.")
    return Outcome.of(Result.REFUSED, draft, findings=(finding,))


def _refused(item: Refusal) -> Outcome:
    erroneous = any(finding.severity is Severity.ERROR for finding in item.findings)
    result = Result.REFUSED if erroneous else Result.SKIPPED
    return Outcome(result, item.source.file, item.source.item, findings=item.findings)
