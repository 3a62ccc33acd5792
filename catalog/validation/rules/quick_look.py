"""One quick look at a record: it passes only what plainly breaks no rule, and so spares nearly all records all rules.

Every part of a record is visited once, with what each family of rules says of such a part. Fields are taken from
`__dict__`: to ask a model for each of its attributes looks through its classes first, and takes twice as long.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from catalog.model import (
    Abstract,
    Agent,
    Record,
    Rights,
)
from catalog.validation.rules.date_rules import dates_keep
from catalog.validation.rules.description_rules import (
    abstract_keeps,
    codes_keep,
    rights_keep,
    title_keeps,
)
from catalog.validation.rules.name_rules import names_keep
from catalog.validation.rules.text_rules import are_languages, texts_keep

__all__ = ["DATES", "DESCRIPTION", "NAMES", "TEXTS", "quick_look"]

DATES, TEXTS, DESCRIPTION, NAMES = 1, 2, 4, 8
"""The families of rules. Those that a record may break are the sum of their numbers."""

_OF_A_RECORD = itemgetter(
    "title", "abstract", "rights", "texts", "reference_code", "extent",
    "authors", "signatories", "recipients", "contributors", "mentions",
    "dates", "other_titles", "related", "subjects",
)  # fmt: skip


def quick_look(record: Record) -> int:
    """Return the families of rules that a record may break: 0 for one that plainly keeps them all."""
    (
        title, abstract, rights, texts, code, extent,
        authors, signatories, recipients, contributors, mentions, its_dates, other_titles, related, subjects,
    ) = _OF_A_RECORD(record.__dict__)  # fmt: skip
    words = title.text
    dates = [*its_dates]
    agents = [*authors, *signatories, *recipients, *contributors, *mentions]
    codes = [code] if code else []
    tags = [title.language]
    doubts = 0 if texts_keep(texts, code, dates, agents, codes, tags) else TEXTS
    if abstract or rights:
        doubts |= _look_at_prose(words, abstract, rights, agents, tags)
    if other_titles or subjects:
        tags += [part.language for part in (*other_titles, *subjects)]
    if related:
        codes += [other.reference_code for other in related if other.reference_code]
    if not dates_keep(record, words, dates):
        doubts |= DATES
    if not (title_keeps(words, extent) and codes_keep(codes)):
        doubts |= DESCRIPTION
    if not names_keep(record, agents, tags):
        doubts |= NAMES
    return doubts if are_languages(tags) else doubts | TEXTS


def _look_at_prose(
    title: str, abstract: Abstract | None, rights: Rights | None, agents: list[Agent], tags: list[Any]
) -> int:
    """Look at the abstract and the rights, and gather their agents and languages."""
    doubts = 0
    if abstract:
        fields = abstract.__dict__
        tags.append(fields["language"])
        if author := fields["author"]:
            agents.append(author)
        if not abstract_keeps(fields["text"], title):
            doubts = DESCRIPTION
    if rights:
        fields = rights.__dict__
        tags.append(fields["language"])
        if (holder := fields["holder"]).__class__ is Agent:
            agents.append(holder)
        if not rights_keep(rights):
            doubts = DESCRIPTION
    return doubts
