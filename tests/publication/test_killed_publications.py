"""kill -9 at random moments of a publication leaves the old state or the new one, and the next run ends well."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_fifty_kills_leave_no_bad_state(tmp_path, jobs):
    script = Path(__file__).with_name("kill_publications.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), "50", jobs], capture_output=True, text=True, timeout=110
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["interrupted"] > 10
    assert found["kept"] > 5
    assert found["changed"] > 5
