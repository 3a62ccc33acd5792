from __future__ import annotations

import pytest
from feeds import gone, item, live, publish, seconds

from catalog.oai import Granularity

BOTH = ("oai_dc", "identifier")


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    """An index of nine items from three publications; `b` is deleted, `d` was changed, `z` is in no format."""
    path = tmp_path_factory.mktemp("feed") / "feed.sqlite"
    first = [
        item("a", sets=["garf:5446:98"], formats=BOTH),
        item("b", sets=["garf:5446"]),
        item("c", sets=["garf"], formats=BOTH),
        item("d", sets=["garf:5446:98"]),
        item("z", formats=()),
    ]
    publish(path, seconds("2024-01-10T10:00:00Z"), first)
    second = [
        item("d", "A better title", sets=["garf:5446:98"]),
        item("e", sets=["lang:ru"]),
        item("f", sets=["garf:5446:99", "lang:ru"]),
    ]
    publish(path, seconds("2024-02-20T12:30:45Z"), second)
    third = [gone("b", sets=["garf:5446"]), item("g"), item("h%20й", "<&>\"'", sets=["garf"])]
    publish(path, seconds("2024-03-05T23:59:59Z"), third)
    return path


@pytest.fixture(scope="session")
def feed(index):
    """The feed of the index: seconds, three records on a page."""
    with live(index) as running:
        yield running


@pytest.fixture(scope="session")
def day_feed(index):
    """The same with days."""
    with live(index, granularity=Granularity.DAYS) as running:
        yield running


@pytest.fixture(scope="session")
def wide_feed(index):
    """The same on one page."""
    with live(index, page_size=1000) as running:
        yield running


@pytest.fixture(scope="session")
def bare_feed(tmp_path_factory):
    """A feed without sets."""
    path = tmp_path_factory.mktemp("bare") / "feed.sqlite"
    publish(path, seconds("2024-01-10T10:00:00Z"), [item("a")])
    with live(path) as running:
        yield running


@pytest.fixture
def index_of(tmp_path):
    """A new, empty place for an index."""
    return tmp_path / "feed.sqlite"
