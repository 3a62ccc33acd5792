"""The description of a site: what its pages call things and where they have them.

It is data alone. A site is added by a file `sites/NAME.toml`, and nothing else:

    name, title     of the importer, and what it reads
    address         a pattern of the addresses of its pages, behind `https://`
    language        of its titles and abstracts (BCP 47)
    level           of what its pages describe, where no label says it
    [known_by]      words of which all, and one of any, are in each of its pages
    [publication]   publisher and title, where the pages publish texts
    [labels]        each label, and what is below or beside it: a meaning (`MEANINGS`), or "" for nothing of a record
    [text]          the page saved as text: the heading of its information; labels that may be above it; lines above
                    (`furniture`) and below that are the site's own; how its lines on donors and on rights begin
    [html]          the page saved as HTML: the elements of its parts, each `tag`, `.class` or `tag.class.class`
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["MEANINGS", "Selectors", "Site", "sites"]

MEANINGS = frozenset(
    {"archive", "authors", "classification", "donors", "languages", "mentions", "participants", "places"}
    | {"record_id", "rights", "source", "subjects", "uploaded"}
)
"""What a label can mean."""


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
    language: str
    level: str
    marks: tuple[tuple[bytes, ...], tuple[bytes, ...]]
    """What all its pages have, and what they have one of."""
    publisher: str
    publication: str
    labels: Mapping[str, str]
    """Each label in small letters, and its meaning; a label without one means itself."""
    written: Mapping[str, str]
    """Each meaning, and the label that the site writes for it."""
    information: re.Pattern[str]
    beside: frozenset[str]
    furniture: re.Pattern[str]
    below: re.Pattern[str]
    donated: re.Pattern[str]
    rights: re.Pattern[str]
    elements: Mapping[str, Selectors] = field(default_factory=dict)
    """The elements of each part of a page: title, date, donated, body, abstract, label, value."""

    def knows(self, data: bytes) -> bool:
        """Whether a page is one of this site."""
        all_of, any_of = self.marks
        return all(mark in data for mark in all_of) and any(mark in data for mark in any_of)


@cache
def sites() -> tuple[Site, ...]:
    """Return all sites, by name."""
    folder = files("catalog.standards.web_pages") / "sites"
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(_site(tomllib.loads(each.read_text(encoding="utf-8"))) for each in found)


def _site(given: Mapping[str, Any]) -> Site:
    text, labels = given["text"], given["labels"]
    marks = given["known_by"]
    return Site(
        name=given["name"],
        title=given["title"],
        address=re.compile(rf"https?://{given['address']}", re.IGNORECASE),
        language=given["language"],
        level=given["level"],
        marks=(tuple(mark.encode() for mark in marks["all"]), tuple(mark.encode() for mark in marks["any"])),
        publisher=given["publication"]["publisher"],
        publication=given["publication"]["title"],
        labels={label.lower(): meaning or label.lower() for label, meaning in labels.items()},
        written={meaning: label for label, meaning in reversed(labels.items()) if meaning},
        information=re.compile(rf"^[^\S\n]*{text['information']}[^\S\n]*$", re.MULTILINE),
        beside=frozenset(text["beside"]),
        furniture=_lines(text["furniture"]),
        below=_lines(text["below"]),
        donated=re.compile(text["donated"], re.IGNORECASE),
        rights=re.compile(text["rights"], re.IGNORECASE),
        elements={part: Selectors.of(words) for part, words in given["html"].items()},
    )


def _lines(patterns: list[str]) -> re.Pattern[str]:
    """Return a pattern of any of these lines; a space in one stands for any white space."""
    return re.compile("|".join(patterns).replace(" ", r"\s+"), re.IGNORECASE)
