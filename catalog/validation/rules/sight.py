"""What the quick looks of all families look at, gathered from a record in one go.

In the quick looks several fields are taken at once from `__dict__`: to ask a model for each of its attributes looks
through its classes first, and takes twice as long.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from catalog.model import Agent, Date, Record, ReferenceCode

__all__ = ["Sight"]

_OF_A_RECORD = itemgetter(
    "title", "abstract", "rights", "texts", "reference_code", "extent",
    "authors", "signatories", "recipients", "contributors", "mentions",
    "dates", "other_titles", "related", "subjects",
)  # fmt: skip


class Sight:
    """A record with its agents, dates, reference codes and language tags at hand, wherever they stand in it."""

    __slots__ = ("abstract", "agents", "code", "codes", "dates", "extent", "record", "rights", "tags", "texts", "title")

    def __init__(self, record: Record) -> None:
        (
            title, self.abstract, self.rights, texts, self.code, self.extent,
            authors, signatories, recipients, contributors, mentions, dates, other_titles, related, subjects,
        ) = _OF_A_RECORD(record.__dict__)  # fmt: skip
        self.record = record
        self.title: str = title.text
        self.dates: tuple[Date, ...] = dates
        self.codes: list[ReferenceCode] = [self.code] if self.code else []
        self.tags: list[Any] = [title.language]
        self.texts: list[dict[str, Any]] = [text.__dict__ for text in texts]
        """The texts, as their fields."""
        agents: list[Agent] = [*authors, *signatories, *recipients, *contributors, *mentions]
        for text in self.texts:
            self.tags += text["language"]
            agents += text["translators"]
            agents += text["contributors"]
            if its_dates := text["dates"]:
                self.dates += its_dates
            if (kept_at := text["kept_at"]).__class__ is ReferenceCode:  # isinstance takes pydantic ten times as long
                self.codes.append(kept_at)
            if its_title := text["title"]:
                self.tags.append(its_title.language)
        if other_titles or subjects:
            self.tags += [part.language for part in (*other_titles, *subjects)]
        if related:
            self.codes += [other.reference_code for other in related if other.reference_code]
        if self.abstract or self.rights:
            self._add_from_prose(agents)
        self.agents: list[dict[str, Any]] = [agent.__dict__ for agent in agents]
        """The agents, as their fields."""

    def _add_from_prose(self, agents: list[Agent]) -> None:
        if abstract := self.abstract:
            self.tags.append(abstract.language)
            if abstract.author:
                agents.append(abstract.author)
        if rights := self.rights:
            self.tags.append(rights.language)
            if rights.holder.__class__ is Agent:
                agents.append(rights.holder)
