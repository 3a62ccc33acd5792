"""Fields that hold one or several values, and are written as a plain value where there is only one."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainSerializer

__all__ = ["OneOrMore"]

_T = TypeVar("_T")


def _as_list(given: Any) -> Any:
    return (given,) if isinstance(given, str | int) else given


def _as_written(values: tuple[Any, ...]) -> Any:
    return values[0] if len(values) == 1 else list(values)


OneOrMore = Annotated[
    tuple[_T, ...],
    BeforeValidator(_as_list, json_schema_input_type=_T | tuple[_T, ...]),
    PlainSerializer(_as_written),
]
"""`language: zh`, or `language: [zh, ko]`. Empty where nothing is stated."""
