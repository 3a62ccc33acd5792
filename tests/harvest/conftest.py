"""A catalogue that harvests."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from catalog.ingest import Outcome
from catalog.ingest.harvest import Harvest, Transport, Wish
from catalog.storage import open_catalogue
from catalog.validation import read

SETTINGS = (
    'name = "H"\nbase_url = "https://h.example.org"\nadmin_emails = ["a@example.org"]\nnamespace = "h.example.org"\n'
)


@dataclass
class Harvester:
    """A catalogue in a folder, and what its last harvest said."""

    root: Path
    said: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    last: Harvest | None = None

    def harvest(self, url: str, **wish: object) -> Counter[str]:
        """Harvest without waiting; return how many records came to which end."""
        limits = {name: wish.pop(name) for name in ("timeout", "largest", "longest_wait") if name in wish}
        transport = Transport(url, first_wait=1, sleep=self.waits.append, **{"timeout": 20} | limits)
        self.last = Harvest(open_catalogue(self.root), Wish(url, **wish), self.said.append, transport=transport)
        self.outcomes = []
        for outcome in self.last.run():
            self.outcomes.append(outcome)
        return Counter(str(outcome.result) for outcome in self.outcomes)

    def titles(self) -> dict[str, str]:
        """Return the records that are not withdrawn: the last part of their identifiers, and their titles."""
        found = {}
        for document in open_catalogue(self.root).documents():
            one = read(document).demand()
            if not one.is_withdrawn:
                found[one.administration.source.harvested.identifier.rpartition(":")[2]] = one.title.text
        return found

    def files(self) -> dict[str, bytes]:
        """Return every record file, and what is remembered of its source."""
        places = [path for path in (self.root / "records").rglob("*") if path.is_file()]
        return {str(path.relative_to(self.root)): path.read_bytes() for path in places} | self.taken()

    def taken(self) -> dict[str, bytes]:
        """Return how the sources had the records, by their ids."""
        if not (self.root / ".catalog" / "taken-in.sqlite").exists():
            return {}
        with closing(sqlite3.connect(self.root / ".catalog" / "taken-in.sqlite")) as memory:
            return dict(memory.execute("SELECT record, document FROM taken"))

    def take_otherwise(self, record_id: str, document: bytes | None) -> None:
        """Put another document into the memory of a source, as from other bytes, or none."""
        with closing(sqlite3.connect(self.root / ".catalog" / "taken-in.sqlite")) as memory, memory:
            memory.execute("DELETE FROM taken WHERE record = ?", (record_id,))
            memory.execute("DELETE FROM checksum WHERE record = ?", (record_id,))
            if document is not None:
                memory.execute("INSERT INTO taken VALUES (?, ?)", (record_id, document))

    def memory(self) -> dict[str, object]:
        """Return what is remembered of the one source."""
        (path,) = (self.root / ".catalog" / "harvests").glob("*/harvest.json")
        return json.loads(path.read_bytes())

    def edit(self, number: str, old: str, new: str) -> Path:
        """Change words in a record file as a cataloguer does."""
        (path,) = (self.root / "records").rglob(f"*-{number}.yaml")
        path.write_text(path.read_text().replace(old, new))
        return path


def harvester_in(root: Path) -> Harvester:
    (root / "records").mkdir(parents=True)
    (root / "catalog.toml").write_text(SETTINGS)
    return Harvester(root)


@pytest.fixture
def catalogue(tmp_path: Path) -> Harvester:
    return harvester_in(tmp_path / "here")
