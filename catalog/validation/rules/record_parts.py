"""The parts of one record, wherever they are in it: gathered once, and read by every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from catalog.model import ELEMENTS, Agent, Date, Record, ReferenceCode, Text
from catalog.model.record import LONGEST_CHAIN

__all__ = [
    "AGENTS",
    "ARCHIVES",
    "CODES",
    "DATES",
    "KINDS",
    "LANGUAGES",
    "NAMES",
    "NUMBERS",
    "REFERENCES",
    "TAGS",
    "Path",
    "RecordParts",
    "ValueKind",
]

Path = tuple[str | int, ...]
"""The way to a value in a document: keys and numbers of entries."""

_LISTS_OF_AGENTS = ("creators", "authors", "signatories", "recipients", "contributors", "mentions")
_agents_of = attrgetter(*_LISTS_OF_AGENTS)

AGENTS = (*_LISTS_OF_AGENTS, "texts", "abstract", "rights")
"""The fields of a record that hold agents."""
CODES = ("reference_code", "texts", "related")
"""The fields of a record that hold reference codes."""
LANGUAGES = ("title", "other_titles", "subjects", "notes", *(row.field for row in ELEMENTS), *AGENTS)
"""The fields of a record that hold language tags; those of agents are the languages of name variants."""

_FIELDS_OF_WORDS = (*(row.field for row in ELEMENTS), "notes")

_Fields = list[tuple[Path, Sequence[Agent]]]


class RecordParts:
    """A record, and its agents, dates, reference codes and language tags."""

    __slots__ = (
        "_fields_of_agents",
        "_filled_words",
        "agents",
        "codes",
        "dates",
        "languages",
        "names",
        "record",
        "text_of_key",
        "translated",
    )

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text_of_key = {text.key: text for text in reversed(record.texts)}
        """The texts by their keys; of two with one key, the first."""
        self.translated = [(n, text) for n, text in enumerate(record.texts) if text.translated_from is not None]
        """The texts that are translated from another one, with their numbers."""
        self.codes = list(_codes(record))
        """The reference codes of the record, of its texts and of related documents, with their paths."""
        self.dates = list(_dates(record))
        """The dates of the record and of its texts, with their paths."""
        self._fields_of_agents = _fields_of_agents(record)
        self.agents = [agent for _, agents in self._fields_of_agents for agent in agents]
        """Every agent. They are many, so their paths are put together only where a rule is broken: `path`."""
        self.names = [agent.name for agent in self.agents]
        """The name of every agent, in the order of `agents`."""
        stated = record.model_fields_set
        self._filled_words = [field for field in _FIELDS_OF_WORDS if field in stated]
        self.languages = [(path, tag) for path, tag in self._languages() if tag]
        """Every language tag, with its path; of agents, those of the variants of their names."""

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

    def words(self) -> Iterator[tuple[Path, str]]:
        """Yield the words of the elements that are said in words, notes among them, with their paths."""
        for field in self._filled_words:
            for number, words in enumerate(getattr(self.record, field)):
                yield (field, number), words.text

    def _languages(self) -> list[tuple[Path, str | None]]:
        """Return the language tag, or None, of each part that may have one."""
        record = self.record
        tags: list[tuple[Path, str | None]] = [(("title", "language"), record.title.language)]
        for field in ("other_titles", "subjects", *self._filled_words):
            tags += [((field, number, "language"), one.language) for number, one in enumerate(getattr(record, field))]
        for number, text in enumerate(record.texts):
            if text.title:
                tags.append((("texts", number, "title", "language"), text.title.language))
            tags += [(("texts", number, "language", place), tag) for place, tag in enumerate(text.language)]
        for number in [number for number, agent in enumerate(self.agents) if agent.variants]:
            path = self.path(number)
            variants = enumerate(self.agents[number].variants)
            tags += [((*path, "variants", place, "language"), variant.language) for place, variant in variants]
        if record.abstract:
            tags.append((("abstract", "language"), record.abstract.language))
        if record.rights:
            tags.append((("rights", "language"), record.rights.language))
        return tags


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


@dataclass(frozen=True, slots=True, eq=False)
class ValueKind:
    """One kind of value that a record has many of: where it may be, and its values with their paths, in one order."""

    fields: tuple[str, ...]
    values: Callable[[RecordParts], Sequence[str]]
    paths: Callable[[RecordParts], Sequence[Path]]


NAMES = ValueKind(
    AGENTS,
    lambda parts: parts.names,
    lambda parts: [(*parts.path(number), "name") for number in range(len(parts.names))],
)
TAGS = ValueKind(
    LANGUAGES,
    lambda parts: [tag for _, tag in parts.languages],
    lambda parts: [path for path, _ in parts.languages],
)
DATES = ValueKind(
    ("dates", "texts"),
    lambda parts: [date.value for _, date in parts.dates if date.value],
    lambda parts: [(*path, "value") for path, date in parts.dates if date.value],
)
ARCHIVES = ValueKind(
    CODES,
    lambda parts: [code.repository for _, code in parts.codes],
    lambda parts: [(*path, "repository") for path, _ in parts.codes],
)
NUMBERS = ValueKind(
    CODES,
    lambda parts: [level.number for _, code in parts.codes for level in code.levels],
    lambda parts: [(*path, level.level.value) for path, code in parts.codes for level in code.levels],
)
REFERENCES = ValueKind(
    CODES,
    lambda parts: [code.as_written for _, code in parts.codes if code.as_written],
    lambda parts: [(*path, "as_written") for path, code in parts.codes if code.as_written],
)
KINDS = (NAMES, TAGS, DATES, ARCHIVES, NUMBERS, REFERENCES)
"""Names of agents, language tags, dates, archives, numbers of units, and references as the source writes them."""
