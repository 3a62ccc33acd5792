"""Each description of a site is complete, and names nothing that the readers do not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.errors import UsageError
from catalog.standards.importers import Source, find, recognise
from catalog.standards.web_pages.site import FIELDS, Selectors, Site, read_site, sites
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
    assert {label.lower() for label in site.text.beside} <= set(site.labels)


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


DESCRIPTION = """
name = "kipling"
title = "Kipling Archive"
pages = "descriptions"
address = 'archive\\.example\\.org/'
known_by = {any = ["archive.example.org"]}
labels = {"Name of the document" = "title", "Kept in" = "repository", "Shelf" = "reference"}
html = {label = ["dt"], value = []}
"""


def test_a_site_of_your_own_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "kipling.toml"
    path.write_text(DESCRIPTION)
    page = (
        b"<html><dl><dt>Name of the document<dd>A letter<dt>Shelf:<dd>f. 5, op. 2, d. 1<dt>Kept in<dd>GARF</dl></html>"
    )
    (draft,) = find(str(path)).read(Source("page.html", page))
    assert draft.source.importer == "kipling"
    assert draft.document["title"] == "A letter"
    assert draft.document["reference_code"]["as_written"] == "GARF, f. 5, op. 2, d. 1"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('pages = "descriptions"', 'pages = "books"', "pages: Input should be 'documents' or 'descriptions'"),
        ('"repository"', '"archive"', "'archive' is not a field of descriptions"),
        ('= "title"', '= ""', "descriptions have a label for the title"),
        ("'archive", "'(archive", "is not a regular expression"),
        ("value = []", 'date = ["p"]', "html: descriptions have label, value"),
        ('title = "Kipling Archive"', "", "title: Field required"),
        ('name = "kipling"', 'name = "K 1"', "name: String should match"),
        ('any = ["archive.example.org"]', "any = []", "known_by.any"),
        ('pages = "descriptions"', 'pages = "documents"', "is not a field of documents"),
        ('title = "Kipling Archive"', 'title = "Kipling Archive"\ncolour = "red"', "colour: Extra inputs"),
        ("known_by", "known by", "is not TOML"),
    ],
)
def test_a_mistake_in_a_description_is_one_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "kipling.toml"
    path.write_text(DESCRIPTION.replace(old, new, 1))
    with pytest.raises(UsageError) as raised:
        read_site(path)
    assert words in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        find(str(tmp_path / "none.toml"))
