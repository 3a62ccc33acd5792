"""Reading what feeds send takes linear time: an answer may have a hundred megabytes, and be made to hurt."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from catalog.ingest import harvest
from catalog.ingest.harvest.feed_address import FeedAddress
from catalog.ingest.harvest.read_answer import read_answer
from tests.linear_growth import is_linear, seconds

MODULES = [
    importlib.import_module(f"{harvest.__name__}.{found.name}") for found in pkgutil.iter_modules(harvest.__path__)
]
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern) and module.__name__.endswith(tuple(m.__name__ for m in MODULES))
}
ROOT = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
FILLINGS = [
    " ", "\n\t ", "<", ">", "</", "<record", "<record ", "<record>", "<record> <header>", "<record><header>", "<a ",
    "a", "a:", "<a:record ", "<resumptionToken>", "<resumptionToken ", "<error code=", "<error code='", "<?xml", "?>",
    "<responseDate ", "<identifier>", " xmlns:a='", ' xmlns="', "&", "&a", "&#", "&#1", "&#99999999;", "<OAI-PMH ",
    "<OAI-PMH", "</ListRecords", "http://a@", "?key=", "&key=a", "${A", "${A}", "<title", "<title>", "<!doctype ",
    "\x80", "\xe9 ", "é", "2024-01-01T00:00:00.", "0", "charset=", "<dc:", " xsi:",
]  # fmt: skip
SIZE = 20_000


def reads_in_linear_time(work, small, large):
    return is_linear(lambda: work(small), lambda: work(large), no_time=0.02, turns=7)


def test_every_pattern_of_the_package_is_at_the_head_of_its_module():
    """So that the test below finds it."""
    assert len(PATTERNS) > 20
    for path in Path(harvest.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.match", "re.fullmatch", "re.search"):
                raise AssertionError(f"{path.name}:{node.lineno} has a pattern of its own")


@pytest.mark.measured
@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_takes_linear_time(name):
    pattern = PATTERNS[name]
    for filling in FILLINGS:
        for before, behind in (("", ""), ("<OAI-PMH", "!")):
            small, large = (f"{before}{filling * (size // len(filling))}{behind}" for size in (SIZE, 2 * SIZE))
            if isinstance(pattern.pattern, bytes):
                small, large = small.encode("latin-1"), large.encode("latin-1")
            for use in (pattern.search, pattern.fullmatch, lambda text: pattern.sub(text[:0], text)):
                assert reads_in_linear_time(use, small, large), (filling, before, behind)


@pytest.mark.measured
@pytest.mark.parametrize("filling", FILLINGS)
def test_every_answer_is_read_in_linear_time(filling):
    size = 100_000
    for before, behind in (("", ""), (ROOT, ""), (f"{ROOT}<ListRecords>", "</ListRecords></OAI-PMH>"), ("", ROOT)):
        small, large = (f"{before}{filling * (length // len(filling))}{behind}".encode() for length in (size, 2 * size))
        assert reads_in_linear_time(read_answer, small, large), (filling, before)


@pytest.mark.measured
def test_many_attributes_and_deep_trees_are_read_in_linear_time():
    for part in ("<a " + " ".join(f'a{n}="x"' for n in range(n)) + "/>" for n in (10_000,)):
        body = f"{ROOT}{part}</OAI-PMH>".encode()
        assert seconds(lambda body=body: read_answer(body)) < 1
    assert seconds(lambda: read_answer(f"{ROOT}{'<a>' * 200_000}".encode())) < 1


@pytest.mark.measured
def test_long_addresses_are_read_in_linear_time():
    def work(text):
        FeedAddress.of(f"https://example.org/{text}")

    for filling in ("a", "?key=", "&key=a", "%20"):
        assert reads_in_linear_time(work, filling * 10_000, filling * 20_000), filling
