"""Writing YAML row by row: the same bytes as PyYAML writes, and the same text to whoever reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.storage.yaml import fast_writer, reader
from catalog.storage.yaml.style import OpenList, OpenMapping
from catalog.storage.yaml.writer import write, write_slowly
from tests.every import every
from tests.examples import examples

KEYS = st.sampled_from(["id", "text", "as_written", "no", "y", "on", "key", "a_rather_long_name_of_a_field"])
WORDS = st.one_of(
    st.sampled_from(
        ["letter", "письмо", "書信", "é", "😀", "(no)", "Kim's", "http://example.org/a?b=1#c", "", "--", "# a"]
    ),
    st.sampled_from(["5446", "010", "1956-09-05", "NO", "~", "null", "12:30:45", "1e3", "0x1F", ".5", "<<", "=", "?"]),
    st.sampled_from(
        ["-", "---", "...", "#", "#1", "a#", ":", "a:", ":a", "'so'", '"', "[x]", "{y}", "&", "*", "!", "|"]
    ),
    st.sampled_from([">", "%", "@", "`", ",", "a\\b", "\t", "\u00a0", "\u2028", "\x85", "\ufeff"]),
)
PHRASES = st.lists(WORDS, max_size=30).map(" ".join)
LINES = st.lists(PHRASES, min_size=2, max_size=4).map("\n".join)
TEXTS = st.one_of(PHRASES, PHRASES, LINES, st.text(max_size=12), st.from_regex(r"[a-z]{1,9}( [a-z]{1,12}){5,40}"))
SCALARS = st.one_of(TEXTS, TEXTS, st.integers(0, 9999), st.booleans())


def containers(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    mappings = st.dictionaries(KEYS, values, max_size=5)
    lists = st.one_of(st.lists(values, max_size=4), st.lists(st.integers(0, 99), max_size=4))
    return st.one_of(mappings, mappings.map(OpenMapping), lists, lists.map(OpenList))


DOCUMENTS = st.dictionaries(KEYS, st.recursive(SCALARS, containers, max_leaves=12), max_size=6)


@given(DOCUMENTS)
@settings(max_examples=examples(300), deadline=None)
@example({"text": f"{'x' * 101} y z: a"})
@example({"text": " " + "word " * 30})
@example({"text": "word  " * 30 + "end"})
@example({"text": "one\n\n  two\n"})
@example({"text": "it's " * 21 + "'"})
@example({"key": [{"text": "a: b", "no": "y"}, "x" * 120, {"text": "word " * 30 + "end"}]})
def test_rows_are_what_pyyaml_writes(document: dict[str, Any]) -> None:
    rows = fast_writer.write(document)
    assert rows is None or rows == write_slowly(document)


@given(st.dictionaries(KEYS, st.recursive(TEXTS, containers, max_leaves=8), min_size=1, max_size=4))
@settings(max_examples=examples(100), deadline=None)
def test_what_is_written_is_read_again(document: dict[str, Any]) -> None:
    text = write(document).decode()
    try:
        tree = reader.read(text)
    except reader.UnreadableDocument as trouble:
        assert trouble.code == "forbidden-character"  # noqa: PT017  # no record holds such a character
    else:
        assert tree == _texts(document)


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@every("path", sorted(Path("tests/documents/valid").glob("*.yaml")), ids=lambda path: path.stem)
def test_real_records_are_written_row_by_row(path: Path) -> None:
    document = reader.read(path.read_text())
    assert fast_writer.write(document) == write_slowly(document)


@every("value", ["a\tb", "trailing space \nline", "\x85", "\ufeff", [], {}, None, 1.5, [["nested"]], "ends\n\n", ""])
def test_what_is_hard_to_write_is_left_to_pyyaml(value: Any) -> None:
    document = {"id": "a", "note": value}
    assert fast_writer.write(document) is None or value in ([], "")
    assert write(document).decode() == write_slowly(document)


def test_a_document_without_fields_is_written(tmp_path: Path) -> None:
    assert json.loads(write({})) == {}
