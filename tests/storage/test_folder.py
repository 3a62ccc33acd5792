"""The folder of a catalogue: settings, finding, and writing so that nothing is ever half written."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from catalog.errors import StorageError, UsageError
from catalog.storage import CatalogueFolder, open_catalogue, write_file
from tests.storage.faulty_disk import FaultyDisk

SETTINGS = 'name = "A"\nadmin_emails = ["a@example.org"]\nnamespace = "a.example.org"\n'
RECORD = {
    "id": "garf-1",
    "level": "item",
    "title": "A letter",
    "reference_code": {"repository": "ГАРФ", "fond": {"number": "Р-5446"}, "opis": "98", "delo": "7/2"},
}


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    (tmp_path / "catalog.toml").write_text(SETTINGS, encoding="utf-8")
    return open_catalogue(tmp_path)


def test_a_new_record_goes_below_its_archive_fond_and_opis(folder: CatalogueFolder) -> None:
    path = folder.write(RECORD)
    assert path.relative_to(folder.records).as_posix() == "гарф/р-5446/98/garf-1.yaml"
    found = folder.find("garf-1")
    assert found
    assert found.tree()["title"] == "A letter"


def test_a_record_that_is_there_keeps_its_path(folder: CatalogueFolder) -> None:
    path = folder.records / "elsewhere.yaml"
    write_file(path, b"id: garf-1\nlevel: item\ntitle: Old\n")
    assert folder.write(RECORD) == path


def test_a_record_in_json_lines_is_found_and_rewritten_in_its_line(folder: CatalogueFolder) -> None:
    path = folder.records / "many.jsonl"
    write_file(path, b'{"id": "garf-10"}\n\nno json\n{"id": "garf-1"}\n{"id":"garf-2"}')
    found = folder.find("garf-1")
    assert found
    assert found.line == 4
    assert folder.write(RECORD) == path
    lines = path.read_bytes().split(b"\n")
    assert json.loads(lines.pop(3)) == RECORD
    assert lines == [b'{"id": "garf-10"}', b"", b"no json", b'{"id":"garf-2"}']


def test_a_record_that_has_left_its_line_leaves_the_file_as_it_is(folder: CatalogueFolder) -> None:
    path = folder.records / "many.jsonl"
    write_file(path, b'{"id": "garf-10"}\n')
    with pytest.raises(
        StorageError, match=r"^\S+many.jsonl no longer has the record 'garf-1': the file was not changed\.$"
    ):
        folder.write(RECORD, path=path)
    assert path.read_bytes() == b'{"id": "garf-10"}\n'
    assert list(path.parent.iterdir()) == [path]


def test_a_record_in_json_stays_json(folder: CatalogueFolder) -> None:
    path = folder.records / "one.json"
    write_file(path, b'{"id": "garf-1"}')
    assert folder.write(RECORD) == path
    assert json.loads(path.read_bytes()) == RECORD
    assert path.read_text().startswith('{\n  "id": "garf-1"')


def test_an_id_in_another_place_of_a_record_does_not_find_it(folder: CatalogueFolder) -> None:
    write_file(folder.records / "other.yaml", b"id: other\npart_of: garf-1\n")
    assert folder.find("garf-1") is None


@pytest.mark.parametrize("number", ["../../etc", "..", "/", ".", "a/../../b"])
def test_no_reference_code_leads_out_of_the_records(folder: CatalogueFolder, number: str) -> None:
    code = {"repository": number, "fond": number, "opis": number, "delo": "1"}
    path = folder.path_for({**RECORD, "reference_code": code}).resolve()
    assert path.is_relative_to(folder.records.resolve())


def test_a_file_beside_the_record_is_there_before_the_record(folder: CatalogueFolder) -> None:
    path = folder.write(RECORD, {"garf-1.txt": b"words"})
    assert (path.parent / "garf-1.txt").read_bytes() == b"words"


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(folder: CatalogueFolder) -> None:
    path = folder.write(RECORD)
    before = path.read_bytes()
    with FaultyDisk().mounted() as disk:
        folder.write(RECORD)
    for number in range(1, disk.count):  # after the last, the sync of the folder, the new file is there
        with FaultyDisk(number).mounted(), pytest.raises(StorageError, match="No space left on device"):
            folder.write({**RECORD, "title": "Another"})
        assert path.read_bytes() == before
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_disk_that_fills_while_pieces_are_written_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> Any:
        yield b"begun"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(StorageError, match="cannot be written"):
        write_file(tmp_path / "out", pieces())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "'name' is missing"),
        (SETTINGS + "pagesize = 7\n", "Did you mean 'page_size'?"),
        (SETTINGS + 'base_url = "http://a.org/"\n', "without a slash at the end"),
        (SETTINGS + "page_size = 0\n", "from 1 to 5000"),
        (SETTINGS.replace("a.example.org", "nodot"), "with a dot"),
        (SETTINGS.replace("a@example.org", "mailto:a@example.org"), "without 'mailto:'"),
        ("name = ", "No value follows the"),
    ],
)
def test_wrong_settings_are_said_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "catalog.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"catalog\.toml") as caught:
        open_catalogue(tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_settings_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="catalog init"):
        open_catalogue(tmp_path)
