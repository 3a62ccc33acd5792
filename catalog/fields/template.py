"""An empty record to fill in: every field of a level, explained in a comment, with an example to change."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from catalog.fields.field import Field, all_fields
from catalog.vocabularies import Level

__all__ = ["record_template"]

_WIDTH = 100
_ASKED = ("id", "level", "title")
_FONDS = "reference_code: {repository: GARF, fond: '5446'}"
_SCHEMA = "# yaml-language-server: $schema={}\n"


def record_template(level: Level, schema: str = "../schemas/record.schema.json") -> str:
    """Return a record in YAML. `schema` is the path that the record's editor finds the JSON Schema at.

    What every record needs is written; every other field is a comment that you uncomment and change.
    """
    lines = ["# Take away '# ' before the fields you need, and write your own words. `catalog fields NAME` says more."]
    for field in all_fields():
        if "." not in field.path and _is_of(field, level):
            lines += ["", *_explained(field), _written(field, level)]
    return _SCHEMA.format(schema) + "\n".join(lines) + "\n"


def _is_of(field: Field, level: Level) -> bool:
    return field.of_units if level.is_aggregation else field.of_documents


def _explained(field: Field) -> Iterator[str]:
    yield from (f"# {line}" for line in textwrap.wrap(field.meaning, _WIDTH))
    if field.form.startswith("one of"):
        yield from (f"#   {line}" for line in textwrap.wrap(field.form, _WIDTH))


def _written(field: Field, level: Level) -> str:
    if field.path == "level":
        return f"level: {level.value}"
    example = _FONDS if (field.path, level) == ("reference_code", Level.FONDS) else field.example
    return example if field.path in _ASKED else f"# {example}"
