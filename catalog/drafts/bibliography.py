"""What a reference manager says of a document, whatever its file format."""

from __future__ import annotations

import re

from catalog.drafts.draft_builder import Entry
from catalog.drafts.draft_from_text import clean
from catalog.drafts.identifier import slug
from catalog.languages.by_name import named
from catalog.languages.codes import language_of
from catalog.vocabularies import Genre

__all__ = [
    "add_language",
    "id_of",
    "is_genre",
    "write_agent",
    "write_archive",
    "write_genre",
    "write_id",
    "write_language",
    "write_note",
]

_RECORD_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_WITH_SUFFIX = re.compile(r"([^,;]+,[^,;]+)(,\s(?:Jr|Sr|II|III|IV)\b\.?)")
"""A name whose suffix follows the given one: `Kennan, George F., Jr.`."""
_LISTED = re.compile(r"[;,|]\s*|\s+(?:and|et|und|и)\s+")
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


def write_agent(entry: Entry, pointer: str, text: str, place: str, fixed: dict[str, str] | None = None) -> None:
    """Write a name; `Nehru, Jawaharlal` is a surname and the rest, in the order the item has them elsewhere."""
    words = clean(text)
    suffixed = _WITH_SUFFIX.fullmatch(words)
    plain, suffix = suffixed.groups() if suffixed else (words, "")
    surname, comma, given = (part.strip() for part in plain.partition(","))
    if not words:
        return
    if not comma or not given or "," in given or ";" in words:
        written = entry.write(pointer, words.strip(", ") or words, place, fixed)
        if ";" in words:
            entry.ask(written, "The words may name more than one.", words)
    else:
        split = {"as_written": words, "surname": surname}
        is_surname_first = f"{surname} {given}" in entry.words
        name = f"{surname} {given}" if is_surname_first else f"{given} {surname}"
        entry.write(pointer, f"{name}{suffix}", place, {**split, **(fixed or {})})


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
    if is_genre(word):
        entry.write("/genre", word.lower(), place)
    elif word:
        entry.write("/notes/*", word, place)


def is_genre(text: str) -> bool:
    """Whether a word is a genre of our list."""
    return clean(text).lower() in _GENRES


def write_note(entry: Entry, text: str, place: str) -> None:
    """Write the lines of a note; one that says what another field says already is skipped."""
    for line in filter(None, map(clean, text.split("\n"))):
        rights = re.match(r"(?:Rights|license): (.+)", line)
        if rights and "rights" not in entry.document:
            entry.write("/rights/statement", rights[1], place)
        elif line.startswith("archive-place: "):
            entry.leave(line, place)
        elif line != entry.document.get("reference_code", {}).get("as_written"):
            entry.write("/notes/*", line, place)


def write_language(entry: Entry, text: str, place: str, *, translated: bool) -> None:
    """Write the languages, by code or by name, which are those of the translation where there are translators.

    Words that name none are left; a word beside them costs itself alone.
    """
    key = "translation" if translated else "original"
    for word in filter(None, map(str.strip, _LISTED.split(text))):
        tag = language_of(word) or named(word)
        if tag:
            add_language(entry, tag, place, key)
        else:
            entry.leave(word, place)


def add_language(entry: Entry, tag: str, place: str, key: str = "original") -> None:
    """Write the language of a text, once."""
    texts = [text for text in entry.document.get("texts", ()) if text["key"] == key]
    if not any(tag in text.get("language", ()) for text in texts):
        entry.write(f"/texts/@{key}/language/*", tag, place)
