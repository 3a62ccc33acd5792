"""Words of description, in one language or in several."""

from __future__ import annotations

from typing import ClassVar

from catalog.model.base_model import BriefPart
from catalog.model.one_or_many import OneOrMore
from catalog.model.strings import LanguageTag, Prose

__all__ = ["InLanguages", "Words"]


class Words(BriefPart):
    """Words in one language. A plain string is in the language of the description."""

    brief: ClassVar[str] = "text"

    text: Prose
    """The words."""
    language: LanguageTag | None = None
    """Their language, where it is another than that of the description, or there are several."""

    @property
    def paragraphs(self) -> list[str]:
        """The words, paragraph by paragraph."""
        return self.text.split("\n\n")


InLanguages = OneOrMore[Words]
"""`history: Founded in 1921.`, or a list of `{text, language}`, one for each language."""
