"""What sets are called leaves with the last open record in them; that a record was deleted does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.storage import FeedReader
from tests.publication.small_catalogue import SETTINGS, SmallCatalogue

CLOSED = {"conditions": "Closed.", "is_open": False, "hides": "description"}
HIDDEN = {"conditions": "Closed.", "is_open": False, "hides": ["mentions", "reference_code"]}
SETS = '[[sets]]\nspec = "people"\nname = "People"\nfield = "mentions.name"\n'
CODE = {"repository": "GARF", "fond": {"number": "7", "title": "Secret fond"}}
GONE = {"administration": {"status": "withdrawn", "withdrawn": {"date": "2026-01-01", "reason": "By mistake."}}}
NAMED = {"mentions": ["Ann Smith"], "reference_code": CODE}


@pytest.fixture
def small(tmp_path: Path) -> SmallCatalogue:
    (tmp_path / "catalog.toml").write_text(SETTINGS + SETS)
    return SmallCatalogue(tmp_path)


def listed(small: SmallCatalogue) -> str:
    """Everything that ListSets says."""
    with FeedReader(small.folder.index_path).view(small.clock) as view:
        found = view.sets(0, 100)
        assert len(found) == view.count_sets()
        return " ".join(f"{one.spec} {one.name} {one.description.decode()}" for one in found)


def header(small: SmallCatalogue, name: str) -> bytes:
    with FeedReader(small.folder.index_path).view(small.clock) as view:
        run = view.record("oai_dc", f"oai:small.example.org:{name}")
        assert run is not None
        return b"".join(run.rows[0][1:3])


def deleted(small: SmallCatalogue, spec: str) -> set[str]:
    return {name for name, (_, is_there, _) in small.feed(spec).items() if not is_there}


def test_a_closed_record_takes_the_names_of_its_sets_with_it_and_is_deleted_in_them(small: SmallCatalogue) -> None:
    small.write("letter", **NAMED)
    small.write("other", mentions=["Bob Jones"])
    small.publish()
    assert "Ann Smith" in listed(small)
    assert "Secret fond" in listed(small)
    small.write("letter", access=CLOSED, **NAMED)
    small.publish()
    assert "Bob Jones" in listed(small)
    assert not any(word in listed(small).lower() for word in ("ann", "secret", "garf:7"))
    assert deleted(small, "people:ann_smith") == deleted(small, "garf:7") == deleted(small, "people") == {"letter"}
    assert b"setSpec" not in header(small, "letter")
    small.publish()
    small.write("letter", access=CLOSED, **NAMED, **GONE)
    small.publish()
    assert b"ann" not in header(small, "letter").lower()
    assert "ann" not in listed(small).lower()
    assert deleted(small, "people:ann_smith") == {"letter"}
    small.write("letter", **NAMED)
    small.publish()
    assert "Ann Smith" in listed(small)
    assert b"people:ann_smith" in header(small, "letter")


def test_a_set_of_open_records_is_listed_when_one_of_them_is_closed(small: SmallCatalogue) -> None:
    small.write("letter", **NAMED)
    small.write("other", **NAMED)
    small.publish()
    small.write("letter", access=CLOSED, **NAMED)
    small.publish()
    assert "Ann Smith" in listed(small)
    assert b"setSpec" not in header(small, "letter")
    assert deleted(small, "people:ann_smith") == {"letter"}


def test_what_hides_a_name_takes_the_record_out_of_its_set_and_so_does_its_withdrawal(small: SmallCatalogue) -> None:
    small.write("letter", **NAMED)
    small.publish()
    small.write("letter", access=HIDDEN, **NAMED, **GONE)
    small.publish()
    assert (listed(small), deleted(small, "people:ann_smith")) == ("", {"letter"})
    assert b"setSpec" not in header(small, "letter")


def test_a_record_that_was_withdrawn_while_it_was_open_names_its_sets(small: SmallCatalogue) -> None:
    small.write("letter", **NAMED)
    small.publish()
    small.write("letter", **GONE)
    small.publish()
    assert b"people:ann_smith" in header(small, "letter")
    assert deleted(small, "people:ann_smith") == {"letter"}
    assert listed(small) == ""


def test_a_closed_record_that_is_in_no_file_any_more_still_names_nothing(small: SmallCatalogue) -> None:
    small.write("letter", **NAMED)
    small.publish()
    path = small.write("letter", access=CLOSED, **NAMED)
    small.publish()
    path.unlink()
    small.publish()
    assert b"setSpec" not in header(small, "letter")
    assert deleted(small, "people:ann_smith") == {"letter"}
