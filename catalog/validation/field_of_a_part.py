"""A field of the record that belongs in a part of it: a number of a level, the language of a text, a status."""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalog.fields import fields_called
from catalog.findings import Fix, FixPlace
from catalog.model import Record
from catalog.validation.field_meant import VERY_LIKE
from catalog.validation.fields import keys_below, takes_list
from catalog.validation.fixed_values import Describe, in_one_line, is_brief, problem_of, settled
from catalog.validation.labelled_value import as_note
from catalog.validation.line_meant import languages_meant
from catalog.validation.unknown_field import Hint, UnknownField
from catalog.validation.word_meant import TRUTHS, meant, meant_form
from catalog.validation.yaml_value import yaml_list, yaml_value

__all__ = ["in_a_part"]

_FEW = 6
"""Fields that are still worth naming as places where a key belongs."""
_MOST_IN_HINT = 60
"""Characters of a value that a hint repeats."""
_PLACES_OF_A_KEY = ("reference_code", "texts", "dates", "administration", "extent", "digital_objects", "rights")
"""Parts of a record, the likeliest first, where a key may belong to several."""
_OF_NOTHING = frozenset({
    "value", "text", "name", "kind", "label", "number", "unit", "source", "system", "term", "date",
})  # fmt: skip
"""Keys that say nothing of what they belong to."""
_FILE_NAME = re.compile(r"\S[^:<>|?*]{0,200}\.[A-Za-z0-9]{2,5}")
_WORD = re.compile(r"[^\W\d_]{4,}")


def in_a_part(one: UnknownField, describe: Describe) -> Hint | None:
    """Say in which part a key is written that was written into the record itself; None where it is unknown."""
    below = keys_below(Record)
    near = _key_meant(one, below)
    if near is None or near in _OF_NOTHING or (len(below[near]) > _FEW and near != "language"):
        return None
    if near == "transcript" and (other := _no_transcript(one)):
        return other
    places = [field for field in _PLACES_OF_A_KEY if field in below[near]] or list(below[near])
    places = ["texts"] if near == "language" else places
    asked = "" if near == one.name else f"Did you mean {near!r}? "
    written = [field for field in places if field in one.around]
    if written and _is_said_within(written[0], near, one, describe):
        return f"{near!r} is written under {written[0]!r} already: remove this line.", Fix("", FixPlace.ENTRY)
    if written:
        return f"{asked}{_in_the_part(written[0], near, one, describe)}", _part_alone(written[0], near, one, describe)
    line = _new_part(places[0], near, one, describe)
    if line:
        return f"{asked}It is under {places[0]!r}: write `{line}`.", Fix(line, FixPlace.ENTRY)
    if places[0] == "reference_code" and is_brief(one.value) and isinstance(one.value, str):
        value = meant_form(near, one.value) or one.value
        line = f"reference_code: {{repository: GARF, {near}: {yaml_value(value)}}}"
        hint = f"{asked}It is under 'reference_code': `{line}`, with your archive for GARF."
        return hint, _part_alone("reference_code", near, one, describe)
    if near == "language":
        return _as_language_note(one)
    *others, last = map(repr, places)
    named = f"{', '.join(others)} or {last}" if others else last
    problem = problem_of((places[0], near), one.value, describe) if not others else None
    return f"{asked}Write it under {named}. {problem.hint if problem else ''}".rstrip(), None


def _key_meant(one: UnknownField, below: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the key of a part that the name of a field was meant to be."""
    near = one.name if one.name in below else next((name for name in fields_called(one.name) if name in below), None)
    return near or meant(one.name, tuple(below), VERY_LIKE)


def _no_transcript(one: UnknownField) -> Hint | None:
    """Say what is written of a transcript that is no file: nothing where it only says that there is one, or a note."""
    if isinstance(one.value, str) and one.value.casefold() in TRUTHS:
        hint = "Remove it; a transcript is a file beside the record: `texts: [{key: original, transcript: a.txt}]`."
        return hint, Fix("", FixPlace.ENTRY)
    if isinstance(one.value, str) and _FILE_NAME.fullmatch(one.value):
        return None
    note = as_note(one)
    hint = f"A transcript is a file beside the record; other words on it are a note: write `{note}`."
    return (hint, Fix(note, FixPlace.ENTRY)) if note else None


def _is_said_within(part: str, near: str, one: UnknownField, describe: Describe) -> bool:
    """Whether one of several entries of a part has the key with this value already."""
    there = one.around[part]
    entries = list(there.values()) if isinstance(there, dict) else there
    if not isinstance(entries, list) or len(entries) < 2 or not is_brief(one.value):
        return False
    value = settled((part, near), one.value, describe)
    return any(isinstance(entry, dict) and entry.get(near) in (value, one.value) for entry in entries)


def _as_language_note(one: UnknownField) -> Hint:
    """Say how words on languages are written that are more than their names: Ukrainian, some Polish."""
    words = one.value if isinstance(one.value, str) else ""
    named = [tag for word in _WORD.findall(words) if (tag := languages_meant(word)) and tag != "und"]
    tags = yaml_list(list(dict.fromkeys(named))) if named else "ru"
    example = f"`texts: [{{key: original, language: {tags}}}]`"
    if not words or len(words) > _MOST_IN_HINT or not named or "language_note" in one.around:
        return f"For the language of the document, write {example}, with its tag.", None
    line = f"language_note: {yaml_value(words)}"
    return f"Words on languages are a note: write `{line}`; where its texts are listed, with {example}.", (
        Fix(line, FixPlace.ENTRY)
    )


def _in_the_part(part: str, near: str, one: UnknownField, describe: Describe) -> str:
    """Say what is to be written within a part of the record that is there."""
    there = one.around[part]
    there = there[0] if isinstance(there, list) and len(there) == 1 else there
    if isinstance(there, dict) and near in there:
        return f"{near!r} is written under {part!r} already: remove this line."
    value = settled((part, near), one.value, describe) if is_brief(one.value) else None
    entry = f"an entry of {part!r}" if takes_list(Record, (part,)) else repr(part)
    what = f" `{near}: {in_one_line(value)}`" if value is not None else " it"
    return f"Write{what} under {part!r}, indented." if entry == repr(part) else f"Write{what} in {entry}."


def _part_alone(part: str, near: str, one: UnknownField, describe: Describe) -> Fix | None:
    """Return the part with nothing but the field: to be joined with what is written of it."""
    value = settled((part, near), one.value, describe) if is_brief(one.value) else None
    if value is None:
        return None
    fields = {near: value}
    return Fix(f"{part}: {in_one_line([fields] if takes_list(Record, (part,)) else fields)}", FixPlace.ENTRY)


def _new_part(part: str, near: str, one: UnknownField, describe: Describe) -> str | None:
    """Return the line of a part with one field in it; None where the part needs what is not known."""
    if not is_brief(one.value):
        return None
    fields = {near: one.value} if part != "texts" else {"key": "original", near: one.value}
    value = settled((part,), [fields] if takes_list(Record, (part,)) else fields, describe)
    return None if value is None else f"{part}: {in_one_line(value)}"
