"""The columns of a table of records, in the order of the record: each is a place in it, and how its values are written.

Before a record is laid out, its short forms are spelled out, and the translators of its texts and the levels of its
reference code have columns of their own; `gather` puts all of it back.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.model.addresses import ADDRESS_SCHEMES
from catalog.model.elements import ELEMENTS
from catalog.vocabularies import CodeLevel, DateEvent, Role

__all__ = ["COLUMNS", "Column", "Token", "gather", "scatter"]

_SHORT = {"title": "text", "abstract": "text", "access": "conditions"}
_SIMPLE_LEVELS = ("fond", "opis", "delo")
_EVENTS = frozenset(event.value for event in DateEvent)
_ROLES = frozenset(role.value for role in Role)
_LEVELS = frozenset(level.value for level in CodeLevel)
_TEXT = re.compile(r"(?P<key>[^:<|]+?)(?:: (?P<languages>[^<|]+?))?(?: < (?P<source>[^<|]+))?")
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Token:
    """How a value is written in a cell. `write` gives None for a value that the column has no words for."""

    write: Callable[[Any], str | None]
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its place in the record, its values, and what to write there."""

    name: str
    path: tuple[str, ...]
    token: Token
    help: str
    several: bool = False


def brief(field: str) -> Token:
    """Return the form of a part that may be written short: its field alone."""

    def write(item: Any) -> str | None:
        value = item.get(field) if isinstance(item, dict) else item
        return value if isinstance(value, str) else None

    return Token(write, lambda text: text)


def _write_date(item: Any) -> str | None:
    value, event = (item.get("value"), item.get("event")) if isinstance(item, dict) else (item, None)
    if not value:
        return None
    return f"{event}: {value}" if event else str(value)


def _read_date(text: str) -> Any:
    event, separator, value = text.partition(": ")
    return {"value": value.strip(), "event": event} if separator and event in _EVENTS else text


def _write_contributor(item: Any) -> str | None:
    name, role = (item.get("name"), item.get("role")) if isinstance(item, dict) else (item, None)
    return f"{role or Role.CONTRIBUTOR.value}: {name}"


def _read_contributor(text: str) -> Any:
    role, separator, name = text.partition(": ")
    if not separator or role not in _ROLES or not name.strip():
        return text
    return name if role == Role.CONTRIBUTOR.value else {"name": name, "role": role}


def _write_level(item: Any) -> str | None:
    level, number = item
    value = number.get("number") if isinstance(number, dict) else number
    return f"{level} {value}"


def _read_level(text: str) -> Any:
    level, _, number = text.partition(" ")
    return [level, number] if level in _LEVELS else ["number", text]


def _write_text(item: Any) -> str | None:
    languages = item.get("language", [])
    named = ", ".join([languages] if isinstance(languages, str) else languages)
    source = item.get("translated_from")
    return f"{item['key']}{f': {named}' if named else ''}{f' < {source}' if source else ''}"


def _read_text(text: str) -> Any:
    found = _TEXT.fullmatch(text.strip())
    if not found:
        return {"key": text}
    languages = [each.strip() for each in (found["languages"] or "").split(",") if each.strip()]
    language = {"language": languages[0] if len(languages) == 1 else languages} if languages else {}
    return {"key": found["key"], **language, **({"translated_from": found["source"]} if found["source"] else {})}


def _write_translator(item: Any) -> str | None:
    key, agent = item
    return f"{key}: {agent['name'] if isinstance(agent, dict) else agent}"


def _read_translator(text: str) -> Any:
    key, separator, name = text.partition(": ")
    return [key, name] if separator else ["", text]


def _write_object(item: Any) -> str | None:
    return item if isinstance(item, str) else item.get("url") or item.get("file")


def _read_object(text: str) -> Any:
    return text if text.startswith(ADDRESS_SCHEMES) else {"file": text}


_WORD = Token(lambda item: item if isinstance(item, str) else None, lambda text: text)
_DATE = Token(_write_date, _read_date)
_CONTRIBUTOR = Token(_write_contributor, _read_contributor)
_LEVEL = Token(_write_level, _read_level)
_OBJECT = Token(_write_object, _read_object)
_TEXT_FORM = Token(_write_text, _read_text)
_TRANSLATOR = Token(_write_translator, _read_translator)

COLUMNS: tuple[Column, ...] = (
    Column("id", ("id",), _WORD, "the stable name of the record"),
    Column("level", ("level",), _WORD, "fonds, series, file, item ..."),
    Column("genre", ("genre",), _WORD, "letter, telegram, minutes ..."),
    Column("title", ("title", "text"), _WORD, "the title"),
    Column("title language", ("title", "language"), _WORD, "its language: en, ru, zh-Hant"),
    Column("title supplied by", ("title", "supplied_by"), _WORD, "who supplied it, where the document has none"),
    Column("other titles", ("other_titles",), brief("text"), "titles in other languages", several=True),
    Column("repository", ("reference_code", "repository"), _WORD, "the archive: GARF"),
    Column("fond", ("reference_code", "fond"), brief("number"), "fond"),
    Column("opis", ("reference_code", "opis"), brief("number"), "opis"),
    Column("delo", ("reference_code", "delo"), brief("number"), "delo"),
    Column("levels", ("reference_code", "levels"), _LEVEL, "any other code: box 3 | folder 7", several=True),
    Column("leaves", ("reference_code", "leaves"), _WORD, "leaves: 170-190, 192v"),
    Column("reference as written", ("reference_code", "as_written"), _WORD, "the reference as the source has it"),
    Column("ark", ("ark",), _WORD, "the lasting name: ark:/12345/x5wf6"),
    Column("part of", ("part_of",), _WORD, "the id of the record it belongs to"),
    Column("sequence", ("sequence",), _WORD, "the place among the units of the same parent"),
    Column("dates", ("dates",), _DATE, "1956-09-05, or creation: 1956-09-05 | sending: 1956-09~", several=True),
    Column("extent", ("extent",), _WORD, "21 leaves"),
    Column("authors", ("authors",), brief("name"), "who wrote it", several=True),
    Column("signatories", ("signatories",), brief("name"), "who signed it", several=True),
    Column("recipients", ("recipients",), brief("name"), "to whom it is addressed", several=True),
    Column("contributors", ("contributors",), _CONTRIBUTOR, "editor: Boris Smirnov", several=True),
    Column("texts", ("texts",), _TEXT_FORM, "original: zh | russian: ru < original", several=True),
    Column("translators of texts", ("translators",), _TRANSLATOR, "english: Gary Goldberg", several=True),
    Column("abstract", ("abstract", "text"), _WORD, "the abstract"),
    Column("abstract language", ("abstract", "language"), _WORD, "its language"),
    Column("subjects", ("subjects",), brief("term"), "subject headings", several=True),
    Column("places", ("places",), brief("name"), "places it is about", several=True),
    Column("mentions", ("mentions",), brief("name"), "agents it mentions", several=True),
    Column("related", ("related",), brief("title"), "related documents", several=True),
    *(Column(row.column, (row.field,), _WORD, row.hint) for row in ELEMENTS),
    Column("classification", ("classification",), _WORD, "Secret"),
    Column("rights uri", ("rights", "uri"), _WORD, "a statement of rightsstatements.org, or a licence"),
    Column("rights statement", ("rights", "statement"), _WORD, "the rights in words"),
    Column("access", ("access", "conditions"), _WORD, "conditions of access"),
    Column("url", ("url",), _WORD, "the page of the document elsewhere"),
    Column(
        "digital objects",
        ("digital_objects",),
        _OBJECT,
        "scans and recordings: files below objects/, or addresses",
        several=True,
    ),
    Column("notes", ("notes",), brief("text"), "notes", several=True),
    Column("status", ("administration", "status"), _WORD, "draft; published where it is empty"),
    Column("sets", ("administration", "sets"), _WORD, "sets of the feed", several=True),
)
"""All columns but the last one."""


def scatter(plain: Mapping[str, Any]) -> Plain:
    """Return a copy of a plain record with its short forms spelled out and its nested lists set apart."""
    tree: Plain = copy.deepcopy(dict(plain))
    for key, field in _SHORT.items():
        if isinstance(tree.get(key), str):
            tree[key] = {field: tree[key]}
    code = tree.get("reference_code")
    if isinstance(code, dict):
        _set_levels_apart(code)
    texts = tree.get("texts", [])
    if len({text["key"] for text in texts}) == len(texts):
        translators = [[text["key"], agent] for text in texts for agent in text.pop("translators", [])]
        if translators:
            tree["translators"] = translators
    return tree


def gather(tree: Plain) -> Plain:
    """Return the plain record of what `scatter` set apart. A translator of a text that is not there makes the text."""
    texts = tree.get("texts", [])
    for key, agent in tree.pop("translators", []):
        text = next((each for each in texts if each.get("key") == key), None)
        if text is None:
            text = {"key": key or "translation"}
            texts = [*texts, text]
            tree["texts"] = texts
        text.setdefault("translators", []).append(agent)
    code = tree.get("reference_code")
    if isinstance(code, dict):
        _put_levels_back(code)
    for key, field in _SHORT.items():
        if isinstance(tree.get(key), dict) and set(tree[key]) == {field}:
            tree[key] = tree[key][field]
    return tree


def _set_levels_apart(code: Plain) -> None:
    """Leave fond, opis and delo in their columns where the code is just that; else list its levels in their order."""
    given = [key for key in code if key in _LEVELS]
    if given and given != [key for key in _SIMPLE_LEVELS if key in given]:
        code["levels"] = [[key, code.pop(key)] for key in given]
    elif "levels" in code:
        code["levels"] = [[part.pop("level"), part] for part in code["levels"]]


def _put_levels_back(code: Plain) -> None:
    """Write levels as keys in their order, or as a list where one of them occurs twice."""
    levels = [[key, code.pop(key)] for key in _SIMPLE_LEVELS if key in code] + code.pop("levels", [])
    if len({level for level, _ in levels}) == len(levels):
        code.update(levels)
    else:
        numbers = ((level, {"number": number} if isinstance(number, str) else number) for level, number in levels)
        code["levels"] = [{"level": level, **number} for level, number in numbers]
