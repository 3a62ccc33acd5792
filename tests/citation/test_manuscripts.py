"""A manuscript in, the manuscript with its notes out: by pandoc itself, in every format that people write in."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from catalog.cli import main

_HAS_PANDOC = shutil.which("pandoc") is not None
needs_pandoc = pytest.mark.skipif(not _HAS_PANDOC, reason="pandoc is not installed")
_TEXT = """# Chapter

It was sent [@l1, l. 3]. It was read [see @l2, l. 5об.]. Again [@l2]. Both [@l1; @l3]. A book [@smith2020, p. 3].

A note.^[As in [@l3].]

# Sources

::: {#refs}
:::
"""
_FULL = "Primerov I. [Letter] : 1 марта 1956 г. // ГАРФ. Ф. Р-5446. Оп. 98. Д. 721. Л. 3."
_GOST = [
    _FULL,
    "See Там же. Л. 5 об.",
    "Там же.",
    "Primerov I. [Letter]. Л. 3 ; Primerov I. [Letter] : 1 апреля 1957 г. // ГАРФ. Ф. Р-5446. Оп. 98. Д. 722. Л. 1.",
    "As in Primerov I. [Letter]. Л. 1.",
]


def cite(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "cite", *arguments])


def pandoc(*arguments: str) -> str:
    command = ["pandoc", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


@pytest.fixture
def manuscript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("writing") / "chapter.md"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def notes(text: str) -> list[str]:
    """Return the footnotes of a text that pandoc wrote in Markdown without wrapping."""
    written = [line.partition("]: ")[2] for line in text.splitlines() if line.startswith("[^") and "]: " in line]
    return [note.replace("\\", "") for note in written]


@needs_pandoc
def test_the_mark_of_a_note_follows_the_word(letters: Path, manuscript: Path) -> None:
    written = manuscript.with_name("cited.md")
    assert cite(letters, "--document", str(manuscript), "-o", str(written), "--style", "gost").exit_code == 0
    text = written.read_text(encoding="utf-8")
    assert "It was sent[^1]. It was read[^2]. Again[^3]." in " ".join(text.split())
    assert "A book [@smith2020" in " ".join(text.split())


@needs_pandoc
@pytest.mark.parametrize("source", ["md", "docx", "odt"])
@pytest.mark.parametrize("target", ["docx", "odt", "md"])
def test_every_citation_is_a_note_that_knows_those_before_it(
    letters: Path,
    manuscript: Path,
    source: str,
    target: str,
) -> None:
    if source != "md":
        given = manuscript.with_suffix(f".{source}")
        pandoc(str(manuscript), "-o", str(given))
        manuscript = given
    written = manuscript.with_name(f"cited.{target}")
    result = cite(letters, "--document", str(manuscript), "-o", str(written), "--style", "gost")
    assert result.exit_code == 0, result.output
    assert "@smith2020 is not a record of this catalogue; its citation stays as it is." in result.output
    text = pandoc(str(written), "-t", "markdown-citations", "--wrap=none")
    assert notes(text) == _GOST
    assert "smith2020" in text


@needs_pandoc
def test_the_list_of_sources_is_put_where_pandoc_has_it(letters: Path, manuscript: Path) -> None:
    written = manuscript.with_name("cited.txt")
    cite(letters, "--document", str(manuscript), "-o", str(written), "--style", "gost")
    listed = pandoc(str(written), "-t", "plain", "--wrap=none").split("Sources")[1]
    assert _FULL in listed
    assert "Д. 722. Л. 1." in listed


@needs_pandoc
def test_a_style_of_the_text_has_its_references_there_with_letters(letters: Path, manuscript: Path) -> None:
    written = manuscript.with_name("cited.md")
    cite(letters, "--document", str(manuscript), "-o", str(written), "--style", "apa")
    text = " ".join(written.read_text(encoding="utf-8").split())
    assert "It was sent (Primerov, 1956a, l. 3). It was read (see Primerov, 1956b, l. 5об.)." in text
    assert "Both (Primerov, 1956a, 1957)." in text
    assert "Primerov, I. (1956a, March 1)." in text


@needs_pandoc
def test_a_manuscript_that_cannot_be_read_changes_nothing(letters: Path, manuscript: Path) -> None:
    broken = manuscript.with_name("broken.docx")
    broken.write_bytes(b"no container")
    target = manuscript.with_name("cited.md")
    target.write_text("before", encoding="utf-8")
    result = cite(letters, "--document", str(broken), "-o", str(target))
    assert result.exit_code == 2
    assert result.output.startswith("Error: pandoc: ")
    assert target.read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in manuscript.parent.iterdir()) == ["broken.docx", "chapter.md", "cited.md"]


@needs_pandoc
@pytest.mark.parametrize("name", ["records/l1.yaml", "records/new.md", "catalog.toml", ".catalog/x.md"])
def test_a_manuscript_is_never_written_over_a_file_of_the_catalogue(letters: Path, manuscript: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in letters.rglob("*") if path.is_file()}
    link = manuscript.with_name("link.md")
    link.symlink_to(letters / name)
    for target in (letters / name, link):
        result = cite(letters, "--document", str(manuscript), "-o", str(target))
        assert (result.exit_code, result.output.count("\n")) == (2, 1)
        assert "is among the catalogue's own files" in result.output
    assert {path: path.read_bytes() for path in letters.rglob("*") if path.is_file()} == before


@needs_pandoc
def test_a_link_and_a_fifo_stay_what_they_are(letters: Path, manuscript: Path) -> None:
    target, link, fifo = (manuscript.with_name(name) for name in ("target.md", "link.md", "fifo.md"))
    link.symlink_to(target)
    assert cite(letters, "--document", str(manuscript), "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert "It was sent[^1]" in target.read_text(encoding="utf-8")
    os.mkfifo(fifo)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(fifo.read_bytes()), daemon=True)
    reader.start()
    assert cite(letters, "--document", str(manuscript), "-o", str(fifo)).exit_code == 0
    reader.join(20)
    assert received == [target.read_bytes()]
    assert stat.S_ISFIFO(fifo.lstat().st_mode)


def pictures(written: Path) -> int:
    """Return how many pictures a file of a word processor holds."""
    with zipfile.ZipFile(written) as packed:
        return sum("media/" in name or name.startswith("Pictures/") for name in packed.namelist())


@needs_pandoc
@pytest.mark.parametrize("source", ["md", "docx", "odt"])
@pytest.mark.parametrize("target", ["docx", "odt"])
def test_the_pictures_of_a_manuscript_are_in_the_new_one(
    letters: Path, manuscript: Path, source: str, target: str
) -> None:
    Image.new("RGB", (8, 8)).save(manuscript.with_name("plan of 1956.png"))
    manuscript.write_text("Sent [@l1].\n\n![A plan](<plan of 1956.png>)\n", encoding="utf-8")
    if source != "md":
        given = manuscript.with_suffix(f".{source}")
        pandoc(str(manuscript), "-o", str(given), f"--resource-path={manuscript.parent}")
        manuscript = given
    written = manuscript.with_name(f"cited.{target}")
    result = cite(letters, "--document", str(manuscript), "-o", str(written))
    assert result.output == f"Wrote {written}: 1 citations.\n"
    assert pictures(written) == 1
    if source != "md":
        text = manuscript.with_name("text.md")
        result = cite(letters, "--document", str(manuscript), "-o", str(text))
        assert "is left out: only pictures beside the manuscript go into it." in result.output
        assert "A plan" in text.read_text(encoding="utf-8")


@needs_pandoc
def test_pictures_from_elsewhere_are_not_fetched_and_files_are_not_copied(letters: Path, manuscript: Path) -> None:
    secret = manuscript.parent.parent / "secret.png"
    Image.new("RGB", (8, 8)).save(secret)
    manuscript.with_name("link.png").symlink_to(secret)
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        away = [f"http://127.0.0.1:{server.getsockname()[1]}/a.png", str(secret), "../secret.png", "link.png"]
        text = "".join(f"![Plan {number}]({name})\n\n" for number, name in enumerate(away))
        manuscript.write_text(f"{text}Sent [@l1].\n", encoding="utf-8")
        written = manuscript.with_name("cited.docx")
        result = cite(letters, "--document", str(manuscript), "-o", str(written))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert result.exit_code == 0
    assert [name for name in away if f"the picture {name} is left out" not in result.output] == []
    assert pictures(written) == 0
    assert "Plan 0" in pandoc(str(written), "-t", "plain")


@needs_pandoc
def test_a_manuscript_that_is_nested_without_end_is_one_line(letters: Path, manuscript: Path) -> None:
    manuscript.write_text(">" * 1_000 + " A [@l1]", encoding="utf-8")
    result = cite(letters, "--document", str(manuscript), "-o", str(manuscript.with_name("cited.md")))
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "is nested too deeply to be a manuscript." in result.output


def test_without_pandoc_the_command_says_what_it_needs(
    letters: Path,
    manuscript: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(manuscript.parent))
    result = cite(letters, "--document", str(manuscript), "-o", str(manuscript.with_name("out.md")))
    assert result.exit_code == 2
    assert "needs pandoc, which is not installed: https://pandoc.org" in result.output


@pytest.mark.parametrize("arguments", [["--document", "x.md"], ["-o", "x.md"], ["l1", "--document", "x", "-o", "y"]])
def test_a_manuscript_needs_a_file_to_write_and_no_ids(letters: Path, arguments: list[str]) -> None:
    result = cite(letters, *arguments)
    assert (result.exit_code, "with --document FILE and -o FILE, and without ids" in result.output) == (2, True)
