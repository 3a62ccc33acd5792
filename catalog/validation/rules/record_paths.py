"""Where in a record the rules look: every reference code, agent and date with its path."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import (
    Abstract,
    Agent,
    Date,
    NameVariant,
    Record,
    ReferenceCode,
    Rights,
    Subject,
    Title,
    Unknown,
)
from catalog.validation.rules.rule import Path

__all__ = ["agents", "codes", "dates", "languages"]


def codes(record: Record) -> Iterator[tuple[Path, ReferenceCode]]:
    """Yield the reference codes of the record, of its texts and of related documents."""
    if record.reference_code:
        yield ("reference_code",), record.reference_code
    for number, text in enumerate(record.texts):
        if isinstance(text.kept_at, ReferenceCode):
            yield ("texts", number, "kept_at"), text.kept_at
    for number, other in enumerate(record.related):
        if other.reference_code:
            yield ("related", number, "reference_code"), other.reference_code


def agents(record: Record) -> Iterator[tuple[Path, Agent]]:
    """Yield every agent of the record."""
    for field in ("authors", "signatories", "recipients", "contributors", "mentions"):
        for number, agent in enumerate(getattr(record, field)):
            yield (field, number), agent
    for number, text in enumerate(record.texts):
        for place, agent in enumerate(text.translators):
            yield ("texts", number, "translators", place), agent
        for place, agent in enumerate(text.contributors):
            yield ("texts", number, "contributors", place), agent
    if record.abstract and record.abstract.author:
        yield ("abstract", "author"), record.abstract.author
    if record.rights and record.rights.holder and not isinstance(record.rights.holder, Unknown):
        yield ("rights", "holder"), record.rights.holder


def dates(record: Record) -> Iterator[tuple[Path, Date]]:
    """Yield the dates of the record and of its texts."""
    for number, date in enumerate(record.dates):
        yield ("dates", number), date
    for number, text in enumerate(record.texts):
        for place, date in enumerate(text.dates):
            yield ("texts", number, "dates", place), date


def languages(record: Record) -> Iterator[tuple[Path, str]]:
    """Yield every language tag of the record."""
    for path, part in _in_a_language(record):
        if part.language:
            yield (*path, "language"), part.language
    for number, text in enumerate(record.texts):
        for place, tag in enumerate(text.language):
            yield ("texts", number, "language", place), tag


def _in_a_language(record: Record) -> Iterator[tuple[Path, Title | Abstract | Subject | Rights | NameVariant]]:
    """Yield the parts of the record that are in one language."""
    yield ("title",), record.title
    for field in ("other_titles", "subjects"):
        for number, part in enumerate(getattr(record, field)):
            yield (field, number), part
    if record.abstract:
        yield ("abstract",), record.abstract
    for number, text in enumerate(record.texts):
        if text.title:
            yield ("texts", number, "title"), text.title
    for path, agent in agents(record):
        for number, variant in enumerate(agent.variants):
            yield (*path, "variants", number), variant
    if record.rights:
        yield ("rights",), record.rights
