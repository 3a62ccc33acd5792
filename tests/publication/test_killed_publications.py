"""kill -9 at random moments of a publication leaves the old state or the new one, and the next run ends well."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import IS_SEARCHING

TIMES = "250" if IS_SEARCHING else "25"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_kills_at_any_moment_leave_no_bad_state(tmp_path, jobs):
    script = Path(__file__).with_name("kill_publications.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), TIMES, jobs],
        capture_output=True,
        text=True,
        timeout=1000 if IS_SEARCHING else 110,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["interrupted"] > 5
    assert found["kept"] >= 5
    assert found["changed"] >= 5
