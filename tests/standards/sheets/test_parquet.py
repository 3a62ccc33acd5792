"""parquet: read back by pyarrow, whole and by its columns; a plain word where the library is missing."""

from __future__ import annotations

import io
import sys

import orjson
import pyarrow.parquet
import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings

from catalog.errors import UsageError
from catalog.model import Record
from catalog.standards.formats import find
from tests.examples import examples

parquet = find("parquet")


def rows(document: bytes) -> list[dict]:
    return pyarrow.parquet.read_table(io.BytesIO(document)).to_pylist()


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_one_record_is_one_row_and_comes_back_whole(catalogue_settings, record):
    (row,) = rows(parquet.document(record, catalogue_settings))
    assert Record.model_validate(orjson.loads(row["record"])) == record
    assert (row["id"], row["title"], len(row["authors"])) == (record.id, record.title.text, len(record.authors))


def test_the_columns_of_the_letter_are_ready_for_analysis(letter, catalogue_settings):
    (row,) = rows(parquet.document(letter, catalogue_settings))
    assert (row["repository"], row["leaves"], row["date"]) == ("GARF", "170-190", "1956-09-05")
    assert (row["year_from"], row["year_to"]) == (1956, 1956)
    assert row["units"] == ["GARF", "fond 5446", "opis 98", "delo 721"]
    assert row["languages"] == ["zh", "ru", "en"]
    assert row["translators"] == ["Gary Goldberg"]
    assert row["rights_uri"] is None


def test_none_one_and_three_records_are_as_many_rows_of_the_same_columns(letter, catalogue_settings):
    for given_records in ([], [minimal()], [letter], [letter, rich(), minimal()]):
        document = b"".join(parquet.stream(given_records, catalogue_settings))
        assert [row["id"] for row in rows(document)] == [record.id for record in given_records]
        assert len(pyarrow.parquet.read_schema(io.BytesIO(document)).names) == 30


def test_without_the_library_one_line_says_what_to_install(catalogue_settings, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'catalog\[parquet\]'"):
        parquet.document(minimal(), catalogue_settings)
    assert not parquet.fits(minimal())


def test_with_the_library_every_record_fits():
    assert parquet.fits(minimal())
