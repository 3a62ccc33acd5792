"""Which keys are allowed at a place of the record: asked where one of them is misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from catalog.model import ReferenceCode
from catalog.vocabularies import CodeLevel

__all__ = ["allowed_keys", "keys_below", "models_at"]


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


def _keys(model: type[BaseModel]) -> Iterator[str]:
    yield from model.model_fields
    if issubclass(model, ReferenceCode):
        yield from (level.value for level in CodeLevel)
