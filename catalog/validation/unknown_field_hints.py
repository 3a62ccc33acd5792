"""An unknown field: which field it was meant to be, or where it belongs, and what to write there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from catalog.fields import all_fields, fields_called
from catalog.findings import Fix, FixPlace
from catalog.model import Record
from catalog.validation.field_meant import VERY_LIKE, field_meant
from catalog.validation.fields import keys_below, models_at, takes_list
from catalog.validation.fixed_values import Describe, in_one_line, is_brief, problem_of, settled
from catalog.validation.line_meant import authority_meant, day_meant, languages_meant
from catalog.validation.parts_as_fields import part_of_a_value
from catalog.validation.person_entry import agent_fields
from catalog.validation.unknown_field import Hint, UnknownField
from catalog.validation.word_meant import TRUTHS, disguise, meant, meant_form, said
from catalog.validation.yaml_value import yaml_list, yaml_value
from catalog.vocabularies import CodeLevel, Genre, Role

__all__ = ["hint_for"]

_LIKE = 0.65
_FEW = 6
"""Fields that are still worth naming as places where a key belongs."""
_GENRES = tuple(genre.value for genre in Genre)
_MOST_IN_HINT = 60
"""Characters of a value that a hint repeats."""
_ROLES = tuple(
    role.value for role in Role if role not in (Role.AUTHOR, Role.SIGNATORY, Role.ADDRESSEE, Role.TRANSLATOR)
)
"""Those that have no field of their own."""
_PLACES_OF_A_KEY = ("reference_code", "texts", "dates", "administration", "extent", "digital_objects", "rights")
"""Parts of a record, the likeliest first, where a key may belong to several."""
_NUMBER = re.compile(r"(?:[^\W\d_]{1,4}[ .-]{1,2})?\d[\w/.-]{0,20}")
"""A number of an archive, with the letters before it: 7733, N 1234, R-5446."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLACE = frozenset({"place", "место", "місце", "ort", "lieu", "lugar", "luogo", "miejsce"})
_LIFE = ("born", "died", "birth", "death")
_BELOW = frozenset({"children", "parts", "contains", "members", "units", "sub units", "subunits", "has parts", "child"})
"""What people call a list of the units below, which is written nowhere."""
_COMMA = "If it belongs to the text before it, put all of that in quotation marks: inside braces a comma ends a text. "


def hint_for(one: UnknownField, describe: Describe) -> Hint:
    """Return the hint for an unknown field, and what to write in its place."""
    if one.name.strip(" ") != one.name and one.name.strip() in one.known:
        return f"Write the name without blanks: `{one.name.strip()}`.", Fix(one.name.strip(), FixPlace.NAME)
    if one.name[:1].isspace():
        return "The line begins with a no-break space, which YAML takes for a letter: write spaces in its place.", None
    near = None if _is_number_of_a_level(one) else field_meant(one.name, one.location)
    is_agent = near in (None, "contributors") and "contributors" in one.known
    if is_agent and (role := said(one.name.removesuffix("s"), _ROLES)):
        return _as_contributor(role, one.value)
    if part := part_of_a_value(one):
        return part
    if one.is_top and one.plain in _BELOW:
        own_id = one.around.get("id", "the id of this record")
        return f"The units below name the unit above: write `part_of: {own_id}` in each, and remove this line.", None
    if one.is_top and near in (None, "genre") and (contents := _as_contents(one)):
        return contents
    if near and not (near == "contributors" and one.plain in ("role", "roles")):
        return _as_field(one, near, describe)
    if below := _below(one, describe) if one.is_top else None:
        return below
    if near := meant(one.name, one.known, _LIKE):
        return _as_field(one, near, describe)
    return _unknown(one)


def _is_number_of_a_level(one: UnknownField) -> bool:
    """Whether a field of the record is a level of a code with its number: `fonds: 7733` names no record above."""
    called = fields_called(one.name)
    levels = {level.value for level in CodeLevel}
    is_level = not levels.isdisjoint((one.plain.replace(" ", "_"), *called)) and "reference_code" not in called
    return one.is_top and is_level and isinstance(one.value, str) and bool(_NUMBER.fullmatch(one.value))


def _as_field(one: UnknownField, near: str, describe: Describe) -> Hint:
    """Say how the value is written in the field that was meant."""
    if near in one.around:
        return _written_already(near, one, describe)
    asked = f"Did you mean {near!r}?{disguise(one.name, near)}"
    if near == "note" and one.name == "died" and "born" in one.around:
        return "Write it in the note of 'born', and remove it here.", Fix("", FixPlace.ENTRY)
    if near == "places" and one.is_top and one.plain in _PLACE and _is_of_a_letter(one) and is_brief(one.value):
        written = in_one_line(one.value)
        return (
            f"Write `sent_from: {written}` where it was written there, `places: [{written}]` where it is about it.",
            None,
        )
    if line := _special_line(one, near):
        return f"{asked} Write `{line}`.", Fix(line, FixPlace.ENTRY)
    rename = Fix(near, FixPlace.NAME)
    if not is_brief(one.value):
        return asked, rename
    value = settled(one.beside(near), one.value, describe)
    if value is None:
        problem = problem_of(one.beside(near), one.value, describe)
        return f"{asked} {problem.hint if problem else ''}".rstrip(), rename
    if value == one.value:
        return asked, rename
    line = f"{near}: {in_one_line(value)}"
    return f"{asked} Write `{line}`.", Fix(line, FixPlace.ENTRY)


def _special_line(one: UnknownField, near: str) -> str:
    """Return the line of a value that its name says something about: the list of an authority, an embargo, a life."""
    if not isinstance(one.value, str) or len(one.value) > _MOST_IN_HINT:
        return ""
    if near == "authority" and (address := authority_meant(f"{one.plain} {one.value}")):
        return f"authority: {yaml_value(address)}"
    if near == "access" and (day := day_meant(one.value)):
        conditions = f"Closed until {one.value}" if one.value.isascii() else f"Closed until {day}"
        return f"access: {{conditions: {yaml_value(conditions)}, until: {day}}}"
    if near == "notes" and one.is_top and one.plain in _kinds_of_notes():
        return _as_note(one)
    if near == "note" and "surname" in one.known and one.plain in _LIFE:
        known = [f"{name} {one.around[name]}" for name in _LIFE if isinstance(one.around.get(name), str)]
        words = ", ".join(known or [f"{one.plain} {one.value}"])
        return f"note: {yaml_value(words[:1].upper() + words[1:])}" if not known[1:] or one.name == "born" else ""
    return ""


def _is_of_a_letter(one: UnknownField) -> bool:
    """Whether the record is of what is sent: its genre says so, or it has a recipient by any name."""
    names = {called for name in one.around for called in (name, *fields_called(name))}
    return "recipients" in names or one.around.get("genre") in (Genre.LETTER, Genre.TELEGRAM)


@cache
def _kinds_of_notes() -> frozenset[str]:
    return frozenset(next(field.kinds for field in all_fields() if field.path == "notes"))


def _written_already(near: str, one: UnknownField, describe: Describe) -> Hint:
    if takes_list(Record, one.beside(near)):
        hint = f"{near!r} is written already: add this to it, as another entry of its list, and remove this line."
        value = settled(one.beside(near), one.value, describe) if one.is_top else None
        if near == "notes" and one.is_top and one.plain in _kinds_of_notes() and (note := _as_note(one)):
            return hint, Fix(note, FixPlace.ENTRY)
        return hint, None if value is None else Fix(f"{near}: {in_one_line(value)}", FixPlace.ENTRY)
    remove = f"{near!r} is written already: remove this line"
    return (f"{remove}, or write `{_as_note(one)}`." if one.is_top and _as_note(one) else f"{remove}."), None


def _as_contents(one: UnknownField) -> Hint | None:
    """Say where a list of what a unit has in it is written: photographs, letters, pages."""
    is_list = isinstance(one.value, list) and len(one.value) > 1 and "scope" not in one.around
    if not is_list or not said(one.plain, _GENRES) or not is_brief(one.value):
        return None
    line = f"scope: {in_one_line(one.value)}"
    hint = (
        f"What a unit has in it is its scope: write `{line}`; or describe each in a record of its own, with 'part_of'."
    )
    return hint, Fix(line, FixPlace.ENTRY)


def _as_contributor(role: str, given: Any) -> Hint:
    """Say how an agent is written whose role was made a field."""
    name = given if isinstance(given, str) and 0 < len(given) <= _MOST_IN_HINT else "..."
    line = f"contributors: [{{{agent_fields(name)}, role: {role}}}]"
    fix = Fix(line, FixPlace.ENTRY) if name != "..." else None
    return f"An agent in a role is under 'contributors'. Write `{line}`.", fix


def _below(one: UnknownField, describe: Describe) -> Hint | None:
    """Say in which part a key is written that was written into the record itself; None where it is unknown."""
    below = keys_below(Record)
    near = one.name if one.name in below else next((name for name in fields_called(one.name) if name in below), None)
    near = near or meant(one.name, tuple(below), VERY_LIKE)
    if near is None or (len(below[near]) > _FEW and near != "language"):
        return None
    if _is_truth(near, one):
        return "Remove it; a transcript is a file beside the record: `texts: [{key: original, transcript: a.txt}]`.", (
            Fix("", FixPlace.ENTRY)
        )
    places = [field for field in _PLACES_OF_A_KEY if field in below[near]] or list(below[near])
    places = ["texts"] if near == "language" else places
    asked = "" if near == one.name else f"Did you mean {near!r}? "
    written = [field for field in places if field in one.around]
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


def _is_truth(near: str, one: UnknownField) -> bool:
    """Whether it is said that there is a transcript, in the place of its file."""
    return near == "transcript" and isinstance(one.value, str) and one.value.casefold() in TRUTHS


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


def _unknown(one: UnknownField) -> Hint:
    """Say what there is, of a field that nobody can guess."""
    entry_models = models_at(Record, one.location[:-1])
    if (
        not one.is_top
        and len(one.around) == 1
        and isinstance(one.value, str)
        and " " in one.value
        and any(hasattr(model, "brief") for model in entry_models)
    ):
        text = yaml_value(f"{one.name}: {one.value}")
        return f"If it is a text with a colon in it, write `- {text}`.", None
    listed = _known_here(one.known)
    if one.is_top and (" " in one.name or one.name[:1].isupper()) and isinstance(one.value, str):
        listed = f"If it continues the text above, indent it by two spaces. {listed}"
    if one.is_top and (note := _as_note(one)):
        return f"If no other field is meant, write `{note}`. {listed}", Fix(note, FixPlace.ENTRY)
    return (_COMMA if one.value == "" and not one.is_top else "") + listed, None


def _as_note(one: UnknownField) -> str:
    """Return the note that a field of the record can be written as; nothing where its value is long or no text."""
    is_short = isinstance(one.value, str) and 0 < len(one.value) <= _MOST_IN_HINT and len(one.name) <= _MOST_IN_HINT
    if not is_short or not one.name.strip():
        return ""
    kind = one.plain[:1].upper() + one.plain[1:]
    return f"notes: [{{kind: {yaml_value(kind)}, text: {yaml_value(one.value)}}}]"


def _known_here(known: Sequence[str]) -> str:
    """List the fields; of the levels of a code, which are many, the ones of Russian archives and of others."""
    levels = {level.value for level in CodeLevel}
    if levels.isdisjoint(known):
        return f"Fields here: {', '.join(known)}."
    fields = ", ".join(key for key in known if key not in levels)
    return f"Fields here: {fields}; and levels such as fond, opis, papka, delo, series, box, folder."
