"""A plugin of pytest that notes which test runs which line, and how long each takes.

A fault is then shown only to tests that run it. What only an import runs, tables and patterns, has no tests of its own.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

__all__ = ["CODE", "COVERED"]

COVERED = "CATALOG_COVERED"
"""The file to write: `tests` with their seconds, and for each file of code and line the numbers of its tests."""
CODE = "CATALOG_CODE"
"""The code to look at, separated by `:`."""


class _Recorder:
    def __init__(self) -> None:
        code = [Path(name) for name in os.environ[CODE].split(":")]
        patterns = [str(path / "*" if path.is_dir() else path) for path in code]
        self._coverage = coverage.Coverage(data_file=None, include=patterns)
        self._seconds: dict[str, float] = {}
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._coverage.switch_context(item.nodeid)
        start = time.process_time()
        result = yield
        self._seconds[item.nodeid] = time.process_time() - start
        self._coverage.switch_context("")
        return result

    def pytest_sessionfinish(self) -> None:
        self._coverage.stop()
        data = self._coverage.get_data()
        numbers = {test: number for number, test in enumerate(self._seconds)}
        lines = {
            os.path.relpath(file): {
                line: [numbers[test] for test in tests if test]
                for line, tests in data.contexts_by_lineno(file).items()
                if any(tests)
            }
            for file in data.measured_files()
        }
        Path(os.environ[COVERED]).write_text(json.dumps({"tests": self._seconds, "lines": lines}), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Measure from here to the end of the run."""
    config.pluginmanager.register(_Recorder())
