"""`catalog new`: a valid record from a few answers, and nothing in it that nobody said."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli import main
from catalog.storage import open_catalogue
from catalog.validation import read

REFERENCE = "ГАРФ, Ф. Р-5446, оп. 98, д. 721, л. 170-190"
TITLE = "Letter to the Central Committee"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "a catalogue"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    return folder


def new(folder: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["-C", str(folder), "new", *arguments], prog_name="catalog")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def records(folder: Path) -> list[Path]:
    return sorted((folder / "records").rglob("*.yaml"))


def test_a_script_gives_all_answers_as_options(folder: Path) -> None:
    result = new(
        folder, "--title", TITLE, "--supplied-by", "cataloguer", "--level", "item", "--genre", "letter",
        "--date", "1956-09-05", "--date-as-written", "5 September 1956", "--reference", REFERENCE,
        "--signatory", "Seo Hwi", "--signatory", "Kim Gwan", "--author", "A", "--recipient", "CC CPC",
        "--language", "zh", "--language", "ko",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    (path,) = records(folder)
    assert path.name == "garf-r-5446-98-721-170.yaml"
    assert result.output.splitlines() == [
        f"Wrote {path}. Add to it in your editor, then check it:",
        f"  catalog -C '{folder}' validate '{path}'",
        f"  catalog -C '{folder}' show garf-r-5446-98-721-170",
    ]
    document = open_catalogue(folder).find("garf-r-5446-98-721-170")
    assert document
    outcome = read(document)
    assert outcome.findings == ()
    plain = outcome.demand().plain()
    code = plain.pop("reference_code")
    assert plain == {
        "id": "garf-r-5446-98-721-170",
        "level": "item",
        "genre": "letter",
        "title": {"text": TITLE, "supplied_by": "cataloguer"},
        "dates": [{"value": "1956-09-05", "as_written": "5 September 1956"}],
        "authors": ["A"],
        "signatories": ["Seo Hwi", "Kim Gwan"],
        "recipients": ["CC CPC"],
        "texts": [{"key": "original", "language": ["zh", "ko"]}],
    }
    assert code["as_written"] == REFERENCE
    assert (code["repository"], code["leaves"]) == ("GARF", "170-190")


def test_nothing_is_in_the_record_that_nobody_said(folder: Path) -> None:
    assert new(folder, "--title", TITLE, "--level", "item").exit_code == 0
    (path,) = records(folder)
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")] == [
        "id: letter-to-the-central-committee",
        "level: item",
        f"title: {TITLE}",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Give --title and --level"),
        (["--title", TITLE], "Give --level"),
        (["--title", TITLE, "--level", "itm"], "Did you mean 'item'?"),
        (["--title", TITLE, "--level", "item", "--date", "5 September 1956"], "as_written"),
        (["--title", TITLE, "--level", "item", "--reference", "somewhere"], "No archive"),
        (["--title", TITLE, "--level", "item", "--reference", f"{REFERENCE}; РГАНИ, ф. 5, оп. 1, д. 2"], "write one"),
        (["--title", TITLE, "--level", "item", "--id", "../outside"], "small letters"),
        (["--title", "書簡", "--level", "item"], "Give --id"),
        (["--title", TITLE, "--level", "item", "--language", "english"], "language"),
    ],
)
def test_what_cannot_be_a_record_is_one_line_and_exit_code_2(folder: Path, arguments: list[str], said: str) -> None:
    result = new(folder, *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert len([line for line in result.output.splitlines() if line.startswith("Error: ")]) == 1
    assert records(folder) == []


def test_an_id_that_is_taken_is_refused(folder: Path) -> None:
    (folder / "records" / "old.jsonl").write_text('{"id": "a", "level": "item", "title": "A"}', encoding="utf-8")
    result = new(folder, "--title", TITLE, "--level", "item", "--id", "a")
    assert (result.exit_code, "is taken" in result.output, "old.jsonl" in result.output) == (2, True, True)
    assert records(folder) == []


def test_words_of_a_reference_that_are_not_understood_are_kept_and_shown(folder: Path) -> None:
    result = new(folder, "--title", TITLE, "--level", "item", "--reference", f"{REFERENCE}, xyzzy")
    assert result.exit_code == 0
    assert "'xyzzy'" in result.stderr
    (path,) = records(folder)
    assert f"as_written: {REFERENCE}, xyzzy" in path.read_text(encoding="utf-8")


def test_on_a_terminal_it_asks_until_the_answers_fit(folder: Path) -> None:
    typed = [TITLE, "itm", "", "", "5.9.1956", "1956-09-05", "nowhere", REFERENCE, "Seo Hwi; Kim Gwan", "", "zh", ""]
    screen = on_terminal(["-C", str(folder), "new"], typed)
    assert "Did you mean 'item'?" in screen
    assert "No archive" in screen
    assert "Id, which never changes [garf-r-5446-98-721-170]" in screen
    (path,) = records(folder)
    text = path.read_text(encoding="utf-8")
    assert "signatories:\n  - Seo Hwi\n  - Kim Gwan\n" in text
    assert "authors" not in text
    assert "dates:\n  - 1956-09-05\n" in text


def on_terminal(arguments: list[str], typed: list[str]) -> str:
    """Run the command on a terminal, typing one line whenever it waits; return all that was on the screen."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "catalog", *arguments], stdin=its, stdout=its, stderr=its, close_fds=True
    ) as process:
        os.close(its)
        screen, lines, end = b"", iter(typed), time.monotonic() + 60
        while time.monotonic() < end:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    screen += os.read(ours, 65_536)
                except OSError:  # the terminal is closed when the command ends
                    break
                if screen.endswith(b": "):
                    os.write(ours, f"{next(lines)}\n".encode())
        assert process.wait(10) == 0, screen.decode()
    os.close(ours)
    return screen.decode()
