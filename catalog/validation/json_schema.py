"""The JSON Schema of a record (draft 2020-12), made from the models.

It is for what pydantic cannot do: completion in editors, other people's validators, profiles. The demands that
it cannot state are `BEYOND_THE_SCHEMA`; for everything else it accepts and refuses what the models do.

An editor reads YAML with numbers and truth values, and completes what the schema names. So text may be a number
(`fond: 98`), nothing is `null` and nothing has a default: an editor would write the word. Patterns are those of
ECMA 262 with the flag `u`, and there is no `format`, which validators refuse that do not know it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from catalog.fields import Field, all_fields, meanings
from catalog.model import Record

__all__ = ["BEYOND_THE_SCHEMA", "SCHEMA_ID", "record_schema", "schema_bytes"]

_LEFT_OUT = frozenset({"default", "format"})
_OF_TEXT = frozenset({"type", "pattern", "minLength", "maxLength"})
_DAY = r"^\d{4}-\d{2}-\d{2}$"
SCHEMA_ID = "https://example.org/catalog/record.schema.json"

BEYOND_THE_SCHEMA = (
    "a date is a real day of the calendar, and an interval runs forward (the schema knows the letters of EDTF)",
    "a number written as text where a whole number is meant (YAML scalars are text) is read as the number",
    "`true`, `yes`, `on` and their opposites as text are read as true and false",
    "a day (`created`, `taken`, ...) is a real day of the calendar (the schema knows its form)",
    "a number or a truth value in YAML is read as its text, for which the schema allows it where text is meant",
    "null in JSON is the same as leaving the field out; the schema refuses it, for YAML reads the word",
    "a letter has at most ten combining marks (ECMA 262 and others name them in different ways)",
    "nothing follows the last character of a pattern (Python's `$` lets a line break pass, that of ECMA 262 does not)",
    "every rule of catalog.validation.rules.RULES",
)
"""What is demanded of a record, or allowed to it, and not stated in its schema."""


def record_schema() -> dict[str, Any]:
    """Return the schema of a record."""
    described = _for_editors(Record.model_json_schema(mode="validation"))
    for name, words in meanings().items():
        _explain(described["$defs"], name, words)
    for field in all_fields():
        if "." not in field.path:
            about = described["properties"][field.path]
            about["examples"] = [_value_of(field)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **described,
        "title": "Record",
    }


@cache
def schema_bytes() -> bytes:
    """Return the schema as the file in schemas/ holds it."""
    return (json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n").encode()


def _explain(parts: dict[str, Any], name: str, words: Mapping[str, str]) -> None:
    """Give each word of a closed list its meaning, and each level of a reference code, which is a field."""
    if name in parts and "enum" in parts[name]:
        listed = parts[name].pop("enum")
        parts[name]["oneOf"] = [{"const": word, "description": words[word]} for word in listed]
    if name == "CodeLevel":
        levels = parts["ReferenceCode"]["properties"]
        for level, meaning in words.items():
            levels[level] = {**levels[level], "description": meaning}


def _for_editors(value: Any) -> Any:
    """Return a schema as editors and other validators need it."""
    if isinstance(value, list):
        return [_for_editors(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _for_editors(item) for key, item in value.items() if key not in _LEFT_OUT}
    if isinstance(made.get("description"), str):
        made["description"] = _joined(made["description"])
    if value.get("format") == "date":
        made["pattern"] = _DAY
    if made.get("type") == "string" and "enum" not in made and "const" not in made:
        return _or_other_scalars(made)
    return _without_null(made)


def _or_other_scalars(text: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a text for editors: a number or a truth value too, where the text of one is allowed.

    They are alternatives, and not a list of types, which Ajv refuses in its strict mode.
    """
    pattern = text.get("pattern", "")
    others = [{"type": name} for name, form in (("number", "1956"), ("boolean", "true")) if re.search(pattern, form)]
    if not others:
        return text
    bounds = {key: value for key, value in text.items() if key in _OF_TEXT}
    return {"anyOf": [bounds, *others], **{key: value for key, value in text.items() if key not in _OF_TEXT}}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without the alternative that is nothing: a field that is not known is left out."""
    branches = [branch for branch in schema.get("anyOf", ()) if branch != {"type": "null"}]
    if len(branches) == 1:
        return {**{key: item for key, item in schema.items() if key != "anyOf"}, **branches[0], **_said(schema)}
    return {**schema, "anyOf": branches} if branches else schema


def _said(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: schema[key] for key in ("title", "description") if key in schema}


def _value_of(field: Field) -> Any:
    """Return the value of a field's example, as an editor writes it."""
    return yaml.load(field.example, Loader=yaml.BaseLoader)[field.path]  # noqa: S506 - it makes text alone


def _joined(text: str) -> str:
    """Join the wrapped lines of a docstring, which editors would show as they are."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
