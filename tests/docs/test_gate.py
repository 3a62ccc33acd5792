"""`.ci/run` brings every program that a test drives, so that no machine skips a test silently."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GATE = ROOT / ".ci" / "run"
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if "benchmarks" not in path.parts)


def test_every_program_that_a_test_looks_for_is_installed_first() -> None:
    rows = re.findall(r'^    "([^|]+)\|([^|]+)\|([^|"]+)"$', GATE.read_text(encoding="utf-8"), re.MULTILINE)
    checked = {check.split()[0] for check, _, _ in rows}
    wanted = {name for path in TESTS for name in re.findall(r'which\(\s*"([\w-]+)"', path.read_text(encoding="utf-8"))}
    assert wanted - checked == set()
    assert len(wanted) >= 2


def test_the_gate_is_a_script_that_bash_reads() -> None:
    subprocess.run(["bash", "-n", GATE], check=True)
