"""Whether the files of digital objects are there, and are those that were attached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from catalog.findings import Finding, Severity
from catalog.model import DigitalObject, Record
from catalog.objects.named_files import object_missing
from catalog.storage.object_files import OBJECTS, digest_of, open_object

__all__ = ["check_objects"]


def check_objects(record: Record, root: Path) -> Iterator[Finding]:
    """Yield what is wrong with the files of a record: one that is not there, cannot be read, or has changed."""
    for number, one in enumerate(record.digital_objects):
        if one.file and (fault := _fault(one, one.file, root, f"/digital_objects/{number}")):
            yield fault


def _fault(one: DigitalObject, file: str, root: Path, pointer: str) -> Finding | None:
    try:
        with open_object(root, file) as opened:
            found = digest_of(opened)
    except FileNotFoundError:
        return object_missing(file, pointer, Severity.ERROR)
    except OSError as error:
        hint = "Put the file itself there, so that you may read it."
        message = f"{OBJECTS}/{file} cannot be read: {error.strerror or error}."
        return Finding("object-unreadable", message, Severity.ERROR, pointer, hint)
    again = "Restore it from a backup; if you changed it on purpose, run `catalog attach ID FILE` again."
    if one.bytes is not None and one.bytes != found.bytes:
        message = f"has {found.bytes:,} bytes, and the record says {one.bytes:,}."
    elif one.sha256 is not None and one.sha256 != found.sha256:
        message = f"is not the file that was attached: its SHA-256 is {found.sha256}."
    else:
        return None
    return Finding("object-changed", f"{OBJECTS}/{file} {message}", Severity.ERROR, pointer, again)
