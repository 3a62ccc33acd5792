"""A fix works when it is followed literally: what a hint shows between backticks is put in the place of the line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.findings import Finding
from catalog.storage import Document, Syntax
from catalog.validation import read
from catalog.validation.yaml_value import yaml_list, yaml_value

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


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("authors: Кузнецов И. П.", "authors: [Кузнецов И. П.]"),
        ("authors: Kuznetsov, I. P.", 'authors: ["Kuznetsov, I. P."]'),
        ("notes: Seen in copy.", "notes: [Seen in copy.]"),
        ("notes: 'Seen: in copy'", 'notes: ["Seen: in copy"]'),
        ("dates: 5.8.1956", "dates: [1956-08-05]"),
        ("dates: August 5, 1956", "dates: [1956-08-05]"),
        ("signatories: Seo Hwi", "signatories: [Seo Hwi]"),
        ("extent: [3 leaves, 2 photographs]", 'extent: "3 leaves, 2 photographs"'),
        ("extent: [21 leaves]", "extent: 21 leaves"),
        ("abstract: [On the plenum.]", "abstract: On the plenum."),
        ("custody: ['Bought: 1956', Given]", 'custody: "Bought: 1956, Given"'),
    ],
)
def test_the_line_that_a_hint_shows_fixes_the_file(wrong: str, right: str) -> None:
    text = fixed(f"{HEAD}{wrong}\n")
    assert text == f"{HEAD}{right}\n"
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("texts: a translation", "Write the fields of each entry below 'texts:', the first of them after '- '."),
        ("texts: {key: a}", "Write '- ' before its first field, and indent its other fields as far."),
        ("genre: [letter, report]", "Write one of them: letter or report."),
        ("texts: [{language: ru}]", "Give this text a name of your own: 'key: original'."),
        ("texts: [{key: a, language: ua}]", "Did you mean 'uk'? 'ua' is the code of a country."),
    ],
)
def test_a_hint_says_what_is_meant(text: str, hint: str) -> None:
    (finding,) = findings(f"{HEAD}{text}\n")
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize("text", ["null", "yes", "a: b", "x #y", "- a", "[a]", "“a”", "Kim, Il", "é", "'a", "no."])
def test_a_value_that_is_copied_is_read_as_it_was_meant(text: str) -> None:
    record = read(Document(Path("a.yaml"), f"{HEAD}extent: {yaml_value(text)}\n".encode(), Syntax.YAML)).record
    listed = read(Document(Path("a.yaml"), f"{HEAD}notes: {yaml_list([text, text])}\n".encode(), Syntax.YAML)).record
    assert record
    assert listed
    assert (record.extent, listed.plain()["notes"]) == (text, [text, text])
