"""The documentation is true: every example is run, and what it prints is what the page shows.

A block of `console` is run line by line, a block of `pycon` as a doctest, in a new folder for each page or, after
`<!-- in: NAME -->`, in its folder NAME; the folder `project` has the records of this project.
`<!-- setup: letters -->` puts the catalogue of the tutorial there. A line of three dots means lines that are not shown.
A block that follows a line "`FILE`:" is written to it, and `<!-- serve: DIR -->` serves the catalogue DIR to the
commands after it. `make golden` renews the output that is shown.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from werkzeug.serving import make_server

import catalog
from catalog.cli import COMMANDS, main
from tests.every import every

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_PART = re.compile(
    r"<!-- (?P<word>in|setup|serve): (?P<value>\S+) -->"
    r"|(?:`(?P<file>[^`\n]+)`:\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```",
    re.DOTALL | re.MULTILINE,
)
_PORT = 8000
_LETTER = re.compile(r"^`letters/records/plenum.yaml`:\n```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)


def parts(page: Path) -> Iterator[re.Match[str]]:
    yield from _PART.finditer(page.read_text(encoding="utf-8"))


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


class Run:
    """A page under way: the folder it works in, and what its examples printed."""

    def __init__(self, work: Path, chdir: Callable[[Path], None]) -> None:
        self.work = work
        self.chdir = chdir
        self.known: dict[str, object] = {}
        self.wrong: list[str] = []
        self.renewed: list[tuple[str, str]] = []
        self.stack = ExitStack()
        self.go("page")

    def go(self, folder: str) -> None:
        self.place = self.work / folder
        self.place.mkdir(exist_ok=True)
        self.chdir(self.place)

    def set_up(self, _: str) -> None:
        letters = catalog.create(
            "letters", name="Letters", email="archive@example.org", namespace="letters.example.org"
        )
        page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
        (letters.root / "records" / "plenum.yaml").write_text(_LETTER.findall(page)[-1], encoding="utf-8")

    def serve(self, folder: str) -> None:
        """Serve a catalogue at a free port; commands that name the port of the page are sent there."""
        server = make_server("127.0.0.1", 0, catalog.app(folder), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        self.stack.callback(thread.join)
        self.stack.callback(server.shutdown)
        self.port = server.server_port

    def console(self, text: str) -> None:
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            assert command.startswith("catalog "), command
            output = self.output(command)
            if not is_shown(output, shown):
                self.wrong.append(f"$ {command}\n{output}")
                self.renewed.append((part, f"{command}\n{output.rstrip()}\n" if output.strip() else f"{command}\n"))

    def output(self, command: str) -> str:
        line = command.replace(f":{_PORT}", f":{self.port}") if "harvest" in command else command
        result = CliRunner().invoke(main, shlex.split(line)[1:], prog_name="catalog")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.output

    def pycon(self, text: str) -> None:
        test = doctest.DocTestParser().get_doctest(text, self.known, "page", None, 0)
        test.globs = self.known
        said: list[str] = []
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
        runner.run(test, out=said.append, clear_globs=False)
        self.wrong += said if runner.failures else []


@contextmanager
def running(work: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    run = Run(work, monkeypatch.chdir)
    with run.stack:
        yield run


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_page_shows_what_its_examples_print(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for name in ("seeds", "records", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / "project" / name)
    shutil.copy(ROOT / "catalog.toml", tmp_path / "project")
    with running(tmp_path, monkeypatch) as run:
        for part in parts(page):
            if part["word"]:
                {"in": run.go, "setup": run.set_up, "serve": run.serve}[part["word"]](part["value"])
            elif part["file"]:
                Path(part["file"]).parent.mkdir(parents=True, exist_ok=True)
                Path(part["file"]).write_text(part["text"], encoding="utf-8")
            elif part["kind"] == "console":
                run.console(part["text"])
            elif part["kind"] == "pycon":
                run.pycon(part["text"])
    if request.config.getoption("--update-golden"):
        text = page.read_text(encoding="utf-8")
        for old, new in run.renewed:
            if "\n...\n" not in f"{old}\n":
                text = text.replace(old, new)
        page.write_text(text, encoding="utf-8")
    assert run.wrong == [], "\n".join(run.wrong)


LINES = [
    (page, line.strip().removeprefix("- run: ").removeprefix("entry: "))
    for page in PAGES
    for part in parts(page)
    if part["kind"] in {"sh", "yaml"}
    for line in part["text"].splitlines()
    if re.match(r"(- run: |entry: )?catalog ", line.strip())
]


@every(("page", "line"), LINES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_a_command_that_is_shown_and_not_run_is_one(page: Path, line: str) -> None:
    words = shlex.split(line.partition("#")[0].partition(" > ")[0])[1:]
    with main.make_context("catalog", words, resilient_parsing=False) as context:
        name, command, rest = main.resolve_command(context, [*context._protected_args, *context.args])
        assert command is not None
        with suppress(click.exceptions.Exit):  # an option that prints something, and ends
            assert isinstance(command.make_context(name, rest, parent=context), click.Context)


@every("name", COMMANDS)
def test_every_command_is_in_an_example(name: str) -> None:
    shown = [part["text"] for page in PAGES for part in parts(page) if part["kind"] in {"console", "sh"}]
    assert any(re.search(rf"catalog (-C \S+ )?{name}\b", text) for text in shown)
