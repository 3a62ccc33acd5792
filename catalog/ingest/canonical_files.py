"""Putting record files into canonical form. A file that holds no valid record stays as it is."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.errors import StorageError, UnreadableDocument
from catalog.findings import Finding
from catalog.storage import Document, write_file
from catalog.storage.canonical_form import canonical, with_editors_line
from catalog.storage.limits import MAX_DOCUMENT_BYTES
from catalog.storage.record_files import read_file, record_files
from catalog.validation import ANSWERED_BY_QUOTES, read

__all__ = ["FileForm", "examine_forms"]


@dataclass(slots=True)
class FileForm:
    """How one record file is written, against how it should be."""

    path: Path
    root: Path
    changes: int = 0
    """Records in the file that are not in canonical form."""
    findings: list[Finding] = field(default_factory=list)
    """What keeps records of the file from being put into it."""

    def rewrite(self) -> None:
        """Write the file again, whole or not at all. Raises StorageError."""
        write_file(self.path.resolve(), self._texts())

    def _texts(self) -> Iterator[bytes]:
        for document, text in _forms(self.path, self.root, []):
            if not _is_whole(document):
                raise StorageError(f"{self.path} changed while it was formatted; it was not written.")
            yield text

    def difference(self) -> Iterator[str]:
        """Yield the lines of a unified diff between the file and its canonical form."""
        for document, text in _forms(self.path, self.root, []):
            if text != document.text:
                old, new = document.text.decode(errors="replace"), text.decode()
                lines = difflib.unified_diff(
                    old.splitlines(keepends=True), new.splitlines(keepends=True), str(self.path), str(self.path)
                )
                yield from (
                    line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
                )


def examine_forms(paths: Iterable[Path], root: Path) -> Iterator[FileForm]:
    """Yield for every record file below `paths` how it differs from its canonical form; nothing is written."""
    for path in record_files(paths):
        form, whole = FileForm(path, root), True
        for document, text in _forms(path, root, form.findings):
            form.changes += text != document.text
            whole = whole and _is_whole(document)
        if not whole:
            form.changes = 0
        yield form


def _is_whole(document: Document) -> bool:
    """Whether all of the document was read, so that it can be written again."""
    return document.fault is None and len(document.text) <= MAX_DOCUMENT_BYTES


def _forms(path: Path, root: Path, findings: list[Finding]) -> Iterator[tuple[Document, bytes]]:
    """Yield each document of a file with the text it should have: its own, where it is no valid record."""
    for document in read_file(path, root):
        outcome = read(document)
        if outcome.record is None:
            findings += outcome.errors
            yield document, document.text
            continue
        if unsure := [finding for finding in outcome.findings if finding.code in ANSWERED_BY_QUOTES]:
            findings += unsure  # canonical form would quote the value, and nobody would look at it again
            yield document, document.text
            continue
        try:
            yield document, with_editors_line(canonical(document), path)
        except UnreadableDocument as fault:
            finding = Finding(fault.code, str(fault), hint=fault.hint)
            findings.append(finding.at(document.place, fault.line, fault.column))
            yield document, document.text
