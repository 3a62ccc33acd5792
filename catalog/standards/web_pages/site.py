"""The description of a site: what its pages call things and where they have them.

It is data alone: a file of TOML, and nothing else adds a site. Those that come with the package are in `sites/`.

    name, title     of the importer, and what it reads
    pages           "documents": date, title and text of a document, read as English; or "descriptions": labelled fields
    address         a pattern of the addresses of its pages, behind `https://`
    [known_by]      words of which all, and one of any, are in each of its pages
    [labels]        each label, and what is below or beside it: a field (`FIELDS`), or "" for what a record has none for
    [levels]        its words for levels of description that are not ours, and ours
    [html]          the page saved as HTML: the elements of its labels and values, each `tag`, `.class` or
                    `tag.class.class`; of documents, those of their other parts too

Pages of documents have these too:

    language        of titles and abstracts (BCP 47)
    level           of what they describe
    [publication]   publisher and title, where the pages publish texts
    [text]          the page saved as text: the heading of its information; labels that may be above it; lines above
                    (`furniture`) and below that are the site's own; how its lines on donors and on rights begin
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalog.model import ELEMENTS

__all__ = ["DESCRIPTIONS", "DOCUMENTS", "FIELDS", "PARTS", "Selectors", "Site"]

DOCUMENTS, DESCRIPTIONS = "documents", "descriptions"
FIELDS = {
    DOCUMENTS: frozenset(
        {"archive", "authors", "classification", "donors", "languages", "mentions", "participants", "places"}
        | {"record_id", "rights", "source", "subjects", "uploaded"}
    ),
    DESCRIPTIONS: frozenset(
        {
            "abstract",
            "access",
            "authors",
            "dates",
            "extent",
            "genre",
            "languages",
            "level",
            "mentions",
            "notes",
            "places",
        }
        | {"reference", "related", "repository", "rights", "subjects", "title"}
        | {row.field for row in ELEMENTS}
    ),
}
"""What a label can have, by the kind of page."""
PARTS = {
    DOCUMENTS: frozenset({"label", "value", "title", "date", "donated", "body", "abstract"}),
    DESCRIPTIONS: frozenset({"label", "value"}),
}
"""The parts that elements of HTML are named for, by the kind of page."""
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Selectors:
    """Elements of HTML by tag and classes: `h1`, `.date`, `div.tab-pane.active`."""

    alternatives: tuple[tuple[str, frozenset[str]], ...] = ()

    @classmethod
    def of(cls, words: Iterable[str]) -> Selectors:
        """Read selectors, each one alternative."""
        parted = (word.partition(".") for word in words)
        return cls(tuple((tag, frozenset(filter(None, classes.split(".")))) for tag, _, classes in parted))

    def match(self, tag: str, classes: frozenset[str]) -> bool:
        """Whether an element is one of these."""
        return any(name in ("", tag) and needed <= classes for name, needed in self.alternatives)


@dataclass(frozen=True, slots=True)
class Site:
    """One site. Patterns of whole lines are matched whole, in small or capital letters."""

    name: str
    title: str
    address: re.Pattern[str]
    pages: str
    marks: tuple[tuple[bytes, ...], tuple[bytes, ...]]
    """What all its pages have, and what they have one of."""
    labels: Mapping[str, str]
    """Each label in small letters, and what it has; a label that has nothing of a record is there by its own name."""
    written: Mapping[str, str]
    """What labels have, and the label that the site writes for it."""
    elements: Mapping[str, Selectors]
    """The elements of each part of a page: label, value; title, date, donated, body, abstract of a document."""
    levels: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    level: str = ""
    publisher: str = ""
    publication: str = ""
    information: re.Pattern[str] = _NOTHING
    beside: frozenset[str] = frozenset()
    furniture: re.Pattern[str] = _NOTHING
    below: re.Pattern[str] = _NOTHING
    donated: re.Pattern[str] = _NOTHING
    rights: re.Pattern[str] = _NOTHING

    def knows(self, data: bytes) -> bool:
        """Whether a page is one of this site."""
        all_of, any_of = self.marks
        return all(mark in data for mark in all_of) and any(mark in data for mark in any_of)
