"""Titles."""

from __future__ import annotations

from typing import ClassVar

from catalog.model.base_model import BriefPart
from catalog.model.strings import LanguageTag, Line

__all__ = ["Title"]


class Title(BriefPart):
    """ISAD(G) 3.1.2 Title; RiC-O Title. A plain string is the text of a formal title."""

    brief: ClassVar[str] = "text"

    text: Line
    """The title."""
    language: LanguageTag | None = None
    """The language of the title."""
    supplied_by: Line | None = None
    """Who supplied the title, where the document itself does not bear it: publisher, cataloguer, a name."""

    @property
    def is_supplied(self) -> bool:
        """Whether the title is not the document's own."""
        return self.supplied_by is not None
