"""A person as an entry of a list of agents, in YAML on one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from catalog.names import Inverted, inverted_person, is_nobody, person_with_years
from catalog.validation.yaml_value import yaml_value

__all__ = ["agent_entry", "agent_fields", "agents_in", "fields_with_years", "person_entry", "with_fields"]

_LONGEST_NAME = 200
_MAILBOX = re.compile(r"(?P<name>[^<>@]+?) *<(?P<address>[^<>@\s]+@[^<>@\s]+)>")
"""Who wrote an e-mail, as its head has it: Smith, John <john.smith@example.org>."""


def agent_entry(name: str) -> str:
    """Return the entry of a name: that of a person with the surname first in its natural order, any other as it is."""
    fields = _agent(name)
    return _written(fields) if len(fields) > 1 else yaml_value(name)


def agent_fields(name: str) -> str:
    """Return the fields that a name is written in: name: Olena Hnatiuk, surname: Hnatiuk."""
    return _written(_agent(name))[1:-1]


def agents_in(value: Any) -> list[str]:
    """Return the names that the value of a field is, or that its list has; none where it has others, or nobody's."""
    names = value.split(";") if isinstance(value, str) else value if isinstance(value, list) else []
    if not all(isinstance(name, str) and len(name) <= _LONGEST_NAME for name in names):
        return []
    return [name.strip() for name in names if name.strip() and not is_nobody(name.strip())]


def with_fields(name: str, *, note: str = "", role: str = "") -> str:
    """Return the entry of an agent with a note or a role beside its name."""
    fields = _agent(name)
    notes = [words for words in (note, fields.get("note")) if words]
    return _written(fields | ({"note": ", ".join(notes)} if notes else {}) | ({"role": role} if role else {}))


def fields_with_years(name: str, life: str) -> str:
    """Return the fields of a person of whose life the years are known: name: Maria Kravets, note: b. 1928."""
    return _written({"name": name, "note": life})[1:-1]


def person_entry(one: Inverted) -> str:
    """Return the entry of a person: {name: Olena Hnatiuk, surname: Hnatiuk}."""
    return _written(_person(one))


def _agent(name: str) -> dict[str, str]:
    if mailbox := _MAILBOX.fullmatch(name):
        return {**_agent(mailbox["name"].strip('" ')), "note": mailbox["address"]}
    if inverted := inverted_person(name):
        return _person(inverted)
    dated = person_with_years(name)
    return {"name": dated[0], "note": dated[1]} if dated else {"name": name}


def _person(one: Inverted) -> dict[str, str]:
    fields = {"name": one.name, "surname": one.surname, "note": one.life}
    return {field: value for field, value in fields.items() if value}


def _written(fields: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{field}: {yaml_value(value)}' for field, value in fields.items())}}}"
