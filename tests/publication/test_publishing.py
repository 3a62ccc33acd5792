"""Publishing: what changed goes out once, what is wrong stays as it was, what is gone is told."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3

import pytest
from small_catalogue import SETTINGS, record

from catalog.errors import IndexDamaged, StorageError, UsageError
from catalog.publication.publish import publish
from catalog.publication.withdrawal import withdraw

DRAFT = {"status": "draft"}
WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2024-01-01", "reason": "A mistake."}}


def counts(report):
    return (report.added, report.changed, report.withdrawn, report.unchanged, report.refused)


def test_only_what_changed_goes_out(catalogue):
    for name in "abc":
        catalogue.write(name)
    assert counts(catalogue.publish()) == (3, 0, 0, 0, 0)
    first = catalogue.clock
    catalogue.write("b", "Another title")
    catalogue.write("d")
    assert counts(catalogue.publish()) == (1, 1, 0, 2, 0)
    second = catalogue.clock
    assert catalogue.feed() == {
        "a": (first, True, "A title"),
        "c": (first, True, "A title"),
        "b": (second, True, "Another title"),
        "d": (second, True, "A title"),
    }
    assert list(catalogue.feed()) == ["a", "c", "b", "d"]


def test_nothing_changed_changes_no_datestamp_however_the_files_are_read(catalogue):
    path = catalogue.write("a")
    catalogue.publish()
    before = catalogue.feed()
    for report in (catalogue.publish(), catalogue.publish(everything=True)):
        assert (counts(report), report.stamp) == ((0, 0, 0, 1, 0), None)
    path.write_text(path.read_text() + "# a comment\n")
    assert counts(catalogue.publish()) == (0, 0, 0, 1, 0)
    assert catalogue.feed() == before


def test_a_lost_index_announces_everything_as_changed(catalogue):
    catalogue.write("a")
    catalogue.write("gone", administration=WITHDRAWN)
    catalogue.publish()
    shutil.rmtree(catalogue.root / ".catalog")
    assert counts(catalogue.publish()) == (1, 0, 1, 0, 0)
    assert {name: (stamp, live) for name, (stamp, live, _) in catalogue.feed().items()} == {
        "a": (catalogue.clock, True),
        "gone": (catalogue.clock, False),
    }


def test_a_record_with_an_error_leaves_its_predecessor_where_it_was(catalogue):
    catalogue.write("a")
    catalogue.publish()
    before = catalogue.feed()
    catalogue.put("a.yaml", {**record("a"), "titel": "misspelt"})
    for _ in range(2):
        report = catalogue.publish()
        assert counts(report) == (0, 0, 0, 1, 1)
        assert [finding.code for finding in report.findings] == ["unknown-field"]
        assert report.findings[0].file.endswith("records/a.yaml")
        assert catalogue.feed() == before
    catalogue.write("a", "Mended")
    assert counts(catalogue.publish()) == (0, 1, 0, 0, 0)


@pytest.mark.parametrize("text", ["", "- a\n- list\n", "a: [", "\x00binary", "id: a\nid: b\n", "[" * 100_000])
def test_a_file_that_is_no_record_harms_no_other(catalogue, text):
    catalogue.write("a")
    catalogue.put("bad.yaml", text)
    report = catalogue.publish()
    assert counts(report) == (1, 0, 0, 0, 1)
    assert report.findings


def test_a_file_that_is_gone_is_told_as_deleted_and_stays_so(catalogue):
    path = catalogue.write("a")
    catalogue.write("b")
    catalogue.publish()
    path.unlink()
    report = catalogue.publish()
    assert counts(report) == (0, 0, 1, 1, 0)
    assert report.removed == ("oai:small.example.org:a",)
    deleted = catalogue.feed()["a"]
    assert deleted == (catalogue.clock, False, "")
    catalogue.publish(everything=True)
    assert catalogue.feed()["a"] == deleted
    assert set(catalogue.feed("garf:5446:98")) == {"a", "b"}


def test_a_draft_is_not_given_out_and_unpublishing_deletes(catalogue):
    catalogue.write("a", administration=DRAFT)
    assert counts(catalogue.publish()) == (0, 0, 0, 0, 0)
    catalogue.write("a")
    assert counts(catalogue.publish()) == (1, 0, 0, 0, 0)
    catalogue.write("a", administration=DRAFT)
    assert counts(catalogue.publish()) == (0, 0, 1, 0, 0)
    catalogue.write("a")
    assert counts(catalogue.publish()) == (1, 0, 0, 0, 0)
    assert catalogue.feed() == {"a": (catalogue.clock, True, "A title")}


def test_a_moved_file_is_the_same_record(catalogue):
    path = catalogue.write("a")
    catalogue.put("many.jsonl", record("b"), record("c"))
    catalogue.publish()
    before = catalogue.feed()
    (catalogue.root / "records" / "below").mkdir()
    path.rename(catalogue.root / "records" / "below" / "z.yaml")
    catalogue.put("many.jsonl", record("c"))
    catalogue.put("aaa.yaml", record("b"))
    assert counts(catalogue.publish()) == (0, 0, 0, 3, 0)
    assert catalogue.feed() == before


def test_one_name_twice_is_refused_and_the_published_one_stays(catalogue):
    catalogue.write("m")
    catalogue.publish()
    before = catalogue.feed()
    other = catalogue.put("a/other.yaml", record("m", "Another"))
    for _ in range(2):
        report = catalogue.publish()
        assert [finding.code for finding in report.findings] == ["duplicate-id"]
        assert report.findings[0].file == str(other)
        assert catalogue.feed() == before
    (catalogue.root / "records" / "m.yaml").unlink()
    assert counts(catalogue.publish()) == (0, 1, 0, 0, 0)


def test_one_name_twice_in_a_file_is_refused(catalogue):
    catalogue.put("many.jsonl", record("a", "First"), record("a", "Second"))
    report = catalogue.publish()
    assert counts(report) == (1, 0, 0, 0, 1)
    assert (report.findings[0].code, report.findings[0].line) == ("duplicate-id", 2)
    assert catalogue.feed()["a"][2] == "First"


def test_a_broken_line_keeps_the_records_it_may_have_been(catalogue):
    catalogue.put("many.jsonl", record("a"), record("b"), record("c"))
    catalogue.publish()
    catalogue.put("many.jsonl", record("a", "Changed"), '{"id": "b", broken', record("c"))
    assert counts(catalogue.publish()) == (0, 1, 0, 2, 1)
    assert all(live for _, live, _ in catalogue.feed().values())
    catalogue.put("many.jsonl", record("a", "Changed"), record("c"))
    assert counts(catalogue.publish()) == (0, 0, 1, 2, 0)


def test_a_withdrawn_record_goes_out_as_deleted_in_its_sets(catalogue):
    catalogue.write("a")
    catalogue.publish()
    catalogue.write("a", administration={**WITHDRAWN, "sets": ["korea"]})
    assert counts(catalogue.publish()) == (0, 0, 1, 0, 0)
    for spec in (None, "garf", "garf:5446:98", "korea"):
        assert catalogue.feed(spec) == {"a": (catalogue.clock, False, "")}


def test_changed_settings_encode_everything_anew(catalogue):
    catalogue.write("a")
    catalogue.publish()
    (catalogue.root / "catalog.toml").write_text(SETTINGS + 'metadata_license = "https://example.org/licence"\n')
    assert counts(catalogue.publish()) == (0, 1, 0, 0, 0)
    (catalogue.root / "catalog.toml").write_text(
        SETTINGS.replace("page_size = 3", "page_size = 4") + ('metadata_license = "https://example.org/licence"\n')
    )
    assert counts(catalogue.publish()) == (0, 0, 0, 1, 0)


def test_mass_disappearance_is_asked_about(catalogue):
    for number in range(30):
        catalogue.write(f"r{number}")
    catalogue.publish()
    before = catalogue.feed()
    for number in range(25):
        (catalogue.root / "records" / f"r{number}.yaml").unlink()
    with pytest.raises(UsageError, match="25 of 30 published records"):
        catalogue.publish()
    assert catalogue.feed() == before
    assert counts(catalogue.publish(removal_is_meant=True)) == (0, 0, 25, 5, 0)


def test_without_the_folder_nothing_is_withdrawn(catalogue):
    catalogue.write("a")
    catalogue.publish()
    before = catalogue.feed()
    (catalogue.root / "records").rename(catalogue.root / "elsewhere")
    with pytest.raises(StorageError, match="nothing withdrawn"):
        catalogue.publish()
    assert catalogue.feed() == before


def test_a_damaged_index_is_set_aside_and_made_anew(catalogue):
    catalogue.write("a")
    catalogue.publish()
    index = catalogue.folder.index_path
    index.write_bytes(b"This is not a database. " * 1000)
    report = catalogue.publish()
    assert report.added == 1
    assert "It was set aside as feed.sqlite.damaged-1 and a new one was made" in report.repairs[0]
    assert index.with_name("feed.sqlite.damaged-1").read_bytes().startswith(b"This is not")
    assert not catalogue.publish().repairs


def test_an_index_of_a_newer_release_is_left_alone(catalogue):
    catalogue.publish()
    with sqlite3.connect(catalogue.folder.index_path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(IndexDamaged, match="newer release"):
        catalogue.publish()


def test_an_unwritable_place_is_one_clear_line(catalogue):
    (catalogue.root / ".catalog").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="cannot be written"):
        catalogue.publish()


def test_a_tombstone_stays_in_the_sets_that_settings_put_its_record_into(catalogue):
    rule = '\n[[sets]]\nspec = "genre"\nname = "Genre"\nfield = "genre"\n'
    (catalogue.root / "catalog.toml").write_text(SETTINGS + rule)
    catalogue.write("a", genre="letter")
    catalogue.publish()
    withdraw(catalogue.folder, "a", "Published by mistake.", dt.date(2026, 11, 23))
    for _ in range(2):
        ((_, is_there, _),) = catalogue.feed("genre:letter").values()
        assert not is_there
        catalogue.publish(everything=True)


def test_sets_by_settings(catalogue):
    rules = """
[[sets]]
spec = "genre"
name = "Genre"
field = "genre"
[[sets]]
spec = "russian"
name = "In Russian"
field = "texts.language"
value = "ru"
description = "Documents with a Russian text."
[[sets]]
spec = "topics"
name = "Topic"
field = "subjects.term"
[[sets]]
spec = "korea"
name = "Korea in 1956"
"""
    (catalogue.root / "catalog.toml").write_text(SETTINGS + rules)
    text = {"key": "original", "language": ["ru"], "form": "typescript"}
    catalogue.write("a", genre="letter", texts=[text], subjects=["Cold War"], administration={"sets": ["korea:august"]})
    catalogue.write("b", genre="report", texts=[{**text, "language": ["ko"]}])
    assert counts(catalogue.publish()) == (2, 0, 0, 0, 0)
    assert set(catalogue.feed("genre")) == {"a", "b"}
    for spec in ("genre:letter", "russian", "topics:cold_war", "korea", "korea:august"):
        assert set(catalogue.feed(spec)) == {"a"}
    from catalog.storage import FeedReader

    with FeedReader(catalogue.folder.index_path).view(0) as view:
        named = {one.spec: (one.name, one.description) for one in view.sets(0, 100)}
    assert named["genre:letter"] == ("Genre: letter", b"")
    assert named["korea"][0] == "Korea in 1956"
    assert b"Documents with a Russian text." in named["russian"][1]
    assert named["garf:5446:98"][0] == "GARF, fond 5446, opis 98"


def test_a_set_by_a_field_that_is_none_is_misuse(catalogue):
    (catalogue.root / "catalog.toml").write_text(SETTINGS + '[[sets]]\nspec = "x"\nname = "X"\nfield = "colour"\n')
    with pytest.raises(UsageError, match="colour"):
        catalogue.publish()


def test_an_empty_set_is_listed_no_more(catalogue):
    catalogue.write("a", administration={"sets": ["old"]})
    catalogue.publish()
    catalogue.write("a", administration={"sets": ["new"]})
    catalogue.publish()
    from catalog.storage import FeedReader

    with FeedReader(catalogue.folder.index_path).view(0) as view:
        assert {"old", "new"} & {one.spec for one in view.sets(0, 100)} == {"new"}


def test_rights_and_provenance_go_out_about_the_record(catalogue):
    harvested = {
        "base_url": "https://other.example.org/oai",
        "identifier": "oai:other.example.org:7",
        "datestamp": "2020-02-02",
        "metadata_namespace": "http://www.openarchives.org/OAI/2.0/oai_dc/",
        "altered": True,
    }
    catalogue.write(
        "a",
        administration={
            "metadata_license": "https://creativecommons.org/publicdomain/zero/1.0/",
            "source": {"harvested": harvested, "taken": "2024-03-03"},
        },
    )
    catalogue.publish()
    from catalog.storage import FeedReader

    with FeedReader(catalogue.folder.index_path).view(0) as view:
        _, _, after, _ = view.record("oai_dc", "oai:small.example.org:a").rows[0]
    assert after.count(b"<about>") == 2
    assert b'ref="https://creativecommons.org/publicdomain/zero/1.0/"' in after
    assert b'harvestDate="2024-03-03" altered="true"' in after


@pytest.mark.parametrize("poison", ["\ufffe", "\uffff", "\x01", "\x0b", "\ud800", "\x00"])
def test_poison_in_every_text_field_is_refused_and_harms_nothing(catalogue, poison):
    fields = {
        "title": poison,
        "extent": f"a{poison}",
        "notes": [f"a{poison}"],
        "authors": [{"name": f"a{poison}"}],
        "custody": f"a{poison}",
        "subjects": [f"a{poison}"],
        "classification": f"a{poison}",
        "rights": {"statement": f"a{poison}"},
    }
    catalogue.write("whole")
    for name, value in fields.items():
        catalogue.put(f"{name}.json", json.dumps({**record(name.replace("_", "-")), name: value}))
    assert counts(catalogue.publish()) == (1, 0, 0, 0, len(fields))


def test_markup_and_rare_letters_come_out_whole(catalogue):
    title = "<&>\"' ]]> 𐍈 é й"
    catalogue.write("a", title)
    catalogue.publish()
    from lxml import etree

    from catalog.storage import FeedReader

    with FeedReader(catalogue.folder.index_path).view(0) as view:
        _, before, after, _ = view.record("oai_dc", "oai:small.example.org:a").rows[0]
    found = etree.fromstring(before + after).findtext(".//{http://purl.org/dc/elements/1.1/}title")
    assert found == title


def test_two_publications_at_once_are_one_after_the_other(catalogue):
    from catalog.storage import publishing

    with publishing(catalogue.folder.index_path), pytest.raises(StorageError, match="is running"):
        publish(catalogue.folder)
