"""Which keys are allowed at a place of the record: asked where one of them is misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from catalog.model import ReferenceCode
from catalog.vocabularies import CodeLevel

__all__ = ["allowed_keys", "fields_in", "is_required", "keys_below", "models_at", "named_fields", "takes_list"]

_FEW = 4


def allowed_keys(root: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """Return the keys of the models that a location, less its last step, leads to."""
    return sorted({key for model in models_at(root, location[:-1]) for key in _keys(model)})


def models_at(root: type[BaseModel], location: Sequence[str | int]) -> set[type[BaseModel]]:
    """Return the models of the values at a location of pydantic's; of a list, those of its entries."""
    models: set[type[BaseModel]] = {root}
    for step in location:
        names = [model for model in models if isinstance(step, str) and step in model.model_fields]
        if names:
            models = {found for model in names for found in _models_of(model, str(step))}
    return models


def fields_in(root: type[BaseModel], location: Sequence[str | int]) -> tuple[str, ...]:
    """Return the names of the fields in a location of pydantic's, without its branches and numbers."""
    models, found = {root}, []
    for step in location:
        names = [model for model in models if isinstance(step, str) and step in model.model_fields]
        if names:
            found.append(str(step))
            models = {one for model in names for one in _models_of(model, str(step))}
    return tuple(found)


def takes_list(root: type[BaseModel], location: Sequence[str | int]) -> bool:
    """Whether the field that a location leads to is a list."""
    field = str(location[-1])
    owners = [model for model in models_at(root, location[:-1]) if field in model.model_fields]
    return any(_is_list(owner.model_fields[field].annotation) for owner in owners)


def is_required(root: type[BaseModel], location: Sequence[str | int]) -> bool:
    """Whether there must be a field at a location of pydantic's."""
    names = fields_in(root, location)
    if not names or names[-1] not in (str(step) for step in location[-2:]):
        return False
    owners = [model for model in models_at(root, names[:-1]) if names[-1] in model.model_fields]
    return bool(owners) and all(owner.model_fields[names[-1]].is_required() for owner in owners)


def named_fields(model: type[BaseModel]) -> str:
    """Return the first fields of a model as a sentence names them."""
    return ", ".join(list(model.model_fields)[:_FEW])


@cache
def keys_below(root: type[BaseModel]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys one step below the fields of a model, each with the fields it is under."""
    below: dict[str, tuple[str, ...]] = {}
    for field in root.model_fields:
        for key in sorted({key for model in _models_of(root, field) for key in _keys(model)}):
            below[key] = (*below.get(key, ()), field)
    return below


@cache
def _models_of(model: type[BaseModel], field: str) -> frozenset[type[BaseModel]]:
    return frozenset(_models_in(model.model_fields[field].annotation))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def _keys(model: type[BaseModel]) -> Iterator[str]:
    yield from model.model_fields
    if issubclass(model, ReferenceCode):
        yield from (level.value for level in CodeLevel)
