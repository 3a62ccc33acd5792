"""The shape that all parts of a record share, and the short form that some of them have."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

__all__ = ["BriefPart", "Part", "any_of"]


class Part(BaseModel):
    """A part of a record: frozen, and closed to unknown fields, so that a misspelt `dello` is found."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def plain(self) -> Any:
        """Return the part as a cataloguer would write it: plain values, short forms, nothing that was not stated."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def revised(self, **changes: Any) -> Self:
        """Return a validated copy with some fields changed."""
        return self.__class__.model_validate({**dict(self), **changes})


class BriefPart(Part):
    """A part that may be written as a plain string where nothing more is known than its first field."""

    brief: ClassVar[str]
    """The field that the plain string stands for."""

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, given: Any) -> Any:
        return {cls.brief: given} if isinstance(given, str) else given

    @model_serializer(mode="wrap")
    def _shorten(self, full: SerializerFunctionWrapHandler) -> Any:
        fields = full(self)
        return fields[self.brief] if set(fields) == {self.brief} else fields

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """State both forms: the string, or the object."""
        reference = handler(core)
        schema = handler.resolve_ref_schema(reference)
        if "anyOf" not in schema or "properties" in schema:
            full = {key: schema.pop(key) for key in list(schema) if key not in {"title", "description"}}
            short = dict(full["properties"][cls.brief])
            schema["anyOf"] = [_only_the_string(short), full]
        return reference


def _only_the_string(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the string form of a field that may also be absent."""
    strings = [form for form in schema.get("anyOf", [schema]) if form.get("type") == "string" or "$ref" in form]
    return {key: value for key, value in strings[0].items() if key not in {"title", "default"}}


def any_of(*names: str) -> dict[str, Any]:
    """Return the demand of a schema that one of these fields is there; each is named, as strict validators ask for."""
    return {"anyOf": [{"required": [name], "properties": {name: True}} for name in names]}
