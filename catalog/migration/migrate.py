"""Rewriting the record files of a catalogue step by step: only the names of fields change, comments stay in place.

The records are written first, the format in the settings last: a run that was stopped is run again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.errors import StorageError, UnreadableDocument, UsageError
from catalog.migration.commit import commit_files, has_changes
from catalog.migration.steps import STEPS, migrated
from catalog.model.catalogue import RECORD_FORMAT
from catalog.storage import SETTINGS_FILE, CatalogueFolder, Document, write_file

__all__ = ["MigratedFile", "Migration"]

_FORMAT_LINE = re.compile(r"^record_format[ \t]*=.*$", re.MULTILINE)
_NAMESPACE_LINE = re.compile(r"^namespace[ \t]*=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MigratedFile:
    """One record file: how many of its records change, its new text, and what keeps it from being read."""

    path: Path
    changes: int
    pieces: tuple[bytes, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Migration:
    """The way of a catalogue from the format of its records to the present one."""

    folder: CatalogueFolder

    @property
    def since(self) -> int:
        """The format that the records are in."""
        return self.folder.settings.record_format

    @property
    def titles(self) -> tuple[str, ...]:
        """What the steps do that are to be done."""
        return tuple(step.title for step in STEPS if step.format > self.since)

    def files(self) -> Iterator[MigratedFile]:
        """Yield every record file that changes, or cannot be read; nothing is written."""
        for path in self.folder.files():
            file = self._migrated(path)
            if file.changes or file.fault:
                yield file

    def run(self, *, commit: bool = True) -> tuple[int, int, str]:
        """Write all files; return how many files and records changed, and the commit where one was made.

        Raises UsageError, and writes nothing, where a file cannot be read, or git knows of edits that are not
        committed: the steps would be in one commit with them.
        """
        changed = []
        for file in self.files():
            if file.fault:
                raise UsageError(f"{file.path}: {file.fault} Nothing was changed: fix the file first.")
            changed.append(file.path)
        settings = self.folder.root / SETTINGS_FILE
        if commit and has_changes(self.folder.root, [*changed, settings]):
            raise UsageError(
                "Git knows of edits in the files of this catalogue. Commit them first, or write without a commit: "
                "`catalog migrate --no-commit`."
            )
        records = 0
        for path in changed:
            file = self._migrated(path)
            write_file(path.resolve(), file.pieces)
            records += file.changes
        write_file(settings, _with_format(settings.read_text(encoding="utf-8")).encode())
        made = commit_files(self.folder.root, [*changed, settings], self._message()) if commit else ""
        return len(changed), records, made

    def _message(self) -> str:
        steps = "\n".join(f"- {title}" for title in self.titles)
        return f"Bring the records to format {RECORD_FORMAT}\n\n{steps}\n"

    def _migrated(self, path: Path) -> MigratedFile:
        pieces, changes = [], 0
        for document in self.folder.read(path):
            try:
                text = _renamed_text(document, self.since)
            except UnreadableDocument as fault:
                return MigratedFile(path, 0, (), str(fault))
            changes += text != document.text
            pieces.append(text)
        return MigratedFile(path, changes, tuple(pieces))


def _renamed_text(document: Document, since: int) -> bytes:
    """Return the text of a record after the steps: its names of fields are replaced where they are."""
    tree = document.tree()
    if not isinstance(tree, Mapping):
        return document.text
    wanted = migrated(tree, since)
    text = document.text
    for before, after in zip(tree, wanted, strict=True):
        if before != after:
            text = _rename(replace(document, text=text), before, after)
    if replace(document, text=text).tree() != wanted:
        raise StorageError(f"{document.place} is written in a way that cannot be migrated: run `catalog fmt` first.")
    return text


def _rename(document: Document, before: str, after: str) -> bytes:
    """Return the text with one name of a field replaced, at its place."""
    line, column = document.locate((before,), key=True)
    lines = document.text.decode().splitlines(keepends=True)
    at = line - document.line
    begin, rest = lines[at][: column - 1], lines[at][column - 1 :]
    quote = rest[:1] if rest[:1] in ("'", '"') else ""
    if not rest.startswith(f"{quote}{before}{quote}"):
        raise StorageError(f"{document.place}: the field {before!r} is written in a way that cannot be renamed.")
    lines[at] = f"{begin}{quote}{after}{quote}{rest[len(quote) * 2 + len(before) :]}"
    return "".join(lines).encode()


def _with_format(settings: str) -> str:
    """Return the settings with the format of the records, and all else unchanged."""
    line = f"record_format = {RECORD_FORMAT}"
    if _FORMAT_LINE.search(settings):
        return _FORMAT_LINE.sub(line, settings, count=1)
    words = f"\n\n# The format of the record files; `catalog migrate` converts them to a newer one.\n{line}"
    return _NAMESPACE_LINE.sub(lambda found: found[0] + words, settings, count=1)
