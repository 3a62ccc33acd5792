"""What a run that was killed has left behind: temporary files, and files that waited for the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from catalog.findings import Finding, Severity
from catalog.storage import CatalogueFolder
from catalog.storage.atomic_file import leftovers, unused
from catalog.storage.file_batch import STAGING

__all__ = ["check_leftovers"]

_SKIPPED = frozenset({".git", ".hg", ".svn"})


def check_leftovers(folder: CatalogueFolder, *, repair: bool) -> Iterator[Finding]:
    """Yield what is left of broken runs below the folder of the catalogue; with `repair`, delete it."""
    for path in _found(folder.root):
        done = repair and _delete(path)
        message = "An interrupted run has left this file here."
        finding = Finding("leftover", f"{message} It was deleted." if done else message, Severity.WARNING)
        hint = "" if done else "Run `catalog check --repair`, which deletes it."
        yield Finding(finding.code, finding.message, finding.severity, hint=hint).at(str(path))


def _found(folder: Path) -> Iterator[Path]:
    """Yield temporary files and staging folders that no process uses. Links are not followed."""
    for place, folders, _ in os.walk(folder):
        for name in [name for name in folders if name == STAGING]:
            path = Path(place, name)
            with unused(path) as is_unused:
                if is_unused and ".catalog" in path.parts:
                    yield path
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and name != STAGING)
        yield from sorted(leftovers(Path(place)))


def _delete(path: Path) -> bool:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
