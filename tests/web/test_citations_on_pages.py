"""The citation of a record in the style that a reader chooses or that a program asks for."""

from __future__ import annotations

import pytest
from test_signposting import _write
from werkzeug.test import Client, TestResponse

from catalog.web.app import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Client:
    root = tmp_path_factory.mktemp("citations")
    code = {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721", "leaves": "3"}
    title = {"text": "<b>Доклад</b>", "language": "ru"}
    author = {"name": "Иван Иванович Примеров", "surname": "Примеров", "kind": "person"}
    _write(root, "https://archive.example.org/catalogue", title=title, authors=[author], reference_code=code)
    return Client(create_app(root))


def ask(client: Client, accept: str) -> TestResponse:
    return client.get("/records/letter", headers={"Accept": accept})


@pytest.mark.parametrize(
    ("accept", "begins"),
    [
        ("text/x-bibliography; style=apa; locale=en-US", "Примеров, И. И. (n.d.). <b>Доклад</b>. State Archive"),
        (
            "text/x-bibliography; style=gost; locale=ru",
            "Примеров И. И. <b>Доклад</b> // ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 3.",
        ),
        ("text/x-bibliography", "Примеров, Иван Иванович. “<b>Доклад</b>.” n.d. Fond 5446"),
        ("text/x-bibliography; style=mla, text/html; q=0.5", "Примеров, Иван Иванович. “<b>Доклад</b>.”"),
    ],
)
def test_a_program_is_given_the_style_it_asks_for(client: Client, accept: str, begins: str) -> None:
    answer = ask(client, accept)
    assert answer.status_code == 200
    assert "Accept" in answer.headers["Vary"]
    assert answer.content_type == "text/x-bibliography; charset=utf-8"
    assert answer.text.startswith(begins)
    assert "https://archive.example.org/catalogue/records/letter" in answer.text


@pytest.mark.parametrize(
    ("accept", "words"),
    [
        ("text/x-bibliography; style=vancouver", "There is no citation style 'vancouver'"),
        ("text/x-bibliography; style=apa; locale=ru", "The style 'apa' is written in en only"),
    ],
)
def test_a_style_that_there_is_not_is_not_acceptable(client: Client, accept: str, words: str) -> None:
    answer = ask(client, accept)
    assert (answer.status_code, words in answer.text) == (406, True)


def test_a_browser_is_given_the_page(client: Client) -> None:
    assert ask(client, "text/html, text/x-bibliography; q=0.5").content_type == "text/html; charset=utf-8"


def test_the_page_has_a_form_that_leads_to_every_style(client: Client) -> None:
    page = client.get("/records/letter").text
    assert 'action="../records/letter/citation" method="get"' in page
    assert '<option value="gost">' in page


def test_a_reader_sees_every_form_of_the_style_and_no_markup_of_the_record(client: Client) -> None:
    page = client.get("/records/letter/citation?style=gost&locale=ru").text
    assert "Примеров И. И. &lt;b&gt;Доклад&lt;/b&gt; // ГАРФ." in page
    assert '<dd dir="auto">ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 3.</dd>' in page
    assert '<option value="gost" selected>' in page


@pytest.mark.parametrize("query", ["", "?style=apa&locale=ru", "?style=bluebook&locale=", "?style=mhra"])
def test_every_choice_has_a_page(client: Client, query: str) -> None:
    assert client.get(f"/records/letter/citation{query}").status_code == 200


def test_what_is_not_there_is_not_found(client: Client) -> None:
    answer = client.get("/records/letter/citation?style=<script>")
    assert (answer.status_code, answer.content_type) == (404, "text/plain; charset=utf-8")
    assert client.get("/records/nothing/citation").status_code == 404
