"""The example above a pattern is true: `# as in: A; B` names words that the pattern below it matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from catalog.standards import web_pages
from catalog.standards.web_pages import correspondents, text_edges
from tests.every import every

FOLDER = Path(web_pages.__file__).parent
NAMED = re.compile(r"^# as in: (?P<examples>.*)\n(?P<name>_[A-Z_]+) =", re.MULTILINE)


def named_examples() -> Iterator[tuple[str, str, str]]:
    for path in sorted(FOLDER.glob("*.py")):
        for found in NAMED.finditer(path.read_text()):
            yield from ((path.stem, found["name"], example) for example in found["examples"].split("; "))


def examples_in(module: str, table: str) -> list[list[str]]:
    """Return the examples of each entry of a table."""
    lines = (FOLDER / f"{module}.py").read_text().partition(f"\n{table} = (\n")[2].partition("\n)\n")[0].split("\n")
    return [line.removeprefix("    # as in: ").split("; ") for line in lines if line.startswith("    # as in: ")]


@every(("module", "name", "example"), list(named_examples()))
def test_the_example_of_a_pattern(module: str, name: str, example: str) -> None:
    value = getattr(import_module(f"{web_pages.__name__}.{module}"), name)
    pattern = value if isinstance(value, (str, re.Pattern)) else value.pattern
    assert re.search(pattern, example)


@pytest.mark.parametrize("table", ["_HEADING", "_CLOSING"])
def test_the_examples_of_the_lines_around_a_text(table: str) -> None:
    entries = getattr(text_edges, table)
    examples = examples_in("text_edges", table)
    assert len(examples) == len(entries)
    for (kind, pattern), each in zip(entries, examples, strict=True):
        for example in each:
            assert re.fullmatch(pattern, example, re.IGNORECASE), (kind, example)


def test_the_examples_of_the_forms_of_titles() -> None:
    examples = examples_in("correspondents", "_FORMS")
    assert len(examples) == len(correspondents._FORMS)
    for form, each in zip(correspondents._FORMS, examples, strict=True):
        assert all(form.pattern.search(example) for example in each), each
