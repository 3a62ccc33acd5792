"""What is counted while the documents of a catalogue pass by. Of the records themselves nothing is kept."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from catalog.catalogue_checks.across_records import Comparison
from catalog.findings import Finding, Severity
from catalog.model import Date, Record
from catalog.publication.units_of_files import UnitsOfFiles, today
from catalog.reference_codes import register
from catalog.report.fields import FIELDS, Answer
from catalog.report.tally import Tally
from catalog.storage import Document
from catalog.validation import read
from catalog.vocabularies import Genre, Level, Status

__all__ = ["FindingCount", "Span", "Survey"]

Span = tuple[int | None, int | None, bool]
"""The first and the last month a date may mean (12 * year + month - 1; None: open), and whether it is doubtful."""

_LANGUAGES_OF_A_CHAIN = 8


_SOON = dt.timedelta(days=366)
_MOST_OPENINGS = 1_000


@dataclass(slots=True)
class FindingCount:
    """How often a finding was made, and the first of them."""

    severity: Severity
    first: Finding
    count: int = 0


@dataclass(slots=True)
class Survey:
    """The numbers of a catalogue. Tombstones and internal records are counted, and asked nothing."""

    documents: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    levels: Counter[Level] = field(default_factory=Counter)
    answers: Counter[tuple[int, Level, Answer]] = field(default_factory=Counter)
    """How often each field (its place in FIELDS) is answered in which way at which level."""
    spans: Tally[Span] = field(default_factory=Tally)
    """The dates of the documents (level: item)."""
    in_words_alone: int = 0
    """Documents whose date is given in words, and not in EDTF."""
    undated: int = 0
    originals: Tally[str] = field(default_factory=lambda: Tally(1_000))
    """Languages of the texts that are no translation; a text in two languages counts for both."""
    translations: Tally[str] = field(default_factory=lambda: Tally(1_000))
    archives: Tally[str] = field(default_factory=lambda: Tally(5_000))
    """Records by the archive that keeps them: its code in the register, or its name as given."""
    genres: Counter[Genre | None] = field(default_factory=Counter)
    chains: Tally[tuple[str, ...]] = field(default_factory=lambda: Tally(5_000))
    """The ways of the texts, from an original to a last translation, by their languages."""
    openings: list[tuple[dt.date, str, str]] = field(default_factory=list)
    """What opens within a year, with the day, the id and the title that is public now."""
    findings: dict[str, FindingCount] = field(default_factory=dict)
    """Findings by the code of their rule."""

    @property
    def records(self) -> int:
        """The records that were asked: drafts and published ones."""
        return self.levels.total()

    @property
    def unreadable(self) -> int:
        """The documents that are no record."""
        return self.documents - self.statuses.total()

    def look_at(
        self, documents: Iterable[Document], *also: Callable[[Record], None], units: UnitsOfFiles | None = None
    ) -> None:
        """Count a whole catalogue, document by document, and then what only shows when all were seen.

        The functions `also` are called with every valid record. By its `units` it is known what is closed: of a record
        that is closed with its description no more is said than of an internal one, of others nothing that they hide.
        """
        with closing(Comparison()) as comparison:
            for document in documents:
                outcome = read(document)
                self.documents += 1
                record = outcome.record
                public = units.public(record) if record and units and record.may_leave else record
                if record and public is None:
                    self.statuses[record.administration.status] += 1
                    continue
                if units and record and record.is_published and public:
                    self._take_opening(public)
                if not _is_internal(document, record):
                    self._take_findings(one for one in outcome.findings if not _is_hidden(one, public))
                if record:
                    self.take(record)
                if record and public and not record.is_internal:
                    for use in also:
                        use(public)
                    comparison.remember(document, public if public.hidden else record)
            self._take_findings(comparison.findings(together=True))

    def take(self, record: Record) -> None:
        """Count one record."""
        self.statuses[record.administration.status] += 1
        if not record.may_leave:
            return
        self.levels[record.level] += 1
        for number, one in enumerate(FIELDS):
            answer = one.ask(record)
            if answer:
                self.answers[number, record.level, answer] += 1
        if record.level is Level.ITEM:
            self._take_date(record.date)
            self.genres[record.genre] += 1
        if record.reference_code:
            self.archives.add(_archive(record.reference_code.repository))
        self._take_texts(record)

    def _take_findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.pointer.startswith("/administration/internal_notes"):
                continue
            known = self.findings.setdefault(finding.code, FindingCount(finding.severity, finding))
            known.count += 1

    def _take_opening(self, public: Record) -> None:
        day = public.access.until if public.access else None
        if day and dt.timedelta() < day - today() <= _SOON and len(self.openings) < _MOST_OPENINGS:
            self.openings.append((day, public.id, public.title.text))

    def _take_date(self, date: Date | None) -> None:
        value = date.edtf if date else None
        if value and (value.earliest or value.latest):
            first, last = (day[0] * 12 + day[1] - 1 if day else None for day in (value.earliest, value.latest))
            self.spans.add((first, last, value.approximate or value.uncertain))
        elif date:
            self.in_words_alone += 1
        else:
            self.undated += 1

    def _take_texts(self, record: Record) -> None:
        for text in record.texts:
            tally = self.translations if text.translated_from else self.originals
            for language in text.language:
                tally.add(language)
        for chain in _chains(record):
            self.chains.add(chain)


def _is_hidden(finding: Finding, public: Record | None) -> bool:
    """Whether a finding is about a field that readers do not see."""
    return public is not None and finding.pointer[1:].partition("/")[0] in public.hidden


def _is_internal(document: Document, record: Record | None) -> bool:
    """Whether a document is of the staff alone; one that is no record is taken by its words, for it may say so."""
    return record.is_internal if record else _SAYS_INTERNAL.search(document.text) is not None


_SAYS_INTERNAL = re.compile(rb"""\bstatus["']?\s*:\s*["']?internal\b""")


def _archive(repository: str) -> str:
    known = register.find(repository)
    return known.code if known else repository


def _chains(record: Record) -> Iterator[tuple[str, ...]]:
    """Yield the way to every text that nothing was translated from, where it has more than one step."""
    sources = {text.translated_from for text in record.texts}
    for text in record.texts:
        if text.translated_from and text.key not in sources:
            way = [text, *record.lineage(text)][:_LANGUAGES_OF_A_CHAIN]
            yield tuple("+".join(step.language) or "und" for step in reversed(way))
