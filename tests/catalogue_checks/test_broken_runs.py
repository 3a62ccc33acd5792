"""Runs that a disk fails, or that are stopped, at each of their calls: what is there is old or new, and whole.

As SQLite is tested: each command runs again and again, and the n-th call that changes something fails, or is the last.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from catalog.cli import main
from catalog.storage import atomic_file
from tests.harvest.faulty_feed import FaultyFeed, page, record
from tests.storage.faulty_disk import STOPPED, FaultyDisk

EAD = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>papers</eadid></eadheader><archdesc level="fonds"><did>
<unittitle>Papers</unittitle><unitid>P 1</unitid><repository>GARF</repository></did><dsc><c01 level="file"><did>
<unittitle>A file</unittitle><unitid>7</unitid></did></c01></dsc></archdesc></ead>"""

COMMANDS = {
    "publish": ["publish"],
    "publish anew": ["publish", "--all"],
    "import": ["import", "{root}/aid.xml"],
    "fmt": ["fmt"],
    "withdraw": ["withdraw", "letter", "--reason", "Described twice."],
    "export": ["export", "-f", "ris", "-o", "{root}/out/deep/all.ris"],
    "export each": ["export", "-f", "ris", "--each", "{root}/out/each"],
    "export a sheet": ["export", "-f", "xlsx", "-o", "{root}/out/all.xlsx"],
    "harvest": ["harvest", "{url}"],
    "new": ["new", "--id", "third", "--title", "Third", "--level", "item", "--no-input"],
    "template": ["template", "xlsx", "-o", "{root}/out/empty.xlsx"],
    "report": ["report", "-o", "{root}/out/report.html", "--date", "2026-01-31"],
    "check": ["check", "--repair"],
    "attach": ["attach", "letter", "{root}/scan.txt"],
    "detach": ["detach", "letter", "letter/old.txt", "--delete"],
    "init": ["init", "{root}/out/another", "--name", "Another"],
    "schema": ["schema", "--write"],
}
READING = {"validate", "fields", "explain", "show", "cite", "formats", "reference", "serve", "lsp"}
"""The commands that write nothing but what they can make again."""
LIKE_OTHERS = {"transcribe", "questions", "mint", "migrate"}
"""Those that write record files as `attach` and `fmt` do, through the same functions."""
DONE = {
    "withdraw": "is withdrawn already",
    "new": "The id 'third' is taken",
    "init": "already",
    "detach": "letter/old.txt",
}
"""What a command says when a run that was stopped had done its work."""


_CHECKED: dict[bytes, set[tuple[str, str]]] = {}
"""What was found in each state of a catalogue."""


@dataclass
class Case:
    """A catalogue in a folder of its own, and the command that is to be broken."""

    root: Path
    arguments: list[str]

    def run(self, *arguments: str) -> tuple[int, str]:
        atomic_file._swept.clear()  # as in a process of its own
        result = CliRunner().invoke(main, ["-C", str(self.root), *(arguments or self.arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output

    def files(self) -> dict[str, bytes]:
        """Return what users see: records and outputs. A leftover is hidden."""
        found = (path for place in ("records", "out") for path in (self.root / place).rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in found if path.name[0] != "."}

    def check(self) -> set[tuple[str, str]]:
        """Return what `catalog check` finds; the same files are checked once, for many breaks leave the same."""
        state = self._state()
        if state not in _CHECKED:
            _, output = self.run("check", "--format", "json")
            found = [json.loads(line) for line in output.splitlines()]
            _CHECKED[state] = {(one["severity"], one["code"]) for one in found if one["severity"] != "advice"}
        return _CHECKED[state]

    def _state(self) -> bytes:
        """Return a digest of all files, their names and their folders."""
        digest = hashlib.sha256()
        for path in sorted(self.root.rglob("*")):
            digest.update(repr(str(path.relative_to(self.root))).encode())
            if path.is_file():
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.digest()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with FaultyFeed([page([record(1), record(2)])]).serving() as feed:
        yield feed.url


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published catalogue with a change that is not published, and a file that is not formatted."""
    root = tmp_path_factory.mktemp("template") / "c"
    case = Case(root, [])
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    (root / "aid.xml").write_text(EAD)
    (root / "records/letter.yaml").write_text("id: letter\nlevel: item\ntitle: A letter\n")
    (root / "scan.txt").write_text("What the letter says.")
    (root / "old.txt").write_text("What its copy says.")
    assert case.run("attach", "letter", str(root / "old.txt"))[0] == 0
    assert case.run("publish")[0] == 0
    (root / "records/second.yaml").write_text("title:   Second\nid: second\nlevel: item\n")
    return root


def broken(case: Case, number: int, *, stops: bool) -> tuple[int, bool]:
    """Run the command on a disk that breaks at a call; return the exit code, and whether something may be left."""
    if not stops:
        with FaultyDisk(number).mounted() as disk:
            return case.run()[0], disk.failed in {"unlink", "rmdir"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the feed has a thread, which the child does not need
        child = os.fork()
    if not child:
        code = 70
        try:
            with FaultyDisk(number, stops=True).mounted():
                code = case.run()[0]
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), True


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # xlsxwriter leaves its files open
@pytest.mark.parametrize("stops", [False, True], ids=["fails", "stops"])
@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_breaks_leaves_the_old_or_the_new(
    template: Path, url: str, tmp_path: Path, name: str, stops: bool
) -> None:
    def copy(number: int) -> Case:
        root = tmp_path / str(number)
        shutil.copytree(template, root)
        if name == "check":
            (root / "records" / ".letter.yaml.0123abcd.part").write_text("id: let")
        return Case(root, [word.format(root=root, url=url) for word in COMMANDS[name]])

    whole = copy(0)
    old = whole.files()
    with FaultyDisk().mounted() as disk:
        assert whole.run()[0] == 0
    new, calls = whole.files(), disk.count
    assert whole.check() == set()
    assert calls > (0 if name == "check" else 3)
    for number in range(1, calls + 1):
        case = copy(number)
        code, may_leave = broken(case, number, stops=stops)
        assert code in ({STOPPED} if stops else {0, 1, 2}), (number, code)
        for path, content in case.files().items():
            assert content in (old.get(path), new.get(path)), (number, path)
        allowed = {("warning", "leftover")} if may_leave else set()
        assert case.check() <= allowed, number
        code, output = case.run()  # the next run goes on, and sweeps
        is_done = name in DONE and DONE[name] in output
        assert code == 0 or is_done, (number, output)
        assert case.files() == new, number
        if name == "withdraw" and is_done:
            case.run("publish")
        assert case.check() == set(), number
        shutil.rmtree(case.root)


def test_each_command_that_writes_is_broken() -> None:
    tried = {words[0] for words in COMMANDS.values()}
    assert set(main.list_commands(click.Context(main))) - tried - READING - LIKE_OTHERS == set()
