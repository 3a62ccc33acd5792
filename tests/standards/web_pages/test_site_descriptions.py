"""Each description of a site is complete, and names nothing that the readers do not know."""

from __future__ import annotations

import pytest

from catalog.standards.importers import Source, find, recognise
from catalog.standards.web_pages.site import FIELDS, Selectors, Site, sites
from catalog.vocabularies import Level

EACH = pytest.mark.parametrize("site", sites(), ids=lambda site: site.name)


@EACH
def test_each_site_is_an_importer_that_knows_its_own_marks(site: Site) -> None:
    all_of, any_of = site.marks
    page = Source("page.txt", b"\n".join((*all_of, any_of[0])))
    assert recognise(page) is find(site.name)


@EACH
def test_each_label_has_a_field_or_nothing_of_a_record(site: Site) -> None:
    assert {meaning for label, meaning in site.labels.items() if meaning != label} <= FIELDS[site.pages]
    assert set(site.levels.values()) <= {level.value for level in Level}
    assert {label.lower() for label in site.beside} <= set(site.labels)


@EACH
def test_two_sites_do_not_claim_the_same_page(site: Site) -> None:
    all_of, any_of = site.marks
    for mark in any_of:
        assert [other.name for other in sites() if other.knows(b"\n".join((*all_of, mark)))] == [site.name]


@pytest.mark.parametrize(
    ("selector", "tag", "classes", "is_one"),
    [
        ("h1", "h1", "", True),
        ("h1", "h2", "", False),
        (".date", "div", "date left", True),
        (".date", "div", "update", False),
        ("div.tab.active", "div", "active tab", True),
        ("div.tab.active", "div", "tab", False),
        ("div.tab.active", "p", "tab active", False),
    ],
)
def test_elements_are_selected_by_tag_and_classes(selector: str, tag: str, classes: str, is_one: bool) -> None:
    assert Selectors.of([selector]).match(tag, frozenset(classes.split())) is is_one
