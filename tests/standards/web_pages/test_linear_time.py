"""A page is read in linear time, whatever stands in it: twice the page costs at most 2.3 times as much.

Each pattern of the package meets words that it begins to match and does not end on, thousands of times, wherever a page
can have them.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable

import pytest

from catalog.standards.importers import Source, find
from tests.standards.web_pages.wilson_pages import RIGHTS, page

pytestmark = pytest.mark.measured

SIZE = 12_000
RATIO = 2.3
FLOOR = 0.06
"""Seconds below which a doubling is not measured: a clock that other processes share is no finer."""

ATTEMPTS = 6
"""Measurements, of which the best count: other processes take their share of the cache and the clock."""

PUMPS = (
    *(
        " ",
        "\n",
        "\n\n",
        " \n",
        "a",
        "A",
        "A ",
        "A.",
        "1. ",
        "(",
        "()",
        "[",
        "[a] ",
        "/",
        ".",
        ", ",
        ";",
        "'",
        "’s ",
        '"',
    ),
    *("and ", "A and ", "A, ", "from ", "to ", "by ", "of the ", "on ", "between ", "with ", "Soviet "),
    *(
        "Foreign Minister ",
        "Minister of ",
        "Ambassador to ",
        "Letter ",
        "Conversation ",
        "translated by ",
        "edited and ",
    ),
    *("published in ", "No. 1 ", "vol. 1, ", "pp. 1, ", "signed ", "Jr., ", "is attached ", "1 May 1950 ", "f. 1 "),
    *("http://", "x@x", "Author(s)\n\n", "Source\n\n", "Document Information\n"),
)
LINES = (
    " ",
    "A ",
    "A, ",
    "(",
    "Participants: ",
    "Drafted by: ",
    "No. ",
    "Copy ",
    "Moscow, ",
    "signed: ",
    "Dear ",
    "To: A ",
)
RIGHTS_PUMPS = (" ", "\n", "A ", "please contact A ", "please contact A at x", "a@b", "subject to copyright ")
ELEMENTS = (
    *(
        "<div>",
        "<p>",
        "<p>a</p>",
        "<h2>Source</h2>",
        "<h2>Source</h2><p>a</p>",
        "<div class='name'>a</div>",
        "<br>",
        "<!--",
    ),
    *("<div class='tab-pane active'>", "<h2>x</h2><div><h2>Source</h2>", "<a href='x'>", "<b class='date title'>a</b>"),
    *("&amp;", "<table><tr><td>", "<li>a"),
)
METADATA = (
    *("<meta name='DC.creator' content='A; B'>", "<meta name='DC.description' content='a'>"),
    *("<meta name='citation_keywords' content='a, b'>", "<meta name='DC.date' content='1956'>"),
    *("<link rel='alternate' href='x'>", "<link rel='license' href='https://x'>"),
    *("<script type='application/ld+json'>{'</script>", "<div itemscope itemtype='https://schema.org/Letter'>"),
    *("<b itemprop='name'>a</b>", "<div vocab='https://schema.org/' typeof='Letter'>"),
    "<meta property='og:title' content='a | b'>",
)
VALUES = {
    "author": "A, B",
    "about": {"@type": "Person", "name": "A"},
    "workExample": {"@id": "https://a.example/1#x", "name": "n"},
    "isPartOf": {"name": "x"},
    "mentions": {"@id": "https://a.example/1"},
    "description": "Receipt: 1956",
    "identifier": "1",
}


def seconds(text: str, importer: str = "wilson-center") -> float:
    """Return the time of this process that reading takes, without that of Python's search for circles of garbage."""
    source = Source("page", text.encode())
    gc.disable()
    try:
        start = time.process_time()
        list(find(importer).read(source))
        return time.process_time() - start
    finally:
        gc.enable()


def assert_linear(make: Callable[[int], str], importer: str = "wilson-center") -> None:
    twice = [seconds(make(2), importer)]
    once: list[float] = []
    while min(twice) > FLOOR and len(once) < ATTEMPTS:
        once.append(seconds(make(1), importer))
        if min(twice) <= RATIO * min(once):
            return
        twice.append(seconds(make(2), importer))
    assert min(twice) <= FLOOR, (once, twice)


def repeated(unit: str, times: int) -> str:
    return unit * (times * SIZE // len(unit))


def lines(unit: str, times: int) -> str:
    return (unit * (60 // len(unit)) + "\n") * (times * SIZE // 60)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Load the words and the register of archives before anything is measured."""
    seconds(page())


@pytest.mark.parametrize("before", ["Letter from A ", "Translated by A "])
@pytest.mark.parametrize("part", ["title", "body", "source"])
def test_parts_that_are_read_as_sentences(part: str, before: str) -> None:
    for unit in PUMPS:
        assert_linear(lambda times, unit=unit: page(**{part: before + repeated(unit, times)}))


@pytest.mark.parametrize("part", ["title", "date", "body", "abstract", "source", "donated", "uploaded", "record_id"])
def test_each_part_of_a_page_of_text(part: str) -> None:
    for unit in PUMPS:
        assert_linear(lambda times, unit=unit: page(**{part: repeated(unit, times)}))


@pytest.mark.parametrize("part", ["body", "abstract", "source"])
def test_each_part_of_many_lines(part: str) -> None:
    for unit in LINES:
        assert_linear(lambda times, unit=unit: page(**{part: lines(unit, times)}))


def test_the_statement_of_rights() -> None:
    for unit in RIGHTS_PUMPS:
        assert_linear(lambda times, unit=unit: page().replace(RIGHTS, f"{RIGHTS} {repeated(unit, times)}"))


@pytest.mark.parametrize("importer", ["wilson-center", "unesco-archives", "web-page"])
def test_html_of_any_shape(importer: str) -> None:
    head = "<html><head><meta name='DC.title' content='x'></head><h1>A letter</h1><h3>Title</h3><p>x</p>"
    for unit in ELEMENTS:
        assert_linear(lambda times, unit=unit: head + repeated(unit, times * 3), importer)


def test_metadata_of_any_kind() -> None:
    head = "<html><meta name='DC.title' content='x'><div itemscope itemtype='https://schema.org/Letter'>"
    for unit in METADATA:
        assert_linear(lambda times, unit=unit: head + repeated(unit, times * 5), "web-page")


@pytest.mark.parametrize("name", VALUES)
def test_json_ld_with_many_values(name: str) -> None:
    def make(times: int) -> str:
        work = {"@context": "https://schema.org", "@type": "Letter", "@id": "https://a.example/1", "name": "L"}
        return json.dumps({**work, name: [VALUES[name]] * (times * 800)})

    assert_linear(make, "jsonld")


@pytest.mark.parametrize("unit", [" | ", " - ", "a ", "| "])
def test_a_long_title_for_social_networks(unit: str) -> None:
    def make(times: int) -> str:
        title = repeated(unit, times * 4)
        return f"<html><meta name='DC.title' content='x'><meta property='og:title' content='{title}'></html>"

    assert_linear(make, "web-page")
