"""What a citation calls a document: a letter to somebody, or its title; who translated it; its address."""

from __future__ import annotations

from catalog.citation.name_lists import joined
from catalog.citation.names import named
from catalog.citation.options import Locale, Options
from catalog.model import Agent, Publication, Record
from catalog.vocabularies import Genre, Role

__all__ = ["address", "credits_of", "publication", "recipients", "sent_as", "translators"]

_NEVER_TITLED = {Genre.LETTER: "letter", Genre.TELEGRAM: "telegram"}
_SENT = {
    Genre.MEMORANDUM: "memorandum",
    Genre.NOTE: "note",
    Genre.PETITION: "petition",
    Genre.REPORT: "report",
}


def sent_as(record: Record) -> str:
    """Return `letter`, `telegram`, `memorandum` ... where a document is cited by sender and recipient, or nothing.

    Letters and telegrams are, whatever their title; other documents where their title is not their own.
    """
    if record.genre is None or not record.recipients or not record.creators:
        return ""
    return _NEVER_TITLED.get(record.genre) or (_SENT.get(record.genre, "") if record.title.is_supplied else "")


def recipients(record: Record) -> str:
    """Return the recipients in their natural order."""
    return joined([named(agent).natural for agent in record.recipients])


def translators(record: Record, locale: Locale = Locale.ENGLISH) -> tuple[Agent, ...]:
    """Return who translated the text in the language of the locale, the last one; or all where there is none."""
    for text in reversed(record.texts):
        if any(language.partition("-")[0].lower() == locale for language in text.language):
            return text.translators
    return record.translators


def credits_of(record: Record) -> str:
    """Return the credit line: Obtained by Sergey Radchenko and translated by Gary Goldberg. Or nothing."""
    by_role = {"Contributed by": Role.CONTRIBUTOR, "Obtained by": Role.COLLECTOR}
    phrases = []
    for words, role in by_role.items():
        if agents := [agent for agent in record.contributors if agent.role is role]:
            phrases.append(f"{words} {joined([named(agent).natural for agent in agents])}")
    if agents_of_text := translators(record):
        phrases.append(f"Translated by {joined([named(agent).natural for agent in agents_of_text])}")
    return " and ".join(
        [phrase if not place else phrase[0].lower() + phrase[1:] for place, phrase in enumerate(phrases)]
    )


def publication(record: Record) -> Publication | None:
    """Return where the last published text is published, or None."""
    return next((text.published for text in reversed(record.texts) if text.published), None)


def address(record: Record, options: Options) -> str:
    """Return the address to print: the document's own page, or its publication's, or the one that was given."""
    if not options.url:
        return ""
    published = publication(record)
    own = record.url or (published.url if published else None)
    return own or (options.page(record.id) if options.page else "")
