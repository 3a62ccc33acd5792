"""What `-o FILE` and `--each DIR` do to whatever has that name already. Nothing but a file is ever replaced."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli import main
from catalog.errors import StorageError
from catalog.storage import write_file

OUTPUTS = {
    "export": (["export", "-f", "ris", "-o"], b"TY  - "),
    "report": (["report", "--date", "2026-11-01", "-o"], b"<!doctype html>"),
    "template": (["template", "csv", "-o"], b"id"),
}
"""Every command that writes to a file that its user names, and how what it writes begins."""
OUTPUT = pytest.mark.parametrize(("command", "begins"), OUTPUTS.values(), ids=OUTPUTS)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published") / "catalogue"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    (root / "records" / "a.yaml").write_text("id: a\nlevel: item\ntitle: Letter A\n")
    assert run(root, "publish").exit_code == 0
    return root


@pytest.fixture
def catalogue(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "catalogue")


def run(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *map(str, arguments)], catch_exceptions=False)


def kept(root: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in root.rglob("*") if "-" not in path.suffix}


class Reader:
    """Reads all that is written to something, as another program does."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._content: list[bytes] = []
        self._thread = threading.Thread(target=lambda: self._content.append(read()), daemon=True)
        self._thread.start()

    def content(self) -> bytes:
        self._thread.join(20)
        return self._content[0]


@OUTPUT
def test_a_file_is_replaced_by_a_whole_new_one(
    catalogue: Path, tmp_path: Path, command: list[str], begins: bytes
) -> None:
    path = tmp_path / "new folder" / "out"
    for _ in range(2):
        assert run(catalogue, *command, path).exit_code == 0
        assert path.read_bytes().lstrip(b"\xef\xbb\xbf").lower().startswith(begins.lower())
        path.write_bytes(b"old" * 100_000)


@OUTPUT
def test_a_fifo_is_written_to(catalogue: Path, tmp_path: Path, command: list[str], begins: bytes) -> None:
    path = tmp_path / "fifo"
    os.mkfifo(path)
    reader = Reader(path.read_bytes)
    assert run(catalogue, *command, path).exit_code == 0
    assert begins.lower() in reader.content().lower()
    assert stat.S_ISFIFO(path.lstat().st_mode)


@OUTPUT
def test_a_socket_is_written_to(catalogue: Path, tmp_path: Path, command: list[str], begins: bytes) -> None:
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()

        def received() -> bytes:
            with listener.accept()[0] as connection, connection.makefile("rb") as file:
                return file.read()

        reader = Reader(received)
        assert run(catalogue, *command, path).exit_code == 0
        assert begins.lower() in reader.content().lower()
    assert stat.S_ISSOCK(path.lstat().st_mode)


@OUTPUT
def test_a_device_is_written_to(catalogue: Path, tmp_path: Path, command: list[str], begins: bytes) -> None:
    path = tmp_path / "null"
    try:
        os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        path.write_bytes(b"")
    except PermissionError:
        pytest.skip("only root makes devices, and not on every file system")
    assert run(catalogue, *command, path).exit_code == 0
    there = path.lstat()
    assert stat.S_ISCHR(there.st_mode)
    assert there.st_rdev == os.makedev(1, 3)


@OUTPUT
def test_a_link_stays_and_its_target_is_written(
    catalogue: Path, tmp_path: Path, command: list[str], begins: bytes
) -> None:
    file, fifo = tmp_path / "file", tmp_path / "fifo"
    file.write_bytes(b"old")
    os.mkfifo(fifo)
    for name, target in {"to-file": file, "to-nothing": tmp_path / "new", "to-link": tmp_path / "to-file"}.items():
        link = tmp_path / name
        link.symlink_to(target)
        assert run(catalogue, *command, link).exit_code == 0
        assert link.is_symlink()
        assert begins.lower() in target.read_bytes().lower()
        assert file.read_bytes() != b"old"
    link = tmp_path / "to-fifo"
    link.symlink_to(fifo)
    reader = Reader(fifo.read_bytes)
    assert run(catalogue, *command, link).exit_code == 0
    assert begins.lower() in reader.content().lower()
    assert stat.S_ISFIFO(fifo.lstat().st_mode)


@OUTPUT
def test_another_name_of_a_file_keeps_the_old_content(
    catalogue: Path, tmp_path: Path, command: list[str], begins: bytes
) -> None:
    path, other = tmp_path / "out", tmp_path / "other"
    path.write_bytes(b"old")
    other.hardlink_to(path)
    assert run(catalogue, *command, path).exit_code == 0
    assert other.read_bytes() == b"old"
    assert begins.lower() in path.read_bytes().lower()


@OUTPUT
def test_a_loop_of_links_is_one_line(catalogue: Path, tmp_path: Path, command: list[str], begins: bytes) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "y")
    (tmp_path / "y").symlink_to(tmp_path / "x")
    result = run(catalogue, *command, tmp_path / "x")
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "cannot be written: Too many levels of symbolic links." in result.output
    assert (tmp_path / "x").is_symlink()


@OUTPUT
def test_a_folder_is_one_line(catalogue: Path, tmp_path: Path, command: list[str], begins: bytes) -> None:
    result = run(catalogue, *command, tmp_path)
    assert result.exit_code == 2
    assert "directory" in result.output


OWN = [
    "records/a.yaml",
    "records/new.yaml",
    "records",
    "catalog.toml",
    "archives.toml",
    "schemas/record.schema.json",
    ".catalog/feed.sqlite",
    ".catalog/feed.sqlite-wal",
    ".catalog/new",
    ".git/config",
]


@OUTPUT
@pytest.mark.parametrize("way", ["path", "link", "steps", "folder link"])
def test_the_files_of_the_catalogue_are_never_written_over(
    catalogue: Path, tmp_path: Path, command: list[str], begins: bytes, way: str
) -> None:
    before = kept(catalogue)
    (tmp_path / "folder").symlink_to(catalogue)
    for number, name in enumerate(OWN):
        link = tmp_path / f"link {number}"
        link.symlink_to(catalogue / name)
        path = {
            "path": catalogue / name,
            "link": link,
            "steps": catalogue / "records" / ".." / name,
            "folder link": tmp_path / "folder" / name,
        }[way]
        result = run(catalogue, *command, path)
        assert result.exit_code == 2, name
        assert kept(catalogue) == before, name
        assert result.output.count("\n") == 1 or (catalogue / name).is_dir(), name
        said = "is a directory" if (catalogue / name).is_dir() else "is among the catalogue's own files"
        assert said in result.output, name


def test_the_files_of_another_catalogue_are_never_written_over(catalogue: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "other")]).exit_code == 0
    result = run(catalogue, "export", "-f", "ris", "-o", tmp_path / "other" / "catalog.toml")
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "[" not in result.output.partition("own files")[0]


def test_records_behind_a_link_are_never_written_over(catalogue: Path, tmp_path: Path) -> None:
    (catalogue / "records").rename(tmp_path / "elsewhere")
    (catalogue / "records").symlink_to(tmp_path / "elsewhere")
    result = run(catalogue, "template", "csv", "-o", tmp_path / "elsewhere" / "a.yaml")
    assert result.exit_code == 2
    assert (tmp_path / "elsewhere" / "a.yaml").read_text().startswith("id: a")


@pytest.mark.parametrize("name", ["records", "records/new", ".catalog", "records/../.catalog/x"])
def test_each_record_is_never_written_among_the_records(catalogue: Path, name: str) -> None:
    before = kept(catalogue)
    result = run(catalogue, "export", "-f", "json", "--each", catalogue / name)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert kept(catalogue) == before


def test_a_fifo_among_the_files_of_each_record_is_written_to(catalogue: Path, tmp_path: Path) -> None:
    folder = tmp_path / "each"
    folder.mkdir()
    os.mkfifo(folder / "a.ris")
    reader = Reader((folder / "a.ris").read_bytes)
    assert run(catalogue, "export", "-f", "ris", "--each", folder).exit_code == 0
    assert reader.content().startswith(b"TY  - ")


def test_outputs_beside_the_records_are_written(catalogue: Path) -> None:
    for name in ("out.ris", "site/out.ris", "records.ris", "schemas/other.json"):
        assert run(catalogue, "export", "-f", "ris", "-o", catalogue / name).exit_code == 0


def test_an_empty_record_goes_among_the_records_and_to_no_other_own_place(catalogue: Path, tmp_path: Path) -> None:
    (catalogue / ".git").mkdir()
    (tmp_path / "link.yaml").symlink_to(catalogue / "records" / "a.yaml")
    before = kept(catalogue)
    taken = [".catalog/new.yaml", ".git/config", "catalog.toml", "archives.toml", "objects/a.yaml", "records/a.yaml"]
    for path in [*(catalogue / name for name in taken), tmp_path / "link.yaml"]:
        result = run(catalogue, "template", "record", "-o", path)
        assert (result.exit_code, result.output.count("\n")) == (2, 1), path
    assert kept(catalogue) == before
    assert run(catalogue, "template", "record", "-o", catalogue / "records" / "new" / "b.yaml").exit_code == 0
    assert (catalogue / "records" / "new" / "b.yaml").read_text().startswith("# yaml-language-server")
    assert run(catalogue, "template", "record", "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["records/new", "records", "objects/new", ".catalog/new", "schemas/../records/new"])
def test_no_catalogue_is_made_among_the_files_of_another(catalogue: Path, tmp_path: Path, name: str) -> None:
    before = kept(catalogue)
    (tmp_path / "link").symlink_to(catalogue)
    for root in (catalogue, tmp_path / "link"):
        result = CliRunner().invoke(main, ["init", str(root / name)])
        assert (result.exit_code, result.output.count("\n")) == (2, 1)
        assert "is among the catalogue's own files" in result.output
    assert kept(catalogue) == before
    assert CliRunner().invoke(main, ["init", str(catalogue / "new")]).exit_code == 0


def test_a_fifo_that_nobody_reads_is_one_line(catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.storage.output_file._PATIENCE", 0.2)
    os.mkfifo(tmp_path / "fifo")
    result = run(catalogue, "template", "csv", "-o", tmp_path / "fifo")
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "no program reads this FIFO" in result.output


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_the_standard_output_has_names_too(catalogue: Path, tmp_path: Path, name: str) -> None:
    assert run(catalogue, "export", "-f", "ris", "-o", tmp_path / "whole").exit_code == 0
    command = [sys.executable, "-m", "catalog", "-C", catalogue, "export", "-f", "ris", "-o", name]
    with (tmp_path / "out").open("wb") as file:
        subprocess.run(command, stdout=file, check=True)
    assert (tmp_path / "out").read_bytes() == (tmp_path / "whole").read_bytes() != b""


def test_the_standard_output_may_be_a_pipe(catalogue: Path) -> None:
    command = [sys.executable, "-m", "catalog", "-C", catalogue, "export", "-f", "ris", "-o", "/dev/stdout"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"TY  - ")


def test_a_full_device_is_one_line(catalogue: Path) -> None:
    result = run(catalogue, "export", "-f", "ris", "-o", "/dev/full")
    assert (result.exit_code, result.output) == (2, "Error: /dev/full cannot be written: No space left on device.\n")


@pytest.mark.parametrize("kind", ["link", "fifo"])
def test_a_file_of_the_catalogue_takes_the_place_of_files_only(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    if kind == "link":
        path.symlink_to(tmp_path / "target")
    else:
        os.mkfifo(path)
    with pytest.raises(StorageError, match="not a file: it is not replaced"):
        write_file(path, b"new")
    assert not path.is_file()


def test_a_record_behind_a_link_is_changed_and_the_link_stays(catalogue: Path) -> None:
    from catalog.storage import open_catalogue

    (catalogue / "records" / "a.yaml").rename(catalogue / "pool.yaml")
    (catalogue / "records" / "a.yaml").symlink_to(catalogue / "pool.yaml")
    open_catalogue(catalogue).write({"id": "a", "level": "item", "title": "New"})
    assert (catalogue / "records" / "a.yaml").is_symlink()
    assert "title: New" in (catalogue / "pool.yaml").read_text()
