"""What each format keeps, field by field: every field of a full record is changed, and the change is looked for.

The table is in catalog/formats/losses.json, for `catalog formats NAME`; it is renewed like a golden file.
"""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from pathlib import Path

import orjson
import pyarrow.parquet
import pytest
from pydantic import ValidationError

from catalog import formats
from catalog.formats import FORMATS
from catalog.formats.losses import KEPT, LOST, WORDS, table
from catalog.model import Record

MARKER = "Zmarker77"
RICH = json.loads((Path(__file__).parent / "rich.json").read_text())
STRUCTURE = re.compile(rf'(?:^|[>"{{=@]|  - |- |\n){MARKER}(?:$|[<"}},]|\r| \||\\n)')
OTHERS = {
    "level": "file", "genre": "minutes", "language": "fr", "value": "1931-02-03", "event": "declassification",
    "kind": "family", "certainty": "certain", "role": "sponsor", "form": "print", "relation": "mentioned",
    "mark": "editorial", "leaves": "99v", "uploaded": "1999-01-01", "date": "1998", "count": 4, "at": 40,
    "uri": "http://rightsstatements.org/vocab/CNE/1.0/", "url": "https://elsewhere.example.org/9",
    "authority": "http://viaf.org/viaf/999", "metadata_license": "https://creativecommons.org/licenses/by-nc/4.0/",
    "created": "2025-05-05", "modified": "2025-06-06", "taken": "2025-07-07", "record": "another-record",
    "part_of": "another-unit", "key": "another", "translated_from": "another", "file": "another.txt",
    "reviewed": False, "is_open": False, "status": "draft", "email": "new@example.org",
}  # fmt: skip
"""Another value of each field that cannot hold the marker."""


def fields(node=RICH, place=(), names=()):
    """Yield every leaf of the record once by its name, with the way to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from fields(value, (*place, key), (*names, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from fields(value, (*place, number), names)
    else:
        yield ".".join(names), place


def changed(place) -> tuple[Record, bool]:
    """Return the record with one leaf changed, and whether to the marker; with the leaf removed where nothing fits."""
    key = next(step for step in reversed(place) if isinstance(step, str))
    for value in (OTHERS.get(key, MARKER), MARKER, None):
        document = _replaced(place, value)
        try:
            return Record.model_validate(document), value == MARKER
        except ValidationError:
            continue
    raise AssertionError(f"nothing fits at {place}")


def _replaced(place, value):
    document = copy.deepcopy(RICH)
    holder = document
    for step in place[:-1]:
        holder = holder[step]
    if value is None:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return document


@pytest.fixture(scope="module")
def found(catalogue_settings) -> dict[str, dict[str, str]]:
    """The table as it is: field, format, what becomes of it."""
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
    if not is_marked or STRUCTURE.search(_text(after)):
        return KEPT
    return WORDS


def _text(written: bytes) -> str:
    """What a format wrote, as text: that of all its parts where it is a packed file."""
    if written.startswith(b"PAR1"):
        (row,) = pyarrow.parquet.read_table(io.BytesIO(written)).to_pylist()
        return "\n".join(str(one) for value in row.values() for one in (value if isinstance(value, list) else [value]))
    if not written.startswith(b"PK"):
        return written.decode()
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())


def test_the_table_says_what_is_lost(found, request):
    path = Path(formats.__file__).parent / "losses.json"
    if request.config.getoption("--update-golden"):
        path.write_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
        table.cache_clear()
    assert table() == found


def test_the_record_itself_loses_nothing(found):
    assert {row["jsonl"] for row in found.values()} == {KEPT}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_title_and_the_reference_code_are_in_every_format(found, form):
    for field in ("title.text", "reference_code.fond.number", "dates.value"):
        assert found[field][form.name] != LOST or (form.name, field) in _NOT_THERE


_NOT_THERE = {
    ("wikipedia", "dates.value"),  # it prints the words of the source
    ("eac-cpf", "dates.value"),  # it describes the agents, and names the document
}


def test_every_field_of_the_model_stands_in_the_record_that_is_written(found):
    names = {name.split(".")[0] for name in found}
    assert names >= set(Record.model_fields) - {"id"}
