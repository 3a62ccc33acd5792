"""A person as an entry of a list of agents, in YAML on one line."""

from __future__ import annotations

from catalog.names import Inverted, inverted_person
from catalog.validation.yaml_value import yaml_value

__all__ = ["agent_entry", "agent_fields", "person_entry"]


def agent_entry(name: str) -> str:
    """Return the entry of a name: that of a person with the surname first in its natural order, any other as it is."""
    inverted = inverted_person(name)
    return person_entry(inverted) if inverted else yaml_value(name)


def agent_fields(name: str) -> str:
    """Return the fields that a name is written in: name: Olena Hnatiuk, surname: Hnatiuk."""
    inverted = inverted_person(name)
    return _fields(inverted) if inverted else f"name: {yaml_value(name)}"


def person_entry(one: Inverted) -> str:
    """Return the entry of a person: {name: Olena Hnatiuk, surname: Hnatiuk}."""
    return f"{{{_fields(one)}}}"


def _fields(one: Inverted) -> str:
    fields = {"name": one.name, "surname": one.surname, "note": one.life}
    return ", ".join(f"{field}: {yaml_value(value)}" for field, value in fields.items() if value)
