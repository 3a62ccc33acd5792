"""The files of a record, as a format asks for them: what they hold is read on the disk, by others."""

from __future__ import annotations

from typing import Protocol

from catalog.model.digital_object import DigitalObject
from catalog.model.text import Text
from catalog.model.transcribed_page import TranscribedPage

__all__ = ["FilesOfRecord"]


class FilesOfRecord(Protocol):
    """Reads the words that a record keeps in files beside it. A file that cannot be read has none."""

    def transcript(self, text: Text) -> str | None:
        """Return the words of a text, or None."""
        ...

    def pages(self, one: DigitalObject) -> tuple[TranscribedPage, ...]:
        """Return the pages of a transcript with places: ALTO, PAGE XML or hOCR."""
        ...
