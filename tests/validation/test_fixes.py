"""A fix works when it is followed literally: what a hint shows between backticks is put in the place of the line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.findings import Finding
from catalog.storage import Document, Syntax
from catalog.validation import read
from catalog.validation.yaml_value import yaml_list, yaml_value
from tests.every import every

HEAD = "id: a-record\nlevel: item\ntitle: A letter\n"


def findings(text: str) -> tuple[Finding, ...]:
    return read(Document(Path("a.yaml"), text.encode(), Syntax.YAML)).findings


def fixed(text: str) -> str:
    """Follow the hint of each finding that has a line to copy, the last line of the file first."""
    lines = text.splitlines()
    for finding in reversed(findings(text)):
        if copied := re.search("`([a-z_]+: .*?)`", finding.hint):
            lines[finding.line - 1] = copied[1]
    return "\n".join(lines) + "\n"


@every(
    ("wrong", "right"),
    [
        ("authors: Кузнецов И. П.", "authors: [Кузнецов И. П.]"),
        ("authors: Kuznetsov, I. P.", "authors: [{name: I. P. Kuznetsov, surname: Kuznetsov}]"),
        ("authors: Sample Society, Inc.", 'authors: ["Sample Society, Inc."]'),
        ("notes: Seen in copy.", "notes: [Seen in copy.]"),
        ("notes: 'Seen: in copy'", 'notes: ["Seen: in copy"]'),
        ("dates: 5.8.1956", "dates: [1956-08-05]"),
        ("dates: August 5, 1956", 'dates: [{value: 1956-08-05, as_written: "August 5, 1956"}]'),
        ("signatories: Seo Hwi", "signatories: [Seo Hwi]"),
        ("classification: [3 leaves, 2 photographs]", 'classification: "3 leaves, 2 photographs"'),
        ("classification: [21 leaves]", "classification: 21 leaves"),
        ("abstract: [On the plenum.]", "abstract: On the plenum."),
        ("classification: ['Bought: 1956', Given]", 'classification: "Bought: 1956, Given"'),
    ],
)
def test_the_line_that_a_hint_shows_fixes_the_file(wrong: str, right: str) -> None:
    text = fixed(f"{HEAD}{wrong}\n")
    assert text == f"{HEAD}{right}\n"
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "texts: a translation",
            "Write the fields of each entry below 'texts:', the first of them after '- ', as in `texts:",
        ),
        ("texts: {key: a}", "Write `texts: [{key: a}]`, or '- ' before its first field"),
        ("genre: [letter, report]", "Write one of them: letter or report."),
        ("texts: [{language: ru}]", "Add 'key: original', or another name of your own for this text."),
        ("texts: [{key: a, language: ua}]", "Did you mean 'uk'? 'ua' is the code of a country."),
    ],
)
def test_a_hint_says_what_is_meant(text: str, hint: str) -> None:
    (finding,) = findings(f"{HEAD}{text}\n")
    assert finding.hint.startswith(hint)


@every("text", ["null", "yes", "a: b", "x #y", "- a", "[a]", "“a”", "Kim, Il", "é", "'a", "no."])
def test_a_value_that_is_copied_is_read_as_it_was_meant(text: str) -> None:
    record = read(Document(Path("a.yaml"), f"{HEAD}classification: {yaml_value(text)}\n".encode(), Syntax.YAML)).record
    listed = read(Document(Path("a.yaml"), f"{HEAD}notes: {yaml_list([text, text])}\n".encode(), Syntax.YAML)).record
    assert record
    assert listed
    assert (record.classification, listed.plain()["notes"]) == (text, [text, text])
