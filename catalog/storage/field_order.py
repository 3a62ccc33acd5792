"""The order of a record's fields, and which of its scalars are numbers or truth values: both are the models'.

The keys of a reference code's levels stay in the order they were written in: that order is the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from catalog.model import CodeNumber, Record, ReferenceCode

__all__ = ["in_order"]

_Kinds = frozenset[type]
_INTEGER = TypeAdapter(int)
_TRUTH = TypeAdapter(bool)


def in_order(tree: Any) -> Any:
    """Return the plain tree of a valid record with its fields in the order of the models.

    Where the model asks for a number or a truth value the text of one becomes it; all other text stays text.
    """
    return _ordered(tree, frozenset({Record}))


def _ordered(value: Any, kinds: _Kinds) -> Any:
    if isinstance(value, dict):
        model = _model_of(value, kinds)
        if model is None:
            return value
        ranks = _ranks(model)
        keys = sorted(value, key=lambda key: ranks.get(key, ranks.get("levels", len(ranks))))
        return {key: _ordered(value[key], _kinds_at(model, key)) for key in keys}
    if isinstance(value, list):
        return [_ordered(item, kinds) for item in value]
    return _typed(value, kinds) if isinstance(value, str) else value


def _typed(text: str, kinds: _Kinds) -> str | int:
    if str in kinds or not kinds & {int, bool}:
        return text
    try:
        return (_TRUTH if bool in kinds else _INTEGER).validate_python(text)
    except ValidationError:
        return text


def _model_of(value: dict[str, Any], kinds: _Kinds) -> type[BaseModel] | None:
    """Return the model that has a place for all keys, or else for most of them."""
    models = [kind for kind in kinds if issubclass(kind, BaseModel)]
    return max(models, key=lambda model: len(value.keys() & _ranks(model).keys()), default=None)


@cache
def _ranks(model: type[BaseModel]) -> dict[str, int]:
    return {name: number for number, name in enumerate(model.model_fields)}


@cache
def _kinds_at(model: type[BaseModel], key: str) -> _Kinds:
    if key not in model.model_fields:
        return frozenset({CodeNumber} if issubclass(model, ReferenceCode) else ())
    return frozenset(_kinds_in(model.model_fields[key].annotation))


def _kinds_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from _kinds_in(argument)
