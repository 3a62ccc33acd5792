"""The JSON Schema and the models accept and refuse the same documents."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from catalog.errors import UnreadableDocument
from catalog.model import Record
from catalog.storage import read_documents
from catalog.validation import read_plain, record_schema, schema_bytes
from tests.every import every
from tests.examples import examples

DOCUMENTS = Path(__file__).parent.parent / "documents"
ROOT = Path(__file__).parent.parent.parent
SCHEMA = record_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

# Documents on which the two differ, each for a reason that BEYOND_THE_SCHEMA states.
BEYOND = {
    "day-not-real.yaml",  # real days of the calendar
    "not-text.json",  # a number is text in YAML; in JSON it wants its quotation marks
}


def trees(folder: str) -> Iterator[tuple[str, Any]]:
    for document in read_documents([DOCUMENTS / folder], DOCUMENTS):
        try:
            yield document.path.name, document.tree()
        except UnreadableDocument:
            continue


DOCUMENT_TREES = [*trees("valid"), *trees("invalid")]


def is_valid(tree: Any) -> bool:
    try:
        Record.model_validate(tree)
    except ValidationError:
        return False
    return True


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_checked_in_schema_is_the_one_the_models_make() -> None:
    assert (ROOT / "schemas" / "record.schema.json").read_bytes() == schema_bytes()


@every(("name", "tree"), DOCUMENT_TREES, ids=[name for name, _ in DOCUMENT_TREES])
def test_schema_and_models_agree_on_the_documents(name: str, tree: Any) -> None:
    if name in BEYOND:
        assert VALIDATOR.is_valid(tree)
        assert not is_valid(tree)
    else:
        assert VALIDATOR.is_valid(tree) == is_valid(tree)


def test_the_letter_is_valid_by_its_schema(letter: Record) -> None:
    VALIDATOR.validate(letter.plain())


def test_every_field_has_a_description_for_the_tooltips_of_editors() -> None:
    described = [SCHEMA, *SCHEMA["$defs"].values()]
    silent = [
        f"{schema.get('title')}.{name}"
        for schema in described
        for body in [schema, *schema.get("anyOf", [])]
        for name, field in body.get("properties", {}).items()
        if not field.get("description") and "$ref" not in field
    ]
    assert silent == []


LETTER = json.loads(json.dumps(next(tree for name, tree in trees("valid") if name == "unknown-values.yaml"))) | {
    "dates": [{"value": "1956-09-05", "event": "creation"}, "1956"],
    "signatories": [{"name": "Kim Gwan", "as_written": "KIM [GAN]", "offices": ["Minister"], "variants": ["A"]}],
    "reference_code": {"repository": "GARF", "fond": "5446", "opis": {"number": "98"}, "leaves": "170-190"},
    "administration": {"status": "draft", "sets": ["a:b"]},
    "related": [{"title": "A speech", "relation": "enclosure"}],
}
VALUES = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(["", "item", "zh", "draft", "1956", "unknown", "reference_code", "http://a.b/c", "a b"]),
    st.just({}),
    st.just([]),
    st.just(["x"]),
    st.just({"unknown": "why"}),
    st.just({"name": "x"}),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from places(child, (*path, step))


def put(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(tree)
    target = changed
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return changed


PLACES = [path for path in places(LETTER) if path]


@settings(max_examples=examples(400), deadline=None)
@given(st.sampled_from(PLACES), VALUES, st.booleans())
def test_schema_and_models_agree_on_mutated_documents(path: tuple[Any, ...], value: Any, beside: bool) -> None:
    target = (*path[:-1], "added") if beside and isinstance(path[-1], str) else path
    tree = put(LETTER, target, value)
    by_model, by_schema = is_valid(tree), VALIDATOR.is_valid(tree)
    if by_model != by_schema:
        # what a mutation can make: null, letters of EDTF that are no date, a line break that Python's $ lets pass
        if value is None:
            assert by_model
            return
        assert by_schema
        assert path[-1] == "uploaded" or "dates" in path or str(value).endswith("\n")


def scalars(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within the schema."""
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key != "examples":
                yield from scalars(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from scalars(value)


def test_an_editor_is_offered_no_null_and_no_default() -> None:
    for schema in scalars(SCHEMA):
        assert schema.get("type") != "null"
        assert not {"default", "format"} & schema.keys() - schema.get("properties", {}).keys()


def test_an_editor_takes_numbers_and_truth_values_where_text_is_meant() -> None:
    text = """
id: 1956
level: item
title: 1956
reference_code: {repository: GARF, fond: 100, opis: 12.0, year: 1946}
dates: [1956]
extent: {quantity: 21, unit: leaves}
subjects: [1956]
notes: [true]
texts: [{key: 1, registration_number: 1222}]
"""
    typed = yaml.safe_load(text)
    assert isinstance(typed["reference_code"]["fond"], int)
    VALIDATOR.validate(typed)
    assert read_plain(yaml.load(text, Loader=yaml.BaseLoader)).findings == ()  # noqa: S506 - it makes text alone
    for wrong in ({"level": 5}, {"genre": True}, {"url": 7}, {"texts": [{"key": "a", "language": True}]}):
        assert not VALIDATOR.is_valid({"id": "a", "level": "item", "title": "A"} | wrong)


def test_the_examples_are_valid() -> None:
    for name, field in SCHEMA["properties"].items():
        for example in field["examples"]:
            tree = {"id": "a", "level": "item", "title": "A", name: example}
            VALIDATOR.validate(tree)
            assert is_valid(tree), name


@pytest.mark.skipif(shutil.which("node") is None, reason="node, whose regular expressions editors use, is not here")
def test_every_pattern_is_one_of_ecma_262() -> None:
    patterns = sorted({schema["pattern"] for schema in scalars(SCHEMA) if isinstance(schema.get("pattern"), str)})
    program = "for (const each of JSON.parse(process.argv[1])) new RegExp(each, 'u')"
    result = subprocess.run(["node", "-e", program, json.dumps(patterns)], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
