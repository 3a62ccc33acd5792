"""What an import prints: of a few items all that was found and asked; of many, each kind of question once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from catalog.findings import Repeats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalog.ingest import Outcome
    from catalog.ingest.import_summary import Account
    from catalog.standards.importers import Question

__all__ = ["ImportLines", "ImportTotals"]

_COLOURS = {
    "imported": "green",
    "updated": "green",
    "unchanged": "blue",
    "refused": "red",
    "skipped": "yellow",
    "gone": "yellow",
}


_FEW = 10
"""Items of a file that are listed whole: what fits on a screen or two."""
_MOST_LISTED = 20
"""Items of a large file that are listed of each end that needs a look: refused, updated, gone."""


class ImportLines:
    """The lines about the items of an import, file by file. `each_item` lists all items of large files too."""

    def __init__(self, *, each_item: bool, with_fields: bool) -> None:
        self._each_item = each_item
        self._with_fields = with_fields
        self._repeats = Repeats()
        self._file = ""
        self._first: list[Outcome] = []
        self._account: Account | None = None
        self._listed: Counter[str] = Counter()

    def lines(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        """Yield the lines about items as they come, and at the end what is said of all of them."""
        for outcome in outcomes:
            yield from self._add(outcome)
        yield from self._end_of_file()
        yield from self._repeats

    def _add(self, outcome: Outcome) -> Iterator[str]:
        """Yield the lines that can be printed when an outcome is there."""
        if self._each_item:
            yield from self._whole(outcome)
            return
        if outcome.file != self._file:
            yield from self._end_of_file()
            self._file = outcome.file
        if self._account is not None:
            yield from self._in_account(self._account, outcome)
        elif len(self._first) < _FEW:
            self._first.append(outcome)
        else:
            from catalog.ingest.import_summary import Account

            self._account = Account()
            for each in (*self._first, outcome):
                yield from self._in_account(self._account, each)
            self._first = []

    def _end_of_file(self) -> Iterator[str]:
        for outcome in self._first:
            yield from self._whole(outcome)
        if self._account is not None:
            for result, count in self._listed.items():
                if count > _MOST_LISTED:
                    yield f"{self._file}: {count - _MOST_LISTED:,} more {result}: --all lists them"
            ends, *kinds = self._account.lines()
            yield f"{self._file}: {ends}"
            yield from kinds
        self._first, self._account, self._listed = [], None, Counter()

    def _in_account(self, account: Account, outcome: Outcome) -> Iterator[str]:
        """Add an item to the account of its file, and yield its lines where it needs a look of its own."""
        account.add(outcome)
        if outcome.result in ("refused", "updated", "gone", "skipped") or outcome.conflicts:
            self._listed[outcome.result] += 1
            if self._listed[outcome.result] <= _MOST_LISTED:
                yield from _lines(outcome, self._repeats)

    def _whole(self, outcome: Outcome) -> Iterator[str]:
        yield from _lines(outcome, self._repeats)
        if self._with_fields and outcome.result != "unchanged":
            yield from _fields(outcome)


class ImportTotals:
    """How many items came to each end, and how many of their fields are in conflict."""

    def __init__(self) -> None:
        self.ends: Counter[str] = Counter()
        self._conflicts = 0

    def counted(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the items of an import, and count them."""
        for outcome in outcomes:
            self.ends[outcome.result] += 1
            self._conflicts += len(outcome.conflicts)
            yield outcome

    def lines(self, *, dry_run: bool, mark_gone: bool) -> Iterator[str]:
        """Yield the last lines of an import."""
        would = " (dry run: nothing was written)" if dry_run else ""
        yield ", ".join(f"{count} {end}" for end, count in self.ends.items() if end != "gone") + would
        if gone := self.ends["gone"]:
            how = "" if mark_gone else " (--mark-gone notes it in the records)"
            yield f"gone from the source: {gone}{how}"
        if self._conflicts:
            yield "Conflicts are fields that were edited here since the last import; --overwrite accepts the incoming."


def _lines(outcome: Outcome, repeats: Repeats) -> Iterator[str]:
    """Yield the lines about one item."""
    place = f"{outcome.file}, {outcome.item}" if outcome.item else outcome.file
    named = f": {outcome.record}" if outcome.record else ""
    path = f" ({outcome.path})" if outcome.path else ""
    note = f" - {outcome.message}" if outcome.message else ""
    yield f"{place}: {click.style(outcome.result, fg=_COLOURS[outcome.result])}{named}{path}{note}"
    for finding in filter(repeats.is_first, outcome.findings):
        yield f"  {finding}"
    for difference in outcome.differences:
        yield f"  changed   {difference}"
    for conflict in outcome.conflicts:
        yield f"  conflict  {conflict}"


def _fields(outcome: Outcome) -> Iterator[str]:
    """Yield what was mapped, what is asked, what was ignored."""
    brackets = 0
    for fact in outcome.found:
        if "/transcript/brackets/" in fact.pointer:
            brackets += 1
        elif fact.pointer:
            yield f"  found     {fact.pointer}: {_short(fact.text)}"
    if brackets:
        yield f"  found     {brackets} bracketed words in the transcript"
    for fixed in outcome.fixed:
        yield f"  fixed     {fixed}"
    for asked in _asked_alike(outcome.questions):
        pointers, question = ", ".join(each.pointer for each in asked), asked[0]
        answers = f" [{' | '.join(question.answers)}]" if question.answers else ""
        words = f" {_short(question.text)}:" if question.text else ""
        yield f"  question  {pointers}:{words} {question.reason}{answers}"
    for words in outcome.assumed:
        yield f"  assumed   {words}"
    for each in outcome.ignored:
        yield f"  ignored   {each.place + ': ' if each.place else ''}{_short(each.text)}"


def _asked_alike(questions: Iterable[Question]) -> list[list[Question]]:
    """Group questions that differ in their field alone, so that each is read once."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Question]] = {}
    for question in questions:
        alike.setdefault((question.reason, question.text, question.answers), []).append(question)
    return list(alike.values())


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 90 else f"{line[:87]}..."
