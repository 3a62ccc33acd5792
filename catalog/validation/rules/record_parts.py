"""The parts of one record, wherever they are in it: gathered once, and read by every rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from catalog.model import Agent, Date, Record, ReferenceCode, Text
from catalog.model.record import LONGEST_CHAIN

__all__ = ["AGENTS", "CODES", "LANGUAGES", "Path", "RecordParts"]

Path = tuple[str | int, ...]
"""The way to a value in a document: keys and numbers of entries."""

_LISTS_OF_AGENTS = ("authors", "signatories", "recipients", "contributors", "mentions")
_agents_of = attrgetter(*_LISTS_OF_AGENTS)

AGENTS = (*_LISTS_OF_AGENTS, "texts", "abstract", "rights")
"""The fields of a record that hold agents."""
CODES = ("reference_code", "texts", "related")
"""The fields of a record that hold reference codes."""
LANGUAGES = ("title", "other_titles", "subjects", *AGENTS)
"""The fields of a record that hold language tags; those of agents are the languages of name variants."""

_Fields = list[tuple[Path, Sequence[Agent]]]


class RecordParts:
    """A record, and its agents, dates, reference codes and language tags."""

    __slots__ = ("_fields_of_agents", "agents", "codes", "dates", "names", "record", "text_of_key")

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text_of_key = {text.key: text for text in reversed(record.texts)}
        """The texts by their keys; of two with one key, the first."""
        self.codes = list(_codes(record))
        """The reference codes of the record, of its texts and of related documents, with their paths."""
        self.dates = list(_dates(record))
        """The dates of the record and of its texts, with their paths."""
        self._fields_of_agents = _fields_of_agents(record)
        self.agents = [agent for _, agents in self._fields_of_agents for agent in agents]
        """Every agent. They are many, so their paths are put together only where a rule is broken: `path`."""
        self.names = [agent.name for agent in self.agents]
        """The name of every agent, in the order of `agents`."""

    def path(self, number: int) -> Path:
        """Return the path of the agent of this number."""
        for field, agents in self._fields_of_agents:
            if number < len(agents):
                return (*field, number) if isinstance(agents, tuple) else field
            number -= len(agents)
        raise IndexError(number)

    def chain(self, text: Text) -> list[Text]:
        """Return a text and those it was translated from, the nearest first.

        A broken or circular link ends it, and so does one step more than a chain may have.
        """
        chain = [text]
        seen = {text.key}
        while (key := chain[-1].translated_from) and key not in seen and (source := self.text_of_key.get(key)):
            if len(chain) > LONGEST_CHAIN + 1:
                break
            chain.append(source)
            seen.add(key)
        return chain

    def languages(self) -> Iterator[tuple[Path, str | None]]:
        """Yield every language tag; of agents, those of the variants of their names. None is a tag left out."""
        record = self.record
        yield ("title", "language"), record.title.language
        for number, title in enumerate(record.other_titles):
            yield ("other_titles", number, "language"), title.language
        for number, subject in enumerate(record.subjects):
            yield ("subjects", number, "language"), subject.language
        if record.abstract:
            yield ("abstract", "language"), record.abstract.language
        for number, text in enumerate(record.texts):
            if text.title:
                yield ("texts", number, "title", "language"), text.title.language
            for place, tag in enumerate(text.language):
                yield ("texts", number, "language", place), tag
        for number, agent in enumerate(self.agents):
            for place, variant in enumerate(agent.variants):
                yield (*self.path(number), "variants", place, "language"), variant.language
        if record.rights:
            yield ("rights", "language"), record.rights.language


def _codes(record: Record) -> Iterator[tuple[Path, ReferenceCode]]:
    if record.reference_code:
        yield ("reference_code",), record.reference_code
    for number, text in enumerate(record.texts):
        # comparing classes takes a tenth of the time that pydantic's isinstance takes
        if (kept_at := text.kept_at).__class__ is ReferenceCode:
            yield ("texts", number, "kept_at"), kept_at
    for number, other in enumerate(record.related):
        if other.reference_code:
            yield ("related", number, "reference_code"), other.reference_code


def _dates(record: Record) -> Iterator[tuple[Path, Date]]:
    for number, date in enumerate(record.dates):
        yield ("dates", number), date
    for number, text in enumerate(record.texts):
        for place, date in enumerate(text.dates):
            yield ("texts", number, "dates", place), date


def _fields_of_agents(record: Record) -> _Fields:
    """Return the lists of agents that are not empty, and the single agents as a list of one, with their paths."""
    fields: _Fields = [
        ((field,), agents) for field, agents in zip(_LISTS_OF_AGENTS, _agents_of(record), strict=True) if agents
    ]
    for number, text in enumerate(record.texts):
        if text.translators:
            fields.append((("texts", number, "translators"), text.translators))
        if text.contributors:
            fields.append((("texts", number, "contributors"), text.contributors))
    if (abstract := record.abstract) and abstract.author:
        fields.append((("abstract", "author"), [abstract.author]))
    if (rights := record.rights) and rights.holder.__class__ is Agent:
        fields.append((("rights", "holder"), [rights.holder]))
    return fields
