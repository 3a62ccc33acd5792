"""Every command in a folder of hostile things: findings or one line, never a traceback, never a wait for ever.

Most run in the process of the tests, under the time limit of each. Where what a process gets or leaves is the point
(its arguments, its standard input, its end), they run in one of their own.
"""

from __future__ import annotations

import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import COMMANDS, main
from tests.hostile.hostile_things import SETTINGS, hostile_catalogue

SECONDS = 60
pytestmark = pytest.mark.timeout(SECONDS)

RUNS = {
    "validate": ["validate"],
    "validate in two processes": ["validate", "-j", "2"],
    "validate as json": ["validate", "--format", "json"],
    "validate as sarif": ["validate", "--format", "sarif"],
    "validate for github": ["validate", "--format", "github"],
    "validate for an aggregator": ["validate", "--for", "europeana"],
    "validate in sum": ["validate", "--for", "dpla", "--summary"],
    "validate files": ["validate", "records/to-fifo.yaml", "records/loop.yaml", "records/number.json"],
    "validate a profile": ["validate", "--profile", "records/fifo.yaml"],
    "validate a deep profile": ["validate", "--profile", "records/deep.json"],
    "validate a long profile": ["validate", "--profile", "records/number.json"],
    "publish": ["publish"],
    "publish all in two processes": ["publish", "--all", "-j", "2"],
    "fmt": ["fmt"],
    "fmt --diff": ["fmt", "--diff"],
    "show": ["show", "good"],
    "show nothing": ["show", "é"],
    "show surrogates": ["show", "\udcff"],
    "cite": ["cite", "good"],
    "cite nothing": ["cite", "письмо", "ГАРФ. Ф. 1. Оп. 1. Д. 1."],
    "export": ["export", "-f", "ris"],
    "export one": ["export", "-f", "ead3", "good"],
    "export since": ["export", "-f", "oai_dc", "--since", "2026-01-01"],
    "report": ["report", "-o", "-"],
    "withdraw": ["withdraw", "deep", "--reason", "x"],
    "withdraw nothing": ["withdraw", "письмо", "--reason", "x"],
    "new": ["new"],
    "init": ["init", "records/fifo.yaml"],
    "schema": ["schema"],
    "schema --write": ["schema", "--write"],
    "template": ["template", "csv"],
    "formats": ["formats"],
    "fields": ["fields", "\udcff"],
    "fields of nothing": ["fields", "письмо"],
    "explain": ["explain", "\udcff"],
    "reference parse": ["reference", "parse", "9" * 100_000],
    "reference parse surrogates": ["reference", "parse", "GARF f. \udcff"],
    "reference with a register": ["reference", "parse", "--register", "records/fifo.yaml", "GARF"],
    "serve": ["serve", "--port", "99999"],
    "harvest": ["harvest", "http://127.0.0.1:9/oai"],
    "harvest elsewhere": ["harvest", "file:///etc/passwd"],
    "check": ["check"],
    "lsp": ["lsp"],
    "attach": ["attach", "good", "records/fifo.yaml", "/dev/zero", "records/loop.yaml"],
    "detach": ["detach", "good", "../../etc/passwd"],
    "transcribe": ["transcribe", "good", "records/fifo.yaml"],
    "mint": ["mint", "good"],
    "migrate": ["migrate", "--dry-run"],
    "import": ["import", *(f"records/{name}" for name in ("fifo.yaml", "loop.yaml", "number.json", "utf-16.yaml"))],
    "import devices": ["import", "records/device.yaml", "/dev/zero", "records/nowhere.yaml", "records/d", "\udcff"],
    "import deep": ["import", "records/deep.yaml", "records/deep.json", "records/number.jsonl", "records/nul.yaml"],
}


PROCESSES = {"show surrogates", "serve", "lsp"}
"""Those that run in a process of their own."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    output: bytes
    errors: bytes


def run(root: Path, arguments: list[str]) -> Ended:
    """Run a command as `catalog` does, in this process."""
    result = CliRunner().invoke(main, ["-C", str(root), *arguments])
    if isinstance(result.exception, Exception):
        raised = "".join(traceback.format_exception(result.exception)).encode(errors="backslashreplace")
        return Ended(1, result.stdout_bytes, result.stderr_bytes + raised)
    return Ended(result.exit_code, result.stdout_bytes, result.stderr_bytes)


def run_process(root: Path, arguments: list[str], output: int | object = subprocess.PIPE) -> Ended:
    command = [sys.executable, "-X", "utf8=0", "-m", "catalog", "-C", root, *arguments]
    here = {"cwd": root, "stdin": subprocess.DEVNULL, "timeout": SECONDS}
    done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, **here)  # type: ignore[call-overload]
    return Ended(done.returncode, done.stdout or b"", done.stderr)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    return hostile_catalogue(root)


def test_every_command_is_tried() -> None:
    assert {arguments[0] for arguments in RUNS.values()} >= set(COMMANDS)
    assert set(RUNS) >= PROCESSES


@pytest.mark.parametrize("name", [name for name in RUNS if RUNS[name][0] in COMMANDS])
def test_hostile_records_are_findings_or_one_line(catalogue: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(catalogue)
    result = (run_process if name in PROCESSES else run)(catalogue, RUNS[name])
    assert result.code in (0, 1, 2), result.errors[-2_000:]
    assert b"Traceback" not in result.errors + result.output, result.errors[-2_000:]
    if result.code == 2:
        last = result.errors.strip().rpartition(b"\n")[2]
        assert last.startswith(b"Error: ") or RUNS[name][0] == "import", last


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("file", ["catalog.toml", "archives.toml"])
def test_hostile_settings_are_one_line(tmp_path: Path, file: str, name: str) -> None:
    root = tmp_path / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    (root / file).unlink(missing_ok=True)
    SETTINGS[name](root / file)
    result = run(root, ["validate"])
    assert result.code == 2, result
    assert result.errors.startswith(b"Error: "), result.errors
    assert result.errors.count(b"\n") == 1, result.errors


@pytest.mark.parametrize("arguments", [
    ["--version"], ["export", "--help"], ["cite", "--list", "x"], ["show", "good"], ["report", "-o", "-"],
    ["formats"], ["export", "-f", "ris"],
    ["template", "csv"], ["schema"], ["explain", "empty"], ["reference", "parse", "GARF"], ["fmt"], ["cite", "good"],
], ids=" ".join)  # fmt: skip
def test_a_full_standard_output_is_one_line(
    catalogue: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(catalogue), *arguments], prog_name="catalog")
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == "Error: The output: No space left on device."


@pytest.mark.parametrize("arguments", [["--help"], ["validate"], ["template", "xlsx"]], ids=" ".join)
def test_a_process_whose_standard_output_is_full_ends_with_one_line(catalogue: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = run_process(catalogue, arguments, full)
    assert result.code == 2
    assert result.errors.rstrip().rpartition(b"\n")[2] == b"Error: The output: No space left on device."
    assert b"Traceback" not in result.errors
