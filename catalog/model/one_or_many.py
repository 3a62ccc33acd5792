"""Fields that hold one or several values, and are written as a plain value where there is only one."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, SerializerFunctionWrapHandler, WrapSerializer
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

__all__ = ["OneOrMore"]

_T = TypeVar("_T")


def _as_list(given: Any) -> Any:
    return given if isinstance(given, list | tuple) else (given,)


def _as_written(values: tuple[Any, ...], written: SerializerFunctionWrapHandler) -> Any:
    several = written(values)
    return several[0] if len(several) == 1 else list(several)


class _OneOrTheList:
    """Declares in the JSON Schema that one value may replace the list."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(core)
        return {"anyOf": [several["items"], several]} if "items" in several else several


OneOrMore = Annotated[tuple[_T, ...], BeforeValidator(_as_list), WrapSerializer(_as_written), _OneOrTheList]
"""`language: zh`, or `language: [zh, ko]`. Empty where nothing is stated."""
