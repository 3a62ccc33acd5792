"""A catalogue on disk to publish: records of a few lines, and the feed that comes of them."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from catalog.publication.publish import PublicationReport, publish
from catalog.storage import CatalogueFolder, FeedReader, open_catalogue

SETTINGS = """\
name = "Small catalogue"
admin_emails = ["someone@example.org"]
namespace = "small.example.org"
page_size = 3
"""


@dataclass
class SmallCatalogue:
    """A folder with records; `clock` is the time of the next publication, which `jobs` processes help with."""

    root: Path
    clock: int = 1_700_000_000
    jobs: int = 1

    @property
    def folder(self) -> CatalogueFolder:
        return open_catalogue(self.root)

    def write(self, name: str, title: str = "A title", **fields: object) -> Path:
        """Write a record file `name`.yaml, in JSON, which is YAML too."""
        return self.put(f"{name}.yaml", record(name, title, **fields))

    def put(self, path: str, *records: object) -> Path:
        """Write a file with the given documents, one a line."""
        file = self.root / "records" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def publish(self, **options: object) -> PublicationReport:
        """Publish an hour after the last time."""
        self.clock += 3600
        return publish(self.folder, now=lambda: self.clock, jobs=self.jobs, **options)

    def feed(self, spec: str | None = None, prefix: str = "oai_dc") -> dict[str, tuple[int, bool, str]]:
        """Return what harvesters hold: of each item the datestamp, whether it is there, and its title."""
        with FeedReader(self.folder.index_path).view(self.clock) as view:
            page = view.page(prefix, spec, 0, view.head, 100_000)
            found = {}
            for run in page.runs:
                for _, before, after, _ in run.rows:
                    name = before.split(b"<identifier>")[1].split(b"</identifier>")[0].decode().rpartition(":")[2]
                    title = after.partition(b"<dc:title")[2].partition(b">")[2].partition(b"<")[0].decode()
                    found[name] = (run.stamp, b'status="deleted"' not in before, title)
            return found

    def git(self, *arguments: str) -> None:
        """Run git in the catalogue."""
        named = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
        named |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True, env=os.environ | named)


def record(name: str, title: str = "A title", **fields: object) -> dict[str, object]:
    """Return a plain record."""
    code = {"repository": "GARF", "fond": "5446", "opis": "98"}
    return {"id": name, "level": "item", "title": title, "reference_code": code, **fields}
