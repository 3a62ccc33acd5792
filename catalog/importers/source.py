"""A source as it arrives: a name and bytes from a stranger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from catalog.findings import Finding
from catalog.importers.draft import Provenance, Refusal

__all__ = ["MAX_SOURCE_BYTES", "Source", "Unreadable"]

MAX_SOURCE_BYTES = 10 * 1024 * 1024
"""The size of a source that is read whole. A page has some 100 kB."""


class Unreadable(ValueError):
    """A source that is not what its importer reads; carries the finding that says so."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True)
class Source:
    """The bytes of a source and the name of its file, without folders."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The checksum of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

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
        return self.data[:4096].decode("utf-8", "replace")

    def provenance(self, importer: str, item: str = "") -> Provenance:
        """Return where a draft of this source comes from."""
        return Provenance(importer, self.name, self.sha256, item)

    def refuse(self, importer: str, *findings: Finding, item: str = "") -> Refusal:
        """Return a refusal of the source, or of one item in it, its findings placed in the file."""
        placed = tuple(finding.at(self.name, finding.line, finding.column) for finding in findings)
        return Refusal(self.provenance(importer, item), placed)
