"""What the quick looks of all families look at, gathered from a record in one go.

In the quick looks several fields are taken at once from `__dict__`: to ask a model for each of its attributes looks
through its classes first, and takes twice as long.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from catalog.model import Agent, Date, Record, ReferenceCode, Unknown

__all__ = ["Sight"]

_OF_A_RECORD = itemgetter(
    "title", "abstract", "rights", "texts", "reference_code",
    "authors", "signatories", "recipients", "contributors", "mentions",
    "dates", "other_titles", "related",
)  # fmt: skip
_OF_A_TEXT = itemgetter("language", "translators", "contributors", "dates", "kept_at")


class Sight:
    """A record with its agents, dates, reference codes and language tags at hand, wherever they stand in it."""

    __slots__ = ("abstract", "agents", "code", "codes", "dates", "record", "rights", "tags", "texts", "title")

    def __init__(self, record: Record) -> None:
        (
            self.title, self.abstract, self.rights, self.texts, self.code,
            authors, signatories, recipients, contributors, mentions, dates, other_titles, related,
        ) = _OF_A_RECORD(record.__dict__)  # fmt: skip
        self.record = record
        self.agents: list[Agent] = [*authors, *signatories, *recipients, *contributors, *mentions]
        self.dates: list[Date] = [*dates]
        self.codes: list[ReferenceCode] = [self.code] if self.code else []
        self.tags: list[Any] = [self.title.language]
        if self.abstract:
            self.tags.append(self.abstract.language)
        for text in self.texts:
            language, translators, others, its_dates, kept_at = _OF_A_TEXT(text.__dict__)
            self.tags += language
            if translators or others:
                self.agents += (*translators, *others)
            if its_dates:
                self.dates += its_dates
            if type(kept_at) is ReferenceCode:  # isinstance takes pydantic ten times as long
                self.codes.append(kept_at)
        if other_titles:
            self.tags += [title.language for title in other_titles]
        if related:
            self.codes += [other.reference_code for other in related if other.reference_code]
        if self.rights and self.rights.holder and not isinstance(self.rights.holder, Unknown):
            self.agents.append(self.rights.holder)
