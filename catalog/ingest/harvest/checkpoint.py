"""What is remembered of a source: until when everything was harvested, and where an interrupted harvest resumes.

It lies in `.catalog/harvests/NAME/harvest.json`; a source is a feed, a metadata prefix and a set.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from catalog.errors import UsageError
from catalog.regular_files import open_file
from catalog.storage import write_file
from catalog.storage.file_batch import STAGING
from catalog.storage.lock_file import alone

__all__ = ["Memory", "Progress"]

_MOST_REPLACED = 10_000


@dataclass(slots=True)
class Progress:
    """The place in a list: what its next page is asked with, and what came before."""

    start: str = ""
    """The `from` it was begun with."""
    response_date: str = ""
    """The responseDate of its first page."""
    token: str = ""
    """The token of the next page; empty for the first."""
    received: int = 0
    size: int | None = None
    """The size of the complete list, as the feed says."""
    pages: int = 0
    latest: str = ""
    """The latest datestamp."""
    is_ordered: bool = True
    """Whether the datestamps have only risen."""
    asked: str = ""
    """`from` and `until` as the user gave them."""


@dataclass(slots=True)
class Memory:
    """The memory of one source, in a folder of its own."""

    folder: Path
    base_url: str
    prefix: str
    spec: str
    last: str = ""
    """The responseDate of the last complete harvest: the `from` of the next one."""
    unfinished: Progress | None = None
    replaced: dict[str, str] = field(default_factory=dict)
    """Checksums of versions that another with the same datestamp replaced, with identifier and datestamp."""

    @classmethod
    def of(cls, root: Path, base_url: str, prefix: str, spec: str) -> Memory:
        """Return what is remembered of a source. A memory that cannot be read is none: all is harvested again."""
        digest = hashlib.sha256("\n".join((base_url, prefix, spec)).encode()).hexdigest()[:12]
        words = re.sub(r"[^a-z0-9]+", "-", f"{base_url.partition('://')[2]}-{prefix}-{spec}".lower()).strip("-")
        memory = cls(root / ".catalog" / "harvests" / f"{words[:80]}-{digest}", base_url, prefix, spec)
        try:
            with open_file(memory._file) as file:
                kept = json.load(file)
        except (OSError, ValueError, RecursionError):
            return memory
        if isinstance(kept, dict):
            memory.last = kept["last"] if isinstance(kept.get("last"), str) else ""
            memory.unfinished = _progress(kept.get("unfinished"))
            replaced = kept.get("replaced")
            if isinstance(replaced, dict):
                memory.replaced = {key: str(value) for key, value in replaced.items()}
        return memory

    @property
    def _file(self) -> Path:
        return self.folder / "harvest.json"

    @property
    def staging(self) -> Path:
        """Where records wait for the disk."""
        return self.folder / STAGING

    def save(self) -> None:
        """Write the memory, whole or not at all. Raises StorageError."""
        kept = {
            "base_url": self.base_url,
            "prefix": self.prefix,
            "set": self.spec,
            "last": self.last,
            "unfinished": asdict(self.unfinished) if self.unfinished else None,
            **({"replaced": self.replaced} if self.replaced else {}),
        }
        write_file(self._file, json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n")

    def replace(self, checksum: str, version: str) -> None:
        """Remember that another version with its datestamp came behind this one."""
        self.replaced[checksum] = version
        if len(self.replaced) > _MOST_REPLACED:
            del self.replaced[next(iter(self.replaced))]

    def keep_answer(self, page: int, body: bytes) -> None:
        """Keep the bytes of a page as they came. Raises StorageError."""
        name = re.sub(r"[^0-9TZ]", "", self.unfinished.response_date if self.unfinished else "") or "undated"
        write_file(self.folder / "answers" / name / f"{page:06}.xml", body)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other harvests of the same source away; raise UsageError where one is running."""
        refusal = UsageError(f"{self.base_url} is being harvested by another process.")
        with alone(self.folder / "lock", refusal):
            shutil.rmtree(self.staging, ignore_errors=True)  # what a killed harvest left
            yield


def _progress(kept: Any) -> Progress | None:
    names = {each.name for each in fields(Progress)}
    if not isinstance(kept, dict) or set(kept) != names:
        return None
    blank = Progress()
    sound = all(isinstance(value, type(getattr(blank, name))) for name, value in kept.items() if name != "size")
    return Progress(**kept) if sound and isinstance(kept["size"], int | None) else None
