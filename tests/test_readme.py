"""The README is true: every command in it is run, and what it prints is what the README shows.

A block of `console` is run line by line, in the project's folder or, after the line "<!-- in: NAME -->", in a new
folder of that name; `...` stands for lines that are not shown. A block that follows a line "`FILE`:" is written to it.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"(?:<!-- in: (?P<folder>\S+) -->\n+)?(?:`(?P<file>[^`\n]+)`:\n+)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL
)


@dataclass(frozen=True)
class Step:
    """One command of the README and what it is said to print, or a file to write."""

    folder: str
    command: str
    shown: str
    file: str = ""


def steps() -> Iterator[Step]:
    folder = ""
    for block in _BLOCK.finditer(README):
        folder = block["folder"] or folder
        if block["file"]:
            yield Step(folder, "", block["text"], block["file"])
        elif block["kind"] == "console":
            for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                yield Step(folder, command, shown)


def is_shown(output: str, shown: str) -> bool:
    """Whether the output is what is shown, where a line of three dots stands for any lines."""
    lines, place, dots = output.rstrip("\n").split("\n"), 0, False
    for line in shown.rstrip("\n").split("\n"):
        if line == "...":
            dots = True
            continue
        found = next((at for at in range(place, len(lines)) if lines[at] == line), None)
        if found is None or (found > place and not dots):
            return False
        place, dots = found + 1, False
    return dots or place == len(lines)


def test_the_readme_shows_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(
        ROOT, tmp_path / "project", ignore=shutil.ignore_patterns(".*", "tests", "*.egg-info", "__pycache__", "build")
    )
    shutil.rmtree(tmp_path / "project" / ".catalog", ignore_errors=True)
    ran = 0
    for step in steps():
        place = tmp_path / (step.folder or "project")
        place.mkdir(exist_ok=True)
        monkeypatch.chdir(place)
        if step.file:
            Path(step.file).parent.mkdir(parents=True, exist_ok=True)
            Path(step.file).write_text(step.shown, encoding="utf-8")
        elif step.command.startswith("catalog "):
            result = CliRunner().invoke(main, shlex.split(step.command)[1:], prog_name="catalog")
            assert is_shown(result.output, step.shown), f"$ {step.command}\n{result.output}"
            ran += 1
    assert ran >= len(COMMANDS) - 1  # `serve` runs until it is stopped


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"catalog {name}" in README


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
def test_every_target_of_make_is_in_the_readme(target: str) -> None:
    assert f"make {target}" in README


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    links = re.findall(
        r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    )
    files = [link.partition("#")[0] for link in links if "://" not in link and not link.startswith("#")]
    assert [file for file in files if not (page.parent / file).exists()] == []
