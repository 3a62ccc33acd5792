"""Whatever a source holds: a draft whose words stand in it, or a refusal; never an exception."""

# ruff: noqa: E501

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wilson_pages import page

from catalog.errors import UnknownName
from catalog.standards.importers import (
    IMPORTERS,
    Draft,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.validation import read_plain
from tests.every import every
from tests.examples import examples

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
lines = st.lists(
    words
    | st.sampled_from(
        ["", "TOP SECRET", "To: Com. X", "[signature] (A)", "5 May 1950", "Six copies printed. zk", "Document Information",
         "Record ID", "Source", "Rights", "[[a] b]", "(Petrov)", "Yours sincerely,", "No. 5", "Drafted by A and B",
         "SO HWI - Member of X, Chairman of Y", "1956", "Translation from Chinese", "Participants: A, B", "From: a; To: b"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


@given(title=words, date=words, body=lines, abstract=lines, source=lines, uploaded=words, record_id=words)
@settings(max_examples=examples(150), deadline=None)
def test_any_page_gives_a_draft_that_stands_on_its_words(**parts: str) -> None:
    text = page(**parts).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    (outcome,) = find("wilson-center").read(Source("p.txt", text.encode()))
    if isinstance(outcome, Refusal):
        assert outcome.findings
        return
    assert all(text[each.start : each.end] == each.text for each in (*outcome.found, *outcome.ignored))
    json.dumps(dict(outcome.document))
    checked = read_plain(dict(outcome.document))
    assert checked.record is not None or all(finding.message for finding in checked.findings)


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.name)
@given(data=st.binary(max_size=400))
@settings(max_examples=examples(60), deadline=None)
def test_any_bytes_are_read_or_refused(importer, data: bytes) -> None:
    source = Source("x", data)
    importer.recognises(source)
    assert all(isinstance(outcome, (Draft, Refusal)) for outcome in importer.read(source))


@every("importer", IMPORTERS, ids=lambda importer: importer.name)
@every(
    "data",
    [b"", b" \n", b"\0\1\2", "Жизнь".encode("cp1251"), b"\xff\xfe" + "a".encode("utf-16-le"), b"[" * 100_000, b"<a>" * 100_000,
     b"%PDF-1.4\n\xe2\xe3", b"- a\n- b\n", b"\xa0", b"{\xa0"],
    ids=["empty", "blank", "binary", "cp1251", "utf-16", "brackets", "elements", "pdf", "yaml", "space", "bracket"],
)  # fmt: skip
def test_damaged_sources_are_refused_in_one_line(importer, data: bytes) -> None:
    for outcome in importer.read(Source("x", data)):
        assert isinstance(outcome, Refusal)
        assert outcome.findings
        assert all("\n" not in finding.message and finding.file == "x" for finding in outcome.findings)


def test_the_right_importer_recognises_a_page() -> None:
    assert recognise(Source("p.txt", page().encode())) is find("wilson-center")
    assert recognise(Source("p.txt", b"nothing")) is None


def test_an_unknown_importer_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="wilson-center"):
        find("wilson")


def test_names_of_importers_are_different() -> None:
    assert len({importer.name for importer in IMPORTERS}) == len(IMPORTERS)


def test_a_page_of_blanks_takes_no_longer_than_its_size() -> None:
    blanks = " " * 20_000
    text = page(
        title=f"Letter from {blanks} to {blanks} x",
        body=f"A{blanks}b",
        source=f"MOL, {blanks} x. Translated by {blanks} x",
    )
    assert list(find("wilson-center").read(Source("p.txt", text.encode())))


def test_a_hostile_page_takes_no_longer_than_its_size() -> None:
    body = "\n".join(["A" * 3000, "a " * 3000, "[" * 3000, "A, " * 2000, "(" * 3000, "1 " * 3000])
    text = page(title="Letter from " + "A B, " * 2000 + "to " + "C, " * 2000, body=body, source="Translated, " * 2000)
    assert list(find("wilson-center").read(Source("p.txt", text.encode())))
