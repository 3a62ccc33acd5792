"""What a unit is kept in, and other numbers it is known by."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

from pydantic import ConfigDict, SerializerFunctionWrapHandler, model_serializer, model_validator

from catalog.model.base_model import BriefPart, any_of
from catalog.model.strings import Line
from catalog.vocabularies import IdentifierKind

__all__ = ["Container", "Identifier"]

_SHORT = re.compile(r"([^\W\d][^\d,;:]*?) (\S*\d\S*)")
_SHELF = "shelf"


class Container(BriefPart):
    """DACS 4.2; EAD container. A plain string is the kind and the number: box 3."""

    brief: ClassVar[str] = "label"

    kind: Line | None = None
    """What it is: box, folder, volume, reel, map case. A `shelf` is for the staff, and never published."""
    number: Line | None = None
    """Its number: 3, 12a."""
    label: Line | None = None
    """What is written on it, or what else it is called."""
    within: Line | None = None
    """The container of the list that this one lies in, as it is written there: box 3."""
    barcode: Line | None = None
    """Its barcode, for the staff: never published."""

    model_config = ConfigDict(json_schema_extra=any_of("kind", "number", "label"))

    @model_validator(mode="before")
    @classmethod
    def _spell_out(cls, given: Any) -> Any:
        return _read(given) if isinstance(given, str) else given

    @model_serializer(mode="wrap")
    def _shorten(self, full: SerializerFunctionWrapHandler) -> Any:
        fields = full(self)
        return self.words if _read(self.words) == fields else fields

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.kind or self.number or self.label):
            raise ValueError("A container needs a 'kind' with its 'number', or a 'label'.")
        return self

    @property
    def words(self) -> str:
        """The container for reading: box 3."""
        return " ".join(part for part in (self.kind, self.number) if part) or self.label or ""

    @property
    def is_shelf(self) -> bool:
        """Whether it is a place in the stacks, which is for the staff."""
        return (self.kind or "").casefold() == _SHELF

    def public(self) -> Self:
        """Return the container without what is for the staff."""
        return self.model_copy(update={"barcode": None}) if self.barcode else self


def _read(words: str) -> dict[str, str]:
    """Return kind and number where a short form is plainly that; else it is a label."""
    found = _SHORT.fullmatch(words)
    return {"kind": found[1], "number": found[2]} if found else {"label": words}


class Identifier(BriefPart):
    """Another number that the unit is known by. A plain string is the number."""

    brief: ClassVar[str] = "value"

    value: Line
    """The number or address: 10.1000/182, ark:/12345/x6, Fond 12."""
    kind: IdentifierKind | None = None
    """What kind of identifier it is: DOI, ARK, former reference ... Left out where nothing says."""
    system: Line | None = None
    """The system or list that gives the number, where it is named."""

    @property
    def words(self) -> str:
        """The identifier for reading, behind what it is."""
        named = self.system or (self.kind.value if self.kind else None)
        return f"{named}: {self.value}" if named else self.value
