"""`catalog publish` and `catalog withdraw` as they are typed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from catalog.cli import main


@pytest.fixture
def run(catalogue):
    """Run a command in the catalogue."""
    return lambda *arguments: CliRunner().invoke(main, ["-C", str(catalogue.root), *arguments])


def test_publish_says_what_it_did(catalogue, run):
    catalogue.write("a")
    path = catalogue.write("b")
    catalogue.write("c", colour="red")
    done = run("publish")
    assert (done.exit_code, done.stdout) == (1, "2 added, 0 changed, 0 withdrawn, 0 unchanged, 1 refused.\n")
    assert "c.yaml:1:" in done.stderr
    assert "colour" in done.stderr
    path.unlink()
    (catalogue.root / "records" / "c.yaml").unlink()
    done = run("publish", "--all")
    assert (done.exit_code, done.stdout) == (0, "0 added, 0 changed, 1 withdrawn, 1 unchanged, 0 refused.\n")
    gone, note = done.stderr.splitlines()
    assert gone == "oai:small.example.org:b is no longer in any record file: the feed announces it as deleted."
    assert note.startswith("note: base_url is http://127.0.0.1:8000, which only this computer can reach.")


def test_publish_says_of_a_record_that_became_a_draft_that_it_is_one(catalogue, run):
    catalogue.write("a")
    catalogue.write("b")
    run("publish")
    catalogue.write("b", administration={"status": "draft"})
    done = run("publish", "--all")
    assert done.stdout.splitlines()[0] == "0 added, 0 changed, 1 withdrawn, 1 unchanged, 0 refused."
    said = done.stderr.splitlines()[0]
    assert said == "oai:small.example.org:b is a draft or internal now: the feed announces it as deleted."


def test_withdraw_says_where_the_tombstone_is(catalogue, run):
    path = catalogue.write("a")
    run("publish")
    done = run("withdraw", "a", "--reason", "A mistake.")
    assert done.exit_code == 0
    assert str(path) in done.stdout
    assert catalogue.feed()["a"][1] is False


@pytest.mark.parametrize(
    "arguments",
    [["withdraw", "none", "--reason", "x"], ["withdraw", "a"], ["withdraw", "a", "--reason", ""], ["publish", "more"]],
)
def test_misuse_is_exit_code_2_without_a_traceback(catalogue, run, arguments):
    catalogue.write("a")
    done = run(*arguments)
    assert done.exit_code == 2
    assert isinstance(done.exception, SystemExit)
    assert catalogue.publish().added == 1


@pytest.mark.parametrize("command", ["publish", "serve", "withdraw"])
def test_each_command_has_help_with_an_example(run, command):
    assert "Example:" in run(command, "--help").stdout


def test_without_a_catalogue_there_is_one_clear_line(tmp_path):
    for arguments in (["publish"], ["serve"], ["withdraw", "a", "--reason", "x"]):
        done = CliRunner().invoke(main, ["-C", str(tmp_path), *arguments])
        assert done.exit_code == 2
        assert "catalog init" in done.stderr


def test_a_full_disk_is_one_clear_line_and_leaves_what_was(catalogue):
    catalogue.write("a")
    catalogue.publish()
    before = catalogue.feed()
    for number in range(60):
        catalogue.write(f"r{number}", "A long title " * 200)
    script = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000));"
        "from catalog.cli import main; main()"
    )
    command = [sys.executable, "-c", script, "-C", str(catalogue.root), "publish"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr
    assert catalogue.feed() == before
    assert catalogue.publish().added == 60
