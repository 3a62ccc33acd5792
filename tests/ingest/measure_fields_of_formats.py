"""Records -> MARC or MODS -> records: how many values of each field come back.

    python -m tests.ingest.measure_fields_of_formats marcxml|mods FOLDER [FILE...]

The records are those of finding aids. Counted are the fields that the table of losses has as kept in the format; case
and punctuation at the end of a value, which both standards leave to their users, are not compared.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from catalog.model import Record, ReferenceCode
from catalog.model.public_form import public_form
from catalog.standards import codes, formats
from catalog.standards.importers import Draft, Source, find, recognise
from catalog.standards.losses import KEPT, fates
from tests.ingest.measure_round_trip import SETTINGS, Comparison, Facts, published

__all__ = ["compare"]

MOST_UNITS = 100
"""Units of one finding aid, the first ones."""
ASIDE = ("id", "administration")


def compare(path: Path, name: str) -> tuple[Facts, Facts] | None:
    """Return the values of the records of a finding aid, and those that come back; None where it is none."""
    source = Source(path.name, path.read_bytes())
    importer = recognise(source)
    drafts = [draft for draft in (importer.read(source) if importer else ()) if isinstance(draft, Draft)]
    records = [published(draft) for draft in drafts[:MOST_UNITS]]
    records = [public_form(record) for record in records if not record.is_internal]
    if not records:
        return None
    written = b"".join(formats.find(name).stream(records, SETTINGS))
    again = [published(draft) for draft in find(name).read(Source("x.xml", written)) if isinstance(draft, Draft)]
    kept = {field for field, fate in fates(name) if fate == KEPT}
    return _facts(records, kept), _facts(again, kept)


def _facts(records: list[Record], kept: set[str]) -> Facts:
    facts = Facts()
    for number, record in enumerate(records):
        stated = {field: value for field, value in record if field not in ASIDE}
        facts.update((field, str(number), words) for field, words in _values(stated, ()) if _is_kept(field, kept))
    return facts


def _is_kept(field: str, kept: set[str]) -> bool:
    """Whether the table has a field as kept, by its name or by that of the part that a short form is."""
    return field in kept or field.rpartition(".")[0] in kept


def _values(node: Any, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(node, ReferenceCode):
        node = node.revised(repository=codes.archive(node))
    if isinstance(node, BaseModel | dict):
        for name, value in dict(node).items():
            yield from _values(value, (*names, name))
    elif isinstance(node, tuple):
        for value in node:
            yield from _values(value, names)
    elif node:
        field = ".".join(names)
        words = node.value if isinstance(node, StrEnum) else str(node)
        yield field, " ".join(words.casefold().split()).rstrip(" .,;:/")


def main(name: str, paths: list[Path]) -> None:
    """Print the shares of all files together."""
    whole = Comparison()
    for path in paths:
        if found := compare(path, name):
            whole.add(*found)
    for line in whole.lines():
        print(line)  # noqa: T201


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[2:]]
    main(sys.argv[1], [path for each in given for path in (sorted(each.glob("*.xml")) if each.is_dir() else [each])])
