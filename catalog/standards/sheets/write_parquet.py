"""parquet: an Apache Parquet file for analysis, one row a record, several values as a list.

Every value is text, absent where nothing is stated; `dates` has the EDTF value, and `year_from` and `year_to` bound the
date of the document. The column `record` is the whole record as JSON, so that nothing is lost. It needs
`pip install catalog[parquet]`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from types import ModuleType
from typing import IO, Any

import orjson

from catalog.errors import UsageError
from catalog.model import (
    Agent,
    Catalogue,
    Record,
    write_leaves,
)
from catalog.standards import addresses, codes
from catalog.standards.format import Enclosure, Packed

__all__ = ["FORMAT"]

_ROWS_OF_A_GROUP = 1_000
_TEXTS = (
    "id", "level", "genre", "title", "repository", "reference_code", "leaves", "archive_unit", "date", "extent",
    "abstract", "classification", "rights_uri", "rights_statement", "access", "url", "record",
)  # fmt: skip
_LISTS = (
    "dates", "authors", "signatories", "recipients", "translators", "contributors", "languages", "subjects", "places",
    "mentions", "units",
)  # fmt: skip
_NUMBERS = ("year_from", "year_to")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the file of one record; UsageError where pyarrow is not installed."""
    file = io.BytesIO()
    pack((record,), catalogue, file)
    return file.getvalue()


def pack(records: Iterable[Record], catalogue: Catalogue, file: IO[bytes]) -> None:
    """Write records in groups of rows; UsageError where pyarrow is not installed."""
    arrow, parquet = _libraries()
    schema = _schema(arrow)
    rows = iter(records)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := [_row(record, catalogue) for record in islice(rows, _ROWS_OF_A_GROUP)]:
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def _libraries() -> tuple[ModuleType, ModuleType]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError("The format 'parquet' needs pyarrow: pip install 'catalog[parquet]'.") from None


def _is_installed(_: Record) -> bool:
    return find_spec("pyarrow") is not None


def _schema(arrow: ModuleType) -> Any:
    texts = [arrow.field(name, arrow.string()) for name in _TEXTS]
    lists = [arrow.field(name, arrow.list_(arrow.string())) for name in _LISTS]
    return arrow.schema([*texts, *lists, *(arrow.field(name, arrow.int32()) for name in _NUMBERS)])


def _row(record: Record, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": record.id,
        "level": record.level.value,
        "genre": record.genre.value if record.genre else None,
        "title": record.title.text,
        **_place(record, catalogue),
        **_dates(record),
        "extent": "; ".join(record.extents) or None,
        "abstract": record.abstract.text if record.abstract else None,
        "classification": record.classification,
        "rights_uri": record.rights.uri if record.rights else None,
        "rights_statement": record.rights.statement if record.rights else None,
        "access": record.access.conditions if record.access else None,
        "url": record.url,
        "authors": _names(record.authors),
        "signatories": _names(record.signatories),
        "recipients": _names(record.recipients),
        "translators": _names(record.translators),
        "contributors": [f"{agent.role.value}: {agent.name}" for agent in record.contributors],
        "languages": list(record.languages),
        "subjects": [subject.term for subject in record.subjects],
        "places": [place.name for place in record.places],
        "mentions": _names(record.mentions),
        "record": orjson.dumps(record.plain()).decode(),
    }


def _names(agents: Iterable[Agent]) -> list[str]:
    return [agent.name for agent in agents]


def _place(record: Record, catalogue: Catalogue) -> dict[str, Any]:
    """The reference code, the smallest unit with its address, and the names of all units, the largest first."""
    code = record.reference_code
    if code is None:
        return {"units": []}
    units = addresses.units(code, catalogue)
    return {
        "repository": codes.archive(code),
        "reference_code": codes.words(code),
        "leaves": write_leaves(code.leaves) if code.leaves else None,
        "archive_unit": units[-1][0],
        "units": [label for _, label in units],
    }


def _dates(record: Record) -> dict[str, Any]:
    date = record.date
    edtf = date.edtf if date else None
    return {
        "dates": list(_values(record)),
        "date": date.value if date else None,
        "year_from": edtf.earliest[0] if edtf and edtf.earliest else None,
        "year_to": edtf.latest[0] if edtf and edtf.latest else None,
    }


def _values(record: Record) -> Iterator[str]:
    for date in record.dates:
        if date.value:
            yield f"{date.event.value}: {date.value}" if date.event else date.value


FORMAT = Packed(
    name="parquet",
    title="Table for analysis (Apache Parquet)",
    media_type="application/vnd.apache.parquet",
    extension="parquet",
    encode=encode,
    many=Enclosure(),
    pack=pack,
    fits=_is_installed,
    needs="pyarrow: pip install 'catalog[parquet]'",
)
