"""The records of the tables of rules: every kind of document, name, date and place that a rule speaks of."""

from __future__ import annotations

from pathlib import Path

import yaml

from catalog.model import Record

__all__ = ["records_of_rules"]


def records_of_rules() -> dict[str, Record]:
    found = {}
    for path in Path(__file__).parent.glob("expected*.yaml"):
        for name, record in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["records"].items():
            found[name] = Record.model_validate({"id": name.replace("_", "-"), "level": "item", **record})
    return found
