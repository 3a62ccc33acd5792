"""Taking in: every item has an end, nothing is half written, and nobody's work is overwritten."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.ingest import Outcome, Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.storage import CatalogueFolder, open_catalogue
from catalog.validation import read

DAY = dt.date(2026, 11, 23)
PAGE = """September 5, 1956

Letter from Ivan Petrov to John Smith



The text of the letter is here, and that is all there is to be said of it.
Ivan Petrov


Petrov writes to Smith.

Document Information


GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190. Translated by Gary Goldberg.


The History and Public Policy Program welcomes reuse of Digital Archive materials.

Original Uploaded Date


2012-01-05

Record ID


110001
"""


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    settings = Catalogue(name="Test", admin_emails=("a@example.org",), namespace="example.org")
    found_catalogue(tmp_path / "catalogue", settings)
    return open_catalogue(tmp_path / "catalogue")


def page(folder: CatalogueFolder, text: str | bytes = PAGE, name: str = "page.txt") -> Path:
    path = folder.root.parent / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def take(folder: CatalogueFolder, *paths: Path, dry_run: bool = False) -> list[Outcome]:
    return list(ingest(paths, folder, dry_run=dry_run, today=DAY))


def files(folder: CatalogueFolder) -> dict[str, object]:
    """Return all files but the index of names, which is derived from them; of databases what they hold."""
    paths = [path for path in folder.root.rglob("*") if path.is_file() and ".sqlite-" not in path.name]
    there = {str(path.relative_to(folder.root)): path for path in paths if path.name != "names.sqlite"}
    return {name: _taken(path) if path.suffix == ".sqlite" else path.read_bytes() for name, path in there.items()}


def _taken(path: Path) -> object:
    with closing(sqlite3.connect(path)) as memory:
        return memory.execute("SELECT * FROM taken").fetchall()


def edit(path: str | None, **changes: Any) -> None:
    assert path
    tree = yaml.safe_load(Path(path).read_text())
    Path(path).write_text(yaml.safe_dump({**tree, **changes}, allow_unicode=True))


def test_a_page_becomes_a_record_with_its_transcript_beside_it(folder: CatalogueFolder) -> None:
    (outcome,) = take(folder, page(folder))
    assert outcome.result is Result.IMPORTED
    assert outcome.record == "garf-5446-98-721-170"
    written = folder.records / "garf" / "5446" / "98" / "garf-5446-98-721-170.yaml"
    assert outcome.path == str(written)
    text = written.read_text()
    assert text.startswith("# yaml-language-server: $schema=../../../../schemas/record.schema.json\nid: ")
    assert written.with_name("garf-5446-98-721-170.english.txt").read_text().endswith("Ivan Petrov")
    (document,) = folder.documents()
    record = read(document).demand()
    assert record.administration.status == "draft"
    assert record.administration.source is not None
    assert record.administration.source.file == "page.txt"
    assert record.administration.created == record.administration.source.taken == DAY
    assert outcome.found
    assert outcome.questions


def test_a_dry_run_writes_nothing_and_tells_the_same(folder: CatalogueFolder) -> None:
    before = files(folder)
    (planned,) = take(folder, page(folder), dry_run=True)
    assert files(folder) == before
    (done,) = take(folder, page(folder))
    assert planned == done


def test_the_same_page_twice_changes_nothing(folder: CatalogueFolder) -> None:
    take(folder, page(folder))
    before = files(folder)
    (outcome,) = take(folder, page(folder))
    assert outcome.result is Result.UNCHANGED
    assert files(folder) == before


def test_the_same_page_twice_in_one_run_is_one_record(folder: CatalogueFolder) -> None:
    first, second = take(folder, page(folder), page(folder, name="copy.txt"))
    assert (first.result, second.result) == (Result.IMPORTED, Result.UNCHANGED)


def test_the_same_page_after_an_edit_keeps_the_edit(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    edit(first.path, title="A better title")
    before = files(folder)
    (outcome,) = take(folder, page(folder))
    assert outcome.result is Result.UNCHANGED
    assert files(folder) == before


def test_a_changed_page_updates_what_nobody_has_edited(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    (outcome,) = take(folder, page(folder, PAGE.replace("Petrov writes", "Ivan Petrov writes")))
    assert outcome.result is Result.UPDATED
    assert [difference.pointer for difference in outcome.differences] == ["/abstract/text"]
    assert outcome.conflicts == ()
    (document,) = folder.documents()
    record = read(document).demand()
    assert record.abstract is not None
    assert record.abstract.text == "Ivan Petrov writes to Smith."
    assert record.administration.modified == DAY
    assert outcome.path == first.path
    (again,) = take(folder, page(folder, PAGE.replace("Petrov writes", "Ivan Petrov writes")))
    assert again.result is Result.UNCHANGED


def test_a_cataloguers_edit_is_never_overwritten_but_the_rest_is_updated(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    edit(first.path, abstract="The cataloguer's own abstract.")
    changed = PAGE.replace("Petrov writes", "Ivan Petrov writes").replace("Letter from Ivan", "Letter from Igor")
    (outcome,) = take(folder, page(folder, changed))
    assert outcome.result is Result.UPDATED
    assert "/abstract" in {conflict.pointer for conflict in outcome.conflicts}
    assert "/title/text" in {difference.pointer for difference in outcome.differences}
    (document,) = folder.documents()
    record = read(document).demand()
    assert record.abstract is not None
    assert record.abstract.text == "The cataloguer's own abstract."
    assert record.title.text == "Letter from Igor Petrov to John Smith"


def test_an_edited_transcript_is_never_overwritten(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    assert first.path
    transcript = Path(first.path).with_name("garf-5446-98-721-170.english.txt")
    transcript.write_text("mended by hand")
    take(folder, page(folder, PAGE.replace("said of it", "said of this")))
    assert transcript.read_text() == "mended by hand"


def test_a_record_made_by_hand_is_matched_and_only_compared(folder: CatalogueFolder) -> None:
    mine = {
        "id": "mine",
        "level": "item",
        "title": "My own description",
        "reference_code": {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721", "leaves": "170-190"},
    }
    path = folder.write(mine)
    before = path.read_bytes()
    (outcome,) = take(folder, page(folder))
    assert outcome.result is Result.UNCHANGED
    assert outcome.record == "mine"
    assert "/title" in {conflict.pointer.rpartition("/text")[0] or conflict.pointer for conflict in outcome.conflicts}
    assert path.read_bytes() == before


def test_the_publishers_number_matches_whatever_else_has_changed(folder: CatalogueFolder) -> None:
    take(folder, page(folder))
    changed = PAGE.replace("Listy 170-190", "Listy 17-19")
    (outcome,) = take(folder, page(folder, changed))
    assert outcome.record == "garf-5446-98-721-170"
    assert len(list(folder.documents())) == 1


def test_two_documents_of_one_code_get_two_ids(folder: CatalogueFolder) -> None:
    first, second = take(
        folder, page(folder), page(folder, PAGE.replace("110001", "110002").replace("Petrov", "Ivanov"), "other.txt")
    )
    assert first.record == "garf-5446-98-721-170"
    assert second.record == "garf-5446-98-721-170-110002"
    assert second.message == "perhaps the same document as garf-5446-98-721-170"
    (again,) = take(folder, page(folder, PAGE.replace("110001", "110002").replace("Petrov", "Ivanov"), "other.txt"))
    assert again.record == second.record


def test_a_likely_duplicate_is_shown(folder: CatalogueFolder) -> None:
    other = PAGE.replace("Listy 170-190", "Listy 1-2").replace("110001", "")
    first, second = take(folder, page(folder), page(folder, other, "other.txt"))
    assert second.result is Result.IMPORTED
    assert second.message == f"perhaps the same document as {first.record}"


def test_a_withdrawn_record_is_skipped(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    withdrawn = {"status": "withdrawn", "withdrawn": {"date": "2026-01-01", "reason": "Asked for."}}
    edit(first.path, administration=withdrawn)
    (outcome,) = take(folder, page(folder, PAGE + "\n"))
    assert outcome.result is Result.SKIPPED
    assert outcome.message == "the record is withdrawn"


def test_without_its_memory_nothing_is_overwritten(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    (folder.root / ".catalog" / "taken-in.sqlite").unlink()
    before = files(folder)
    (outcome,) = take(folder, page(folder, PAGE.replace("Petrov writes", "Ivan Petrov writes")))
    assert outcome.result is Result.UNCHANGED
    assert [conflict.pointer for conflict in outcome.conflicts] == ["/abstract/text"]
    assert {name: content for name, content in files(folder).items() if name.startswith("records")} == {
        name: content for name, content in before.items() if name.startswith("records")
    }
    assert first.record == outcome.record


def damaged(folder: CatalogueFolder) -> dict[str, Path]:
    pipe = folder.root.parent / "pipe"
    os.mkfifo(pipe)
    return {
        "folder": folder.root,
        "empty": page(folder, "", "empty.txt"),
        "binary": page(folder, b"Document Information\0Record ID", "binary.txt"),
        "not-utf-8": page(folder, PAGE.replace("Smith", "Sm\xefth").encode("latin-1"), "latin.txt"),
        "too-large": page(folder, b"x" * (10 * 1024 * 1024 + 1), "large.txt"),
        "unreadable": folder.root.parent / "vanished.txt",
        "not-a-file": pipe,
        "not-recognised": page(folder, "Something else.", "else.txt"),
        "not-this-layout": page(folder, "Document Information\nRecord ID\n1\n", "short.txt"),
    }


def test_each_damaged_source_gives_one_line_and_never_stops_the_run(folder: CatalogueFolder) -> None:
    sources = damaged(folder)
    before = files(folder)
    outcomes = take(folder, *sources.values())
    assert [outcome.result for outcome in outcomes] == [Result.REFUSED] * len(sources)
    assert [finding.code for outcome in outcomes for finding in outcome.findings] == list(sources)
    assert all("\n" not in str(finding) for outcome in outcomes for finding in outcome.findings)
    assert files(folder) == before
    *_, last = take(folder, *sources.values(), page(folder))
    assert last.result is Result.IMPORTED


def test_a_title_too_long_for_a_record_is_cut_and_asked_about(folder: CatalogueFolder) -> None:
    (outcome,) = take(folder, page(folder, PAGE.replace("Letter from", "Letter " + "x" * 5000 + " from")))
    assert outcome.result is Result.IMPORTED
    assert "/title" in {question.pointer for question in outcome.questions}
    assert outcome.document is not None
    assert outcome.document["title"]["text"] == "Letter ..."
    assert outcome.document["notes"][-1].startswith("Letter xxx")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_one_finding(folder: CatalogueFolder) -> None:
    folder.records.chmod(0o500)
    (outcome,) = take(folder, page(folder))
    folder.records.chmod(0o700)
    assert [finding.code for finding in outcome.findings] == ["not-written"]


def test_a_folder_that_is_a_file_is_one_finding(folder: CatalogueFolder) -> None:
    (folder.records / "garf").write_text("in the way")
    (outcome,) = take(folder, page(folder))
    assert outcome.result is Result.REFUSED
    assert [finding.code for finding in outcome.findings] == ["not-written"]


@pytest.mark.parametrize("failing", [1, 2], ids=["at the transcript", "at the record"])
def test_a_full_disk_leaves_nothing_half_written(
    folder: CatalogueFolder, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) >= failing * 2 - 1:  # each file is followed by its folder
            raise OSError(28, "No space left on device")
        real(descriptor)

    before = files(folder)
    source = page(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        (outcome,) = take(folder, source)
    assert outcome.result is Result.REFUSED
    assert "No space left on device" in outcome.findings[0].message
    assert files(folder) == before
    (after,) = take(folder, source)
    assert after.result is Result.IMPORTED


def test_what_a_cataloguer_noted_in_the_file_stays_when_the_source_changes(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    assert first.path
    path = Path(first.path)
    path.write_text(path.read_text().replace("\ntitle:", "\n# as the folder has it\ntitle:") + "# ask the archive\n")
    (outcome,) = take(folder, page(folder, PAGE.replace("Petrov writes", "Ivan Petrov writes")))
    assert outcome.result is Result.UPDATED
    text = path.read_text()
    assert "\n# as the folder has it\ntitle:" in text
    assert text.endswith("\n# ask the archive\n")
    assert "Ivan Petrov writes" in text


def test_a_file_that_cannot_be_read_is_not_written_over(folder: CatalogueFolder) -> None:
    (first,) = take(folder, page(folder))
    assert first.path
    Path(first.path).write_text("id: [broken\n")
    (outcome,) = take(folder, page(folder, PAGE + "\n"))
    assert outcome.result is Result.REFUSED
    assert "fix it first" in outcome.findings[0].message
    assert Path(first.path).read_text() == "id: [broken\n"


def test_of_many_records_that_are_alike_a_few_are_named(folder: CatalogueFolder) -> None:
    rows = "".join(f"t-{number},Telegram,1956\n" for number in range(9))
    outcomes = take(folder, page(folder, f"id,title,dates\n{rows}", "sheet.csv"))
    assert outcomes[0].message == ""
    assert outcomes[1].message == "perhaps the same document as t-0"
    named = "; ".join(f"perhaps the same document as t-{number}" for number in range(5))
    assert [outcome.message for outcome in outcomes[5:]] == [named, *[f"{named}; or as others"] * 3]
