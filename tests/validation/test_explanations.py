"""Every code that is printed anywhere has its explanation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import catalog
from catalog.aggregators import demands_explained
from catalog.validation import RULES, explanations
from catalog.validation.pydantic_errors import SHAPE_CODES

_NAMED_FIRST = {"Finding", "UnreadableDocument", "_finding", "finding", "_RefusedError"}
"""What is called with the code of a finding among its arguments."""


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    package = Path(catalog.__file__).parent
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(package.rglob("*.py"))]


def words_in(argument: ast.expr) -> Iterator[str]:
    """Yield the texts an argument may be: of a choice between two, both."""
    if isinstance(argument, ast.IfExp):
        yield from words_in(argument.body)
        yield from words_in(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def codes_in(tree: ast.Module) -> Iterator[str]:
    """Yield what stands as the code in a call that makes a finding: the first text without a space."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in _NAMED_FIRST:
            arguments = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "code")]
            texts = [word for argument in arguments[:2] for word in words_in(argument)]
            yield from (text for text in texts if text and all(c.islower() or c.isdigit() or c == "-" for c in text))


def test_every_code_is_explained() -> None:
    explained = {*explanations(), *demands_explained()}
    printed = {code: path.name for path, tree in trees() for code in codes_in(tree)}
    assert {code: where for code, where in printed.items() if code not in explained} == {}
    assert {*SHAPE_CODES, *(rule.code for rule in RULES)} <= explained
    assert len(printed) > 40


def test_every_explanation_is_of_a_code_that_is_printed() -> None:
    # the codes of YAML and of aggregators stand in tables; a word of the code anywhere is enough
    words = {
        node.value for _, tree in trees() for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }  # fmt: skip
    assert set(explanations()) - words == set()


def severities_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the codes of findings that are made beside a severity, or without one, which is an error."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        codes = [word for argument in call.args[:1] for word in words_in(argument)]
        if name in ("Finding", "finding") and codes:
            rest = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
            named = [node.attr.lower() for node in rest if isinstance(node, ast.Attribute) and node.attr.isupper()]
            unknown = any(isinstance(node, ast.Name) and node.id == "severity" for node in rest)
            yield from ((code, "" if unknown else next(iter(named), "error")) for code in codes)


def test_an_explanation_says_how_much_the_finding_weighs() -> None:
    explained = explanations()
    said = [(code, severity) for _, tree in trees() for code, severity in severities_in(tree)]
    assert [(code, severity) for code, severity in said if severity not in explained[code].severity] == []
    assert {severity for _, severity in said} == {"error", "warning", "advice", ""}
    assert {one.severity for one in explained.values()} <= {
        *("error", "warning", "advice", "error or warning", "warning or advice")
    }
