"""The edges of the rules: the one author more, the address of another page, the title that begins with small words."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.citation import Arrangement, Options, cite, render
from catalog.citation.options import Locale
from catalog.citation.sort_keys import by_script
from catalog.citation.titles import short_title
from catalog.model import Record

_PUBLISHED = {
    "texts": [
        {"key": "original", "language": "ko"},
        {
            "key": "english", "language": "en", "translated_from": "original",
            "published": {
                "publisher": "Wilson Center", "title": "Digital Archive", "url": "https://digital.example.org/1",
            },
        },
    ]
}  # fmt: skip


def record(**fields: Any) -> Record:
    return Record.model_validate({"id": "a", "level": "item", "title": "On the plenum", **fields})


def persons(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "surname": name.split()[-1], "kind": "person"} for name in names]


def test_of_more_than_twenty_authors_apa_names_nineteen_and_the_last() -> None:
    letters = "abcdefghijklmnopqrstu"
    for count in (20, 21):
        names = persons(*(f"Ann B{letter}" for letter in letters[:count]))
        line = render(cite(record(authors=names, dates=["1956"]), style="apa"))
        listed = [f"B{letter}, A." for letter in letters[:count]]
        expected = ", ".join(listed[:19])
        expected += f", & {listed[-1]}" if count == 20 else f", . . . {listed[-1]}"
        assert line == f"{expected} (1956). On the plenum."


@pytest.mark.parametrize(("style", "form", "own", "published"), [
    ("apa", "bibliography", "On the plenum. (n.d.). https://own.example.org/1",
     "On the plenum. (n.d.). Wilson Center Digital Archive. https://digital.example.org/1"),
    ("chicago", "bibliography", "“On the plenum.” n.d. https://own.example.org/1.",
     "“On the plenum.” n.d. Wilson Center Digital Archive. https://digital.example.org/1."),
    ("chicago", "note", "“On the plenum,” n.d., https://own.example.org/1.",
     "“On the plenum,” n.d., Wilson Center Digital Archive, https://digital.example.org/1."),
])  # fmt: skip
def test_the_publisher_is_named_beside_its_own_page_alone(style: str, form: str, own: str, published: str) -> None:
    assert render(cite(record(**_PUBLISHED), style=style, form=form)) == published
    assert render(cite(record(**_PUBLISHED, url="https://own.example.org/1"), style=style, form=form)) == own


def test_gost_names_the_first_of_more_than_three_translators_and_authors() -> None:
    names = ("Анна Первая", "Борис Второй", "Вера Третья", "Глеб Четвёртый")
    texts = [{"key": "original", "language": "ko"}]
    texts += [{"key": "russian", "language": "ru", "translated_from": "original", "translators": persons(*names)}]
    assert render(cite(record(texts=texts), style="gost", locale="ru")).endswith("/ пер.: А. Первая [и др.].")
    three, four = (record(authors=persons(*names[:count])) for count in (3, 4))
    assert render(cite(three, style="gost", locale="ru")).startswith("Первая А., Второй Б., Третья В. On")
    assert render(cite(four, style="gost", locale="ru")).startswith("On the plenum")
    assert by_script(three, Locale.RUSSIAN)[1] == "первая анна второй борис третья вера"
    assert by_script(four, Locale.RUSSIAN)[1] == "on the plenum"


def test_the_repository_comes_first_where_it_is_asked_for() -> None:
    boxed = record(reference_code={"repository": "Yale University Library", "collection": "House Papers", "box": "12"})
    options = Options(arrangement=Arrangement.REPOSITORY_FIRST)
    assert render(cite(boxed, style="mla", options=options)) == (
        "“On the plenum.” Yale University Library, House Papers, box 12."
    )


def test_the_first_form_of_a_style_is_written_where_no_form_is_named() -> None:
    for style in ("apa", "gost"):
        assert cite(record(), style=style) == cite(record(), style=style, form="bibliography")
    assert cite(record(), style="chicago") == cite(record(), style="chicago", form="note")


def test_a_title_of_small_words_keeps_its_first() -> None:
    assert short_title("Of the and to from in on at") == "Of"
    assert short_title("Report on the state of the party") == "Report on the state"
    assert short_title("Report and notes of the state of the party") == "Report and notes"
    assert short_title("Report on the state") == "Report on the state"
