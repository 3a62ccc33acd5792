"""A value whose parts were made fields: the ends of an interval, the year and the month, the names of a person."""

from __future__ import annotations

from catalog.findings import Fix, FixPlace
from catalog.validation.field_meant import GIVEN_NAMES, field_meant
from catalog.validation.line_meant import SPAN_BEGINS, SPAN_ENDS, date_meant, span_meant
from catalog.validation.person_entry import agent_fields
from catalog.validation.unknown_field import Hint, UnknownField
from catalog.validation.word_meant import said
from catalog.validation.yaml_value import yaml_value
from catalog.vocabularies import Role

__all__ = ["part_of_a_value"]

_ROLES = tuple(one.value for one in Role)
_MOST_IN_HINT = 60
"""Characters of a value that a hint repeats."""
_SURNAMES = ("surname", "family", "last_name", "lastname", "family_name", "last", "nachname", "фамилия", "прізвище")
_COUNTED = frozenset({
    "pages", "leaves", "sheets", "folios", "листов", "листы", "аркушів", "seiten", "blätter", "feuillets", "páginas",
    "fogli", "boxes", "items", "volumes", "photographs", "minutes",
})  # fmt: skip
"""What a number of is the extent of a unit."""


def part_of_a_value(one: UnknownField) -> Hint | None:
    """Say how a value is written whose parts were made fields: a name, the ends of an interval, a day of a month."""
    if "offices" in one.known and "role" not in one.known and one.plain in ("role", "роль", "rolle", "rôle", "rol"):
        return "Roles are under 'contributors': `contributors: [{name: Ivan Petrov, role: photographer}]`.", None
    if "role" in one.known and "name" not in one.around and (role := said(one.name, _ROLES)) and _is_short(one.value):
        line = f"{agent_fields(one.value)}, role: {role}"
        return f"Write the name and the role: `{{{line}}}`.", Fix(line, FixPlace.ENTRY)
    if "surname" in one.known and one.plain in GIVEN_NAMES:
        return _whole_name(one)
    if "calendar" in one.known and (one.name in SPAN_BEGINS | SPAN_ENDS or one.plain in ("month", "year", "day")):
        return _whole_date(one)
    if _is_a_quantity(one):
        return f"Write `quantity: {one.value}` and `unit: {one.plain}`.", None
    if "is_open" in one.known and one.plain in ("closed", "is closed", "restricted") and "is_open" not in one.around:
        return "Write `is_open: false` where it is closed, `is_open: true` where it is not.", None
    if one.is_top and isinstance(one.value, str) and (end := _end_of_a_span(one)):
        return end
    if one.is_top and one.plain in _COUNTED and isinstance(one.value, str) and one.value.isdigit():
        line = f"extent: {one.value} {one.plain}"
        what = (
            f"add `{one.value} {one.plain}` to it, and remove this line"
            if "extent" in one.around
            else f"write `{line}`"
        )
        return f"How much there is, is the extent: {what}.", Fix(line, FixPlace.ENTRY)
    return None


def _is_short(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _MOST_IN_HINT


def _is_a_quantity(one: UnknownField) -> bool:
    """Whether the field is what is counted, and its value the number: pages: 3."""
    is_open = "quantity" in one.known and "quantity" not in one.around
    is_number = isinstance(one.value, str) and one.value.isdigit() and one.plain.isalpha()
    return is_open and is_number and field_meant(one.name, one.location) is None


def _whole_name(one: UnknownField) -> Hint:
    surname = next((one.around[key] for key in _SURNAMES if isinstance(one.around.get(key), str)), "")
    if not isinstance(one.value, str) or not surname or "name" in one.around:
        return "Write the whole name under 'name', in its natural order: `name: Ivan Petrov`.", None
    line = f"name: {yaml_value(f'{one.value} {surname}')}"
    return f"Write the whole name under 'name', in its natural order: `{line}`.", Fix(line, FixPlace.ENTRY)


def _whole_date(one: UnknownField) -> Hint | None:
    """Say how a date is written whose year and month, or whose ends, are fields."""
    parts = [one.around.get(name) for name in ("year", "month", "day")]
    if one.plain in ("year", "month", "day") and "value" not in one.around and isinstance(parts[0], str):
        value = "-".join(part.zfill(2) for part in parts if isinstance(part, str))
        hint = f"Write the date as one value, the year first: `value: {value}`."
        return hint if one.plain == "year" else f"{hint} Remove this field.", (
            Fix(f"value: {value}", FixPlace.ENTRY) if one.plain == "year" else Fix("", FixPlace.ENTRY)
        )
    if one.name not in SPAN_BEGINS | SPAN_ENDS:
        return None
    span = span_meant(one.around)
    if span and one.name in SPAN_ENDS:
        return "It is written with the beginning: remove it here.", Fix("", FixPlace.ENTRY)
    fix = Fix(f"value: {span}", FixPlace.ENTRY) if span and "value" not in one.around else None
    return f"Write both ends as one value with a slash: `value: {span or '1956/1957'}`.", fix


def _end_of_a_span(one: UnknownField) -> Hint | None:
    """Say how the dates are written whose two ends are fields of the record: date_from, date_to."""
    if "dates" in one.around:
        return None
    ends = {end: name for name in one.around if (end := _named_end(name))}
    if not _named_end(one.name) or len(ends) < 2:
        return None
    first, last = (str(one.around[ends[end]]) for end in ("from", "to"))
    value = date_meant(f"{first}/{last}", is_whole=False) or span_meant({"from": first, "to": last})
    if value is None:
        return None
    if _named_end(one.name) == "to":
        return f"It is the end of {ends['from']!r}: write both as `dates: [{value}]`, and remove this line.", (
            Fix("", FixPlace.ENTRY)
        )
    line = f"dates: [{value}]"
    return f"Write both ends as one date with a slash: `{line}`.", Fix(line, FixPlace.ENTRY)


def _named_end(name: str) -> str:
    """Return which end of an interval a field of the record is called: start_date, date_to; or nothing."""
    words = name.replace("-", "_").casefold().split("_")
    if len(words) != 2 or not {"date", "year", "дата", "datum", "fecha", "data", "rok"} & set(words):
        return ""
    if SPAN_BEGINS & set(words):
        return "from"
    return "to" if SPAN_ENDS & set(words) else ""
