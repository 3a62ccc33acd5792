"""The parts of a page: date, title, donors, body, abstract, source, rights, labels with their values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from catalog.dates.reader import is_undated, read
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.site import Site

__all__ = ["Label", "Layout", "read_text", "with_plain_spaces"]

_EVEN = {
    ord(sign): " "
    for sign in "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
} | {ord(sign): "\n" for sign in "\v\f\x85\u2028\u2029"}
_GAP = re.compile(r"\n[^\S\n]*\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"(?<=\S)[^\S\n]*\n(?![^\S\n]*\n)[^\S\n]*(?=\S)")
_GAPS_FOLLOW = "Several gaps are below the text: the abstract is read from the first of them on."
_LONGEST_DATE = 60
_LONGEST_VALUE = 200
_LONGEST_ABSTRACT = 3_000


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the page and the values below it, none where the page leaves it empty."""

    heading: Passage
    values: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A page in its parts. A part that the page has not is None or empty."""

    site: Site = field(repr=False)
    page: str = field(repr=False)
    """What is read: the page with plain spaces and line feeds, character for character."""
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
    doubts: tuple[tuple[str, str, Passage], ...] = ()
    """What of the division is open: the field, the reason, the words."""
    as_saved: str = field(default="", repr=False)
    """The page as saved."""

    def value(self, label: str) -> Passage | None:
        """Return the first value below a label, or None."""
        values = self.labels[label].values if label in self.labels else ()
        return values[0] if values else None


def with_plain_spaces(page: str) -> str:
    """Return a page with plain spaces and line feeds for those of every other kind, character for character."""
    return page.translate(_EVEN)


def read_text(as_saved: str, site: Site) -> Layout | None:
    """Read a page saved as text; None where it has not this layout."""
    page = with_plain_spaces(as_saved)
    headings = list(site.text.information.finditer(page))
    if not headings:
        return None
    heading = headings[-1]
    above = Passage(page, 0, heading.start())
    below = Passage(page, heading.end(), len(page))
    furniture = [Passage(page, *heading.span()).strip()]
    lines = list(above.lines())
    while lines and site.text.furniture.fullmatch(lines[0].text):
        furniture.append(lines.pop(0))
    if not lines:
        return None
    date, title = _headed(lines)
    if title is None:
        return None
    end, beside = _beside(Passage(page, title.end, above.end), site)
    middle = _middle(Passage(page, title.end, end), site)
    labels = _labels(list(below.lines()), site)
    source, rights = _information(below, labels, site)
    return Layout(
        site, page, title, date, middle.donated, middle.body, middle.abstract, source, rights, {**beside, **labels},
        tuple(furniture),
        doubts=middle.doubts,
        as_saved=as_saved,
    )  # fmt: skip


def _headed(lines: list[Passage]) -> tuple[Passage | None, Passage | None]:
    """Return date and title: two lines above the first gap, in whatever words the date is given."""
    first = lines[0]
    second = lines[1] if len(lines) > 1 else None
    if is_undated(first.text) or (len(first.text) < 60 and read(first.text).value):
        return first, second
    if second is None or _gap_between(first, second):
        return None, first
    below = lines[2] if len(lines) > 2 else None
    parted = below is None or _gap_between(second, below)
    return (first, second) if parted and len(first) <= _LONGEST_DATE else (None, first)


def _gap_between(upper: Passage, lower: Passage) -> bool:
    return bool(_GAP.search(upper.page, upper.end, lower.start))


@dataclass(frozen=True, slots=True)
class _Middle:
    """What is between title and information."""

    donated: tuple[Passage, ...]
    body: Passage | None = None
    abstract: Passage | None = None
    doubts: tuple[tuple[str, str, Passage], ...] = ()


def _middle(middle: Passage, site: Site) -> _Middle:
    """Part what is between title and information: donors, body, and the abstract, which comes last.

    Two blank lines part body and abstract. Where they are right above the information the abstract is empty.
    """
    lines = list(middle.lines())
    donated = []
    while lines and site.text.donated.match(lines[0].text):
        donated.append(lines.pop(0))
    if not lines:
        return _Middle(tuple(donated))
    rest = Passage(middle.page, lines[0].start, middle.end)
    text = rest.text
    if text.count("\n", len(text.rstrip())) > 2:
        return _Middle(tuple(donated), rest.strip())
    rest = rest.strip()
    gaps = list(_GAP.finditer(rest.text))
    if not gaps:
        above = middle.cut(0, rest.start - middle.start).text.rpartition("\n\n\n\n\n\n")
        return _Middle(tuple(donated), None, rest) if above[1] else _undivided(tuple(donated), rest)
    at = _gap_above_the_abstract(rest.text, gaps)
    body, abstract = rest.cut(0, at.start()).strip(), rest.cut(at.end()).strip()
    return _Middle(tuple(donated), body, abstract, () if at is gaps[-1] else (("/abstract", _GAPS_FOLLOW, abstract),))


def _gap_above_the_abstract(text: str, gaps: list[re.Match[str]]) -> re.Match[str]:
    """Return the last gap; in a text that has no blank lines between its own, the first one below such lines.

    For there the gaps are the page's, and an abstract of several paragraphs may have more of them.
    """
    breaks = [found.start() for found in _LINE_BREAK.finditer(text)]
    if len(breaks) <= len(gaps):
        return gaps[-1]
    return next((gap for gap in gaps if gap.start() > breaks[-1]), gaps[-1])


def _undivided(donated: tuple[Passage, ...], rest: Passage) -> _Middle:
    """Take what has no gap for the text where its lines follow one another or are many, else for the abstract."""
    if _LINE_BREAK.search(rest.text) or len(rest) > _LONGEST_ABSTRACT:
        reason = "Nothing separates the text from the abstract: all of it is read as the text."
        return _Middle(donated, rest, None, (("/abstract", reason, rest),))
    return _Middle(donated, None, rest)


def _beside(middle: Passage, site: Site) -> tuple[int, dict[str, Label]]:
    """Return where the labels above the information begin, and these: the last lines there, one value a line.

    A body may have such words in it, so they count in the writing of the site alone, below a blank line.
    """
    lines = list(middle.lines())
    first = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        if len(lines[number]) > _LONGEST_VALUE:
            break
        above = middle.page[lines[number - 1].end : lines[number].start]
        if lines[number].text.rstrip(": ") in site.text.beside and above.count("\n") > 1:
            first = number
    return (lines[first].start, _labels(lines[first:], site)) if first < len(lines) else (middle.end, {})


def _label(line: Passage) -> str:
    return line.line_text.lower().rstrip(": ")


def _labels(lines: list[Passage], site: Site) -> dict[str, Label]:
    """Find each label and the lines below it, up to the next label."""
    end = next((number for number, line in enumerate(lines) if site.text.below.fullmatch(line.text)), len(lines))
    lines = lines[:end]
    at = [number for number, line in enumerate(lines) if _label(line) in site.labels]
    return {
        site.labels[_label(lines[start])]: Label(lines[start], tuple(lines[start + 1 : end]))
        for start, end in pairwise([*at, len(lines)])
    }


def _information(below: Passage, labels: dict[str, Label], site: Site) -> tuple[Passage | None, tuple[Passage, ...]]:
    """Return source and rights: below labels of their own, or in this order above the first label."""
    first = min((label.heading.start for label in labels.values()), default=below.end)
    source, rights = _parted(list(Passage(below.page, below.start, first).lines()), site)
    if "source" in labels:
        own, after = _parted(list(labels["source"].values), site)
        source, rights = own or source, after or rights
    if "rights" in labels:
        rights = list(labels["rights"].values) or rights
    whole = Passage(below.page, source[0].start, source[-1].end) if source else None
    return whole, tuple(rights)


def _parted(lines: list[Passage], site: Site) -> tuple[list[Passage], list[Passage]]:
    """Part lines where the first of them speaks of rights."""
    at = next((number for number, line in enumerate(lines) if site.text.rights.search(line.text)), len(lines))
    return lines[:at], lines[at:]
