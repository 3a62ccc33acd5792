"""Every citation of the tables, which were written by hand from the published rules of the styles."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from catalog.citation import (
    STYLES,
    Arrangement,
    NameOrder,
    Options,
    cite,
    render,
)
from catalog.model import Record
from tests.every import every

_TABLES = [
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    for path in sorted(Path(__file__).parent.glob("expected*.yaml"))
]
_RECORDS = {name: record for table in _TABLES for name, record in table["records"].items()}
_CONVERT = {"arrangement": Arrangement, "names": NameOrder, "accessed": dt.date.fromisoformat}
_LINES = [line for table in _TABLES for line in table["citations"]]


def _record(name: str) -> Record:
    return Record.model_validate({"id": name.replace("_", "-"), "level": "item", **_RECORDS[name]})


def _options(given: dict[str, Any]) -> Options:
    return Options(**{key: _CONVERT.get(key, lambda value: value)(value) for key, value in given.items()})


@every("line", _LINES, ids=[f"{line['cite']}: {line['rule']}" for line in _LINES])
def test_a_citation_is_what_its_published_rule_says(line: dict[str, Any], letter: Record) -> None:
    name, style, form, *locale = line["cite"].split()
    record = letter if name == "letter" else _record(name)
    citation = cite(
        record, style=style, form=form, locale=(locale or [None])[0], options=_options(line.get("with", {}))
    )
    assert render(citation) == line["is"]


def test_the_table_is_long_and_every_line_of_it_names_its_rule() -> None:
    assert len(_RECORDS) == sum(len(table["records"]) for table in _TABLES)
    assert len(_LINES) >= 300
    assert all(line["rule"].strip() for line in _LINES)


def test_every_style_and_every_record_of_the_table_is_cited_in_it() -> None:
    cited = [line["cite"].split() for line in _LINES]
    assert {style for _, style, *_ in cited} == {style.name for style in STYLES}
    assert {name for name, *_ in cited} == {*_RECORDS, "letter"}
