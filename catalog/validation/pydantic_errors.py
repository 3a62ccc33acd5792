"""Findings about the shape of a document: what pydantic found, in a cataloguer's words, with the fix."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from catalog.findings import Finding, Fix
from catalog.validation.date_fixes import date_hint, day_hint
from catalog.validation.error_message import Said, given_in, name_of
from catalog.validation.missing_fields import empty, missing
from catalog.validation.pointer import pointer
from catalog.validation.unknown_field import UnknownField
from catalog.validation.unknown_field_hints import hint_for
from catalog.validation.word_meant import TRUTHS
from catalog.validation.wrong_containers import not_a_list, not_a_mapping, not_text
from catalog.validation.wrong_patterns import pattern
from catalog.validation.wrong_words import word_of_a_list

__all__ = ["SHAPE_CODES", "describe"]


def describe(error: Mapping[str, Any], path: Sequence[str], around: Mapping[str, Any]) -> Finding:
    """Turn one of pydantic's errors into a finding at `path`, whose last step is one of the fields `around`."""
    if error["type"] == "extra_forbidden":
        said = _unknown_field(error, path, around)
    else:
        said = _SAYINGS.get(error["type"], _as_it_is)(error, path)
    return Finding(said.code, said.message, pointer=pointer(path), hint=said.hint, fix=said.fix)


def _unknown_field(error: Mapping[str, Any], path: Sequence[str], around: Mapping[str, Any]) -> Said:
    name = path[-1] if path else ""
    where = f"in {name_of(path[:-1])!r}" if len(path) > 1 else "in a record"
    hint, fix = hint_for(UnknownField(name, error["loc"], error["input"], around), describe)
    return Said("unknown-field", f"There is no field {name!r} {where}.", hint, fix)


def _too_long(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    limit = error["ctx"]["max_length"]
    message = f"The text of {name_of(path)!r} has {len(error['input']):,} characters; {limit:,} are allowed."
    is_name = name_of(path) in ("id", "key", "part_of", "record")
    hint = (
        "Write a shorter one."
        if is_name
        else "Keep long texts in a file beside the record and name it under 'transcript'."
    )
    return Said("too-long", message, hint)


def _too_many(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    limit = error["ctx"]["max_length"]
    message = f"{name_of(path)!r} has {error['ctx']['actual_length'] or 'many more'} entries; {limit:,} are allowed."
    return Said("too-long", message, "Describe the parts of the unit in records of their own.")


def _not_a_date(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    return Said("not-a-day", f"{given_in(error)} is not a day of the calendar.", *day_hint(error["input"]))


def _not_a_number(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    return Said(
        "not-a-number", f"{name_of(path)!r} is a whole number, but this is {given_in(error)}.", "Write digits only."
    )


def _out_of_range(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    bounds = error["ctx"]
    bound = f"at least {bounds['ge']:,}" if "ge" in bounds else f"at most {next(iter(bounds.values())):,}"
    return Said(
        "out-of-range",
        f"{name_of(path)!r} is {given_in(error)}; it must be {bound}.",
        "Write a number in these bounds.",
    )


def _not_a_boolean(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    message = f"{name_of(path)!r} is true or false, but this is {given_in(error)}."
    meant_one = TRUTHS.get(str(error["input"]).casefold())
    if meant_one is None:
        return Said("not-yes-or-no", message, "Write true or false.")
    return Said("not-yes-or-no", message, f"Write {meant_one}.", Fix(meant_one))


def _sentence(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    if error["input"] == "":
        return empty(error, path)
    message, value = str(error["ctx"]["error"]), error["input"]
    if isinstance(value, str) and _is_of_a_date(error):
        return Said("wrong-value", message, *date_hint(value, message, is_whole=not path or path[-1] != "value"))
    return Said("wrong-value", message)


def _is_of_a_date(error: Mapping[str, Any]) -> bool:
    return not {"date", "dates"}.isdisjoint(map(str, error["loc"]))


def _as_it_is(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    return Said("wrong-value", f"{name_of(path)}: {error['msg']} (given: {given_in(error)}).")


_SAYINGS: dict[str, Callable[[Mapping[str, Any], Sequence[str]], Said]] = {
    "missing": missing,
    "enum": word_of_a_list,
    "literal_error": word_of_a_list,
    "string_too_short": empty,
    "too_short": empty,
    "too_long": _too_many,
    "string_too_long": _too_long,
    "string_pattern_mismatch": pattern,
    "string_type": not_text,
    "tuple_type": partial(not_a_list, describe=describe),
    "model_type": partial(not_a_mapping, describe=describe),
    "model_attributes_type": partial(not_a_mapping, describe=describe),
    "dict_type": partial(not_a_mapping, describe=describe),
    "date_type": _not_a_date,
    "date_parsing": _not_a_date,
    "date_from_datetime_parsing": _not_a_date,
    "date_from_datetime_inexact": _not_a_date,
    "int_type": _not_a_number,
    "int_parsing": _not_a_number,
    "int_from_float": _not_a_number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "bool_type": _not_a_boolean,
    "bool_parsing": _not_a_boolean,
    "value_error": _sentence,
}

SHAPE_CODES = (
    "empty",
    "forbidden-character",
    "missing-field",
    "not-a-day",
    "not-a-list",
    "not-a-mapping",
    "not-a-number",
    "not-a-record",
    "not-text",
    "not-yes-or-no",
    "out-of-range",
    "several-lines",
    "too-long",
    "too-many-marks",
    "unknown-field",
    "unknown-word",
    "wrong-form",
    "wrong-value",
)
"""The codes of findings about shape."""
