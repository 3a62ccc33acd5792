"""Writing the words of a source into the fields of a draft: ids, agents, archives, genres, languages and notes."""

from __future__ import annotations

import re
from typing import Any

from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import slug
from catalog.languages.by_name import LISTED, named
from catalog.languages.codes import language_of
from catalog.model.strings import clean
from catalog.names import read_name
from catalog.vocabularies import AgentKind, Genre

__all__ = [
    "add_language",
    "id_of",
    "is_genre",
    "languages_of",
    "write_agent",
    "write_archive",
    "write_genre",
    "write_id",
    "write_language",
    "write_note",
    "write_unit_above",
]

_SEVERAL = re.compile(r";|\s//\s")
_RECORD_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_PLACE_IN_UNIT = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_FOR_STYLES = re.compile(r"(?:archive-place|annote|division|references|section|title-short): ")
"""Lines of a note that say to styles what other fields say already."""
_CODE_OF_ADDRESS = re.compile(r"https?://[^\s;,|]*/([A-Za-z-]{2,})/?")
"""The code of a language at the end of its address: http://id.loc.gov/vocabulary/iso639-2/rus."""
_GENRES = frozenset(genre.value for genre in Genre)


def write_id(entry: Entry, text: str, place: str, *, prefix: str = "", system: str = "") -> None:
    """Write the item's own name as the id, in the letters an id may have; a bare number says what it is one of."""
    words = text.strip()
    record_id = f"{prefix}-{slug(words)}" if prefix and words.isdigit() else id_of(words)
    if record_id and "id" not in entry.document:
        entry.identify(words, system)
    if record_id:
        entry.write("/id", record_id, place)


def id_of(text: str) -> str:
    """Return a name in the letters an id may have; nothing where none is left."""
    name = text.strip()
    return name if _RECORD_ID.fullmatch(name) else slug(name)


def write_unit_above(entry: Entry, record: str, sequence: str, place: str) -> None:
    """Write the unit above by the id of its record in a catalogue; a bare number is one of another system."""
    if _RECORD_ID.fullmatch(record) and not record.isdigit():
        entry.write("/part_of", record, place)
        if _PLACE_IN_UNIT.fullmatch(sequence):
            entry.write("/sequence", sequence, place)


def write_agent(
    entry: Entry,
    pointer: str,
    text: str,
    place: str,
    fixed: dict[str, Any] | None = None,
    *,
    is_person: bool = False,
    is_inverted: bool = False,
    is_direct: bool = False,
) -> None:
    """Write a name; `Nehru, Jawaharlal` is a surname and the rest, in the order the item has them elsewhere.

    `is_inverted`: the format says that what is before the comma is the surname; `is_direct`: that it is no surname.
    """
    words = clean(text)
    if not words:
        return
    if _SEVERAL.search(words):
        written = entry.write(pointer, words.strip(", ") or words, place, fixed)
        entry.ask(written, "The words may name more than one.", words)
        return
    surname, _, rest = words.partition(",")
    kind = (fixed or {}).get("kind", "")
    reading = read_name(
        words.strip(", ") or words,
        is_person=is_person or kind == AgentKind.PERSON,
        is_body=is_direct or kind in (AgentKind.CORPORATE_BODY, AgentKind.FAMILY),
        is_inverted=is_inverted,
        is_surname_first=_is_surname_first(surname, rest.strip(), entry.words),
    )
    name = reading.name or words  # a name that is nothing but a comma
    split = {"as_written": words} if name != words else {}
    split |= {"surname": reading.surname} if reading.surname else {}
    written = entry.write(pointer, name, place, {**split, **(fixed or {})})
    if reading.question:
        entry.ask(written, reading.question, words, reading.answers)


def _is_surname_first(surname: str, rest: str, words: str) -> bool:
    """Whether words have a name with its surname first, and nowhere with it last."""
    return bool(rest) and f"{surname} {rest}" in words and f"{rest} {surname}" not in words


def write_archive(entry: Entry, archive: str, location: str, place: str) -> None:
    """Write the archive and the place in it, to be read as one reference."""
    words = clean(
        location if archive and location.startswith(archive) else ", ".join(filter(None, (archive, location)))
    )
    if words:
        entry.write("/reference_code/as_written", words, place)


def write_genre(entry: Entry, text: str, place: str) -> None:
    """Write a genre of our list; another word for the kind of document is a note."""
    word = clean(text)
    first, _, number = word.partition(" ")
    if is_genre(word):
        entry.write("/genre", word.lower(), place)
        return
    if is_genre(first) and number.isdigit():  # telegram 533
        entry.write("/genre", first.lower(), place)
    if word:
        entry.write("/notes/*", word, place)


def is_genre(text: str) -> bool:
    """Whether a word is a genre of our list."""
    return clean(text).lower() in _GENRES


def write_short_title(entry: Entry, text: str, place: str) -> None:
    """Ignore a short title; one that the title begins with says nothing of its own."""
    title = entry.document.get("title", "")
    if not str(title.get("text", "") if isinstance(title, dict) else title).startswith(clean(text)):
        entry.ignore(text, place)


def write_note(entry: Entry, text: str, place: str) -> None:
    """Write the lines of a note; one that says what another field says already is skipped."""
    for line in filter(None, map(clean, text.split("\n"))):
        rights = re.match(r"(?:Rights|license): (.+)", line)
        if rights and "rights" not in entry.document:
            entry.write("/rights/statement", rights[1], place)
        elif _FOR_STYLES.match(line):
            entry.ignore(line, place)
        elif line != entry.document.get("reference_code", {}).get("as_written"):
            entry.write("/notes/*", line, place)


def write_language(entry: Entry, text: str, place: str, *, translated: bool) -> None:
    """Write the languages, by code or by name, which are those of the translation where there are translators.

    Words that name none are ignored; a word beside them costs itself alone.
    """
    key = "translation" if translated else "original"
    for word in filter(None, map(str.strip, LISTED.split(_CODE_OF_ADDRESS.sub(r"\1", text)))):
        tag = language_of(word) or named(word)
        if tag:
            add_language(entry, tag, place, key)
        else:
            entry.ignore(word, place)


def languages_of(words: str) -> list[str]:
    """Return the tags of languages by their codes or names, where words are nothing more."""
    tags = [language_of(word) or named(word) for word in LISTED.split(words.strip())] if "/" not in words else []
    return list(dict.fromkeys(tags)) if all(tags) else []


def add_language(entry: Entry, tag: str, place: str, key: str = "original") -> None:
    """Write the language of a text, once."""
    texts = [text for text in entry.document.get("texts", ()) if text["key"] == key]
    if not any(tag in text.get("language", ()) for text in texts):
        entry.write(f"/texts/@{key}/language/*", tag, place)
