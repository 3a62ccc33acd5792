"""jsonl: what is given out is what is read in, and `catalog validate` takes the file."""

from __future__ import annotations

import orjson
import pytest
from click.testing import CliRunner
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings

from catalog.cli import main
from catalog.model import Record
from catalog.standards.formats import find
from tests.examples import examples

jsonl = find("jsonl")


@settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_a_line_is_the_record(catalogue_settings, record):
    line = jsonl.encode(record, catalogue_settings)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert Record.model_validate(orjson.loads(line)) == record


@pytest.mark.parametrize("number", [0, 1, 3])
def test_as_many_records_are_as_many_lines(letter, catalogue_settings, number):
    given_records = [letter, rich(), minimal()][:number]
    written = b"".join(jsonl.stream(given_records, catalogue_settings))
    assert [orjson.loads(line)["id"] for line in written.splitlines()] == [record.id for record in given_records]


def test_a_file_of_records_is_one_that_validate_reads(letter, catalogue_settings, tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(jsonl.stream([letter, rich(), minimal(title="Report")], catalogue_settings)))
    answer = CliRunner().invoke(main, ["validate", str(path)])
    assert answer.exit_code == 0, answer.output
