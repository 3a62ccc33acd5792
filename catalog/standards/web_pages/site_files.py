"""Descriptions of sites read from files: those of the package, and one of your own. A mistake is one line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from catalog.errors import UsageError
from catalog.model.strings import LanguageTag, Line
from catalog.regular_files import read_toml
from catalog.standards.web_pages.site import DESCRIPTIONS, DOCUMENTS, FIELDS, PARTS, Selectors, Site
from catalog.vocabularies import Level

__all__ = ["read_site", "sites"]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
    return pattern


_Pattern = Annotated[str, AfterValidator(_compiles)]
_Words = tuple[Line, ...]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _KnownBy(_Part):
    all: _Words = ()
    any: _Words = Field(min_length=1)


class _Publication(_Part):
    publisher: Line
    title: Line


class _Text(_Part):
    information: _Pattern
    beside: _Words = ()
    furniture: tuple[_Pattern, ...] = ()
    below: tuple[_Pattern, ...] = ()
    donated: _Pattern
    rights: _Pattern


class _File(_Part):
    """A file as it is written. See `site.py` for what each entry means."""

    name: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    title: Line
    pages: Literal["documents", "descriptions"]
    address: _Pattern
    known_by: _KnownBy
    labels: dict[Line, str] = Field(min_length=1)
    levels: dict[Line, Level] = {}
    html: dict[str, _Words]
    language: LanguageTag = ""
    level: Level = Level.ITEM
    publication: _Publication | None = None
    text: _Text | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> _File:
        unknown = sorted({name for name in self.labels.values() if name} - FIELDS[self.pages])
        if unknown:
            known = ", ".join(sorted(FIELDS[self.pages]))
            raise ValueError(f"labels: {unknown[0]!r} is no field of {self.pages}; these are: {known}")
        if set(self.html) != PARTS[self.pages]:
            raise ValueError(f"html: {self.pages} have {', '.join(sorted(PARTS[self.pages]))}, an empty list for none")
        if self.pages == DOCUMENTS and not (self.language and self.publication and self.text):
            raise ValueError("documents have language, [publication] and [text]")
        if self.pages == DESCRIPTIONS and "title" not in self.labels.values():
            raise ValueError("labels: descriptions have a label for the title")
        return self

    def site(self) -> Site:
        """Return the site that is described."""
        return Site(
            name=self.name,
            title=self.title,
            pages=self.pages,
            address=re.compile(rf"https?://{self.address}", re.IGNORECASE),
            marks=(_encoded(self.known_by.all), _encoded(self.known_by.any)),
            labels={label.lower(): name or label.lower() for label, name in self.labels.items()},
            written={name: label for label, name in reversed(self.labels.items()) if name},
            elements={part: Selectors.of(words) for part, words in self.html.items()},
            levels={word.lower(): level.value for word, level in self.levels.items()},
            **self._of_documents(),
        )

    def _of_documents(self) -> Mapping[str, Any]:
        if self.text is None or self.publication is None:
            return {}
        return {
            "language": self.language,
            "level": self.level.value,
            "publisher": self.publication.publisher,
            "publication": self.publication.title,
            "information": re.compile(rf"^[^\S\n]*{self.text.information}[^\S\n]*$", re.MULTILINE),
            "beside": frozenset(self.text.beside),
            "furniture": _lines(self.text.furniture),
            "below": _lines(self.text.below),
            "donated": re.compile(self.text.donated, re.IGNORECASE),
            "rights": re.compile(self.text.rights, re.IGNORECASE),
        }


def _encoded(words: _Words) -> tuple[bytes, ...]:
    return tuple(each.encode() for each in words)


def _lines(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of any of these lines; a space in one stands for any white space."""
    return re.compile("|".join(patterns).replace(" ", r"\s+") or r"(?!)", re.IGNORECASE)


@cache
def sites() -> tuple[Site, ...]:
    """Return the sites of the package, by name."""
    folder = files("catalog.standards.web_pages") / "sites"
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(_File.model_validate(tomllib.loads(each.read_text(encoding="utf-8"))).site() for each in found)


def read_site(path: Path) -> Site:
    """Return the site that a file describes; raise UsageError with its first mistake."""
    try:
        return _File.model_validate(read_toml(path)).site()
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        message = first["msg"].removeprefix("Value error, ")
        raise UsageError(f"{path}: {place + ': ' if place else ''}{message}.") from None
