"""Where in a record the rules look: every reference code, agent and date with its path."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Agent, Date, Record, ReferenceCode, Unknown
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
    if record.title.language:
        yield ("title", "language"), record.title.language
    for number, title in enumerate(record.other_titles):
        if title.language:
            yield ("other_titles", number, "language"), title.language
    if record.abstract and record.abstract.language:
        yield ("abstract", "language"), record.abstract.language
    for number, text in enumerate(record.texts):
        for place, tag in enumerate(text.language):
            yield ("texts", number, "language", place), tag
