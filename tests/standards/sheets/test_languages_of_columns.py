"""A sheet to fill in has a column for each language of a description: scope@ru."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.model import ELEMENTS
from catalog.standards.importers import Draft, Refusal, Source, find
from catalog.standards.sheets.read import template
from tests.every import every


def read(text: str) -> Draft | Refusal:
    (made,) = find("csv").read(Source("x.csv", text.encode()))
    return made


def document(text: str) -> dict[str, Any]:
    made = read(text)
    assert isinstance(made, Draft)
    return made.document


@every("row", ELEMENTS, ids=lambda row: row.field)
def test_each_element_has_a_column_in_each_language(row) -> None:
    made = document(
        f"title,{row.column},{row.field}@ru,{row.column}@English\nPapers,Own words,Свои слова,Their words\n"
    )
    assert made[row.field] == [
        "Own words", {"text": "Свои слова", "language": "ru"}, {"text": "Their words", "language": "en"},
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["scope@ru", "Scope @ RU", "scope@rus", "scope@Russian", "scope@ru-Cyrl"])
def test_a_language_is_a_tag_a_code_or_a_name(heading: str) -> None:
    assert document(f"title,{heading}\nPapers,Слова\n")["scope"] == {"text": "Слова", "language": "ru"}


def test_a_title_in_another_language_is_another_title() -> None:
    made = document("title,title@ru,other titles@de\nPapers,Бумаги,Akten | Papiere\n")
    assert made["title"] == "Papers"
    assert made["other_titles"] == [
        {"language": "ru", "text": "Бумаги"},
        {"language": "de", "text": "Akten"},
        {"language": "de", "text": "Papiere"},
    ]


@pytest.mark.parametrize("heading", ["scope@", "scope@xx-1-??", "abstract@ru", "date@ru", "@ru", "scope@ru@en"])
def test_what_is_no_language_or_no_words_is_listed_and_not_read(heading: str) -> None:
    made = read(f"title,level,{heading}\nPapers,fonds,Слова\n")
    assert isinstance(made, Draft)
    assert made.document.keys() == {"id", "level", "title", "administration"}
    assert [each.text for each in made.ignored] == ["Слова"]


def test_one_language_twice_is_refused() -> None:
    made = read("title,scope@ru,scope@Russian\nPapers,a,b\n")
    assert isinstance(made, Refusal)
    assert made.findings[0].code == "heading-twice"


def test_the_second_row_of_the_template_says_so() -> None:
    assert "in another language in a column scope@ru" in template().decode()
