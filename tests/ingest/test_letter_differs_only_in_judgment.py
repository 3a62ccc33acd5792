"""The record of the letter was judged by a cataloguer; the draft made of its page differs in that judgment alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.standards.importers import Draft, Source, find
from catalog.storage import open_catalogue
from catalog.validation import read, read_plain

JUDGED = {
    # the fond of GARF in the archive's own use
    "/reference_code/fond": "a number normalised by the cataloguer",
    # of which part of the text the second date stands
    "/dates/1/note": "worded by the cataloguer",
    # Korean surnames come first: a name is never split by the importer
    "/signatories/0/surname": "the cataloguer knows the surname",
    "/signatories/1/surname": "the cataloguer knows the surname",
    "/signatories/2/surname": "the cataloguer knows the surname",
    "/signatories/3/surname": "the cataloguer knows the surname",
    "/recipients/0/note": "what the title and the salutation say apart",
    "/texts/original/note": "worded by the cataloguer",
    # the text between: its language and its name are inferred
    "/texts/kept/key": "named after its language",
    "/texts/kept/language": "inferred to be Russian",
    "/texts/kept/contributors": "what 'Drafted by' means",
    "/texts/kept/statements": "'Drafted by' became contributors",
    "/texts/kept/dates/0/note": "what 13 September dates",
    "/texts/kept/note": "worded by the cataloguer",
    "/texts/english/translated_from": "inferred to be the Russian text",
    "/texts/english/translators/0": "the cataloguer knows that it is a person, and the surname",
    "/texts/english/note": "worded by the cataloguer",
    "/related": "the statement that was attached separately",
}
"""Every place where the two differ, and why."""


@pytest.fixture(scope="module")
def record(root: Path) -> dict[str, Any]:
    document = open_catalogue(root).find("garf-5446-98-721-170")
    assert document is not None
    return plain(read(document).demand().plain())


@pytest.fixture(scope="module")
def draft(root: Path) -> Draft:
    (page,) = (root / "seeds").glob("*.txt")
    (outcome,) = find("wilson-center").read(Source(page.name, page.read_bytes()))
    assert isinstance(outcome, Draft)
    return outcome


def plain(tree: dict[str, Any]) -> dict[str, Any]:
    """Name the texts by their keys, the kept one by its place, and leave the administration apart."""
    texts = {("kept" if text.get("kept_at") else text["key"]): text for text in tree["texts"]}
    return {**{key: value for key, value in tree.items() if key != "administration"}, "texts": texts}


def differences(one: Any, other: Any, pointer: str = "") -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            if key not in one or key not in other:
                yield f"{pointer}/{key}"
            else:
                yield from differences(one[key], other[key], f"{pointer}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{pointer}/{number}")
    elif isinstance(one, str) and isinstance(other, str) and one.split() == other.split():
        return  # a no-break space
    elif one != other:
        yield pointer


def test_draft_and_record_differ_only_in_what_was_left_to_judgment(record: dict[str, Any], draft: Draft) -> None:
    made = read_plain(dict(draft.document)).demand().plain()
    found = set(differences(plain(made), record))
    assert found == set(JUDGED)


def test_what_was_judged_in_the_chain_of_texts_had_been_asked(draft: Draft) -> None:
    asked = {question.pointer for question in draft.questions}
    assert {
        "/texts/1/language",
        "/texts/1/contributors",
        "/texts/1/dates",
        "/texts/1/signatures",
        "/texts/1/translated_from",
        "/texts/2/translated_from",
        "/related",
        "/recipients/0",
    } <= asked


def test_the_transcript_is_the_same_file(root: Path, draft: Draft) -> None:
    ((name, content),) = draft.beside.items()
    (there,) = (root / "records").rglob(name)
    assert there.read_bytes() == content
