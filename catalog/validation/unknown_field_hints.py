"""An unknown field: which field it was meant to be, or where it belongs, and what to write there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from catalog.fields import AGENT_FIELDS, fields_called
from catalog.findings import Fix, FixPlace
from catalog.model import Record
from catalog.names import is_nobody
from catalog.validation.cut_at_commas import joined_at_commas
from catalog.validation.field_meant import field_meant
from catalog.validation.field_of_a_part import in_a_part
from catalog.validation.fields import models_at, takes_list
from catalog.validation.fixed_values import Describe, in_one_line, is_brief, problem_of, settled
from catalog.validation.labelled_value import MOST_IN_HINT, as_note, counted, labelled
from catalog.validation.line_meant import authority_meant, code_meant, date_meant, day_meant
from catalog.validation.parts_as_fields import part_of_a_value
from catalog.validation.person_entry import agent_entry, agents_in, with_fields
from catalog.validation.unknown_field import Hint, UnknownField
from catalog.validation.word_meant import disguise, meant, said
from catalog.validation.yaml_value import meaning, yaml_value
from catalog.vocabularies import CodeLevel, DateEvent, Genre, ObjectRole, Role

__all__ = ["hint_for"]

_LIKE = 0.65
_GENRES = tuple(genre.value for genre in Genre)
_OBJECT_ROLES = tuple(role.value for role in ObjectRole if role is not ObjectRole.TRANSCRIPT)
_EVENTS = tuple(event.value for event in DateEvent)
_ROLES = tuple(
    role.value for role in Role if role not in (Role.AUTHOR, Role.SIGNATORY, Role.ADDRESSEE, Role.TRANSLATOR)
)
"""Those that have no field of their own."""
_NUMBER = re.compile(r"(?:[^\W\d_]{1,4}[ .-]{1,2})?\d[\w/.-]{0,20}")
"""A number of an archive, with the letters before it: 7733, N 1234, R-5446."""
_PLACE = frozenset({"place", "место", "місце", "ort", "lieu", "lugar", "luogo", "miejsce"})
_COUNTRY = frozenset({"country", "страна", "країна", "land", "pays", "país", "paese", "kraj"})
_QUOTES = "“”„‟«»‘’‚'\"*_`"
"""What word processors and their like put around a name."""
_FILE = re.compile(r"(?:https?://)?\S[^:<>|?*]{0,200}\.[A-Za-z0-9]{2,5}")
"""The name of a file, or its address."""
_LIFE = ("born", "died", "birth", "death")
_BELOW = frozenset({
    "children", "parts", "contains", "members", "units", "sub units", "subunits", "has parts", "child",
    "subordinate units", "components", "series list", "units below",
})  # fmt: skip
"""What people call a list of the units below, which is written nowhere."""
_NOTHING = frozenset({
    "none", "no", "n/a", "-", "—", "–", "нет", "немає", "keine", "kein", "aucun", "aucune", "ninguno", "nessuno",
    "brak",
})  # fmt: skip
"""What people write where there is nothing to say."""
_ADDRESSES = ("url", "ark")
_LEVELS = frozenset(level.value for level in CodeLevel)
_COMMA = "If it belongs to the text before it, put all of that in quotation marks: inside braces a comma ends a text. "


def hint_for(one: UnknownField, describe: Describe) -> Hint:
    """Return the hint for an unknown field, and what to write in its place."""
    if bare := _with_signs_around(one):
        return bare
    if one.is_top and (whole := joined_at_commas(one.value)):
        one = one._replace(value=whole)
    near = None if _is_number_of_a_level(one) else field_meant(one.name, one.location)
    is_agent = near in (None, "contributors") and "contributors" in one.known
    if is_agent and (role := said(one.name.removesuffix("s"), _ROLES) or said(one.name, _ROLES)):
        return _as_contributor(_role_in(role, one), one.value)
    if part := part_of_a_value(one):
        return part
    if one.is_top and (only := _only_at_the_top(one, near)):
        return only
    if near and not (near == "contributors" and one.plain in ("role", "roles")):
        return _as_field(one, near, describe)
    if below := in_a_part(one, describe) if one.is_top else None:
        return below
    if near := meant(one.name, one.known, _LIKE):
        return _as_field(one, near, describe)
    return _unknown(one)


def _with_signs_around(one: UnknownField) -> Hint | None:
    """Say how a name is written that is right but for what is around it: blanks, or quotation marks of people."""
    if one.name.strip(" ") != one.name and one.name.strip() in one.known:
        return f"Write the name without blanks: `{one.name.strip()}`.", Fix(one.name.strip(), FixPlace.NAME)
    if (bare := one.name.strip(_QUOTES)) != one.name and bare in one.known:
        return f"Write the name without quotation marks: `{bare}`.", Fix(bare, FixPlace.NAME)
    if one.name[:1].isspace():
        return "The line begins with a no-break space, which YAML takes for a letter: write spaces in its place.", None
    return None


def _only_at_the_top(one: UnknownField, near: str | None) -> Hint | None:
    """Say where something is written that people make a field of the record, and that is no field of it anywhere."""
    if one.plain in _BELOW:
        own_id = one.around.get("id", "the id of this record")
        return f"The units below name the unit above: write `part_of: {own_id}` in each, and remove this line.", None
    if near in (None, "genre") and (contents := _as_contents(one)):
        return contents
    if near == "reference_code" and _is_a_cipher(one) and (note := as_note(one)):
        return f"The code is made of the numbers beside it. Write `{note}`.", Fix(note, FixPlace.ENTRY)
    if isinstance(one.value, str) and one.value.strip().casefold() in _NOTHING and near not in ("access", "rights"):
        return "Where there is nothing to say, nothing is written: remove the line.", Fix("", FixPlace.ENTRY)
    if near in (None, "extent") and (amount := counted(one)) and "extent" not in one.around:
        line = f"extent: {yaml_value(amount)}"
        return f"How much there is, is the extent: write `{line}`.", Fix(line, FixPlace.ENTRY)
    if one.plain in _COUNTRY and is_brief(one.value):
        places = f"places: {in_one_line(one.value if isinstance(one.value, list) else [one.value])}"
        return f"Write `{places}` where it is about it. The country of the archive follows from 'repository'.", None
    role = said(one.plain, _OBJECT_ROLES) if near is None else None
    if role and isinstance(one.value, str) and _FILE.fullmatch(one.value):
        place = "url" if "://" in one.value else "file"
        line = f"digital_objects: [{in_one_line({place: one.value, 'role': role})}]"
        return f"A file that shows the unit is a digital object: write `{line}`.", Fix(line, FixPlace.ENTRY)
    return None


def _role_in(role: str, one: UnknownField) -> str:
    """Return the role that is meant: whoever narrates an interview is the one who was interviewed."""
    is_interview = "interviewer" in one.around or one.around.get("genre") == Genre.INTERVIEW
    return Role.INTERVIEWEE.value if role == Role.NARRATOR and is_interview else role


def _is_number_of_a_level(one: UnknownField) -> bool:
    """Whether a field of the record is a level of a code with its number: `fonds: 7733` names no record above."""
    called = fields_called(one.name)
    is_level = not _LEVELS.isdisjoint((one.plain.replace(" ", "_"), *called)) and "reference_code" not in called
    is_level = is_level and ("containers" not in called or _has_a_code(one))
    return one.is_top and is_level and isinstance(one.value, str) and bool(_NUMBER.fullmatch(one.value))


def _has_a_code(one: UnknownField) -> bool:
    """Whether the record says where it is kept, or beside which numbers a box is one of a code."""
    return any(not {"reference_code", "repository"}.isdisjoint((name, *fields_called(name))) for name in one.around)


def _is_a_cipher(one: UnknownField) -> bool:
    """Whether a code is one of another kind: a шифр is a cipher where фонд and опись are beside it."""
    beside = {called for name in one.around for called in (name, *fields_called(name))}
    return {"fond", "opis"} <= beside and isinstance(one.value, str) and code_meant(one.value) is None


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
    if near in AGENT_FIELDS and isinstance(one.value, dict) and set(one.value) == {"name"}:
        one = one._replace(value=one.value["name"])
    rename = Fix(near, FixPlace.NAME)
    if not is_brief(one.value):
        return asked, rename
    value = settled(one.beside(near), one.value, describe)
    if value is None:
        return _unsettled(one, near, asked, describe)
    if value == one.value:
        return asked, rename
    line = f"{near}: {in_one_line(value)}"
    return f"{asked} Write `{line}`.", Fix(line, FixPlace.ENTRY)


def _unsettled(one: UnknownField, near: str, asked: str, describe: Describe) -> Hint:
    """Say what else is to be done, where the field that was meant cannot have the value as it is."""
    problem = problem_of(one.beside(near), one.value, describe)
    if near in _ADDRESSES and one.is_top and problem and (note := as_note(one)):
        return f"It is no address of the web: write `{note}`.", Fix(note, FixPlace.ENTRY)
    if one.is_top and problem and problem.fix and problem.fix.place is FixPlace.ENTRY and problem.fix.text:
        return f"{asked} {problem.hint}", problem.fix
    return f"{asked} {problem.hint if problem else ''}".rstrip(), Fix(near, FixPlace.NAME)


def _special_line(one: UnknownField, near: str) -> str:
    """Return the line of a value that its name says something about: the list of an authority, an embargo, a life."""
    if line := labelled(one, near):
        return line
    if not isinstance(one.value, str) or len(one.value) > MOST_IN_HINT:
        return ""
    if near == "authority" and (address := authority_meant(f"{one.plain} {one.value}")):
        return f"authority: {yaml_value(address)}"
    if near == "access":
        return _access(one.value)
    if near == "rights" and "holder" in one.plain:
        return f"rights: {{holder: {with_fields(one.value)}}}"
    if near == "dates" and one.is_top and (event := said(one.plain, _EVENTS)):
        fields = _dated(one.value)
        return f"dates: [{in_one_line({**fields, 'event': event})}]" if fields else as_note(one)
    if near == "note" and "surname" in one.known and one.plain in _LIFE:
        known = [f"{name} {one.around[name]}" for name in _LIFE if isinstance(one.around.get(name), str)]
        words = ", ".join(known or [f"{one.plain} {one.value}"])
        return f"note: {yaml_value(words[:1].upper() + words[1:])}" if not known[1:] or one.name == "born" else ""
    return ""


def _dated(given: str) -> dict[str, Any]:
    """Return the fields of a date that words are; none where they cannot be read."""
    meant_date = meaning(date_meant(given) or "{}")
    return meant_date if isinstance(meant_date, dict) else {"value": meant_date}


def _access(given: str) -> str:
    """Return the line of a day until which a unit is closed, and of a unit that is not closed at all."""
    if given.strip().casefold() in _NOTHING:
        return "access: {conditions: No restrictions, is_open: true}"
    if not (day := day_meant(given)):
        return ""
    conditions = f"Closed until {given}" if given.isascii() else f"Closed until {day}"
    return f"access: {{conditions: {yaml_value(conditions)}, until: {day}}}"


def _is_of_a_letter(one: UnknownField) -> bool:
    """Whether the record is of what is sent: its genre says so, or it has a recipient by any name."""
    names = {called for name in one.around for called in (name, *fields_called(name))}
    return "recipients" in names or one.around.get("genre") in (Genre.LETTER, Genre.TELEGRAM)


def _written_already(near: str, one: UnknownField, describe: Describe) -> Hint:
    if takes_list(Record, one.beside(near)):
        hint = f"{near!r} is written already: add this to it, as another entry of its list, and remove this line."
        value = settled(one.beside(near), one.value, describe) if one.is_top else None
        if one.is_top and (line := _special_line(one, near)):
            return hint, Fix(line, FixPlace.ENTRY)
        return hint, None if value is None else Fix(f"{near}: {in_one_line(value)}", FixPlace.ENTRY)
    remove = f"{near!r} is written already: remove this line"
    return (f"{remove}, or write `{note}`." if one.is_top and (note := as_note(one)) else f"{remove}."), None


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
    """Say how agents are written whose role was made a field."""
    names = agents_in(given)
    if isinstance(given, str) and is_nobody(given.strip()):
        return "Where nobody is known, nothing is written: remove the line.", Fix("", FixPlace.ENTRY)
    entries = ", ".join(with_fields(name, role=role) for name in names or ["..."])
    line = f"contributors: [{entries}]"
    fix = Fix(line, FixPlace.ENTRY) if names else None
    return f"An agent in a role is under 'contributors'. Write `{line}`.", fix


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
    if one.is_top and (note := as_note(one)):
        return f"If no other field is meant, write `{note}`. {listed}", Fix(note, FixPlace.ENTRY)
    if one.value == "" and not one.is_top:
        return _cut(one, listed), None
    return listed, None


def _cut(one: UnknownField, listed: str) -> str:
    """Say how the entry is written that commas within braces have cut: {name: Kowalski, Jan}."""
    whole = joined_at_commas(one.around)
    if not whole or not is_brief(whole):
        return f"{_COMMA}{listed}"
    is_agent = set(whole) == {"name"} and "surname" in one.known
    entry = agent_entry(whole["name"]) if is_agent else in_one_line(whole)
    return f"If it belongs to the text before it, write the entry as `{entry}`: inside braces a comma ends a text."


def _known_here(known: Sequence[str]) -> str:
    """List the fields; of the levels of a code, which are many, the ones of Russian archives and of others."""
    if _LEVELS.isdisjoint(known):
        return f"Fields here: {', '.join(known)}."
    fields = ", ".join(key for key in known if key not in _LEVELS)
    return f"Fields here: {fields}; and levels such as fond, opis, papka, delo, series, box, folder."
