"""What a citation says of a document: who wrote it and to whom, its title, its date, its translators, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.citation.name_lists import joined
from catalog.citation.names import Name, named
from catalog.citation.options import Locale, Options
from catalog.citation.titles import is_supplied, title_in, translation_in
from catalog.memoized import remembered_in_a_list
from catalog.model import (
    Date,
    Publication,
    Record,
    Title,
)
from catalog.vocabularies import CodeLevel, Genre, Level, Relation, Role

__all__ = [
    "address",
    "authors",
    "authors_in",
    "credits_of",
    "date_of",
    "enclosed_in",
    "is_whole_collection",
    "kind_of",
    "message",
    "message_around",
    "names_collection",
    "number_of_telegram",
    "publication",
    "recipients",
    "recipients_in_short",
    "sent_as",
    "title_of",
    "translation_of",
    "translators",
    "translators_in",
    "words_of",
]

_NEVER_TITLED = {Genre.LETTER: "letter", Genre.TELEGRAM: "telegram"}
_SENT = {
    Genre.MEMORANDUM: "memorandum",
    Genre.NOTE: "note",
    Genre.PETITION: "petition",
    Genre.REPORT: "report",
}
_MESSAGES = (Genre.MEMORANDUM, Genre.NOTE, Genre.TELEGRAM)
_MESSAGE = re.compile(
    r"(?:the )?(?:cover(?:ing)? )?"
    r"(?:letter|telegram|memorandum|note|cable|airgram|d[ie]spatch|report from|письмо|телеграмма|записка|депеша|лист"
    r"|begleitschreiben|schreiben|brief|telegramm|drahtbericht|lettre|télégramme|dépêche)\b",
    re.IGNORECASE,
)
"""The word for a message that a title begins with: `Letter`, `the cover note`, `телеграмма`, `Begleitschreiben`."""
_SMALL_WORDS = frozenset({"the", "of", "and", "a", "s", "collection", "fonds"})
_WORDS = re.compile(r"\w+")
_VERBS = {
    Role.CONTRIBUTOR: "contributed",
    Role.COLLECTOR: "collected",
    Role.DONOR: "donated",
    Role.TRANSCRIBER: "transcribed",
}
_GAVE = frozenset({"located", "obtained", "provided", "shared", "submitted"})
"""What a contributor did, where the note of the contributor says it in one word."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORDS.findall(text.casefold())


def authors_in(record: Record, locale: Locale) -> tuple[Name, ...]:
    """Return the names of authors and signatories, each once, in the language of the locale. Who signs is a person."""
    signing = {agent.name for agent in record.signatories}
    return tuple([named(agent, locale, likely_person=agent.name in signing) for agent in record.makers])


@remembered_in_a_list
def authors(record: Record) -> tuple[Name, ...]:
    """Return the names of authors and signatories, each once."""
    return authors_in(record, Locale.ENGLISH)


@remembered_in_a_list
def sent_as(record: Record) -> str:
    """Return `letter`, `telegram`, `memorandum` ... where a document is cited by sender and recipient, or nothing.

    Letters and telegrams are, whatever their title; other documents where their title is not their own.
    """
    if record.genre is None or not record.recipients or not record.makers:
        return ""
    return _NEVER_TITLED.get(record.genre) or (_SENT.get(record.genre, "") if is_supplied(record.title) else "")


@remembered_in_a_list
def recipients(record: Record) -> str:
    """Return the recipients in their natural order."""
    return joined([named(agent).natural for agent in record.recipients])


@remembered_in_a_list
def recipients_in_short(record: Record) -> str:
    """Return the recipients by their surnames, where these are known."""
    return joined([named(agent).short for agent in record.recipients])


@remembered_in_a_list
def title_of(record: Record) -> Title:
    """Return the title of the document's own, or else the one in English where the record has one."""
    return title_in(record, Locale.ENGLISH)


@remembered_in_a_list
def translation_of(record: Record) -> str:
    """Return the English translation of a title in another language, in brackets behind a blank, or nothing."""
    translation = translation_in(record, Locale.ENGLISH)
    return f" [{translation}]" if translation else ""


@remembered_in_a_list
def message(record: Record) -> str:
    """Return what a document that is cited by sender and recipient calls itself: letter, telegram 1222. Or nothing."""
    word, number = sent_as(record), number_of_telegram(record)
    return f"{word} {number}" if number else word


@remembered_in_a_list
def number_of_telegram(record: Record) -> str:
    """Return the number of a telegram by its sender, or nothing."""
    if sent_as(record) != "telegram":
        return ""
    numbers = [text.registration_number for text in record.texts if not text.translated_from]
    return next((found.number for found in numbers if found), "")


@remembered_in_a_list
def kind_of(record: Record) -> str:
    """Return the kind of a message that nobody is known to have written, which its own title does not name."""
    if record.genre not in _MESSAGES or record.makers or title_of(record).is_supplied:
        return ""
    kind = record.genre.value
    return "" if kind in title_of(record).text.casefold() else kind.capitalize()


@remembered_in_a_list
def enclosed_in(record: Record) -> str:
    """Return what a document was enclosed in: `enclosure to Letter from X`. Or nothing."""
    message = message_around(record)
    return f"enclosure to {message}" if message else ""


@remembered_in_a_list
def message_around(record: Record) -> str:
    """Return the message that a document was enclosed in, or nothing.

    The relation alone does not say which of two documents encloses the other: a message encloses what is none.
    """
    if sent_as(record) or record.genre in _MESSAGES:
        return ""
    others = [other.title for other in record.related if other.relation is Relation.ENCLOSURE]
    return next((title for title in others if _MESSAGE.match(title)), "")


@remembered_in_a_list
def is_whole_collection(record: Record) -> bool:
    """Whether a record describes a whole collection that its code names."""
    code = record.reference_code
    levels = [part.level for part in code.levels] if code else []
    return record.level in (Level.FONDS, Level.COLLECTION) and levels[:1] == [CodeLevel.COLLECTION] and len(levels) == 1


@remembered_in_a_list
def names_collection(record: Record) -> bool:
    """Whether author and title of a whole collection are its name: Horace Kallman Papers."""
    if not is_whole_collection(record) or not record.reference_code:
        return False
    first = record.reference_code.levels[0]
    said = {*words_of(record.title.text), *(word for agent in record.makers for word in words_of(agent.name))}
    return set(words_of(first.title or first.number)) <= said | _SMALL_WORDS


@remembered_in_a_list
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


@remembered_in_a_list
def translators(record: Record) -> tuple[Name, ...]:
    """Return who translated the English text, or everybody who translated where there is none."""
    return translators_in(record, Locale.ENGLISH)


@remembered_in_a_list
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


@remembered_in_a_list
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
