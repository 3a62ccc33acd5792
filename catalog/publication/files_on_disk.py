"""The files of a record on the disk: transcripts beside it, pages with places among the objects of the catalogue."""

from __future__ import annotations

from pathlib import Path

from catalog.model import DigitalObject, Record, Text
from catalog.model.transcribed_page import TranscribedPage
from catalog.regular_files import open_file
from catalog.standards.transcriptions import LARGEST, read_pages
from catalog.storage import CatalogueFolder, open_object
from catalog.vocabularies import ObjectRole

__all__ = ["LONGEST_TRANSCRIPT", "read_transcript", "with_files"]

LONGEST_TRANSCRIPT = 16 * 1024 * 1024
"""Bytes of a transcript that is shown at all: twenty volumes."""


def with_files(record: Record, beside: Path, folder: CatalogueFolder) -> Record:
    """Return a record with its files, where it names any that hold words; `beside` is the folder it lies in."""
    has_words = any(text.transcript for text in record.texts) or any(
        one.role is ObjectRole.TRANSCRIPT for one in record.digital_objects
    )
    return record.with_files(_Files(beside, folder)) if has_words else record


def read_transcript(path: Path) -> bytes | None:
    """Return the content of a transcript, one byte more than is shown where it is longer; None where there is none."""
    try:
        if path.is_symlink():
            return None
        with open_file(path) as file:
            return file.read(LONGEST_TRANSCRIPT + 1)
    except OSError:
        return None


class _Files:
    def __init__(self, beside: Path, folder: CatalogueFolder) -> None:
        self._beside = beside
        self._folder = folder

    def transcript(self, text: Text) -> str | None:
        """Return the words of a text; None for one without a transcript, or with one that is too long to show."""
        content = read_transcript(self._beside / text.transcript.file) if text.transcript else None
        if content is None or len(content) > LONGEST_TRANSCRIPT:
            return None
        return content.decode("utf-8-sig", errors="replace")

    def pages(self, one: DigitalObject) -> tuple[TranscribedPage, ...]:
        """Return the pages of a transcript with places, where its file is in the catalogue and can be read."""
        if one.file is None:
            return ()
        try:
            with open_object(self._folder.root, one.file) as opened:
                return read_pages(opened.read(LARGEST + 1))
        except (OSError, ValueError):
            return ()
