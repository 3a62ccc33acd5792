"""Finding aids in a feed: a unit is known by what it is, never by the line it is on."""

from __future__ import annotations

import pytest

from catalog.storage import open_catalogue
from catalog.validation import read
from tests.harvest.conftest import Harvester
from tests.harvest.faulty_feed import FaultyFeed, page

HEAD = (
    '<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>MS.{n}</eadid><filedesc><titlestmt><titleproper>Papers'
    '</titleproper></titlestmt></filedesc></eadheader><archdesc level="collection"><did><unittitle>Papers of Anna '
    "Ivanova {n}</unittitle><unitid>MS.{n}</unitid></did><dsc>{break_}"
)
UNITS = {
    "a": ("Letter A to the committee", "1956-09-05"),
    "b": ("Letter B on the plenum", "1957-01-02"),
    "c": ("Telegram C from Pyongyang", "1958-03-04"),
    "z": ("New memo Z", "1955-01-01"),
}


def finding_aid(units: str, *, number: int = 1, named: bool = True, lines: bool = True) -> str:
    """Return a finding aid of some units, on one line or on several, with identifiers of its units or without."""
    parts = []
    for unit in units:
        title, date = UNITS[unit]
        names = f' id="aspace_{number}{unit}"' if named else ""
        unitid = f"<unitid>MS.{number}/{unit}</unitid>" if named else ""
        did = f'<did><unittitle>{title}</unittitle>{unitid}<unitdate normal="{date}">{date}</unitdate></did>'
        parts.append(f'<c01{names} level="item">{did}</c01>')
    break_ = "\n" if lines else ""
    return f"{HEAD.format(n=number, break_=break_)}{break_.join(parts)}</dsc></archdesc></ead>"


def record(metadata: str, stamp: str, number: int = 1) -> str:
    header = f"<header><identifier>oai:x:{number}</identifier><datestamp>{stamp}</datestamp></header>"
    return f"<record>{header}<metadata>{metadata}</metadata></record>"


def titles(catalogue: Harvester) -> dict[str, str]:
    """Return the title of every record by its id."""
    found = [read(document).demand() for document in open_catalogue(catalogue.root).documents()]
    return {one.id: one.title.text for one in found}


def harvest(catalogue: Harvester, feed: FaultyFeed, *finding_aids: str, day: int) -> dict[str, int]:
    records = [record(one, f"2026-01-{day:02}T00:00:00Z", n) for n, one in enumerate(finding_aids, 1)]
    feed.pages = [page(records)]
    return dict(catalogue.harvest(feed.url, prefix="oai_ead"))


@pytest.mark.parametrize("named", [True, False], ids=["named", "unnamed"])
@pytest.mark.parametrize("lines", [True, False], ids=["lines", "one line"])
def test_units_are_all_there_and_stay_what_they_are(catalogue: Harvester, named: bool, lines: bool) -> None:
    with FaultyFeed([]).serving() as feed:
        four = [finding_aid("abc", number=n, named=named, lines=lines) for n in range(1, 5)]
        assert harvest(catalogue, feed, *four, day=1) == {"imported": 16}
        before = catalogue.files()
        assert harvest(catalogue, feed, *four, day=1) == {"unchanged": 16}
        assert catalogue.files() == before


@pytest.mark.parametrize("named", [True, False], ids=["named", "unnamed"])
def test_a_unit_put_in_front_moves_no_description(catalogue: Harvester, named: bool) -> None:
    with FaultyFeed([]).serving() as feed:
        harvest(catalogue, feed, finding_aid("abc", named=named), day=1)
        first = titles(catalogue)
        result = harvest(catalogue, feed, finding_aid("zabc", named=named), day=2)
        assert result["imported"] == 1
        then = titles(catalogue)
    assert {name: then[name] for name in first} == first
    assert sorted(then.values()) == sorted([*first.values(), "New memo Z"])


@pytest.mark.parametrize("named", [True, False], ids=["named", "unnamed"])
def test_a_unit_that_is_gone_is_named_and_the_others_stay(catalogue: Harvester, named: bool) -> None:
    with FaultyFeed([]).serving() as feed:
        harvest(catalogue, feed, finding_aid("abc", named=named), day=1)
        first = titles(catalogue)
        result = harvest(catalogue, feed, finding_aid("ac", named=named), day=2)
        assert result["gone"] == 1
        (gone,) = (one for one in catalogue.outcomes if one.result == "gone")
        assert first[gone.record] == "Letter B on the plenum"
        assert titles(catalogue) == first


def test_an_edit_by_hand_stays_with_its_unit(catalogue: Harvester) -> None:
    with FaultyFeed([]).serving() as feed:
        harvest(catalogue, feed, finding_aid("abc"), day=1)
        (name,) = (name for name, title in titles(catalogue).items() if title.startswith("Letter A"))
        (path,) = (catalogue.root / "records").rglob(f"{name}.yaml")
        path.write_text(path.read_text().replace("Letter A to the committee", "Letter A, corrected by hand"))
        harvest(catalogue, feed, finding_aid("zabc"), day=2)
        assert titles(catalogue)[name] == "Letter A, corrected by hand"
        assert "1956-09-05" in path.read_text()


def test_a_finding_aid_that_was_deleted_comes_back_whole(catalogue: Harvester) -> None:
    with FaultyFeed([]).serving() as feed:
        harvest(catalogue, feed, finding_aid("abc"), day=1)
        first = titles(catalogue)
        header = "<header status='deleted'><identifier>oai:x:1</identifier><datestamp>2026-01-02</datestamp></header>"
        feed.pages = [page([f"<record>{header}</record>"])]
        assert catalogue.harvest(feed.url, prefix="oai_ead") == {"updated": 4}
        harvest(catalogue, feed, finding_aid("abc"), day=3)
        records = [read(document).demand() for document in open_catalogue(catalogue.root).documents()]
    assert not [one.id for one in records if one.is_withdrawn]
    assert titles(catalogue) == first
