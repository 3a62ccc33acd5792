"""Somebody else's things under the names of files that only the program writes: a FIFO, a folder, links out.

Who received a catalogue from somebody else waits for none of them, and writes through no link.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug.test import Client

import catalog
from catalog.cli import main
from catalog.errors import CatalogError

SHEET = "id,level,title\nb,item,Letter B\n"
COMMANDS = (
    ("publish",),
    ("check",),
    ("check", "--repair"),
    ("import", "sheet.csv"),
    ("validate", "records/a.yaml"),
    ("export", "-f", "ris", "--since", "2020-01-01"),
    ("publish", "--all"),
)
OUTSIDE = b"what is in a file elsewhere\n"


def fifo(path: Path, outside: Path) -> None:
    os.mkfifo(path)


def folder(path: Path, outside: Path) -> None:
    path.mkdir()


def device(path: Path, outside: Path) -> None:
    path.symlink_to("/dev/zero")


def link_to_itself(path: Path, outside: Path) -> None:
    path.symlink_to(path.name)


def link_to_a_file(path: Path, outside: Path) -> None:
    (outside / "file").write_bytes(OUTSIDE)
    path.symlink_to(outside / "file")


def link_to_nothing(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "nothing")


def link_to_an_empty_file(path: Path, outside: Path) -> None:
    (outside / "empty").touch()
    path.symlink_to(outside / "empty")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("own") / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    (root / "records" / "a.yaml").write_text("id: a\nlevel: item\ntitle: Letter A\n")
    (root / "sheet.csv").write_text(SHEET)
    for arguments in (["publish"], ["import", str(root / "sheet.csv")], ["publish"]):
        assert CliRunner().invoke(main, ["-C", str(root), *arguments]).exit_code == 0
    client = Client(catalog.app(root))
    assert client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").status_code == 200
    return root


NAMES = ("feed.sqlite", "names.sqlite", "taken-in.sqlite", "commit-moment", "publication-lock", "token-secret")
BESIDE = ["feed-damage"] + [f"{name}-{ending}" for name in NAMES[:3] for ending in ("wal", "shm", "journal")]


def test_the_names_are_those_of_the_program(published: Path) -> None:
    there = {path.name for path in (published / ".catalog").iterdir()}
    assert set(NAMES) <= there


THINGS = (fifo, folder, device, link_to_itself, link_to_a_file, link_to_nothing, link_to_an_empty_file)
TRIED = [(name, thing) for name in NAMES for thing in THINGS]
TRIED += [(name, thing) for name in BESIDE for thing in (fifo, link_to_nothing)]


@pytest.mark.parametrize(("name", "thing"), TRIED, ids=lambda value: getattr(value, "__name__", value))
def test_nothing_hangs_and_nothing_is_written_elsewhere(
    published: Path, tmp_path: Path, name: str, thing: Callable[[Path, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = tmp_path / "c", tmp_path / "outside"
    shutil.copytree(published, root)
    outside.mkdir()
    (root / ".catalog" / name).unlink(missing_ok=True)
    thing(root / ".catalog" / name, outside)
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    monkeypatch.chdir(root)
    for arguments in COMMANDS:
        result = CliRunner().invoke(main, list(arguments))
        assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exception)
        assert result.exit_code in (0, 1, 2)
    with suppress(CatalogError):
        client = Client(catalog.app(root))
        for address in ("/oai?verb=ListRecords&metadataPrefix=oai_dc", "/", "/records/a", "/health"):
            assert client.get(address).status_code in (200, 503), address
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before
