"""AtoM's sheet -> records -> AtoM's sheet: how many cells of each column come back.

    python -m tests.ingest.measure_sheets_of_atom FOLDER [FILE...]

The sheets are written of finding aids, for archives publish those and no sheets. Ids that are numbers alone come back
with `atom-` before them.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from catalog.model import Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find, recognise
from tests.ingest.measure_round_trip import SETTINGS, Comparison, Facts, published

__all__ = ["compare"]


def compare(path: Path) -> tuple[Facts, Facts] | None:
    """Return the cells of the sheet of a finding aid, and those of the sheet of its records; None where it is none."""
    source = Source(path.name, path.read_bytes())
    importer = recognise(source)
    drafts = importer.read(source) if importer else ()
    records = [published(draft) for draft in drafts if isinstance(draft, Draft)]
    if not records:
        return None
    written = _written(each for each in records if not each.is_internal)
    again = [published(draft) for draft in find("csv").read(Source("isad.csv", written)) if isinstance(draft, Draft)]
    return _cells(written), _cells(_written(again))


def _written(records: Iterable[Record]) -> bytes:
    return b"".join(formats.find("atom-csv").stream(records, SETTINGS))


def _cells(sheet: bytes) -> Facts:
    facts = Facts()
    for row in csv.DictReader(io.StringIO(sheet.decode(), newline="")):
        unit = f"{row['legacyId'].removeprefix('atom-')} {row['culture']}"
        facts.update((heading, unit, cell.removeprefix("atom-")) for heading, cell in row.items() if cell)
    return facts


def main(paths: list[Path]) -> None:
    """Print the shares of all files together."""
    whole = Comparison()
    for path in paths:
        if found := compare(path):
            whole.add(*found)
    for line in whole.lines():
        print(line)  # noqa: T201


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[1:]]
    main([path for each in given for path in (sorted(each.glob("*.xml")) if each.is_dir() else [each])])
