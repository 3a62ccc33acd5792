"""Findings about the shape of a document: what pydantic found, in a cataloguer's words, with the fix."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from catalog import model
from catalog.dates.reader import read as read_date
from catalog.dates.slips import slip_in
from catalog.findings import Finding
from catalog.model.addresses import ADDRESS_SCHEMES
from catalog.model.strings import FORBIDDEN, MOST_MARKS, is_blank, most_marks
from catalog.validation.fields import models_at
from catalog.validation.meaning import disguise, meant, meant_form
from catalog.validation.misnamed_fields import fix_of_field
from catalog.validation.pointer import pointer
from catalog.validation.yaml_value import yaml_list, yaml_value

__all__ = ["SHAPE_CODES", "describe"]


def describe(error: Mapping[str, Any], path: Sequence[str]) -> Finding:
    """Turn one of pydantic's errors into a finding at `path`."""
    say = _SAYINGS.get(error["type"], _as_it_is)
    code, message, hint = say(error, path)
    return Finding(code, message, pointer=pointer(path), hint=hint)


_Said = tuple[str, str, str]
_LIKE = 0.65
_DASHES = frozenset("–—−•‐*")
"""What editors and people write for the hyphen that begins an entry of a list."""
_MOST_SHOWN, _LONGEST_SHOWN = 8, 120
"""Entries of a list, and characters of a text, that are short enough to be repeated in a fix."""


def _name(path: Sequence[str]) -> str:
    steps = [step for step in path if not step.isdigit()]
    return steps[-1] if steps else "record"


def _given(error: Mapping[str, Any]) -> str:
    value = error["input"]
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = json.dumps(value) if value is None or isinstance(value, bool) else repr(value)
    return text if len(text) <= 80 else f"{text[:76]}...'"


def _unknown_field(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    name = path[-1] if path else ""
    where = f"in {_name(path[:-1])!r}" if len(path) > 1 else "in a record"
    hint = fix_of_field(name, error["loc"], is_bare=len(path) > 1 and error["input"] == "")
    return "unknown-field", f"There is no field {name!r} {where}.", hint


def _missing(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    field = str(error["loc"][-1])
    where = f" in {_name(path[:-1])!r}" if len(path) > 1 else ""
    hint = "Give this text a name of your own: 'key: original'." if field == "key" else f"Add '{field}: ...'."
    return "missing-field", f"The field {field!r}{where} is missing.", hint


def _word(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    if error["input"] in ("", None):
        return _empty(error, path)
    expected = str(error["ctx"]["expected"])
    words = [word for word in expected.replace(" or ", ", ").replace("'", "").split(", ") if word]
    if isinstance(error["input"], (dict, list)):
        written = [text for text in _texts_in(error["input"]) if text in words]
        hint = f"Write one of them: {' or '.join(written)}." if written else f"Write one word: {', '.join(words)}."
        return "not-text", f"{_name(path)!r} is one word, but this is {_given(error)}.", hint
    given = str(error["input"])
    near = meant(given, words, _LIKE)
    hint = (f"Did you mean {near!r}?{disguise(given, near)} " if near else "") + f"Allowed: {', '.join(words)}."
    return "unknown-word", f"{_given(error)} is not a word for {_name(path)!r}.", hint


def _empty(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    hint = "Write a value, or remove the line."
    return "empty", f"The field {_name(path)!r} is empty.", hint


_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
_FORBIDDEN_WHY = {  # by the last character of the kind
    0x1F: "which XML does not allow",
    0x9F: "a control that terminals obey",
    0x2069: "which reverses the text after it",
    0xFFFF: "which XML does not allow",
}
_AN_ADDRESS = f"an address that begins with {', '.join(ADDRESS_SCHEMES[:-1])} or {ADDRESS_SCHEMES[-1]}, such as"
_PATTERN_MEANS = {  # the field, or the kind of field, and what its pattern asks for
    "id": "small letters and digits, joined by single dots, hyphens or underscores: garf-5446-98-721-170",
    "part_of": "the id of a record: small letters, digits, dots, hyphens",
    "sequence": "a number, with decimals between two others: 1, 2, 2.5",
    "record": "the id of a record: small letters, digits, dots, hyphens",
    "key": "small letters and digits: original, russian, english",
    "translated_from": "the key of another text: original, russian",
    "language": "a language tag of BCP 47: ru, en, zh-Hant",
    "uri": f"{_AN_ADDRESS} http://rightsstatements.org/vocab/InC/1.0/",
    "url": f"{_AN_ADDRESS} https://example.org/1956",
    "metadata_license": f"{_AN_ADDRESS} https://creativecommons.org/publicdomain/zero/1.0/",
    "base_url": f"{_AN_ADDRESS} https://example.org/oai",
    "email": "one e-mail address: archive@example.org",
    "authority": "a web address, or the id of an authority record",
    "leaves": "leaves such as 170-190, 12, 12v (verso), 3-5v, with commas between",
    "sets": "a set of the feed: letters, digits and - _ . with colons between the levels",
    "file": "the name of a file in the record's own folder, without a path",
    "transcript": "the name of a file in the record's own folder, without a path",
    "sha256": "64 hexadecimal digits",
}


def _pattern(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    name = _name(path)
    given = str(error["input"])
    if forbidden := _FORBIDDEN.search(given):
        number = ord(forbidden[0])
        why = next(why for last, why in _FORBIDDEN_WHY.items() if number <= last)
        message = f"The text of {name!r} contains the character U+{number:04X}, {why}."
        return "forbidden-character", message, "Remove it."
    if not given.strip():
        return _empty(error, path)
    if is_blank(given):
        return "empty", f"The text of {name!r} is of invisible characters alone.", "Write what is to be seen there."
    if name not in _PATTERN_MEANS and most_marks(given) > MOST_MARKS:
        message = f"A letter of {name!r} has {most_marks(given)} combining marks; {MOST_MARKS} are allowed."
        return "too-many-marks", message, "Keep the marks that the letter has in its language."
    if name in _PATTERN_MEANS:
        near = meant_form(name, given)
        hint = (f"Did you mean {near!r}? " if near else "") + f"Write {_PATTERN_MEANS[name]}."
        return "wrong-form", f"{_given(error)} is not a value for {name!r}.", hint
    return "several-lines", f"The text of {name!r} has several lines.", "Write it on one line."


def _too_long(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    limit = error["ctx"]["max_length"]
    message = f"The text of {_name(path)!r} has {len(error['input']):,} characters; {limit:,} are allowed."
    return "too-long", message, "Keep long texts in a file beside the record and name it under 'transcript'."


def _not_text(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    value = error["input"]
    if value is None:
        return _empty(error, path)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (
            "not-text",
            f"{_name(path)!r} is text, but {value} is a number.",
            f'Put it in quotation marks: "{value}".',
        )
    return "not-text", f"{_name(path)!r} is text, but this is {_given(error)}.", _as_one_text(value, path)


def _as_one_text(given: Any, path: Sequence[str]) -> str:
    """Say how to write one text where a list was written: its entries joined, or with the brackets."""
    texts = _texts_in(given)
    if not texts:
        return "Write one value."
    field = "" if path[-1].isdigit() else f"{path[-1]}: "
    bracketed = f'; if the brackets belong to the text, `{field}"[{texts[0]}]"`' if len(texts) == 1 else ""
    return f"Write `{field}{yaml_value(', '.join(texts))}`{bracketed}."


def _texts_in(value: Any) -> list[str]:
    """Return the entries of a list of a few short texts; nothing of anything else."""
    is_short = isinstance(value, list) and 0 < len(value) <= _MOST_SHOWN
    return value if is_short and all(isinstance(one, str) and len(one) <= _LONGEST_SHOWN for one in value) else []


def _not_a_list(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    name, value = _name(path), error["input"]
    message = f"{name!r} is a list, but this is {_given(error)}."
    entries = models_at(model.Record, error["loc"]) if error["loc"] else set()
    takes_text = not entries or entries == {model.Record} or any(issubclass(one, model.BriefPart) for one in entries)
    if isinstance(value, str) and value[:1] in _DASHES:
        hint = f"{value[0]!r} is no hyphen: begin each entry with '- ', a hyphen and a space."
    elif isinstance(value, str) and takes_text and len(value) <= _LONGEST_SHOWN:
        meant_value = (name == "dates" and _day_meant(value)) or value
        hint = f"Write `{name}: {yaml_list([meant_value])}`, or each entry on a line of its own after '- '."
    elif isinstance(value, str):
        hint = f"Write the fields of each entry below '{name}:', the first of them after '- '."
    else:
        hint = "Write '- ' before its first field, and indent its other fields as far."
    return "not-a-list", message, hint


def _day_meant(given: str) -> str | None:
    """Return the day that words mean, or that digits in another order do: 5.8.1956; None where there may be two."""
    days = re.findall(r"\d{4}-\d\d-\d\d", slip_in(given) or "")
    return read_date(given).value or (days[0] if len(days) == 1 else None)


def _not_a_mapping(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    kind = getattr(model, str(error.get("ctx", {}).get("class_name")), None)
    name, value = _name(path), error["input"]
    if isinstance(kind, type) and issubclass(kind, model.BriefPart) and not isinstance(value, dict):
        if isinstance(value, list):
            joined = _as_one_text(value, path)
            hint = joined if _texts_in(value) else f"Write it as one text, indented below `{name}: |`."
            return "not-a-mapping", f"{name!r} is text, or has fields of its own, but this is a list.", hint
        return _not_text(error, path)
    parsed = "; `catalog reference parse` reads them" if kind is model.ReferenceCode and isinstance(value, str) else ""
    message = f"{name!r} has fields of its own, but this is {_given(error)}."
    return "not-a-mapping", message, f"Write its fields below it, indented{parsed}."


def _not_a_date(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    return "not-a-day", f"{_given(error)} is not a day of the calendar.", "Write year, month and day: 2024-03-31."


def _not_a_number(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    return "not-a-number", f"{_name(path)!r} is a whole number, but this is {_given(error)}.", "Write digits only."


def _out_of_range(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    bounds = error["ctx"]
    bound = f"at least {bounds['ge']:,}" if "ge" in bounds else f"at most {next(iter(bounds.values())):,}"
    return "out-of-range", f"{_name(path)!r} is {_given(error)}; it must be {bound}.", "Write a number in these bounds."


def _not_a_boolean(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    return "not-yes-or-no", f"{_name(path)!r} is true or false, but this is {_given(error)}.", "Write true or false."


def _sentence(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    if error["input"] == "":
        return _empty(error, path)
    return "wrong-value", str(error["ctx"]["error"]), ""


def _as_it_is(error: Mapping[str, Any], path: Sequence[str]) -> _Said:
    return "wrong-value", f"{_name(path)}: {error['msg']} (given: {_given(error)}).", ""


_SAYINGS: dict[str, Callable[[Mapping[str, Any], Sequence[str]], _Said]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing,
    "enum": _word,
    "literal_error": _word,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "string_type": _not_text,
    "tuple_type": _not_a_list,
    "model_type": _not_a_mapping,
    "model_attributes_type": _not_a_mapping,
    "dict_type": _not_a_mapping,
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
