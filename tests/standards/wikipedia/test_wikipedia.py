"""wikipedia: the template of the archive's kind, one on a line, and no text that could be markup of a wiki."""

from __future__ import annotations

import html
import re

import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings

from catalog.standards.formats import find
from tests.examples import examples

wikipedia = find("wikipedia")
_TEMPLATE = re.compile(r"\{\{(cite (?:Russian )?archive)((?: \|[a-z-]+=[^|{}\[\]<>\n]*)*)\}\}([^|{}\[\]<>\n]*)\n")
_MARKUP = ("{{", "}}", "[[", "'''", "~~~", "<", "|", "__")


def read(record, catalogue) -> tuple[str, dict[str, str], str]:
    """The name of the template, its parameters as a wiki shows them, and what follows."""
    written = wikipedia.encode(record, catalogue).decode()
    found = _TEMPLATE.fullmatch(written)
    assert found, written
    parameters = dict(part.split("=", 1) for part in found[2].strip().split("|") if part)
    return found[1], {key.strip(): html.unescape(value).strip() for key, value in parameters.items()}, found[3].strip()


@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_one_record_is_one_template_without_any_markup_of_its_text(catalogue_settings, record):
    name, shown, after = read(record, catalogue_settings)
    text = record.texts[-1].title if record.texts and record.texts[-1].published and record.texts[-1].title else None
    title = (text or record.title).text
    assert shown["title" if "Russian" in name else "item"].split() == title.split() or record.texts
    written = wikipedia.encode(record, catalogue_settings).decode()
    inside = written[2:].replace("}}", "", 1).replace(" |", " ")
    assert not any(mark in inside for mark in _MARKUP)
    assert html.unescape(after).count("Translated by ") >= bool(record.translators) * ("Russian" not in name)


def test_a_letter_of_a_fond_is_cited_by_the_russian_template(letter, catalogue_settings):
    name, shown, after = read(letter, catalogue_settings)
    assert (name, after) == ("cite Russian archive", "")
    assert shown == {
        "url": catalogue_settings.url_of(letter.id),
        "title": letter.title.text,
        "institution": "State Archive of the Russian Federation",
        "fond": "5446",
        "opis": "98",
        "delo": "721",
        "pages": "170–190",
        "note": "Letter. September 5, 1956. By Seo Hwi and Yun Gong-heum and Li Pil-gyu and Kim Gwan. "
        "To Chinese Communist Party Central Committee. Translated by Gary Goldberg",
    }


def test_a_single_leaf_is_a_page_and_a_verso_is_ob(catalogue_settings):
    code = {"repository": "GARF", "fond": "1", "delo": "2", "leaves": "5v"}
    _, shown, _ = read(minimal(reference_code=code), catalogue_settings)
    assert shown["page"] == "5ob."
    assert read(rich(), catalogue_settings)[1]["pages"] == "12–14ob., 16"


def test_any_other_archive_is_cited_by_the_general_template_and_its_people_follow(catalogue_settings):
    record = minimal(
        genre="letter",
        authors=["Jo Roe"],
        recipients=["Ann & Co"],
        dates=["1956-09"],
        reference_code={"repository": "NARA", "record_group": "59", "box": "3"},
    )
    name, shown, after = read(record, catalogue_settings)
    assert name == "cite archive"
    assert (shown["item"], shown["type"], shown["date"]) == ("Untitled", "letter", "September 1956")
    assert (shown["fonds"], shown["box"]) == ("59", "3")
    assert html.unescape(after) == "By Jo Roe. To Ann & Co."


@pytest.mark.parametrize(
    "text", ["a|b}}{{evil", "[[Category:X]]", "~~~~", "'''b'''", "__TOC__", "<nowiki>", "x://y{{z}}"]
)
def test_what_looks_like_markup_is_shown_and_not_obeyed(catalogue_settings, text):
    written = wikipedia.encode(minimal(title=text), catalogue_settings).decode()
    assert text not in written
    assert read(minimal(title=text), catalogue_settings)[1]["item"] == text


def test_none_one_and_three_records_are_as_many_lines(letter, catalogue_settings):
    for given_records in ([], [minimal()], [letter], [letter, rich(), minimal()]):
        written = b"".join(wikipedia.stream(given_records, catalogue_settings)).decode()
        assert len(written.splitlines()) == len(given_records)
