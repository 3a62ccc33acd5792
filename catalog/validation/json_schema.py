"""The JSON Schema of a record (draft 2020-12), made from the models.

It is for what pydantic cannot do: completion in editors, other people's validators, profiles. The demands that
it cannot state are `BEYOND_THE_SCHEMA`; for everything else it accepts and refuses what the models do.
"""

from __future__ import annotations

import json
from typing import Any

from catalog.model import Record

__all__ = ["BEYOND_THE_SCHEMA", "SCHEMA_ID", "record_schema", "schema_bytes"]

SCHEMA_ID = "https://example.org/catalog/record.schema.json"

BEYOND_THE_SCHEMA = (
    "a date is a real day of the calendar, and an interval runs forward (the schema knows the letters of EDTF)",
    "a number written as text where a whole number is meant (YAML scalars are text) is read as the number",
    "`true`, `yes`, `on` and their opposites as text are read as true and false",
    "a day (`created`, `taken`, ...) may be given as a date alone; the schema states the format, which few check",
    "a letter has at most ten combining marks (ECMA 262 and others name them in different ways)",
    "nothing follows the last character of a pattern (Python's `$` lets a line break pass, that of ECMA 262 does not)",
    "every rule of catalog.validation.rules.RULES",
)
"""What is demanded of a record, or allowed to it, and not stated in its schema."""


def record_schema() -> dict[str, Any]:
    """Return the schema of a record."""
    schema = Record.model_json_schema(mode="validation")
    described = _in_plain_lines(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **described,
        "title": "Record",
    }


def schema_bytes() -> bytes:
    """Return the schema as the file in schemas/ holds it."""
    return (json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n").encode()


def _in_plain_lines(value: Any) -> Any:
    """Join the wrapped lines of docstrings, which editors would show as they are."""
    if isinstance(value, dict):
        return {
            key: _joined(item) if key == "description" and isinstance(item, str) else _in_plain_lines(item)
            for key, item in value.items()
        }
    return [_in_plain_lines(item) for item in value] if isinstance(value, list) else value


def _joined(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
