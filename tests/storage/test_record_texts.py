"""Reading record files: text as it stands, places, and everything a stranger may put into a file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.errors import UnreadableDocument, UsageError
from catalog.storage import (
    Document,
    Syntax,
    read_documents,
    write_yaml,
)
from tests.every import every
from tests.examples import examples

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1)
LINES = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)


def document(text: str | bytes, syntax: Syntax = Syntax.YAML) -> Document:
    return Document(Path("a.yaml"), text.encode() if isinstance(text, str) else text, syntax)


def trouble(text: str | bytes, syntax: Syntax = Syntax.YAML) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        document(text, syntax).tree()
    return caught.value


def test_yaml_scalars_are_the_characters_on_the_page() -> None:
    text = "country: NO\ntime: 12:30:45\nnumber: 010\nday: 1956-09-05\nempty:\ntilde: ~\nyes: on\nfloat: 1e3\n"
    assert document(text).tree() == {
        "country": "NO",
        "time": "12:30:45",
        "number": "010",
        "day": "1956-09-05",
        "empty": "",
        "tilde": "~",
        "yes": "on",
        "float": "1e3",
    }


def test_a_byte_order_mark_and_carriage_returns_are_no_trouble() -> None:
    assert document(b"\xef\xbb\xbfid: a\r\ntitle: b\r\n").tree() == {"id": "a", "title": "b"}


@every(
    ("text", "code"),
    [
        (b"", "empty"),
        (b"   \n# only a comment\n", "empty"),
        (b"[" * 100_000, "too-deep"),
        (b"{a: " * 100_000, "too-deep"),
        (b"- " * 100_000, "too-deep"),
        (b"a: &x [1]\nb: *x\n", "yaml-anchor"),
        (b"a: !!python/object/apply:os.system [ls]\n", "yaml-tag"),
        (b"a: 1\na: 2\n", "duplicate-key"),
        (b"a: 1\n---\nb: 2\n", "several-documents"),
        (b"a: [1, 2\n", "yaml-syntax"),
        (b"a: Caf\xe9\n", "not-utf-8"),
        ("id: письмо\n".encode("cp1251"), "not-utf-8"),
        ("id: a\n".encode("utf-16"), "not-utf-8"),
        (b"a: \x07\n", "forbidden-character"),
        (b"a: \x00\n", "binary"),
        (b"a: x" + b"x" * (8 * 1024 * 1024), "too-large"),
        (b"a: [" + b"1," * 300_000 + b"]", "too-many-values"),
        (b"? [a]\n: b\n", "key-not-text"),
    ],
)
def test_hostile_yaml_is_a_finding(text: bytes, code: str) -> None:
    assert trouble(text).code == code


@every(
    ("text", "code"),
    [
        ("", "empty"),
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 100_000, "too-deep"),
        ('{"a": 1, "a": 2}', "duplicate-key"),
        ('{"a": NaN}', "json-syntax"),
        ('{"a": 1,}', "json-syntax"),
        ("{'a': 1}", "json-syntax"),
        ('{"a": 1} {"b": 2}', "json-syntax"),
    ],
)
def test_hostile_json_is_a_finding(text: str, code: str) -> None:
    assert trouble(text, Syntax.JSON).code == code


@settings(max_examples=examples(300), deadline=None)
@given(st.binary(max_size=200), st.sampled_from(Syntax))
def test_any_bytes_are_a_tree_or_a_finding(text: bytes, syntax: Syntax) -> None:
    try:
        document(text, syntax).tree()
    except UnreadableDocument as seen:
        assert str(seen)  # noqa: PT017 - every other exception fails the test


def test_the_place_of_a_value_and_of_its_key() -> None:
    text = "id: a\ntexts:\n  - key: x\n    form: odd\n"
    assert document(text).locate(("texts", "0", "form")) == (4, 11)
    assert document(text).locate(("texts", "0", "form"), key=True) == (4, 5)
    assert document(text).locate(("texts", "0", "missing")) == (3, 5)
    assert document(text).locate(("texts", "7")) == (3, 3)
    assert document(text).locate(()) == (1, 1)


def test_places_in_json_and_json_lines() -> None:
    assert document('{"id": "a",\n "level": "itm"}', Syntax.JSON).locate(("level",)) == (2, 11)
    line = Document(Path("a.jsonl"), b'{"id": "a", "level": "itm"}\n', Syntax.JSON, line=7)
    assert line.locate(("level",)) == (7, 22)


@settings(max_examples=examples(200), deadline=None)
@given(
    st.recursive(
        LINES | st.integers(0, 99).map(lambda number: [number]),
        lambda inner: st.dictionaries(TEXT, inner, min_size=1, max_size=4) | st.lists(inner, min_size=1, max_size=4),
        max_leaves=12,
    )
)
def test_written_yaml_is_read_as_what_was_written(value: object) -> None:
    written = write_yaml({"value": value})
    assert document(written).tree() == {"value": _as_text(value)}


def _as_text(value: object) -> object:
    """Numbers come back as the text they are written in."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value)


def test_other_readers_of_yaml_see_text_where_we_mean_text() -> None:
    words = ["NO", "010", "5446", "12:30:45", "1e3", "~", "null", "true", "0x1F", "1_000", ".5", "-1", "=", "<<"]
    written = write_yaml({"words": words}).decode()
    assert [line.strip("- ").strip("\"'") for line in written.splitlines()[1:]] == words
    assert all(line.strip("- ")[0] in "\"'" for line in written.splitlines()[1:])


def test_json_lines_are_records_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"id": "a"}\n\n{"id": "b"}\n' + "x" * 9_000_000 + '\n{"id": "c"}', encoding="utf-8")
    documents = list(read_documents([path], tmp_path))
    assert [document.line for document in documents] == [1, 3, 4, 5]
    assert documents[3].tree() == {"id": "c"}
    with pytest.raises(UnreadableDocument, match="bytes"):
        documents[2].tree()


def test_files_are_found_in_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.json", "a/.hidden.yaml", ".git/x.yaml", "a/notes.txt", "c.JSONL"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"id": path.stem}), encoding="utf-8")
    found = [document.path.relative_to(tmp_path).as_posix() for document in read_documents([tmp_path], tmp_path)]
    assert found == ["a/z.json", "b.yaml", "c.JSONL"]


def test_a_link_out_of_the_catalogue_is_a_finding(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("id: secret\n", encoding="utf-8")
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(outside)
    (document,) = read_documents([folder], folder)
    assert document.text == b""
    with pytest.raises(UnreadableDocument, match="leads out"):
        document.tree()


def test_a_link_to_nothing_and_a_pipe_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nothing.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    (document,) = read_documents([tmp_path], tmp_path)
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        document.tree()


def test_a_path_that_does_not_exist_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file or folder"):
        list(read_documents([tmp_path / "nothing"], tmp_path))
