"""Many cheap cases of one law in one test: all are tried, and each that fails is named.

`pytest.mark.parametrize` makes a test of each case, which costs more than most cases do: there are thousands. It is for
cases that take long, are skipped, or need a fixture of their own, such as `tmp_path`.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

__all__ = ["every"]

_SHOWN = 10
"""Failures of one test that are shown whole; the others are named."""


def every(
    names: str | Sequence[str], cases: Iterable[Any], *, ids: Iterable[str] | Callable[[Any], str] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test for every case, as `pytest.mark.parametrize` does with the same arguments, in one test."""
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = [(case,) if len(wanted) == 1 else tuple(case) for case in cases]
    assert rows, "no cases"
    labels = _labels(rows, ids)

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def tried(*args: Any, **fixtures: Any) -> None:
            failed = {}
            for label, row in zip(labels, rows, strict=True):
                try:
                    test(*args, **fixtures, **dict(zip(wanted, row, strict=True)))
                except Exception as error:  # noqa: BLE001
                    error.add_note(f"case: {label}")
                    failed[label] = error
            if failed:
                message = f"{len(failed)} of {len(rows)} cases fail: {', '.join(failed)}"
                raise ExceptionGroup(message, list(failed.values())[:_SHOWN])

        signature = inspect.signature(test)
        left = [each for name, each in signature.parameters.items() if name not in wanted]
        assert len(left) + len(wanted) == len(signature.parameters), (
            f"{test.__name__} does not ask for each of {wanted}"
        )
        tried.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return tried

    return decorate


def _labels(rows: list[tuple[Any, ...]], ids: Iterable[str] | Callable[[Any], str] | None) -> list[str]:
    if ids is None:
        return [", ".join(map(repr, row)) for row in rows]
    if callable(ids):
        return ["-".join(str(ids(value)) for value in row) for row in rows]
    labels = [str(label) for label in ids]
    assert len(labels) == len(rows)
    return labels
