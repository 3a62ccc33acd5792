"""A source: a name, and bytes that nobody has checked, in memory where they are few, else in a file."""

from __future__ import annotations

import hashlib
import io
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from catalog.drafts.draft import Provenance, Refusal
from catalog.findings import Finding

__all__ = ["MAX_SOURCE_BYTES", "MAX_STREAM_BYTES", "LargeSource", "Source", "Unreadable"]

MAX_SOURCE_BYTES = 10 * 1024 * 1024
"""The size of a source that is read whole. A page has some 100 kB."""

MAX_STREAM_BYTES = 8 * 1024 * 1024 * 1024
"""The size of a source that is read item by item."""

_OPENING = 65_536


class Unreadable(ValueError):
    """A source that is not what its importer reads; carries the finding that says so."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Source:
    """The bytes of a source and the name of its file, without folders."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data

    @property
    def data(self) -> bytes:
        """All bytes; raise `Unreadable` where they are too many to be read whole."""
        return self._data

    def open(self) -> BinaryIO:
        """Return the bytes as a file to be read from its beginning, and closed."""
        return io.BytesIO(self._data)

    @cached_property
    def sha256(self) -> str:
        """The checksum of the bytes."""
        with self.open() as file:
            checksum = hashlib.sha256()
            while piece := file.read(_OPENING):
                checksum.update(piece)
            return checksum.hexdigest()

    @cached_property
    def opening(self) -> bytes:
        """The first 64 KiB; of a text in UTF-16, in UTF-8, so that importers recognise it."""
        with self.open() as file:
            return _in_utf_8(file.read(_OPENING))

    @cached_property
    def text(self) -> str:
        """The source as UTF-8 text with single line feeds; raise `Unreadable` where it is none."""
        if not self.data.strip():
            raise Unreadable(Finding("empty", "The file is empty.", hint="Save the page again."))
        if b"\0" in self.data:
            raise Unreadable(Finding("binary", "The file holds NUL bytes: it is not a text.", hint="Save it as text."))
        try:
            text = self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unreadable(
                Finding(
                    "not-utf-8",
                    f"The byte 0x{self.data[error.start]:02X} at {error.start} is not UTF-8 text.",
                    hint="Save the file as UTF-8; it may be Latin-1 or Windows-1251.",
                    line=self.data.count(b"\n", 0, error.start) + 1,
                )
            ) from None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def head(self) -> str:
        """The first characters as far as they are text, to recognise the source by."""
        return self.opening[:4096].decode("utf-8", "replace")

    def provenance(self, importer: str, item: str = "") -> Provenance:
        """Return where a draft of this source comes from."""
        return Provenance(importer, self.name, self.sha256, item)

    def refuse(self, importer: str, *findings: Finding, item: str = "") -> Refusal:
        """Return a refusal of the source, or of one item in it, its findings placed in the file."""
        placed = tuple(finding.at(self.name, finding.line, finding.column) for finding in findings)
        return Refusal(self.provenance(importer, item), placed)


def _in_utf_8(opening: bytes) -> bytes:
    """Return bytes that begin as XML in UTF-16 does (XML 1.0, appendix F) in UTF-8, and others as they are."""
    for begin, encoding in _UTF_16.items():
        if opening.startswith(begin):
            return opening.decode(encoding, "replace").encode("utf-8", "replace")
    return opening


_UTF_16 = {
    b"\xff\xfe<\x00": "utf-16",
    b"\xfe\xff\x00<": "utf-16",
    b"<\x00?\x00": "utf-16-le",
    b"\x00<\x00?": "utf-16-be",
}


class LargeSource(Source):
    """A source in a file that is too large to be read whole. Its bytes are read as far as they are asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name, b"")
        self._path = path

    @property
    def data(self) -> bytes:
        """Nothing: a file of this size is never read whole. Raises `Unreadable`."""
        limit = MAX_SOURCE_BYTES // (1024 * 1024)
        hint = "Divide it, and import the parts."
        raise Unreadable(Finding("too-large", f"The file has more than {limit} MB, and is read whole.", hint=hint))

    def open(self) -> BinaryIO:
        """Return the file to be read from its beginning, and closed; raise `Unreadable` where it is gone."""
        try:
            return self._path.open("rb")
        except OSError as error:
            message = f"The file cannot be read: {error.strerror or error}."
            raise Unreadable(Finding("unreadable", message)) from None
