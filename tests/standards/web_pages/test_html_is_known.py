"""What is HTML and what is XML of another kind, whatever its comments hold."""

from __future__ import annotations

import pytest

from catalog.standards.importers import Source, recognise
from catalog.standards.web_pages.html import is_html


@pytest.mark.parametrize("text", [
    "<html>", " <!DOCTYPE html>", "<!-- saved --><!-- twice -->\n<html>", '<?xml version="1.0"?>\n<html>', "<main>",
])  # fmt: skip
def test_a_page_is_known(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text", ["<ead><!-- a --><head>", "<!-- a --><ead><!-- b --><head>", "text <html>", "<header>"]
)
def test_what_is_no_page(text: str) -> None:
    assert not is_html(text)


def test_a_finding_aid_with_comments_before_it_and_in_it_is_one() -> None:
    text = (
        b'<!-- DDB -->\n<ead xmlns="urn:isbn:1-931666-22-9"><!-- x --><head>Teil</head><archdesc level="fonds"/></ead>'
    )
    importer = recognise(Source("x.xml", text))
    assert importer is not None
    assert importer.name == "ead2002"
