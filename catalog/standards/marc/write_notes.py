"""The notes of MARC 21, fields 5XX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.model import Catalogue, Date, Note, Record, known
from catalog.standards import codes
from catalog.standards import translation_chain as chain
from catalog.standards.marc.datafield import datafield, tag_of
from catalog.standards.marc.notes import DESTINATION, INDICATORS, TAGS
from catalog.standards.marc.write_dates import words_of_date
from catalog.standards.marc.write_elements import elements_of
from catalog.standards.markup import NOTHING, Markup
from catalog.standards.whole_citation import whole_citation
from catalog.vocabularies import DateEvent

__all__ = ["notes"]

_STATEMENT = re.compile(r"rightsstatements\.org/(?:vocab|page)/([\w-]+)/")
_LICENCE = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([0-9.]+)(?:/([a-z]{2,5}))?")


def notes(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """Yield 5XX, in the order of their tags."""
    yield from sorted((*_unsorted(record), _cited(record, catalogue)), key=tag_of)


def _unsorted(record: Record) -> Iterator[Markup]:
    yield from _general_notes(record)
    yield from _rights(record)
    yield from _history(record)
    yield from map(_event, record.dates)
    yield from elements_of("5", record)


def _general_notes(record: Record) -> Iterator[Markup]:
    # the mark that the document bears says nothing of who may read it now, which is 506
    marked = [f"Classification: {record.classification}"] if record.classification else []
    for statement in (*chain.statements(record), *marked):
        yield datafield("500", "  ", ("a", statement))
    yield from map(_note, record.notes)
    for text in record.texts:
        for statement in (*text.statements, *([text.note] if text.note else [])):
            yield datafield("500", "  ", ("3", text.key), ("a", statement))
    if record.access:
        restricted = {True: "0", False: "1", None: " "}[record.access.is_open]
        yield datafield("506", f"{restricted} ", ("a", record.access.conditions))
    if record.abstract:
        yield datafield("520", "3 ", ("a", record.abstract.text))


def _note(note: Note) -> Markup:
    """The field for notes of its kind; one that MARC has no field for is a general note with its kind before it."""
    if note.kind in TAGS:
        return datafield(TAGS[note.kind], INDICATORS.get(TAGS[note.kind], "  "), ("a", note.text))
    return datafield("500", "  ", ("3", note.kind), ("a", note.text))


def _cited(record: Record, catalogue: Catalogue) -> Markup:
    """524: the whole citation, and the style that it is made by."""
    cited = whole_citation(record, catalogue)
    return datafield("524", "  ", ("a", cited.words), ("2", cited.style)) if cited else NOTHING


def _rights(record: Record) -> Iterator[Markup]:
    """535 other places of keeping, 540 terms of use, 542 holder."""
    own = codes.words(record.reference_code) if record.reference_code else None
    for text in record.texts:
        code = record.kept_at(text)
        if code and codes.words(code) != own:
            yield datafield("535", "1 ", ("3", f"{text.key}: {codes.words(code)}"), ("a", codes.archive_name(code)))
    rights = record.rights
    if rights:
        source, term = _rights_term(rights.uri) if rights.uri else (None, None)
        yield datafield("540", "  ", ("a", rights.statement), ("f", term), ("2", source), ("u", rights.uri))
        holder = known(rights.holder)
        yield datafield("542", "  ", ("d", holder.name if holder else None))


def _rights_term(uri: str) -> tuple[str | None, str | None]:
    """The code of a vocabulary of rights, and its term for an address: `InC`, `CC BY-NC 4.0`, `CC0 1.0`, `PDM 1.0`."""
    found = _STATEMENT.search(uri)
    if found:
        return "rs", found[1]
    found = _LICENCE.search(uri)
    if not found:
        return None, None
    name, version, country = found.groups()
    dedicated = {"zero": "CC0", "mark": "PDM"}.get(name)
    return "cc", " ".join(
        part for part in (dedicated or f"CC {name.upper()}", version, (country or "").upper()) if part
    )


def _event(date: Date) -> Markup:
    """518: what happened on a date; that it is the day of publication, 264 says."""
    if date.event in (None, DateEvent.PUBLICATION):
        return NOTHING
    return datafield("518", "  ", ("o", date.event.value), ("d", words_of_date(date)))


def _history(record: Record) -> Iterator[Markup]:
    """518 where a message went, 544 related archival documents, 546 languages, 581 publications."""
    for other in record.related:
        code = other.reference_code
        words = f"{other.relation.value}: {codes.words(code)}" if code else other.relation.value
        yield datafield(
            "544", "  ", ("a", codes.archive_name(code) if code else None), ("d", other.title), ("n", words)
        )
    for place in record.destination:
        yield datafield("518", "  ", ("o", DESTINATION), ("p", place.name), ("0", place.uri))
    for text in record.texts:
        words = chain.language_names(text)
        yield datafield("546", "  ", ("3", text.key), ("a", words or None)) if words else NOTHING
    for text in record.texts:
        if text.published:
            yield datafield(
                "581", "  ", ("a", ", ".join(filter(None, (text.published.publisher, text.published.title))))
            )
