"""What each format keeps, field by field: every field of a full record is changed, and the change is looked for.

The table is in catalog/formats/losses.json, for `catalog formats NAME`; it is renewed like a golden file.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import orjson
import pyarrow.parquet

from catalog.model import Record
from catalog.standards import formats
from catalog.standards.formats import FORMATS
from catalog.standards.losses import (
    KEPT,
    LOST,
    WORDS,
    table,
)
from tests.every import every
from tests.standards.marked_records import MARKER, RICH, changed, fields

STRUCTURE = re.compile(rf'(?:^|[>"{{=@|,]|  - |- |\n){MARKER}(?:$|[<"}},|]|\r| \||\\n)')


def found(catalogue_settings) -> dict[str, dict[str, str]]:
    """Return the table as it is: field, format, what becomes of it."""
    before = Record.model_validate(RICH)
    plain = {form.name: form.encode(before, catalogue_settings) for form in FORMATS}
    rows: dict[str, dict[str, str]] = {}
    for name, place in fields():
        if name not in rows and name != "id":
            after, is_marked = changed(place)
            rows[name] = {
                form.name: _fate(plain[form.name], form.encode(after, catalogue_settings), is_marked)
                for form in FORMATS
            }
    return rows


def _fate(before: bytes, after: bytes, is_marked: bool) -> str:
    if before == after:
        return LOST
    if not is_marked or STRUCTURE.search(text_of(after)):
        return KEPT
    return WORDS


def text_of(written: bytes) -> str:
    """What a format wrote, as text: that of all its parts where it is a packed file."""
    if written.startswith(b"PAR1"):
        (row,) = pyarrow.parquet.read_table(io.BytesIO(written)).to_pylist()
        return "\n".join(str(one) for value in row.values() for one in (value if isinstance(value, list) else [value]))
    if not written.startswith(b"PK"):
        return written.decode()
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())


def test_the_table_says_what_is_lost(catalogue_settings, request):
    path, now = Path(formats.__file__).parent / "losses.json", found(catalogue_settings)
    if request.config.getoption("--update-golden"):
        path.write_bytes(orjson.dumps(now, option=orjson.OPT_INDENT_2) + b"\n")
        table.cache_clear()
    assert table() == now


def test_the_record_itself_loses_nothing():
    assert {row["jsonl"] for row in table().values()} == {KEPT}


@every("form", FORMATS, ids=lambda form: form.name)
def test_the_title_and_the_reference_code_are_in_every_format(form):
    for field in ("title.text", "reference_code.fond.number", "dates.value"):
        assert table()[field][form.name] != LOST or (form.name, field) in _NOT_THERE


_NOT_THERE = {
    ("wikipedia", "dates.value"),  # it prints the words of the source
    ("eac-cpf", "dates.value"),  # it describes the agents, and names the document
    ("cmif", "title.text"),  # a letter is named by who wrote to whom, and when
    ("cmif", "dates.value"),  # the first date is that of writing; the day of sending goes before it
}


def test_every_field_of_the_model_stands_in_the_record_that_is_written():
    names = {name.split(".")[0] for name in table()}
    assert names >= set(Record.model_fields) - {"id"}
