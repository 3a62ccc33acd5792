"""Dates: what the source says, what it means, and of which event."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, ConfigDict, WithJsonSchema, model_validator

from catalog.dates import edtf
from catalog.model.base_model import BriefPart, any_of
from catalog.model.strings import Line, Prose
from catalog.vocabularies import Calendar, Certainty, DateEvent, DateSpan

__all__ = ["Date", "EdtfText"]


def _check(text: str) -> str:
    edtf.parse(text)
    return text


EdtfText = Annotated[
    str,
    AfterValidator(_check),
    WithJsonSchema({"type": "string", "maxLength": 2_000, "pattern": r"^[-0-9XYTZ?~%:+./,{}\[\] ]+$"}),
]
"""A date in EDTF: `1956-09-05`, `1956-09`, `1956~`, `195X`, `1956-09-05/1956-09-13`."""


class Date(BriefPart):
    """ISAD(G) 3.1.3 Date(s); RiC-O Date. A plain string is its EDTF value."""

    brief: ClassVar[str] = "value"

    value: EdtfText | None = None
    """The date in EDTF: 1956-09-05, 1956-09, 1956~ (about), 1956? (doubtful), 195X, 1956/1957."""
    as_written: Prose | None = None
    """The words of the source: September 5, 1956."""
    calendar: Calendar | None = None
    """The calendar of the words, where it is not the Gregorian one, in which the value is: julian."""
    event: DateEvent | None = None
    """What happened on this date. Left out where the source does not say."""
    span: DateSpan | None = None
    """Whether the date is of all documents of a unit (inclusive) or of most of them (bulk)."""
    old_style: EdtfText | None = None
    """The same date in the Julian calendar, beside the value, which is Gregorian: 1917-10-25 for 1917-11-07."""
    undated: Line | None = None
    """Why there is no date, where the unit bears none."""
    certainty: Certainty | None = None
    """How sure the reading, or the event, is."""
    supplied_by: Line | None = None
    """Who supplied the date, where the document itself does not bear it."""
    note: Prose | None = None
    """Why the date is read so."""

    model_config = ConfigDict(json_schema_extra=any_of("value", "as_written", "undated"))

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.as_written is None and self.undated is None:
            raise ValueError(
                "A date needs a 'value' in EDTF, the words of the source ('as_written'), or why it is 'undated'."
            )
        return self

    @property
    def edtf(self) -> edtf.Edtf | None:
        """The value as read, with its bounds."""
        return edtf.parse(self.value) if self.value else None
