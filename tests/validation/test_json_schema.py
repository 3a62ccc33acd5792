"""The JSON Schema and the models accept and refuse the same documents."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from catalog.errors import UnreadableDocument
from catalog.model import Record
from catalog.storage import read_documents
from catalog.validation import record_schema, schema_bytes

DOCUMENTS = Path(__file__).parent.parent / "documents"
ROOT = Path(__file__).parent.parent.parent
SCHEMA = record_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

# Documents on which the two differ, each for a reason that BEYOND_THE_SCHEMA states.
BEYOND = {
    "day-not-real.yaml",  # real days of the calendar
    "not-a-day.yaml",  # the form of a day
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


@pytest.mark.parametrize(("name", "tree"), DOCUMENT_TREES, ids=[name for name, _ in DOCUMENT_TREES])
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


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), VALUES, st.booleans())
def test_schema_and_models_agree_on_mutated_documents(path: tuple[Any, ...], value: Any, beside: bool) -> None:
    target = (*path[:-1], "added") if beside and isinstance(path[-1], str) else path
    tree = put(LETTER, target, value)
    by_model, by_schema = is_valid(tree), VALIDATOR.is_valid(tree)
    if by_model != by_schema:
        # the differences a mutation can make: letters of EDTF that are no date, a line break that Python's $ lets pass
        assert by_schema
        assert path[-1] == "uploaded" or "dates" in path or str(value).endswith("\n")
