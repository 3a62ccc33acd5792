"""Titles and credits at their ends: the period of a catalogue entry, the date in a title, the last translator."""

from __future__ import annotations

from typing import Any

from catalog.citation import cite, render
from catalog.model import Record
from tests.every import every

CODE = {"repository": "GARF", "fond": "1", "opis": "2", "delo": "3"}


def line(style: str, form: str | None = None, locale: str | None = None, **fields: Any) -> str:
    values = {"id": "a", "level": "item", "title": "A plan", "dates": ["1956-09-05"], "reference_code": CODE}
    return render(cite(Record.model_validate({**values, **fields}), style=style, form=form, locale=locale))


@every(
    ("title", "chicago"),
    [
        ("A plan. The final.", "“A plan. The final,”"),
        ("Archives sonores (1982-1984).", "“Archives sonores (1982-1984),”"),
        ("Plan for 1957.", "“Plan for 1957,”"),
        ("Report of the Sample Corp.", "“Report of the Sample Corp.,”"),
        ("План на 1957 г.", "“План на 1957 г.,”"),
        ("What is to be done...", "“What is to be done...,”"),
        ("Letter of J. B.", "“Letter of J. B.,”"),
        ("What is to be done?", "“What is to be done?”"),
    ],
)
def test_the_period_of_a_catalogue_entry_is_left_to_the_style(title: str, chicago: str) -> None:
    assert line("chicago", "note", title=title).startswith(f"{chicago} September 5, 1956")


def test_a_title_ends_once_in_every_style() -> None:
    for style in ("apa", "bluebook", "chicago", "french", "german", "gost", "iso-690", "mhra", "mla"):
        cited = line(style, title="A plan. The final.")
        assert not [twice for twice in ("..", ".,", ". :", ".“,", ". »", ".’,") if twice in cited]
    assert line("gost", title="План работы.").startswith("План работы : 5 сентября 1956 г. //")
    assert line("apa", title="A plan. The final.").startswith("A plan. The final. (1956, September 5).")


def test_gost_gives_no_date_that_the_title_has_in_digits() -> None:
    assert line("gost", title="Письмо от 05.09.1956", locale="ru").startswith("Письмо от 05.09.1956 // ГАРФ.")
    assert line("gost", title="Письмо от 05.09.1957", locale="ru").startswith(
        "Письмо от 05.09.1957 : 5 сентября 1956 г."
    )


def test_apa_names_every_translator_in_their_order() -> None:
    persons = [
        {"name": name, "surname": name.split()[-1], "kind": "person"}
        for name in ("Ann Berg", "Carl Dahl", "Eva von der Heide")
    ]
    texts = [{"key": "original", "language": "ko"}]
    for count, credit in ((1, "A. Berg"), (2, "A. Berg & C. Dahl"), (3, "A. Berg, C. Dahl, & E. von der Heide")):
        english = {"key": "english", "language": "en", "translated_from": "original", "translators": persons[:count]}
        assert f"({credit}, Trans.)" in line("apa", texts=[*texts, english])


def test_a_body_has_no_surname_in_russian() -> None:
    body = {
        "name": "Council of Ministers", "kind": "corporate body",
        "variants": [{"name": "Совет Министров", "language": "ru", "surname": "Министров"}],
    }  # fmt: skip
    assert line("gost", locale="ru", authors=[body]).startswith("Совет Министров. A plan")
