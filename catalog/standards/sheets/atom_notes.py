"""The general notes of AtoM's sheets: notes, and behind its name whatever AtoM has no column for."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.drafts.draft_builder import Entry
from catalog.model import ELEMENTS, Record
from catalog.standards.sheets.atom_events import takes_history
from catalog.standards.sheets.atom_voice import Voice

__all__ = ["notes_of", "write_note"]

_ELEMENTS = {row.label: row for row in ELEMENTS if not row.atom}
_LONGEST_HEADING = 200
_PLACES = {
    "Abstract": "/abstract/text",
    "Other title": "/other_titles/*/text",
    "Classification": "/classification",
    "Web page": "/url",
    "Digital object": "/digital_objects/*/url",
}
"""What else is said behind its name, and where it goes in a record."""


def notes_of(record: Record, voice: Voice, shown: int | None) -> Iterator[str]:
    """Yield what is in the general notes of a row; `shown` is the object that has a column."""
    for row in _ELEMENTS.values():
        said = row.of(record)[1:] if row.field == "history" and takes_history(record) else row.of(record)
        yield from (row.labelled(words.text) for words in said if voice.speaks(words.language))
    if record.abstract and record.scope and voice.speaks(record.abstract.language):
        yield f"Abstract: {record.abstract.text}"
    titles = [title.text for title in record.other_titles if voice.speaks(title.language)]
    yield from (f"Other title: {title}" for title in titles[0 if voice.is_own else 1 :])
    if voice.is_own:
        yield from _of_the_unit(record, voice, shown)
    for note in record.notes:
        if voice.speaks(note.language):
            yield f"{note.kind}:\n{note.text}" if note.kind else note.text


def _of_the_unit(record: Record, voice: Voice, shown: int | None) -> Iterator[str]:
    if record.classification:
        yield f"Classification: {record.classification}"
    if record.url:
        yield f"Web page: {record.url}"
    for number, one in enumerate(record.digital_objects):
        if number != shown:
            yield f"Digital object: {voice.catalogue.url_of_object(record.id, one)}"


def write_note(entry: Entry, words: str, place: str, language: str = "") -> None:
    """Write a note where its name says that it belongs, or else as a note; in another language as its words."""
    name, _, said = words.partition(": ")
    fixed = {"language": language} if language else {}
    if name in _ELEMENTS and said:
        entry.paragraphs(_ELEMENTS[name].pointer, said, place, language)
    elif name in _PLACES and said and "\n" not in said.strip():
        entry.write(_PLACES[name], said.strip(), place, fixed if "titles" in _PLACES[name] else {})
    elif name == "Abstract" and said and "abstract" not in entry.document:
        entry.write("/abstract/text", said, place)
    else:
        _write_plain(entry, words, place, fixed)


def _write_plain(entry: Entry, words: str, place: str, fixed: dict[str, str]) -> None:
    """Write a note; a first line that ends with a colon is its heading."""
    heading, _, said = words.partition(":\n")
    if said.strip() and len(heading) <= _LONGEST_HEADING and "\n" not in heading:
        fixed = {**fixed, "kind": heading}
        words = said.strip()
    if fixed:
        entry.write("/notes/*/text", words, place, fixed)
    else:
        entry.write("/notes/*", words, place)
