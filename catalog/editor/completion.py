"""What can be written where the cursor is: fields, words of closed lists, ids, names and archives already used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import yaml

from catalog.editor.cursor import Cursor
from catalog.editor.known_records import KnownRecords
from catalog.editor.schema import about, fields_at, is_agent, is_list, words_of
from catalog.fields import all_fields
from catalog.languages.by_name import LANGUAGE_NAMES
from catalog.languages.codes import english_name
from catalog.reference_codes import register
from catalog.validation.yaml_value import yaml_value

__all__ = ["Suggestion", "suggestions"]

_MOST = 300
_KEY = re.compile(r"""\bkey["']?: *["']?([a-z0-9][\w.-]*)""")
_LINKS = frozenset({"part_of", "record"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to write: what the list shows, what is written, and what is said of it."""

    label: str
    snippet: str
    """With `$1` where the cursor goes, as editors read it; where `is_snippet` is False, the plain text."""
    kind: str
    """field, word, record, name or archive."""
    detail: str = ""
    explained: str = ""
    is_snippet: bool = False


def suggestions(cursor: Cursor, text: str, known: KnownRecords | None) -> tuple[list[Suggestion], bool]:
    """Return what can be written at the cursor, the likeliest first, and whether that is all.

    Of very many, those are returned that have the word which is typed so far.
    """
    found = list(islice(_all(cursor, text, known), _MOST + 1))
    if len(found) <= _MOST:
        return found, True
    word = cursor.word.casefold()
    fitting = (one for one in _all(cursor, text, known) if word in f"{one.label} {one.explained}".casefold())
    return list(islice(fitting, _MOST)), False


def _all(cursor: Cursor, text: str, known: KnownRecords | None) -> Iterator[Suggestion]:
    if cursor.field is None and not _is_entry_of_words(cursor):
        if cursor.in_list:
            yield from _values(cursor.path, text, known)
        yield from _fields(cursor, text)
    else:
        yield from _values(cursor.path if cursor.field is None else (*cursor.path, cursor.field), text, known)


def _is_entry_of_words(cursor: Cursor) -> bool:
    return cursor.in_list and not fields_at(cursor.path)


def _fields(cursor: Cursor, text: str) -> Iterator[Suggestion]:
    """Yield the fields that are not yet there, with the form of their values."""
    there = _written(cursor, text)
    for name in fields_at(cursor.path):
        if name in there and name != cursor.word:
            continue
        path = (*cursor.path, name)
        field = _field(".".join(path))
        shown = field.numbers if field else ""
        snippet = f"{name}: " if cursor.in_brackets else _snippet(path, " " * cursor.indent)
        yield Suggestion(name, snippet, "field", shown, about(path), is_snippet=not cursor.in_brackets)


def _written(cursor: Cursor, text: str) -> set[str]:
    if cursor.path or cursor.written:
        return set(cursor.written)
    lines = (line.partition(":") for line in text.splitlines() if line[:1].strip() and line[0] not in "#-")
    return {name.strip("\"'") for name, colon, _ in lines if colon}


@cache
def _field(path: str) -> Any:
    return next((field for field in all_fields() if field.path == path), None)


@cache
def _snippet(path: tuple[str, ...], indent: str) -> str:
    """Return a field with an example of its value, in which each text is a place to type in."""
    field = _field(".".join(path))
    value = yaml.load(field.example, Loader=yaml.BaseLoader) if field else None  # noqa: S506 - it makes text alone
    for name in path:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(name) if isinstance(value, dict) else None
    name = path[-1]
    if value is None:
        value = [""] if is_list(path) else "" if not fields_at(path) or words_of(path) else {}
    return f"{name}:{_Places().written(value, indent)}"


class _Places:
    """Writes an example in block style, with its texts numbered as places to type in."""

    def __init__(self) -> None:
        self._count = 0

    def written(self, value: Any, indent: str) -> str:
        if isinstance(value, dict):
            inner = f"{indent}  "
            return "".join(f"\n{inner}{key}:{self.written(one, inner)}" for key, one in value.items()) or f"\n{inner}$1"
        if isinstance(value, list):
            return f"\n{indent}  - {self._entry(value[0] if value else '', f'{indent}  ')}"
        return f" {self._place(value)}"

    def _entry(self, value: Any, indent: str) -> str:
        if not isinstance(value, dict):
            return self._place(value)
        fields = [f"{key}:{self.written(one, f'{indent}  ')}" for key, one in value.items()]
        return f"\n{indent}  ".join(fields)

    def _place(self, value: Any) -> str:
        self._count += 1
        shown = yaml_value(str(value)) if value else ""
        escaped = shown.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
        return f"${{{self._count}:{escaped}}}" if escaped else f"${self._count}"


def _values(path: tuple[str, ...], text: str, known: KnownRecords | None) -> Iterator[Suggestion]:
    """Yield the values that a field may have."""
    for word, meaning in words_of(path).items():
        yield Suggestion(word, yaml_value(word), "word", "", meaning)
    name = path[-1] if path else ""
    if name in _LINKS and known:
        for record in known.ids():
            yield Suggestion(record.id, record.id, "record", record.level, record.title)
    elif name == "translated_from":
        yield from _keys(text)
    elif name == "kept_at":
        yield Suggestion("reference_code", "reference_code", "word", "", "Where the record itself is kept.")
    elif name == "repository":
        yield from _archives(known)
    elif name == "language":
        yield from _languages(known)
    elif name in ("subjects", "term"):
        yield from _used("subjects", known)
    elif is_agent(path) or (name == "name" and is_agent(path[:-1])):
        yield from _used("agents", known)


def _used(kind: str, known: KnownRecords | None) -> Iterator[Suggestion]:
    for word, times in known.words[kind].most_common() if known else ():
        detail = f"in {times:,} place{'' if times == 1 else 's'}"
        yield Suggestion(word, yaml_value(word), "name", detail)


def _keys(text: str) -> Iterator[Suggestion]:
    for key in dict.fromkeys(_KEY.findall(text)):
        yield Suggestion(key, key, "word", "", "A text of this record.")


def _archives(known: KnownRecords | None) -> Iterator[Suggestion]:
    used: Mapping[str, int] = known.words["archives"] if known else {}
    for word, times in sorted(used.items(), key=lambda item: -item[1]):
        archive = register.find(word)
        yield Suggestion(word, yaml_value(word), "archive", f"in {times:,} records", archive.name if archive else "")
    for archive in register.in_use().archives:
        if archive.code not in used:
            yield Suggestion(archive.code, yaml_value(archive.code), "archive", archive.city or "", archive.name)


def _languages(known: KnownRecords | None) -> Iterator[Suggestion]:
    used = [word for word, _ in known.words["languages"].most_common()] if known else []
    for tag in dict.fromkeys([*used, *LANGUAGE_NAMES.values()]):
        yield Suggestion(tag, tag, "word", english_name(tag))
