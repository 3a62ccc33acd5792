"""Bytes in, findings out: whatever a file holds, it is a record or findings, and never anything else.

Runs for some seconds; `CATALOG_FUZZ_SECONDS=600` makes it ten minutes. A failure prints the document.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from catalog.errors import UnreadableDocument
from catalog.model import Record
from catalog.storage import Document, Syntax, write_yaml
from catalog.storage.canonical_form import canonical
from catalog.validation import read, read_plain
from catalog.validation.rules import RULES, RecordParts, findings
from tests.fuzz.mutation import mutated

SECONDS = float(os.environ.get("CATALOG_FUZZ_SECONDS", "8"))
DOCUMENTS = Path(__file__).parent.parent / "documents"


def seeds(syntax: Syntax, root: Path, letter: Record) -> list[bytes]:
    if syntax is Syntax.JSON:
        import json

        plain = [letter.plain(), {"id": "a", "level": "item", "title": "A"}]
        return [json.dumps(tree, indent=indent, ensure_ascii=False).encode() for tree in plain for indent in (None, 1)]
    files = [*root.glob("records/**/*.yaml"), *DOCUMENTS.rglob("*.yaml")]
    texts = [path.read_bytes() for path in files]
    rich = (root / "tests" / "standards" / "rich.json").read_bytes()
    return [*(text for text in texts if text and len(text) < 20_000), write_yaml(letter.plain()), rich]


@pytest.mark.timeout(SECONDS * 3 + 60)
@pytest.mark.parametrize("syntax", Syntax)
def test_whatever_a_file_holds_it_is_a_record_or_findings(syntax: Syntax, root: Path, letter: Record) -> None:
    good = seeds(syntax, root, letter)
    begun, number, start = time.monotonic(), 0, random.randrange(2**32)
    while time.monotonic() < begun + SECONDS / len(Syntax):
        number += 1
        text = mutated(good, random.Random(start + number))
        document = Document(Path(f"a.{syntax}"), text, syntax)
        for law in LAWS:
            assert law(document), f"{law.__name__} does not hold for {text!r}"
    assert number > 10


def is_a_record_or_findings(document: Document) -> bool:
    outcome = read(document)
    placed = all(
        finding.file and finding.line >= 0 and finding.column >= 0 and finding.message for finding in outcome.findings
    )
    return placed and (outcome.record is None) == bool(outcome.errors)


def the_fast_path_reads_what_is_there(document: Document) -> bool:
    """The fast path and the exact reader lead to the same findings; of YAML they also read the same."""
    fast = document.fast_tree()
    if fast is None:
        return True
    try:
        tree = document.tree()
    except UnreadableDocument:
        return document.syntax is Syntax.JSON and read(document).record is None
    same = repr(fast) == repr(tree) or document.syntax is Syntax.JSON
    return same and read(document).record == read_plain(tree).record


def canonical_form_says_the_same(document: Document) -> bool:
    before = read(document).record
    if before is None:
        return True
    try:
        text = canonical(document)
    except UnreadableDocument:
        return True
    written = Document(document.path, text, document.syntax)
    return read(written).record == before and canonical(written) == text


def a_rule_that_is_not_called_has_nothing_to_say(document: Document) -> bool:
    """Leaving out the rules whose fields are empty loses no finding."""
    try:
        record = Record.model_validate(document.tree())
    except (UnreadableDocument, ValidationError):
        return True
    parts = RecordParts(record)
    return findings(record) == tuple(rule.finding(breach) for rule in RULES for breach in rule.breaches(parts))


LAWS: tuple[Callable[[Document], bool], ...] = (
    is_a_record_or_findings,
    the_fast_path_reads_what_is_there,
    canonical_form_says_the_same,
    a_rule_that_is_not_called_has_nothing_to_say,
)
