"""The guide for newcomers names files and functions that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.every import every

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "explanation" / "where-is.md"
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_questions_are_numbered_and_each_has_an_answer() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 82))


@every(("number", "question", "answer"), ROWS, ids=[row[0] for row in ROWS])
def test_the_answer_exists(number: str, question: str, answer: str) -> None:
    path, *names = re.findall(r"`([^`]+)`", answer)
    file = ROOT / path
    assert file.is_file(), f"{question}: {path} is gone"
    if file.suffix == ".py":
        assert names, f"{question}: name the function or class in {path}"
        known = set(_names(ast.parse(file.read_text(encoding="utf-8"))))
        assert [name for name in names if name not in known] == [], sorted(known)


def _names(tree: ast.AST, prefix: str = "") -> list[str]:
    """Return what a file defines: functions, classes, methods as Class.method, and constants."""
    found: list[str] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found += [prefix + node.name, *_names(node, f"{node.name}.")]
        elif isinstance(node, ast.Assign):
            found += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.append(prefix + node.target.id)
    return found
