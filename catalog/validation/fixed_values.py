"""The value of a field after its findings are fixed, so that one hint says all that is to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from catalog.findings import Finding, FixPlace
from catalog.model import Record
from catalog.validation.error_dedup import causes
from catalog.validation.fields import models_at
from catalog.validation.yaml_value import meaning, yaml_value

__all__ = ["Describe", "around", "fixed", "in_one_line", "is_brief", "problem_of", "settled"]

Describe = Callable[[Mapping[str, Any], Sequence[str], Mapping[str, Any]], Finding]
"""Turns an error of pydantic's, at a path within a mapping, into a finding."""
_ROUNDS = 4
_LONGEST = 200
"""Characters of a value that a hint repeats."""


def is_brief(value: Any) -> bool:
    """Whether a value is of texts alone, as YAML is read here, and short enough to be repeated in a hint."""
    return _is_text(value, depth=4) and len(str(value)) <= _LONGEST


def settled(location: Sequence[str | int], value: Any, describe: Describe) -> Any | None:
    """Return what is to be written in the field at a location of pydantic's, where a value was meant for it.

    None where one of the findings on the value has no fix.
    """
    for _ in range(_ROUNDS):
        problem = problem_of(location, value, describe)
        if problem is None:
            return value
        value = fixed(value, problem)
        if value is None:
            return None
    return None


def problem_of(location: Sequence[str | int], value: Any, describe: Describe) -> Finding | None:
    """Return the first finding on a value in the field at a location; None where it is right there."""
    field = str(location[-1])
    owner = next((one for one in models_at(Record, location[:-1]) if field in one.model_fields), None)
    if owner is None:
        return None  # a level of a reference code, which is any text
    try:
        owner.model_validate({field: value})
    except ValidationError as error:
        tree = {field: value}
        own = [one for one in error.errors(include_url=False) if one["loc"][:1] == (field,)]
        for detail, path in causes(tree, own):
            whole = {**detail, "loc": (*location[:-1], *detail["loc"])}
            return describe(whole, path, around(tree, path))
    return None


def in_one_line(value: Any) -> str:
    """Return a plain value as it can follow a colon, on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{yaml_value(key)}: {in_one_line(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_one_line, value))}]"
    return yaml_value(str(value))


def _is_text(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return value != ""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return bool(inner) and depth > 0 and all(_is_text(one, depth - 1) for one in inner or ())


def around(tree: Any, path: Sequence[str]) -> Mapping[str, Any]:
    """Return the mapping that the last step of a path is in; an empty one where it is in none."""
    for step in path[:-1]:
        tree = tree.get(step) if isinstance(tree, dict) else tree[int(step)] if isinstance(tree, list) else None
    return tree if isinstance(tree, dict) else {}


def fixed(value: Any, problem: Finding) -> Any | None:
    """Return the value of a field with a finding on it, or within it, fixed; None where that has no fix."""
    fix = problem.fix
    steps = [step.replace("~1", "/").replace("~0", "~") for step in problem.pointer.split("/")[2:]]
    if fix is None or fix.place is FixPlace.REST or not (fix.text or steps):
        return None
    new = meaning(fix.text) if fix.text else None
    return _replaced(value, steps, fix.place, new)


def _replaced(value: Any, steps: Sequence[str], place: FixPlace, new: Any) -> Any | None:
    if not steps:
        return new if place is FixPlace.VALUE else None
    step, *rest = steps
    if isinstance(value, list) and step.isdigit() and int(step) < len(value):
        inner = _replaced(value[int(step)], rest, place, new)
        if not rest and place is FixPlace.ENTRY:
            return value[: int(step)] + value[int(step) + 1 :] if new is None else None
        return None if inner is None else [inner if number == int(step) else one for number, one in enumerate(value)]
    if not isinstance(value, dict) or step not in value:
        return None
    if rest or place is FixPlace.VALUE:
        inner = _replaced(value[step], rest, place, new)
        return None if inner is None else {key: inner if key == step else one for key, one in value.items()}
    entry = new if isinstance(new, dict) else {} if new is None else {str(new): value[step]}
    return {name: one for key, old in value.items() for name, one in (entry if key == step else {key: old}).items()}
