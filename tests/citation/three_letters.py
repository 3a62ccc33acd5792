"""Three letters of one author, two of them in one file."""

from __future__ import annotations

from pathlib import Path

import yaml

__all__ = ["RECORDS", "add"]

RECORDS = yaml.safe_load((Path(__file__).parent / "lists.yaml").read_text(encoding="utf-8"))["records"]


def add(folder: Path, name: str, record: dict[str, object]) -> None:
    (folder / "records").mkdir(exist_ok=True)
    document = yaml.safe_dump({"id": name, "level": "item", **record}, allow_unicode=True, sort_keys=False)
    (folder / "records" / f"{name}.yaml").write_text(document, encoding="utf-8")
