"""What a citation says of a document: who wrote it and to whom, its title, its date, its translators, its address."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.citation.memory import remembered
from catalog.citation.name_lists import joined
from catalog.citation.names import Name, named
from catalog.citation.options import Locale, Options
from catalog.citation.titles import title_in
from catalog.model import (
    Date,
    Publication,
    Record,
    Title,
)
from catalog.vocabularies import Genre, Role

__all__ = [
    "address",
    "authors",
    "authors_in",
    "credits_of",
    "date_of",
    "publication",
    "recipients",
    "recipients_in_short",
    "sent_as",
    "title_of",
    "translators",
    "translators_in",
]

_NEVER_TITLED = {Genre.LETTER: "letter", Genre.TELEGRAM: "telegram"}
_SENT = {
    Genre.MEMORANDUM: "memorandum",
    Genre.NOTE: "note",
    Genre.PETITION: "petition",
    Genre.REPORT: "report",
}
_VERBS = {
    Role.CONTRIBUTOR: "contributed",
    Role.COLLECTOR: "collected",
    Role.DONOR: "donated",
    Role.TRANSCRIBER: "transcribed",
}
_GAVE = frozenset({"located", "obtained", "provided", "shared", "submitted"})
"""What a contributor did, where the note of the contributor says it in one word."""


def authors_in(record: Record, locale: Locale) -> tuple[Name, ...]:
    """Return the names of authors and signatories, each once, in the language of the locale. Who signs is a person."""
    signing = {agent.name for agent in record.signatories}
    return tuple([named(agent, locale, likely_person=agent.name in signing) for agent in record.creators])


@remembered
def authors(record: Record) -> tuple[Name, ...]:
    """Return the names of authors and signatories, each once."""
    return authors_in(record, Locale.ENGLISH)


@remembered
def sent_as(record: Record) -> str:
    """Return `letter`, `telegram`, `memorandum` ... where a document is cited by sender and recipient, or nothing.

    Letters and telegrams are, whatever their title; other documents where their title is not their own.
    """
    if record.genre is None or not record.recipients or not record.creators:
        return ""
    return _NEVER_TITLED.get(record.genre) or (_SENT.get(record.genre, "") if record.title.is_supplied else "")


@remembered
def recipients(record: Record) -> str:
    """Return the recipients in their natural order."""
    return joined([named(agent).natural for agent in record.recipients])


@remembered
def recipients_in_short(record: Record) -> str:
    """Return the recipients by their surnames, where these are known."""
    return joined([named(agent).short for agent in record.recipients])


@remembered
def title_of(record: Record) -> Title:
    """Return the title in English where the record has one, or else its title."""
    return title_in(record, Locale.ENGLISH)


@remembered
def date_of(record: Record) -> Date | None:
    """Return the date of the document."""
    return record.date


def translators_in(record: Record, locale: Locale) -> tuple[Name, ...]:
    """Return who translated the text in the language of the locale, the last one; or all where there is none."""
    agents = record.translators
    for text in record.texts:
        if any(language.partition("-")[0].lower() == locale for language in text.language):
            agents = text.translators
    return tuple([named(agent, locale, likely_person=True) for agent in agents])


@remembered
def translators(record: Record) -> tuple[Name, ...]:
    """Return who translated the English text, or everybody who translated where there is none."""
    return translators_in(record, Locale.ENGLISH)


@remembered
def credits_of(record: Record) -> str:
    """Return the credit line: Obtained by Mircea Munteanu and translated by Gary Goldberg. Or nothing."""
    by_names: dict[str, list[str]] = {}
    for verb, names in _credits(record):
        if names:
            by_names.setdefault(joined(names), []).append(verb)
    phrases = [f"{' and '.join(dict.fromkeys(verbs))} by {names}" for names, verbs in by_names.items()]
    line = joined(phrases)
    return line[:1].upper() + line[1:]


def _credits(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Yield what was done for the document, and by whom, from its finding to its translation."""
    for agent in record.contributors:
        verb = agent.note if agent.note in _GAVE else _VERBS.get(agent.role)
        if verb:
            yield verb, [named(agent).natural]
    for text in record.texts:
        yield "transcribed", [named(one).natural for one in text.contributors if one.role is Role.TRANSCRIBER]
    yield "translated", [name.natural for name in translators(record)]


@remembered
def publication(record: Record) -> Publication | None:
    """Return where the last published text is published, or None."""
    return next((text.published for text in reversed(record.texts) if text.published), None)


def address(record: Record, options: Options) -> str:
    """Return the address to print: the document's own page, or its publication's, or its page in a catalogue."""
    if not options.url:
        return ""
    published = publication(record)
    own = record.url or (published.url if published else None)
    return own or options.address or ""
