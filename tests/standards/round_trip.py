"""How much of real records comes back from a format: each value of each field, in the field that it left.

    python -m tests.standards.round_trip SHARED/data FORMAT...

The records are the first of each sample. Case and punctuation are not compared, nor an archive's name with its code.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from catalog import reference_codes
from catalog.model import Catalogue, Container, Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find, recognise
from catalog.validation import read_plain

SETTINGS = Catalogue(
    name="Catalogue", admin_emails=("a@example.org",), namespace="example.org", base_url="https://catalogue.example.org"
)
READ_BY = {"atom-csv": "csv"}
"""The importer of a format, where it has another name."""
_OURS = ("administration", "id")
"""The description of the description is of the catalogue that it is in."""
_SAMPLES = ("finding-aids/*.xml", "ead/*.xml", "marc/*.xml", "oai/**/*.xml")
_LARGEST = 300_000


@cache
def samples(shared: Path, most: int) -> tuple[tuple[Record, ...], ...]:
    """Return for each file among the samples its first records: with each the units above it."""
    paths = [path for pattern in _SAMPLES for path in sorted((shared / "samples").glob(pattern))]
    files = [tuple(islice(_records(path), most)) for path in paths if path.stat().st_size < _LARGEST]
    return tuple(filter(None, files))


def _records(path: Path) -> Iterator[Record]:
    source = Source(path.name, path.read_bytes())
    importer = recognise(source)
    if importer is not None:
        yield from (each for each in read(importer.name, source) if not each.is_internal)


def read(importer: str, source: Source) -> Iterator[Record]:
    """Yield the records that an importer makes of a file."""
    for outcome in find(importer).read(source):
        record = read_plain(dict(outcome.document)).record if isinstance(outcome, Draft) else None
        if record is not None:
            yield record


def came_back(form: str, records: Sequence[Record]) -> tuple[Counter[str], Counter[str]]:
    """Write records in a format and read them again: how many values of each field there are, and how many come."""
    given: Counter[str] = Counter()
    found: Counter[str] = Counter()
    written = b"".join(formats.find(form).stream(records, SETTINGS))
    again = list(read(READ_BY.get(form, form), Source(f"x.{form}", written)))
    by_id = {each.id: each for each in again}
    for record, in_place in zip_longest(records, again[: len(records)]):
        other = by_id.get(record.id, in_place)
        said = Counter(values(other)) if other else Counter()
        for value in values(record):
            given[value[0]] += 1
            if said[value]:
                said[value] -= 1
                found[value[0]] += 1
    return given, found


def values(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields of a record that a format may have, each with a value: letters and figures alone."""
    shown = record.model_copy(update={"containers": tuple(each for each in record.containers if not each.is_shelf)})
    for name, value in _leaves(shown):
        if name.partition(".")[0] not in _OURS and not name.endswith((".barcode", ".internal")):
            yield name, _plain(name, value)


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, (Record, Container)) or hasattr(type(value), "model_fields"):
        for field, info in type(value).model_fields.items():
            part = getattr(value, field)
            if part != info.get_default(call_default_factory=True):
                yield from _leaves(part, f"{name}.{field}" if name else field)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _leaves(part, name)
    elif value not in (None, "", False):
        yield name, str(value)


def _plain(name: str, value: str) -> str:
    archive = reference_codes.register.find(value) if name.endswith("repository") else None
    words = archive.code if archive else value
    return " ".join(re.sub(r"[\W_]+", " ", words).split()).casefold() or words


def measure(form: str, shared: Path, most: int) -> tuple[Counter[str], Counter[str]]:
    """Return how many values of each field all samples have, and how many come back."""
    given: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for records in samples(shared, most):
        of_file = came_back(form, records)
        given += of_file[0]
        found += of_file[1]
    return given, found


if __name__ == "__main__":
    for name in sys.argv[2:]:
        there, back = measure(name, Path(sys.argv[1]), 12)
        print(f"{name:10} {there.total():7,} {back.total() / there.total():7.1%}")  # noqa: T201
        for part, count in (there - back).most_common():
            print(f"    {part:34} {count:6,} of {there[part]:6,} lost")  # noqa: T201
