"""One gate: what `catalog validate` calls an error is not published, and is published once it is fixed elsewhere."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from small_catalogue import SmallCatalogue, record

from catalog.catalogue_checks import Examination, examine
from catalog.findings import Severity


def counts(report: Any) -> tuple[int, int, int, int, int]:
    return (report.added, report.changed, report.withdrawn, report.unchanged, report.refused)


def errors(catalogue: SmallCatalogue) -> list[tuple[str, int, str]]:
    """Return what `catalog validate` calls an error."""
    found = examine(catalogue.folder.documents(), Examination(), together=True)
    return sorted((one.code, one.line, one.message) for one in found if one.severity is Severity.ERROR)


def refused(report: Any) -> list[tuple[str, int, str]]:
    return sorted((one.code, one.line, one.message) for one in report.findings)


def test_a_link_to_nowhere_keeps_a_record_back_until_it_leads_somewhere(catalogue: SmallCatalogue) -> None:
    catalogue.write("letter", part_of="fond")
    catalogue.write("other")
    report = catalogue.publish()
    assert counts(report) == (1, 0, 0, 0, 1)
    assert refused(report) == errors(catalogue) == [("broken-link", 1, "There is no record 'fond' in this catalogue.")]
    assert list(catalogue.feed()) == ["other"]
    again = catalogue.publish()
    assert (counts(again), refused(again)) == ((0, 0, 0, 1, 1), refused(report))
    catalogue.write("fond", level="fonds")
    assert counts(catalogue.publish()) == (2, 1, 0, 0, 0), "the letter was not touched; the other is in the fond too"
    assert set(catalogue.feed()) == {"other", "fond", "letter"}
    assert counts(catalogue.publish()) == (0, 0, 0, 3, 0)


def test_what_was_published_stays_when_its_link_breaks(catalogue: SmallCatalogue) -> None:
    fond = catalogue.write("fond", level="fonds")
    catalogue.write("letter", part_of="fond")
    catalogue.publish()
    fond.unlink()
    report = catalogue.publish()
    assert counts(report) == (0, 0, 1, 1, 1)
    assert refused(report) == errors(catalogue)
    assert catalogue.feed()["letter"][1], "the letter is still there"
    catalogue.write("letter", "Another title", part_of="fond")
    assert counts(catalogue.publish()) == (0, 0, 0, 1, 1)
    assert catalogue.feed()["letter"][2] == "A title"
    catalogue.write("letter", "Another title")
    assert counts(catalogue.publish()) == (0, 1, 0, 0, 0)


def test_a_ring_and_a_level_upside_down_are_kept_back(catalogue: SmallCatalogue) -> None:
    catalogue.write("a", level="file", part_of="b")
    catalogue.write("b", level="file", part_of="a")
    catalogue.write("item")
    catalogue.write("series", level="series", part_of="item")
    report = catalogue.publish()
    assert counts(report) == (1, 0, 0, 0, 3)
    assert refused(report) == errors(catalogue)
    assert [code for code, *_ in refused(report)] == ["level-upside-down", "part-of-itself", "part-of-itself"]
    catalogue.write("b", level="file")
    assert counts(catalogue.publish()) == (2, 0, 0, 1, 1)


def test_a_link_to_a_record_with_errors_is_kept_back_with_it(catalogue: SmallCatalogue) -> None:
    catalogue.write("fond", level="fond")
    catalogue.write("letter", part_of="fond")
    report = catalogue.publish()
    assert counts(report) == (0, 0, 0, 0, 2)
    assert refused(report) == errors(catalogue)
    catalogue.write("fond", level="fonds")
    assert counts(catalogue.publish()) == (2, 0, 0, 0, 0)


def test_drafts_and_related_documents_are_links_too(catalogue: SmallCatalogue) -> None:
    catalogue.write("draft", administration={"status": "draft"}, part_of="nowhere")
    catalogue.write("reply", related=[{"title": "Letter", "record": "letter"}])
    report = catalogue.publish()
    assert refused(report) == errors(catalogue)
    assert counts(report) == (0, 0, 0, 0, 2)
    catalogue.write("letter", related=[{"title": "Reply", "record": "reply"}])
    catalogue.write("draft", administration={"status": "draft"}, part_of="letter")
    assert counts(catalogue.publish()) == (2, 0, 0, 0, 0)


def test_a_tombstone_is_published_wherever_it_links(catalogue: SmallCatalogue) -> None:
    catalogue.write("letter")
    catalogue.publish()
    withdrawn = {"status": "withdrawn", "withdrawn": {"date": "2026-01-31", "reason": "A mistake."}}
    catalogue.write("letter", part_of="nowhere", administration=withdrawn)
    assert counts(catalogue.publish()) == (0, 0, 1, 0, 0)
    assert errors(catalogue) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_with_links_move_and_are_found_twice_like_others(catalogue: SmallCatalogue, jobs: int) -> None:
    catalogue.jobs = jobs
    catalogue.write("fond", level="fonds")
    first = catalogue.put("one.jsonl", record("a", "A", part_of="fond"), record("b", "B", part_of="fond"))
    assert counts(catalogue.publish()) == (3, 0, 0, 0, 0)
    catalogue.put("two.jsonl", record("a", "A", part_of="fond"))
    report = catalogue.publish()
    assert (counts(report), [one.code for one in report.findings]) == ((0, 0, 0, 3, 1), ["duplicate-id"])
    first.unlink()
    assert counts(catalogue.publish()) == (0, 1, 1, 1, 0), "the finding aid of the fond has lost a letter"
    catalogue.put("two.jsonl", record("a", "A", part_of="fond"), record("a", "A", part_of="fond"))
    report = catalogue.publish()
    assert [one.code for one in report.findings] == ["duplicate-id"]


def test_an_index_that_knows_nothing_of_the_tree_learns_it(catalogue: SmallCatalogue) -> None:
    catalogue.write("fond", level="fonds")
    catalogue.write("letter", part_of="fond")
    catalogue.publish()
    connection = sqlite3.connect(catalogue.folder.index_path)
    connection.executescript("DROP TABLE unit; DROP TABLE link;")
    connection.close()
    catalogue.write("reply", part_of="fond")
    assert counts(catalogue.publish()) == (1, 1, 0, 1, 0), "the finding aid of the fond has got a letter"


def test_many_records_that_wait_do_so_on_disk(catalogue: SmallCatalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.publication.link_gate._IN_MEMORY", 1_000)
    catalogue.write("fond", level="fonds")
    catalogue.put("many.jsonl", *(record(f"r{number}", f"Letter {number}", part_of="fond") for number in range(300)))
    assert counts(catalogue.publish()) == (301, 0, 0, 0, 0)
    assert sorted(catalogue.feed())[:3] == ["fond", "r0", "r1"]
