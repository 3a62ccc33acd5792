"""Each fault that is known to survive is one of a line that is there, and says why."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWN = tomllib.loads(Path(__file__).with_name("known.toml").read_text(encoding="utf-8"))["fault"]


def test_each_known_fault_is_one_of_a_line_that_is_there() -> None:
    for fault in KNOWN:
        lines = [line.strip() for line in (ROOT / fault["file"]).read_text(encoding="utf-8").split("\n")]
        assert fault["line"] in lines, fault
        assert fault["changed"] not in lines, fault
        assert fault["reason"].endswith("."), fault
