"""A field that is a kind of another: a gauge is a physical characteristic, and its name stays beside its value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from catalog.fields import AGENT_FIELDS, all_fields, plain_name, values_called
from catalog.model import Container
from catalog.validation.fixed_values import in_one_line, is_brief
from catalog.validation.person_entry import agents_in, with_fields
from catalog.validation.unknown_field import UnknownField
from catalog.validation.word_meant import said
from catalog.vocabularies import IdentifierKind

__all__ = ["MOST_IN_HINT", "as_note", "counted", "is_kind_of", "labelled"]

MOST_IN_HINT = 200
"""Characters of a value that a hint repeats."""
_IDENTIFIERS = tuple(kind.value for kind in IdentifierKind)
_EXTENT_OF = (
    "number of ", "no of ", "total ", "count of ", "количество ", "число ", "кількість ", "anzahl der ", "anzahl ",
    "zahl der ", "nombre de ", "nombre d'", "número de ", "numero di ", "liczba ",
)  # fmt: skip
"""What is before the word for what is counted."""
_MEASURE_OF = ("size of ", "length of ", "duration of ", "dimensions of ", "weight of ", "размер ", "розмір ", "длина ")


def is_kind_of(field: str, name: str) -> bool:
    """Whether a name is that of a kind of what a field holds: an inscription is a kind of note."""
    return plain_name(name) in _kinds().get(field, ())


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    return {field.path: frozenset(map(plain_name, field.kinds)) for field in all_fields() if field.kinds}


def _label(one: UnknownField) -> str:
    """Return the name of a field as the words before its value: Frame rate."""
    words = " ".join(one.name.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def labelled(one: UnknownField, near: str) -> str:
    """Return the line of a field whose value is kept with its name; nothing where the name says nothing more."""
    if not one.is_top or not is_kind_of(near, one.name):
        return ""
    if near in AGENT_FIELDS:
        entries = [with_fields(name, note=_label(one)) for name in agents_in(one.value)]
        return f"{near}: [{', '.join(entries)}]" if entries else ""
    text = _one_text(one.value)
    if not text:
        return ""
    if near == "notes":
        return as_note(one)
    if near == "identifiers":
        kind = said(one.plain, _IDENTIFIERS)
        return f"identifiers: [{in_one_line({'value': text, **({'kind': kind} if kind else {'system': _label(one)})})}]"
    if near == "containers":
        return f"containers: [{in_one_line({'kind': _kind_of_container(one.plain), 'number': text})}]"
    return f"{near}: {in_one_line(f'{_label(one)}: {text}')}"


def _kind_of_container(word: str) -> str:
    """Return the word for a container, or the one for places in the stacks, which are for the staff."""
    return next((kind for kind in values_called(word) if Container(kind=kind).is_shelf), word)


def counted(one: UnknownField) -> str:
    """Return the extent that a field of a number is: number of reels, 4, is 4 reels. Of other fields nothing."""
    value = one.value.strip() if isinstance(one.value, str) else ""
    if not value[:1].isdigit() or len(value) > MOST_IN_HINT:
        return ""
    if begin := next((words for words in _EXTENT_OF if one.plain.startswith(words)), ""):
        return f"{value} {one.plain.removeprefix(begin)}" if value.isdigit() else value
    return value if one.plain.startswith(_MEASURE_OF) and not value.isdigit() else ""


def as_note(one: UnknownField) -> str:
    """Return the note that a field of the record can be written as; nothing where its value is long."""
    text = _one_text(one.value)
    if not text or len(one.name) > MOST_IN_HINT or not one.name.strip():
        return ""
    return f"notes: [{in_one_line({'kind': _label(one), 'text': text})}]"


def _one_text(value: Any) -> str:
    """Return a short value as one text: entries behind each other, pairs with their names. Nothing of a long one."""
    if not is_brief(value):
        return ""
    if isinstance(value, list):
        return "; ".join(text for one in value if (text := _one_text(one)))
    if isinstance(value, dict):
        return "; ".join(f"{name} {text}" for name, one in value.items() if (text := _one_text(one)))
    return str(value)
