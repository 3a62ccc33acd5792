"""What a unit says for all that lies below it (ISAD(G) 2.4: what is said above is not repeated)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.model.agent import Agent
from catalog.model.base_model import Part
from catalog.model.reference_code import ReferenceCode
from catalog.model.rights import Access, Rights
from catalog.model.strings import LanguageTag, Line, RecordId
from catalog.model.words import InLanguages
from catalog.vocabularies import Level

__all__ = ["Above", "Shown"]


class Above(Part):
    """A unit above a record, and what it gives to what lies below it."""

    id: RecordId
    """The record of the unit."""
    level: Level
    """Its level."""
    is_public: bool = True
    """Whether the unit is published. Of one that is not, nothing is said below; but what it closes is closed."""
    title: Line | None = None
    """What it is called."""
    reference_code: ReferenceCode | None = None
    """Its archive and its own place there."""
    rights: Rights | None = None
    """The rights in its documents."""
    access: Access | None = None
    """The conditions under which they may be read."""
    creators: tuple[Agent, ...] = ()
    """Who created, collected or kept the unit."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages of its documents."""
    content_note: InLanguages = ()
    """What a reader should know before looking at any of them."""

    @property
    def name(self) -> str:
        """The unit in words: the fonds ‘Mill papers’."""
        return f"the {self.level.value} ‘{self.title}’" if self.title else f"a {self.level.value} above"


@dataclass(frozen=True, slots=True)
class Shown:
    """How a public form differs from its record."""

    above: tuple[Above, ...] = ()
    """The published units above the record, the nearest first."""
    inherited: Mapping[str, Above] | None = None
    """The unit that a field is taken from, for each that the record does not fill itself."""
    stated: Mapping[str, Any] | None = None
    """What the record itself says in the fields that were changed for readers."""
    hidden: tuple[str, ...] = ()
    """The fields that are hidden, `transcript` and `digital_objects` among them."""
