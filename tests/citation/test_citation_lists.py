"""Several records make a list of sources in the order of their style."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from catalog.citation import (
    STYLES,
    Form,
    bibliography,
    cite,
    find,
    ordered,
    render,
    render_all,
)
from catalog.errors import UnknownName, UsageError
from catalog.model import Record


def record(identifier: str, **more: Any) -> Record:
    title = {"text": "Letter", "supplied_by": "cataloguer"}
    return Record.model_validate({"id": identifier, "level": "item", "title": title, **more})


def by(name: str, surname: str) -> list[dict[str, str]]:
    return [{"name": name, "surname": surname, "kind": "person"}]


_ENTRIES = [
    record("zhou-2", authors=by("Zhou Enlai", "Zhou"), dates=["1957"], title="Zeal"),
    record("zhou-1", authors=by("Zhou Enlai", "Zhou"), dates=["1958"], title="Aims"),
    record("zhou-0", authors=by("Zhou Enlai", "Zhou"), title="Zinc"),
    record("the", title="The Minutes"),
    record("able", authors=by("Ann Able", "Able"), dates=["1956"]),
    record("accent", authors=by("Émile Nagy", "Nagy"), dates=["1956"]),
    record("cyrillic", authors=by("Никита Хрущев", "Хрущев"), dates=["1956"]),
    record("yo", authors=by("Андрей Ёлкин", "Ёлкин"), dates=["1956"]),
]


@pytest.mark.parametrize(
    ("style", "order"),
    [
        ("chicago", ["able", "the", "accent", "zhou-0", "zhou-2", "zhou-1", "yo", "cyrillic"]),
        ("apa", ["able", "the", "accent", "zhou-0", "zhou-2", "zhou-1", "yo", "cyrillic"]),
        ("mla", ["able", "the", "accent", "zhou-1", "zhou-2", "zhou-0", "yo", "cyrillic"]),
        ("gost", ["yo", "cyrillic", "able", "the", "accent", "zhou-1", "zhou-2", "zhou-0"]),
    ],
)
def test_a_list_is_in_the_order_of_its_style(style: str, order: list[str]) -> None:
    assert [one.id for one in ordered(_ENTRIES, style=style)] == order
    assert [one.id for one in ordered(reversed(_ENTRIES), style=style)] == order


def test_a_list_has_the_entries_of_its_style() -> None:
    assert [render(citation) for citation in bibliography(_ENTRIES[:2], style="mla")] == [
        "Zhou Enlai. “Aims.” 1958.",
        "---. “Zeal.” 1957.",
    ]


def test_an_empty_list_is_empty() -> None:
    assert bibliography([]) == ()


def test_names_of_styles_are_unique_and_each_style_has_a_list_and_a_locator() -> None:
    assert len({style.name for style in STYLES}) == len(STYLES)
    for style in STYLES:
        assert find(style.name) is style
        assert {Form.BIBLIOGRAPHY, Form.LOCATOR} <= style.forms.keys()


def test_an_unknown_style_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        UnknownName,
        match=r"There is no citation style 'chigaco'; did you mean 'chicago'\? There are: apa, archive, bluebook",
    ):
        cite(_ENTRIES[0], style="chigaco")


def test_a_form_that_a_style_has_not_is_answered_with_those_it_has() -> None:
    with pytest.raises(UsageError, match="The style 'mla' has no form 'note'; it has: bibliography, in-text, locator"):
        cite(_ENTRIES[0], style="mla", form="note")
    with pytest.raises(UnknownName, match="There is no form of citations 'footnote'"):
        cite(_ENTRIES[0], form="footnote")


def test_a_locale_that_a_style_has_not_is_answered_with_those_it_has() -> None:
    with pytest.raises(UsageError, match="The style 'apa' is written in en only, not in 'ru'"):
        cite(_ENTRIES[0], style="apa", locale="ru")
    with pytest.raises(UnknownName, match="There is no locale of citations 'it'; there are: de, en, fr, ru"):
        cite(_ENTRIES[0], style="gost", locale="it")


def test_the_letter_in_every_style_and_form_is_as_its_golden_file(
    letter: Record, golden: Callable[[str, str], None]
) -> None:
    lines = []
    for style in STYLES:
        for locale in style.locales:
            lines.append(f"{style.name} {locale}: {style.title}")
            lines += [
                f"  {form:<13} {cite(letter, style=style.name, form=form, locale=locale)}" for form in style.forms
            ]
    golden("citation/letter.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("markup", "extension"), [("html", "html"), ("markdown", "md"), ("latex", "tex"), ("rtf", "rtf")]
)
def test_a_list_in_every_rendering_is_as_its_golden_file(
    letter: Record, golden: Callable[[str, str], None], markup: str, extension: str
) -> None:
    diary = record(
        "diary",
        title="Diary of 50 % & more_less",
        authors=by("Vasily Ivanov", "Ivanov"),
        url="https://example.org/a_b%20c?d=1&e=2#f",
        reference_code={"repository": "AVPRF", "fond": "0102"},
    )
    golden(f"citation/apa.{extension}", render_all(bibliography([letter, diary], style="apa"), markup) + "\n")
