"""How much there is of a unit, and of what."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, StringConstraints, model_validator

from catalog.model.base_model import BriefPart, any_of
from catalog.model.strings import Line

__all__ = ["Extent"]

_Quantity = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]{1,12}(?:\.[0-9]{1,6})?$")]


class Extent(BriefPart):
    """ISAD(G) 3.1.5 Extent and medium; RiC-O RecordResourceExtent. A plain string is the words: 21 leaves."""

    brief: ClassVar[str] = "as_written"

    as_written: Line | None = None
    """The extent in words, as the source or the cataloguer writes it: 21 leaves; 3.5 linear metres (12 boxes)."""
    quantity: _Quantity | None = None
    """The number alone: 3.5."""
    unit: Line | None = None
    """What is counted: leaves, linear metres, boxes."""
    medium: Line | None = None
    """What it is made of, or recorded on: parchment, magnetic tape."""
    dimensions: Line | None = None
    """The measure of one: 21 x 30 cm."""

    model_config = ConfigDict(json_schema_extra=any_of("as_written", "quantity", "medium", "dimensions", "unit"))

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.as_written or self.quantity or self.unit or self.medium or self.dimensions):
            raise ValueError("An extent needs words ('as_written'), or a 'quantity' with its 'unit'.")
        return self

    @property
    def words(self) -> str:
        """The extent for reading: the words as written, or number and unit, and what they leave out."""
        return ", ".join(part for part in (self.counted, self.material, self.measure) if part)

    @property
    def counted(self) -> str:
        """The words as written, or else number and unit."""
        return self.as_written or " ".join(part for part in (self.quantity, self.unit) if part)

    @property
    def material(self) -> str | None:
        """The medium, where the words as written do not say it."""
        return self.medium if self.medium and self.medium not in (self.as_written or "") else None

    @property
    def measure(self) -> str | None:
        """The dimensions, where the words as written do not say them."""
        return self.dimensions if self.dimensions and self.dimensions not in (self.as_written or "") else None
