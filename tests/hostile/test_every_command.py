"""Every command in a folder of hostile things: findings or one line, never a traceback, never a wait for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import COMMANDS, main
from tests.hostile.hostile_things import SETTINGS, hostile_catalogue

SECONDS = 60

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
    "ingest": ["ingest", *(f"records/{name}" for name in ("fifo.yaml", "loop.yaml", "number.json", "utf-16.yaml"))],
    "ingest devices": ["ingest", "records/device.yaml", "/dev/zero", "records/nowhere.yaml", "records/d", "\udcff"],
    "ingest deep": ["ingest", "records/deep.yaml", "records/deep.json", "records/number.jsonl", "records/nul.yaml"],
}


def run(root: Path, arguments: list[str], output: int | object = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-X", "utf8=0", "-m", "catalog", "-C", root, *arguments]
    here = {"cwd": root, "stdin": subprocess.DEVNULL, "timeout": SECONDS}
    return subprocess.run(command, stdout=output, stderr=subprocess.PIPE, **here)  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    return hostile_catalogue(root)


def test_every_command_is_tried() -> None:
    assert {arguments[0] for arguments in RUNS.values()} >= set(COMMANDS)


@pytest.mark.parametrize("arguments", [run for run in RUNS.values() if run[0] in COMMANDS], ids=lambda run: run[0])
def test_hostile_records_are_findings_or_one_line(catalogue: Path, arguments: list[str]) -> None:
    result = run(catalogue, arguments)
    assert result.returncode in (0, 1, 2), result.stderr[-2_000:]
    assert b"Traceback" not in result.stderr + result.stdout, result.stderr[-2_000:]
    if result.returncode == 2:
        last = result.stderr.strip().rpartition(b"\n")[2]
        assert last.startswith(b"Error: ") or arguments[0] == "ingest", last


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("file", ["catalog.toml", "archives.toml"])
def test_hostile_settings_are_one_line(tmp_path: Path, file: str, name: str) -> None:
    root = tmp_path / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    (root / file).unlink(missing_ok=True)
    SETTINGS[name](root / file)
    result = run(root, ["validate"])
    assert result.returncode == 2, result
    assert result.stderr.startswith(b"Error: "), result.stderr
    assert result.stderr.count(b"\n") == 1, result.stderr


@pytest.mark.parametrize("arguments", [
    ["--help"], ["--version"], ["export", "--help"], ["cite", "--list", "x"], ["validate"], ["show", "good"],
    ["export", "-f", "ris"], ["report", "-o", "-"], ["template", "csv"], ["template", "xlsx"], ["formats"], ["schema"],
    ["explain", "empty"], ["reference", "parse", "GARF"], ["fmt"], ["cite", "good"],
], ids=" ".join)  # fmt: skip
def test_a_full_standard_output_is_one_line(catalogue: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = run(catalogue, arguments, full)
    assert result.returncode == 2
    assert result.stderr.rstrip().rpartition(b"\n")[2] == b"Error: The output: No space left on device."
    assert b"Traceback" not in result.stderr
