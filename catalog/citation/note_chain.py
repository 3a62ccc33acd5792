"""A chain of notes: each knows what was cited before it.

A style with a `same_place` (GOST: Там же) names what differs from the note before: leaves, or file and leaves, down
from the first unit that is another one. A style with a `same_file` (German: ebd.) says so of another document of the
file. Other styles cite in full first, and in short later, with the leaves where these are others. A short note that
could mean another document of the chain as well is a full one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from catalog.citation.citing import PlaceAlone, bibliography, cite, locale_of, ordered
from catalog.citation.location import location_of
from catalog.citation.options import Form, Options
from catalog.citation.rich_text import Citation, Face, Run, compose
from catalog.citation.style import Style
from catalog.citation.styles import find
from catalog.citation.titles import ended
from catalog.model import CodePart, Record, ReferenceCode
from catalog.model.leaves import Leaves
from catalog.model.public_form import public_form

__all__ = ["Chain", "chain", "is_in_text", "one_note", "references_in_text"]

_PLAIN = Options()
_YEAR = re.compile(r"\d{4}|^n\.d\.")
_ABBREVIATION_ALONE = re.compile(r"(?:Ibid|Ebd|Id)\.")
_ABBREVIATED = re.compile(r"(?:\bоб|\bob|\dob|\bг|\bгг|\bn\.d|\bJr|\bSr|\bл|\bl)\.$|\.\.\.$")


class Chain:
    """The notes of one text, one after the other."""

    def __init__(self, style: str = "chicago", locale: str | None = None, options: Options = _PLAIN) -> None:
        self._style = find(style)
        self._locale = locale_of(self._style, locale)
        self._options = options
        self._cited: dict[str, Leaves | None] = {}
        """The leaves at which each document was cited last."""
        self._meanings: dict[str, set[str]] = defaultdict(set)
        """The documents of which each short note was written, or could have been."""
        self._before: Record | None = None

    def note(self, records: Sequence[Record]) -> Citation:
        """Return the next note. After a note of several documents nothing is the same as before."""
        if len(records) == 1:
            return self._next(records[0])
        notes = []
        for record in records:
            self._before = None
            notes.append(self._next(record))
        self._before = None
        return one_note(notes, self._style.name)

    def _next(self, given: Record) -> Citation:
        record, before = public_form(given), self._before
        difference = _difference(before, record)
        key, is_same = _key(record), before is not None and _key(before) == _key(record)
        place = location_of(record)
        leaves = place.code.leaves if place else None
        moved = self._cited.get(key, leaves) != leaves
        is_first = key not in self._cited
        form = self._form(record, is_same=is_same and not (moved and not self._style.leaves), is_known=not is_first)
        self._cited[key] = leaves
        self._before = record
        if self._style.same_place and difference:
            return self._style.same_place(difference, self._locale)
        if self._style.same_file and difference and not difference.levels and is_first:
            return self._style.same_file(record, self._options, self._locale)
        citation = cite(record, style=self._style.name, form=form, locale=self._locale, options=self._options)
        if not (moved and place and self._style.leaves and form in (Form.REPEATED, *self._style.placeless)):
            return citation
        return _at(citation, self._style.leaves(place))

    def _form(self, record: Record, *, is_same: bool, is_known: bool) -> str:
        """Return the form of a note: ibid. right after one to the same document, short where it was cited before."""
        has_short = Form.SHORT in self._style.forms
        is_plain = has_short and self._means_it_alone(record)
        if is_same and Form.REPEATED in self._style.forms:
            return Form.REPEATED.value
        if is_known and has_short and (is_plain or is_same):
            return Form.SHORT.value
        return next(iter(self._style.forms)).value

    def _means_it_alone(self, record: Record) -> bool:
        """Whether no other document of the chain has the same short note."""
        short = cite(record, style=self._style.name, form=Form.SHORT.value, locale=self._locale, options=self._options)
        meanings = self._meanings[str(short)]
        meanings.add(_key(record))
        return len(meanings) == 1


def chain(
    records: Iterable[Record],
    *,
    style: str = "chicago",
    locale: str | None = None,
    options: Options = _PLAIN,
) -> tuple[Citation, ...]:
    """Cite documents one note after the other, in the order given; a document may come again.

    A style without notes refers to them in the text.
    """
    if is_in_text(find(style)):
        records = list(records)
        references = references_in_text(records, style=style, locale=locale, options=options)
        return tuple([references[_key(record)] for record in records])
    notes = Chain(style, locale, options)
    return tuple([notes.note([record]) for record in records])


def is_in_text(style: Style) -> bool:
    """Whether a style has references in the text in place of notes."""
    return Form.NOTE not in style.forms and Form.IN_TEXT in style.forms


def references_in_text(
    records: Iterable[Record], *, style: str, locale: str | None, options: Options = _PLAIN
) -> dict[str, Citation]:
    """Return the reference to each document, by its id: they know each other, as 1956a and 1956b do."""
    listed = ordered({_key(record): record for record in records}.values(), style=style, locale=locale)
    written = bibliography(listed, style=style, form=Form.IN_TEXT.value, locale=locale, options=options)
    return {_key(record): citation for record, citation in zip(listed, written, strict=True)}


def _at(citation: Citation, leaves: str) -> Citation:
    """Add leaves to a note: Ibid., l. 5. After Id., which has no comma: Id. at 5."""
    if not leaves:
        return citation
    *runs, last = citation.runs
    end = last.text if _ABBREVIATION_ALONE.fullmatch(last.text) else last.text.removesuffix(".")
    return compose(*runs, Run(end, last.face), f"{' ' if end == 'Id.' else ', '}{ended(leaves)}")


def _key(record: Record) -> str:
    """Return what is the same for the same document: its id, or the place alone."""
    return record.title.text if isinstance(record, PlaceAlone) else record.id


def _difference(before: Record | None, record: Record) -> ReferenceCode | None:
    """Return what of a code differs from that of the note before, or None where the archive or its first unit does."""
    places = [location_of(one) if one else None for one in (before, record)]
    if not all(places):
        return None
    last, code = [place.code for place in places if place]
    if last.repository != code.repository:
        return None
    shared = 0
    while shared < min(len(last.levels), len(code.levels)) and _same(last.levels[shared], code.levels[shared]):
        shared += 1
    if not shared:
        return None
    levels = code.levels[shared:]
    if not levels and len(last.levels) > len(code.levels):
        levels = code.levels[-1:]  # the note before was to a part of the unit
    if not levels and code.leaves is None and last.leaves is not None:
        levels = code.levels[-1:]
    leaves = None if not levels and _place(code) == _place(last) else code.leaves
    return code.model_copy(update={"levels": levels, "leaves": leaves})


def _same(one: CodePart, other: CodePart) -> bool:
    return (one.level, one.number) == (other.level, other.number)


def _place(code: ReferenceCode) -> tuple[object, ...]:
    return (code.leaves, code.year, code.microfilm)


def one_note(citations: Sequence[Citation], style: str = "chicago") -> Citation:
    """Join several citations in one note: semicolons between them, one period at the end, one pair of parentheses."""
    if all(str(citation).startswith("(") and str(citation).endswith(")") for citation in citations):
        return compose(f"({_in_parentheses([str(citation)[1:-1] for citation in citations])})")
    runs: list[Run] = []
    for citation in citations:
        if runs:
            runs = [*_opened(runs), Run(find(style).between_in_note)]
        runs += citation.runs
    return Citation(tuple(runs))


def _in_parentheses(references: Iterable[str]) -> str:
    """Join references of the text; years of one author follow his name: Primerov, 1956a, 1956b."""
    joined: dict[str, list[str]] = {}
    for reference in references:
        author, _, year = reference.rpartition(" ")
        is_dated = bool(_YEAR.search(year)) and bool(author)
        joined.setdefault(author if is_dated else reference, []).extend([year] if is_dated else [])
    return "; ".join(f"{author} {', '.join(years)}".strip() for author, years in joined.items())


def _opened(runs: list[Run]) -> list[Run]:
    """Return a citation without the period that ends it; that of an abbreviation stays."""
    last = runs[-1]
    ends = last.face is Face.PLAIN and last.text.endswith(".") and not _ABBREVIATED.search(last.text)
    return [*runs[:-1], Run(last.text[:-1])] if ends else runs
