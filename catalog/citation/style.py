"""What a style is: a name, and one function for each form it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.citation.location import Location
from catalog.citation.options import Beside, Form, Locale, Options
from catalog.citation.rich_text import Citation
from catalog.model import Record, ReferenceCode

__all__ = ["Rank", "Style", "Together", "Writer"]

Writer = Callable[[Record, Options, Locale], Citation]
"""Writes one record in one form."""

Together = Callable[[Sequence[Record]], list[Beside]]
"""Returns what each of several documents, in the order of the list, is given of the others."""

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
    together: Mapping[Form, Together] = field(default_factory=dict)
    """What documents that are cited together are given of each other, by the form they are cited in."""
    same_place: Callable[[ReferenceCode, Locale], Citation] | None = None
    """Writes a note to the place of the note before: Там же, and what of the code is another."""
    same_file: Writer | None = None
    """Writes a note to another document of the file of the note before: Brief von X an Y, ebd., Bl. 7."""
    leaves: Callable[[Location], str] | None = None
    """Writes the leaves that a note whose form names no place adds, where they are others than before."""
    placeless: tuple[Form, ...] = ()
    """Its forms that name no place, beside the repeated one."""
    between_in_note: str = "; "
    """What separates several citations in one note."""
