"""Reference codes: where a document is found again."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from catalog.model.base_model import BriefPart, Part
from catalog.model.leaves import Leaves
from catalog.model.strings import Line, Prose
from catalog.vocabularies import CodeLevel

__all__ = ["MOST_LEVELS", "CodeNumber", "CodePart", "ReferenceCode"]

MOST_LEVELS = 40
"""Levels of one code. The longest that archives write have ten, and each level is a set of the feed."""

_LEVELS = frozenset(level.value for level in CodeLevel)


class _Numbered(Part):
    number: Line
    """The number as the source writes it, with its letters and leading zeros."""
    label: Line | None = None
    """The label as the source writes it: Fond, f., Ф."""
    normalized: Line | None = None
    """The number as the archive itself writes it today, where that differs: R-5446."""
    title: Line | None = None
    """The title of the unit at this level, where the source gives one."""


class CodeNumber(_Numbered, BriefPart):
    """The number of a unit at one level of a reference code. A plain string is the number."""

    brief: ClassVar[str] = "number"


class CodePart(_Numbered):
    """One level of a reference code and its number, in a list of levels."""

    level: CodeLevel
    """The level: fond, opis, delo, box ..."""


class ReferenceCode(Part):
    """ISAD(G) 3.1.1 Reference code(s); RiC-O Identifier.

    The levels are written as keys, from the largest unit to the smallest: their order in the document is the
    order of the code. A code that needs one level twice lists them under `levels`.
    """

    repository: Line
    """The archive that keeps the unit: its code in the register of archives (GARF), or its name."""
    repository_as_written: Line | None = None
    """The archive in the words of the source, where they differ from the code."""
    levels: tuple[CodePart, ...] = Field(default=(), max_length=MOST_LEVELS)
    """The levels of the code from the largest to the smallest."""
    leaves: Leaves | None = None
    """Leaves within the file: 170-190, 192, 195v (v for the verso)."""
    year: Line | None = None
    """A year that is part of the code."""
    microfilm: Line | None = None
    """Microfilm and frame on which the unit is read."""
    as_written: Prose | None = None
    """The whole reference in the words of the source."""
    note: Prose | None = None
    """What should be known about the code."""

    @model_validator(mode="before")
    @classmethod
    def _collect_levels(cls, given: Any) -> Any:
        """Turn the level keys of a written code into the ordered list."""
        if not isinstance(given, dict) or _LEVELS.isdisjoint(given):
            return given
        if given.get("levels"):
            raise ValueError("Write the levels as keys (fond: ..., opis: ...) or as a list under 'levels', not both.")
        rest = {key: value for key, value in given.items() if key not in _LEVELS}
        return {
            **rest,
            "levels": [
                {"level": key, **(value if isinstance(value, dict) else {"number": value})}
                for key, value in given.items()
                if key in _LEVELS
            ],
        }

    @model_serializer(mode="wrap")
    def _spread_levels(self, full: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Write each level as a key again, where none occurs twice."""
        fields: dict[str, Any] = full(self)
        names = [part.level for part in self.levels]
        if "levels" not in fields or len(set(names)) != len(names) or not names:
            return fields
        keys = {
            name.value: _brief({key: value for key, value in part.items() if key != "level"})
            for name, part in zip(names, fields["levels"], strict=True)
        }
        spread: dict[str, Any] = {}
        for key, value in fields.items():
            spread.update(keys if key == "levels" else {key: value})
        return spread

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Offer each level as a key."""
        reference = handler(core)
        # the keys are no fields, so the definition they share is asked for by name
        number = handler.generate_json_schema.generate_inner(CodeNumber.__pydantic_core_schema__)  # type: ignore[attr-defined]
        schema = handler.resolve_ref_schema(reference)
        for level in CodeLevel:
            schema["properties"].setdefault(level.value, number)
        schema["dependentSchemas"] = {"levels": {"properties": {level.value: False for level in CodeLevel}}}
        return reference

    def number(self, level: CodeLevel) -> str | None:
        """Return the number at a level as written, or None where the code has no such level."""
        return next((part.number for part in self.levels if part.level is level), None)

    def up_to(self, level: CodeLevel) -> Self:
        """Return the code of the unit at `level` that this one lies in."""
        names = [part.level for part in self.levels]
        return self.revised(levels=self.levels[: names.index(level) + 1], leaves=None, as_written=None, note=None)


def _brief(part: dict[str, Any]) -> Any:
    return part["number"] if set(part) == {"number"} else part
