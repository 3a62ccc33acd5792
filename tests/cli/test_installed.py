"""The package as `pipx install .` puts it on a machine: it has every file that the code reads, and the command runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_has_every_file_of_the_package_and_runs_alone(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT / "catalog", source / "catalog", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(source)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if name.startswith("catalog/")}
        packed.extractall(tmp_path / "installed")
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "catalog").rglob("*") if path.is_file()}
    assert {name for name in files if "__pycache__" not in name} == held
    script = f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r}); from catalog.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script, "formats"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "marcxml" in done.stdout
