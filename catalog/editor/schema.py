"""Which fields and words a record has at a place: read from the JSON Schema, which is made from the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from catalog.model import Agent, Record
from catalog.validation import record_schema
from catalog.validation.fields import models_at

__all__ = ["about", "fields_at", "is_agent", "is_list", "may_be_text", "words_of"]

Schema = Mapping[str, Any]


@cache
def _root() -> Schema:
    return record_schema()


@cache
def fields_at(path: tuple[str, ...]) -> Mapping[str, Schema]:
    """Return the fields that a record can have below a path of fields, each with its schema."""
    found: dict[str, Schema] = {}
    for part in _parts(path):
        for name, schema in part.get("properties", {}).items():
            found.setdefault(name, schema)
    return found


@cache
def words_of(path: tuple[str, ...]) -> Mapping[str, str]:
    """Return the words of the closed list that a value at a path is of, each with its meaning."""
    found: dict[str, str] = {}
    for part in _parts(path):
        for choice in part.get("oneOf", ()):
            if "const" in choice:
                found[str(choice["const"])] = choice.get("description", "")
        for word in part.get("enum", ()):
            found.setdefault(str(word), "")
    return found


def about(path: tuple[str, ...]) -> str:
    """Return what the models say of the field at a path."""
    if not path:
        return ""
    schema = fields_at(path[:-1]).get(path[-1], {})
    said = schema.get("description") or next(
        (part["description"] for part in _parts(path) if "description" in part), ""
    )
    return " ".join(str(said).split())


def is_list(path: tuple[str, ...]) -> bool:
    """Whether a value at a path is a list."""
    schema = fields_at(path[:-1]).get(path[-1], {}) if path else {}
    return any(part.get("type") == "array" for part in _alternatives(schema))


def may_be_text(path: tuple[str, ...]) -> bool:
    """Whether a value at a path, or an entry of the list there, may be one text."""
    return any("string" in part.get("type", ()) for part in _parts(path) if part.get("type") != "array")


def is_agent(path: Sequence[str]) -> bool:
    """Whether the values at a path are persons and bodies."""
    return any(issubclass(model, Agent) for model in models_at(Record, path))


def _parts(path: tuple[str, ...]) -> Iterator[Schema]:
    """Yield the schemas that the value at a path may fit; of a list, those of its entries."""
    if not path:
        yield from _all(_root())
        return
    for part in _parts(path[:-1]):
        if path[-1] in part.get("properties", {}):
            yield from _all(part["properties"][path[-1]])


def _all(schema: Schema) -> Iterator[Schema]:
    for part in _alternatives(schema):
        yield part
        if "items" in part:
            yield from _all(part["items"])


def _alternatives(schema: Schema) -> Iterator[Schema]:
    """Yield a schema, what it refers to, and its alternatives."""
    yield schema
    if "$ref" in schema:
        yield from _alternatives(_root()["$defs"][schema["$ref"].rpartition("/")[2]])
    for branch in schema.get("anyOf", ()):
        yield from _alternatives(branch)
