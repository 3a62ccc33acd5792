"""The parts of a page: date, title, donors, body, abstract, source, rights, labels with their values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from catalog.importers.english_dates import is_date
from catalog.importers.passage import Passage
from catalog.importers.wilson_center.words import any_of

__all__ = ["LABELS", "Label", "Layout", "read_text"]

LABELS = {
    "associated people & organizations": "mentions",
    "associated people and organizations": "mentions",
    "associated places": "places",
    "author": "authors",
    "author(s)": "authors",
    "authors": "authors",
    "document contributor": "participants",
    "document contributors": "participants",
    "donor": "donors",
    "donors": "donors",
    "language": "languages",
    "languages": "languages",
    "original archive": "archive",
    "original classification": "classification",
    "original uploaded date": "uploaded",
    "record id": "record_id",
    "rights": "rights",
    "source": "source",
    "subjects discussed": "subjects",
}
"""The labels of the page, in small letters, and what stands below each."""

_INFORMATION = re.compile(r"^[ \t]*Document Information[ \t]*$", re.MULTILINE)
_FURNITURE = re.compile(any_of("page", "furniture"), re.IGNORECASE)
_DONATED = re.compile(r"^(?:This|These) documents? (?:was|were) made possible (?:with|by|through)\b", re.IGNORECASE)
_RIGHTS = re.compile(r"\b(?:welcomes reuse|subject to copyright|rights status|rights holders?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the page and the values below it, none where the page leaves it empty."""

    heading: Passage
    values: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A page in its parts. A part that the page has not is None or empty."""

    page: str = field(repr=False)
    title: Passage
    date: Passage | None = None
    donated: tuple[Passage, ...] = ()
    body: Passage | None = None
    abstract: Passage | None = None
    source: Passage | None = None
    rights: tuple[Passage, ...] = ()
    labels: dict[str, Label] = field(default_factory=dict)
    furniture: tuple[Passage, ...] = ()
    url: str = ""

    def value(self, label: str) -> Passage | None:
        """Return the first value below a label, or None."""
        values = self.labels[label].values if label in self.labels else ()
        return values[0] if values else None


def read_text(page: str) -> Layout | None:
    """Read a page saved as text; None where it has not this layout."""
    headings = list(_INFORMATION.finditer(page))
    if not headings:
        return None
    heading = headings[-1]
    above = Passage(page, 0, heading.start())
    below = Passage(page, heading.end(), len(page))
    furniture = [Passage(page, *heading.span()).strip()]
    lines = list(above.lines())
    while lines and _FURNITURE.fullmatch(lines[0].text):
        furniture.append(lines.pop(0))
    if not lines:
        return None
    date = lines[0] if is_date(lines[0].text) else None
    title = lines[1] if date and len(lines) > 1 else lines[0]
    if title is date:
        return None
    donated, body, abstract = _middle(Passage(page, title.end, above.end))
    labels = _labels(below)
    source, rights = _information(below, labels)
    return Layout(page, title, date, donated, body, abstract, source, rights, labels, tuple(furniture))


def _middle(middle: Passage) -> tuple[tuple[Passage, ...], Passage | None, Passage | None]:
    """Part what stands between title and information: donors, body, and the abstract, which comes last.

    The abstract follows the last gap of two blank lines; where such a gap stands right above the information
    the abstract is empty.
    """
    lines = list(middle.lines())
    donated = []
    while lines and _DONATED.match(lines[0].text):
        donated.append(lines.pop(0))
    if not lines:
        return tuple(donated), None, None
    rest = Passage(middle.page, lines[0].start, middle.end)
    if re.search(r"\n[ \t]*\n[ \t]*\n\s*$", rest.text):
        return tuple(donated), rest.strip(), None
    gaps = list(re.finditer(r"\n[ \t]*\n[ \t]*\n\s*", rest.strip().text))
    if not gaps:
        return tuple(donated), None, rest.strip()
    return tuple(donated), rest.cut(0, gaps[-1].start()).strip(), rest.cut(gaps[-1].end()).strip()


def _labels(below: Passage) -> dict[str, Label]:
    """Find each label and the lines below it, up to the next label."""
    lines = list(below.lines())
    at = [number for number, line in enumerate(lines) if line.text.lower() in LABELS]
    return {
        LABELS[lines[start].text.lower()]: Label(lines[start], tuple(lines[start + 1 : end]))
        for start, end in zip(at, [*at[1:], len(lines)], strict=True)
    }


def _information(below: Passage, labels: dict[str, Label]) -> tuple[Passage | None, tuple[Passage, ...]]:
    """Return source and rights: below labels of their own, or in this order above the first label."""
    first = min((label.heading.start for label in labels.values()), default=below.end)
    source, rights = _parted(list(Passage(below.page, below.start, first).lines()))
    if "source" in labels:
        own, after = _parted(list(labels["source"].values))
        source, rights = own or source, after or rights
    if "rights" in labels:
        rights = list(labels["rights"].values) or rights
    whole = Passage(below.page, source[0].start, source[-1].end) if source else None
    return whole, tuple(rights)


def _parted(lines: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Part lines where the first of them speaks of rights."""
    at = next((number for number, line in enumerate(lines) if _RIGHTS.search(line.text)), len(lines))
    return lines[:at], lines[at:]
