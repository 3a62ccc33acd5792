"""Whether the files that a record names are there: one look at each, and none is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from catalog.findings import Finding, Severity
from catalog.model import Record
from catalog.storage.object_files import OBJECTS

__all__ = ["missing_files", "object_missing", "transcript_missing"]


def missing_files(record: Record, beside: Path, root: Path | None) -> Iterator[Finding]:
    """Yield a warning for each file that is not there: transcripts `beside` the record, objects in `root`, if known."""
    if record.is_withdrawn:
        return
    for number, text in enumerate(record.texts):
        if text.transcript and not _is_there(beside / text.transcript.file):
            yield transcript_missing(text.transcript.file, f"/texts/{number}/transcript", Severity.WARNING)
    for number, one in enumerate(record.digital_objects if root else ()):
        if root and one.file and not _is_there(root / OBJECTS / one.file):
            yield object_missing(one.file, f"/digital_objects/{number}", Severity.WARNING)


def _is_there(path: Path) -> bool:
    """Whether there is anything of that name; what cannot be looked at is left to `catalog check`."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def transcript_missing(file: str, pointer: str, severity: Severity) -> Finding:
    """Return the finding on a transcript that is not beside its record."""
    message = f"There is no file {file} beside the record."
    hint = "Put the file beside the record, or remove 'transcript'."
    return Finding("transcript-missing", message, severity, pointer, hint)


def object_missing(file: str, pointer: str, severity: Severity) -> Finding:
    """Return the finding on the file of a digital object that is not below `objects`."""
    hint = f"Put the file there, or take it out of the record: `catalog detach ID {file}`."
    return Finding("object-missing", f"{OBJECTS}/{file} is not there.", severity, pointer, hint)
