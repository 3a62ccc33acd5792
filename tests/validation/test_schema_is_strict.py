"""The schema is one that strict validators take: what a schema demands, it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalog.validation import record_schema


def demands(schema: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield the place of each `required` and the names that its own `properties` do not have."""
    if isinstance(schema, list):
        for number, one in enumerate(schema):
            yield from demands(one, f"{path}/{number}")
    elif isinstance(schema, dict):
        required = schema.get("required")
        if isinstance(required, list):
            named = schema.get("properties", {})
            yield path, [name for name in required if name not in named]
        for key, one in schema.items():
            yield from demands(one, f"{path}/{key}")


def type_lists(schema: Any, path: str = "") -> Iterator[str]:
    """Yield the place of each list of types."""
    items = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for key, one in items:
        if key == "type" and isinstance(one, list):
            yield path
        yield from type_lists(one, f"{path}/{key}")


def test_no_type_is_a_list() -> None:
    """Ajv refuses it in its strict mode, and warns of each in its usual one: alternatives are `anyOf`."""
    assert list(type_lists(record_schema())) == []


def test_each_demand_names_its_field() -> None:
    """Ajv asks for it with `strictRequired`: a misspelt name in `required` would refuse every record."""
    found = list(demands(record_schema()))
    assert len(found) > 20
    assert [(path, missing) for path, missing in found if missing] == []
