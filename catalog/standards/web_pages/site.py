"""The description of a site: what its pages call things and where they have them.

It is data alone: a file of TOML, and nothing else adds a site. Those that come with the package are in `sites/`; a file
of your own is read in the same way, and a mistake in it is one line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from catalog.errors import UsageError
from catalog.model import ELEMENTS
from catalog.model.strings import LanguageTag, Line
from catalog.regular_files import read_toml
from catalog.vocabularies import Level

__all__ = ["DESCRIPTIONS", "DOCUMENTS", "FIELDS", "Selectors", "Site", "read_site", "sites"]

DOCUMENTS, DESCRIPTIONS = "documents", "descriptions"
FIELDS = {
    DOCUMENTS: frozenset(
        {"archive", "authors", "classification", "donors", "languages", "mentions", "participants", "places"}
        | {"record_id", "rights", "source", "subjects", "uploaded"}
    ),
    DESCRIPTIONS: frozenset(
        {"abstract", "access", "authors", "dates", "extent", "genre", "languages", "level", "mentions", "notes"}
        | {"places", "reference", "related", "repository", "rights", "subjects", "title"}
        | {row.field for row in ELEMENTS}
    ),
}
"""What a label can have, by the kind of page."""
_PARTS = {
    DOCUMENTS: frozenset({"label", "value", "title", "date", "donated", "body", "abstract"}),
    DESCRIPTIONS: frozenset({"label", "value"}),
}
"""The parts that elements of HTML are named for, by the kind of page."""


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


def _pattern(form: str, flags: re.RegexFlag) -> BeforeValidator:
    """Return what compiles a regular expression, or several as alternatives, put into `form`."""

    def compiled(given: str | list[str]) -> re.Pattern[str]:
        for one in [given] if isinstance(given, str) else given:
            try:
                re.compile(one)
            except (re.error, OverflowError, RecursionError) as error:
                raise ValueError(f"{one!r} is not a regular expression: {error}") from None
        # a space in one of several lines stands for any white space
        whole = given if isinstance(given, str) else "|".join(given).replace(" ", r"\s+") or "(?!)"
        return re.compile(form.format(whole), flags)

    return BeforeValidator(compiled)


_Lines = Annotated[re.Pattern[str], _pattern("{}", re.IGNORECASE)]
_Words = tuple[Line, ...]


def _encoded(words: _Words) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in words)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class _KnownBy(_Part):
    all: _Words = ()
    any: _Words = Field(min_length=1)


class _Publication(_Part):
    publisher: Line
    title: Line


class _Text(_Part):
    """The page saved as text. Patterns of whole lines are matched whole, in small or capital letters."""

    information: Annotated[re.Pattern[str], _pattern(r"^[^\S\n]*{}[^\S\n]*$", re.MULTILINE)]
    """The heading of the information on the document."""
    beside: frozenset[Line] = frozenset()
    """Labels that may be above it."""
    furniture: _Lines = Field(default=[], validate_default=True)
    """Lines above it that are the site's own."""
    below: _Lines = Field(default=[], validate_default=True)
    """The first of the lines below it that are the site's own."""
    donated: _Lines
    """How a line on donors begins."""
    rights: _Lines
    """What a line on rights says."""


class Site(_Part):
    """One site, as its file describes it."""

    name: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    """The name of the importer."""
    title: Line
    """What it reads."""
    pages: Literal["documents", "descriptions"]
    """Pages with date, title and text of a document, which are read as English; or labelled fields."""
    address: Annotated[re.Pattern[str], _pattern("https?://{}", re.IGNORECASE)]
    """The addresses of its pages, behind `https://`."""
    known_by: _KnownBy
    """Words of which all, and one of any, are in each of its pages."""
    written: dict[Line, str] = Field(min_length=1, alias="labels")
    """Each label, and what is below or beside it: a field (`FIELDS`), or "" for what a record has none for."""
    words_for_levels: dict[Line, Level] = Field(default={}, alias="levels")
    """Its words for levels of description that are not ours, and ours."""
    elements: dict[str, Annotated[Selectors, BeforeValidator(Selectors.of)]] = Field(alias="html")
    """The elements of its labels and values, each `tag`, `.class` or `tag.class.class`; of documents, of all parts."""
    language: LanguageTag = ""
    """Of documents: the language of titles and abstracts (BCP 47)."""
    level: Level = Level.ITEM
    """Of documents: the level of what they describe."""
    publication: _Publication = _Publication.model_construct(publisher="", title="")
    """Of documents: where the pages publish texts."""
    text: _Text = _Text(information="(?!)", donated="(?!)", rights="(?!)")  # type: ignore[arg-type]
    """Of documents: the page saved as text."""

    @model_validator(mode="after")
    def _is_whole(self) -> Site:
        unknown = sorted({name for name in self.written.values() if name} - FIELDS[self.pages])
        if unknown:
            known = ", ".join(sorted(FIELDS[self.pages]))
            raise ValueError(f"labels: {unknown[0]!r} is not a field of {self.pages}; these are: {known}")
        if set(self.elements) != _PARTS[self.pages]:
            raise ValueError(f"html: {self.pages} have {', '.join(sorted(_PARTS[self.pages]))}, an empty list for none")
        if self.pages == DOCUMENTS and not {"language", "publication", "text"} <= self.model_fields_set:
            raise ValueError("documents have language, [publication] and [text]")
        if self.pages == DESCRIPTIONS and "title" not in self.written.values():
            raise ValueError("labels: descriptions have a label for the title")
        return self

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Each label in small letters, and what it has; a label that has nothing of a record has its own name."""
        return {label.lower(): name or label.lower() for label, name in self.written.items()}

    def label_of(self, name: str) -> str:
        """Return the label that the site writes for a field."""
        return next(label for label, field in self.written.items() if field == name)

    @cached_property
    def levels(self) -> Mapping[str, str]:
        """Its words for levels in small letters, and ours."""
        return {word.lower(): level.value for word, level in self.words_for_levels.items()}

    @cached_property
    def marks(self) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """What all its pages have, and what they have one of."""
        return _encoded(self.known_by.all), _encoded(self.known_by.any)

    def knows(self, data: bytes) -> bool:
        """Whether a page is one of this site."""
        all_of, any_of = self.marks
        return all(mark in data for mark in all_of) and any(mark in data for mark in any_of)


@cache
def sites() -> tuple[Site, ...]:
    """Return the sites of the package, by name."""
    folder = files("catalog.standards.web_pages") / "sites"
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(Site.model_validate(tomllib.loads(each.read_text(encoding="utf-8"))) for each in found)


def read_site(path: Path) -> Site:
    """Return the site that a file describes; raise UsageError with its first mistake."""
    described: dict[str, Any] = read_toml(path)
    try:
        return Site.model_validate(described)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        message = first["msg"].removeprefix("Value error, ")
        raise UsageError(f"{path}: {place + ': ' if place else ''}{message}.") from None
