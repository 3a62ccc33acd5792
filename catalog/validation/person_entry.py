"""A person as an entry of a list of agents, in YAML on one line."""

from __future__ import annotations

from catalog.names import Inverted, inverted_person, person_with_years
from catalog.validation.yaml_value import yaml_value

__all__ = ["agent_entry", "agent_fields", "fields_with_years", "person_entry"]


def agent_entry(name: str) -> str:
    """Return the entry of a name: that of a person with the surname first in its natural order, any other as it is."""
    fields = agent_fields(name)
    return f"{{{fields}}}" if fields != _name_alone(name) else yaml_value(name)


def agent_fields(name: str) -> str:
    """Return the fields that a name is written in: name: Olena Hnatiuk, surname: Hnatiuk."""
    if inverted := inverted_person(name):
        return _fields(inverted)
    dated = person_with_years(name)
    return fields_with_years(*dated) if dated else _name_alone(name)


def fields_with_years(name: str, life: str) -> str:
    """Return the fields of a person of whose life the years are known: name: Maria Kravets, note: b. 1928."""
    return f"name: {yaml_value(name)}, note: {yaml_value(life)}"


def _name_alone(name: str) -> str:
    return f"name: {yaml_value(name)}"


def person_entry(one: Inverted) -> str:
    """Return the entry of a person: {name: Olena Hnatiuk, surname: Hnatiuk}."""
    return f"{{{_fields(one)}}}"


def _fields(one: Inverted) -> str:
    fields = {"name": one.name, "surname": one.surname, "note": one.life}
    return ", ".join(f"{field}: {yaml_value(value)}" for field, value in fields.items() if value)
