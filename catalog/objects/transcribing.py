"""Transcripts from ALTO, PAGE XML and hOCR: their words as the text of a record, their lines tied to its images."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from catalog.errors import InvalidRecord, StorageError, UsageError
from catalog.model import DigitalObject, Record, write_leaves
from catalog.model.transcribed_page import TranscribedPage
from catalog.objects.attaching import record_of, with_files, write_record
from catalog.regular_files import open_file
from catalog.standards.digital_objects import pictures
from catalog.standards.transcriptions import LARGEST, read_pages
from catalog.storage import CatalogueFolder
from catalog.validation import read_plain

__all__ = ["Transcribed", "transcribe"]


@dataclass(frozen=True, slots=True)
class Transcribed:
    """A file whose page became a part of a text: its lines, and its image in the record, if that is known."""

    file: Path
    lines: int
    image: str | None


def transcribe(
    folder: CatalogueFolder,
    record_id: str,
    files: Sequence[Path],
    key: str,
    *,
    language: str | None = None,
    replace: bool = False,
) -> tuple[Transcribed, ...]:
    """Make the transcript of a text of the pages in some files, one page in each, in their order.

    The files are attached as transcripts, each tied to the image of its name, and the words are written to a file
    beside the record, a line of a page on each line and an empty line between pages. A text that is not there is
    made. Raises UnknownRecord, UsageError, InvalidRecord and StorageError; then nothing of the record has changed.
    """
    document, record = record_of(folder, record_id)
    text = record.text(key)
    if text and text.transcript and not replace:
        raise UsageError(f"The text {key!r} already has {text.transcript.file}: replace it with `--replace`.")
    read = [(file, _page(file)) for file in files]
    images = [_image_of(record, file, page, is_alone=len(read) == 1) for file, page in read]
    name = text.transcript.file if text and text.transcript else f"{record_id}.{key}.txt"
    words = "\n\n".join(page.words for _, page in read if page.lines) + "\n"
    plain = _with_text(
        record.plain(), key, language, {"file": name, "sha256": hashlib.sha256(words.encode()).hexdigest()}
    )
    outcome = read_plain(plain)
    if outcome.record is None:
        raise InvalidRecord(outcome.errors)
    path = document.path.parent / name
    if os.path.lexists(path) and not replace:
        raise StorageError(f"{path} already exists: replace it with `--replace`.")
    fields = [_fields(image, key) for image in images]
    plain, _ = with_files(folder, record_id, outcome.record.plain(), files, fields)
    write_record(folder, document, plain, {name: words.encode()})
    return tuple(
        Transcribed(file, len(page.lines), image.name if image else None)
        for (file, page), image in zip(read, images, strict=True)
    )


def _page(file: Path) -> TranscribedPage:
    """Return the one page in a file."""
    try:
        with open_file(file) as opened:
            found = read_pages(opened.read(LARGEST + 1))
    except ValueError as error:
        raise UsageError(f"{file}: {error}") from error
    except OSError as error:
        raise StorageError(f"{file} cannot be read: {error.strerror or error}.") from error
    if len(found) != 1:
        count = f"{len(found):,} pages" if found else "no page"
        raise UsageError(f"{file} has {count}: give a file for each page, so that each is tied to its image.")
    return found[0]


def _fields(image: DigitalObject | None, key: str) -> dict[str, Any]:
    """Return what a record says of a page: its text, its image and the leaves that the image shows."""
    leaves = {"leaves": write_leaves(image.leaves)} if image and image.leaves else {}
    return {"role": "transcript", "text": key, **({"image": image.name} if image else {}), **leaves}


def _image_of(record: Record, file: Path, page: TranscribedPage, *, is_alone: bool) -> DigitalObject | None:
    """Return the picture of the name that the file states, or has; of one page, the only picture there is."""
    seen = pictures(record)
    stated = PurePosixPath(page.image.replace("\\", "/")).stem
    for wanted in (stated, file.stem):
        alike = [one for one in seen if wanted and PurePosixPath(one.name).stem == wanted]
        if len(alike) == 1:
            return alike[0]
    return seen[0] if is_alone and len(seen) == 1 else None


def _with_text(plain: dict[str, Any], key: str, language: str | None, transcript: dict[str, str]) -> dict[str, Any]:
    texts = [dict(text) for text in plain.get("texts", [])]
    own = next((text for text in texts if text["key"] == key), None)
    if own is None:
        own = {"key": key}
        texts.append(own)
    if language:
        own["language"] = language
    own["transcript"] = transcript
    return {**plain, "texts": texts}
