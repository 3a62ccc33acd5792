"""The sets of the feed a record is in: its archive, fond, opis and delo; those it names; those of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel

from catalog import oai
from catalog.errors import UsageError
from catalog.model import (
    Catalogue,
    CodePart,
    Record,
    ReferenceCode,
    Unknown,
)
from catalog.model.catalogue import SetRule
from catalog.reference_codes import hierarchy
from catalog.reference_codes.hierarchy import set_spec_part

__all__ = ["NamedSet", "check_rules", "sets_of"]


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A set with its name and, where there is more to say, its description."""

    spec: str
    name: str
    description: str | None = None


def sets_of(record: Record, settings: Catalogue) -> tuple[NamedSet, ...]:
    """Return all sets a record is in, and all that contain them, each once, parents first."""
    named = {given.spec: given for given in (*_named_sets(record, settings), *_sets_of_code(record))}
    specs = oai.with_ancestors(named)
    return tuple(named.get(spec) or NamedSet(spec, spec) for spec in specs)


def check_rules(settings: Catalogue) -> None:
    """Raise UsageError where a set of the settings names a field that no record has."""
    for rule in settings.sets:
        if rule.field is not None and rule.field.partition(".")[0] not in Record.model_fields:
            raise UsageError(f"The set {rule.spec!r} is by the field {rule.field!r}, which records do not have.")


def _sets_of_code(record: Record) -> tuple[NamedSet, ...]:
    code = record.reference_code
    return _sets_of_unit(code.repository, code.levels) if code else ()


@lru_cache(maxsize=4_096)
def _sets_of_unit(repository: str, levels: tuple[CodePart, ...]) -> tuple[NamedSet, ...]:
    """Return the sets of one unit; documents of other leaves in it share them."""
    units = hierarchy(ReferenceCode(repository=repository, levels=levels))
    return tuple(
        NamedSet(unit.set_spec, unit.name, unit.code.levels[-1].title if unit.code.levels else None) for unit in units
    )


def _named_sets(record: Record, settings: Catalogue) -> Iterator[NamedSet]:
    for spec in record.administration.sets:
        yield NamedSet(spec, spec)
    specs = set(oai.with_ancestors(record.administration.sets))
    for rule in settings.sets:
        own = NamedSet(rule.spec, rule.name, rule.description)
        if rule.field is None:
            if rule.spec in specs:
                yield own
            continue
        found = list(_members(rule, record, own))
        if found:
            yield from (own, *found)


def _members(rule: SetRule, record: Record, own: NamedSet) -> Iterator[NamedSet]:
    for value in dict.fromkeys(_values(record, (rule.field or "").split("."))):
        if rule.value is None:
            yield NamedSet(f"{rule.spec}:{set_spec_part(value.lower())}", f"{rule.name}: {value}")
        elif value.lower() == rule.value.lower():
            yield own


def _values(part: object, path: list[str]) -> Iterator[str]:
    """Yield what is at a path of fields, in each of several parts; nothing where it is unknown or not stated."""
    if part is None or isinstance(part, Unknown):
        return
    if isinstance(part, tuple):
        for one in part:
            yield from _values(one, path)
    elif path and isinstance(part, BaseModel):
        yield from _values(getattr(part, path[0], None), path[1:])
    elif not path and not isinstance(part, BaseModel):
        yield str(part)
