"""Which tests are shown a fault: those that run its statement first, then the others, a few examples of each.

What a cache keeps, or an import makes, is run by the first test that needs it, and others may be those that notice.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

__all__ = ["Selection"]

_SECONDS = 60.0
"""What the tests of one fault may take of the processor, if none notices it; most are noticed in one or two."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The tests of an area with their seconds, and for each line the tests that run it."""

    seconds: dict[str, float]
    lines: dict[str, dict[int, list[int]]]

    @classmethod
    def load(cls, covered: Path) -> Selection:
        """Return what `tests.mutants.covering` has noted."""
        found = json.loads(covered.read_text(encoding="utf-8"))
        lines = {file: {int(line): tests for line, tests in of.items()} for file, of in found["lines"].items()}
        return cls(found["tests"], lines)

    def tests_of(self, path: Path, line: int) -> list[str]:
        """Return the tests to run for a fault, in order, as long as there is time for them."""
        statement = {test for number in _statement(path, line) for test in self._of(path, number)}
        file = {test for number in self.lines.get(str(path), ()) for test in self._of(path, number)}
        names = list(self.seconds)
        tried: dict[str, int] = {}
        examples = {}
        for number in sorted(range(len(names)), key=lambda number: self.seconds[names[number]]):
            function = names[number].partition("[")[0]
            examples[number] = tried[function] = tried.get(function, 0) + 1
        order = sorted(  # the sort is stable: the quickest come first
            examples, key=lambda number: (examples[number] > 3, number not in statement, number not in file)
        )
        spent = accumulate(self.seconds[names[number]] for number in order)
        return [names[number] for number, seconds in zip(order, spent, strict=True) if seconds <= _SECONDS]

    def _of(self, path: Path, line: int) -> list[int]:
        return self.lines.get(str(path), {}).get(line, [])


def _statement(path: Path, line: int) -> range:
    """Return the lines of the smallest statement around a line; of one with a body, its head."""
    best = range(line, line + 1)
    size = None
    for node in _statements(path):
        end = node.body[0].lineno - 1 if hasattr(node, "body") else node.end_lineno or node.lineno
        lines = range(node.lineno, max(end, node.lineno) + 1)
        if line in lines and (size is None or len(lines) < size):
            best, size = lines, len(lines)
    return best


@cache
def _statements(path: Path) -> list[ast.stmt]:
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.stmt)]
