"""What a style is: a name, and one function for each form it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation
from catalog.model import Record

__all__ = ["Rank", "Style", "Writer"]

Writer = Callable[[Record, Options, Locale], Citation]
"""Writes one record in one form."""

Rank = tuple[object, ...]
"""The place of an entry in a list: values that sort."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style. The first of its forms and the first of its locales are the ones it takes unasked."""

    name: str
    title: str
    forms: Mapping[Form, Writer]
    rank: Callable[[Record, Locale], Rank]
    """The order of its list of sources."""
    locales: tuple[Locale, ...] = (Locale.ENGLISH,)
