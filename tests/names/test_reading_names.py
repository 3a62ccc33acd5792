"""Names with a comma: a surname and forenames, a body, years of a life, and the order of East Asia."""

from __future__ import annotations

import pytest

from catalog.names import read_name
from tests.every import every


@every(
    ("words", "name", "surname"),
    [
        ("Nehru, Jawaharlal", "Jawaharlal Nehru", "Nehru"),
        ("Kennan, George F., Jr.", "George F. Kennan, Jr.", "Kennan"),
        ("Sample, Ann (1820-1890)", "Ann Sample", "Sample"),
        ("Sample, Ann, 1820-1890", "Ann Sample", "Sample"),
        ("Sample, Ann, b. 1820", "Ann Sample", "Sample"),
        ("Jeanneney, Jean-Noël (1942-....)", "Jean-Noël Jeanneney", "Jeanneney"),
        ("Sample, Ann (* 1912)", "Ann Sample", "Sample"),
        ("Sample, Ann (geb. 1912 - gest. 1990)", "Ann Sample", "Sample"),
        ("Sample, Ann, 15..-1598?", "Ann Sample", "Sample"),
        ("Sample, Ann (....-1598)", "Ann Sample", "Sample"),
        ("Sample, Ann (née 1942)", "Ann Sample", "Sample"),
        ("Smith, John, Sir, 1900-", "John Smith", "Smith"),
        ("de la Cruz, Juan", "Juan de la Cruz", "de la Cruz"),
        ("Gaulle, Charles de", "Charles de Gaulle", "Gaulle"),
        ("Иванов, Иван Иванович", "Иван Иванович Иванов", "Иванов"),
        ("Иванов, И. И.", "И. И. Иванов", "Иванов"),
        ("Kim, Il Sung", "Kim Il Sung", "Kim"),
        ("Kim, Il Sung, 1912-1994", "Kim Il Sung", "Kim"),
        ("Kim, Chong-il", "Kim Chong-il", "Kim"),
        ("Sample Society, Inc.", "Sample Society, Inc.", ""),
        ("{Sample Society, Ltd}", "Sample Society, Ltd", ""),
        ("Embassy of X, Moscow", "Embassy of X, Moscow", ""),
        ("Department of Trade, Branch 2", "Department of Trade, Branch 2", ""),
        ("Министерство торговли, отдел 2", "Министерство торговли, отдел 2", ""),
        ("Company, 1st Infantry", "Company, 1st Infantry", ""),
        ("Mao Zedong", "Mao Zedong", ""),
        ("Martin Luther King, Jr.", "Martin Luther King, Jr.", ""),
        ("King, Jr., Martin Luther", "Martin Luther King, Jr.", "King"),
        ("John Sample, Esq.", "John Sample, Esq.", ""),
        ("Ann Sample, M.D.", "Ann Sample, M.D.", ""),
        ("[Sample, Ann]", "[Ann Sample]", "Sample"),
        ("«Sample, Ann»", "Ann Sample", "Sample"),
        ("عرفات، ياسر", "ياسر عرفات", "عرفات"),
    ],
)
def test_a_name_is_in_its_natural_order(words: str, name: str, surname: str) -> None:
    reading = read_name(words)
    assert (reading.name, reading.surname, reading.question) == (name, surname, "")


@pytest.mark.parametrize(
    "words", ["Sample, Ann, editor", "Leeds, 3 High Street", "Kim, Gwan", "Trade, of Ships and Docks in the East"]
)
def test_what_can_be_two_things_is_asked(words: str) -> None:
    assert len(read_name(words).answers) == 2


def test_a_kind_that_is_stated_decides() -> None:
    assert read_name("Church, Ann", is_person=True).name == "Ann Church"
    assert read_name("Alpha, Beta", is_body=True).name == "Alpha, Beta"


@every(
    ("words", "name"),
    [
        ("García Márquez, Gabriel", "Gabriel García Márquez"),
        ("Lloyd George, David", "David Lloyd George"),
        ("Mill, John Stuart", "John Stuart Mill"),
        ("House, Edward M.", "Edward M. House"),
        ("Katz, David.", "David Katz"),
        ("לוי, דוד.", "דוד לוי"),
        ("Sample, Wm.", "Wm. Sample"),
        ("SAMPLE, Ann", "Ann SAMPLE"),
        ("Kim, Philip", "Philip Kim"),
        ("Kim, Il Sung.", "Kim Il Sung"),
        ("Park, Chung-hee", "Park Chung-hee"),
        ("Hồ, Chí Minh", "Hồ Chí Minh"),
        ("毛, 泽东", "毛泽东"),
        ("김, 일성", "김일성"),
        ("Smith & Sons, London", "Smith & Sons, London"),
        ("Müller & Söhne, Berlin", "Müller & Söhne, Berlin"),
        ("United Nations, New York", "United Nations, New York"),
        ("Radio Free Europe, Munich", "Radio Free Europe, Munich"),
        ("House of Commons, London", "House of Commons, London"),
        ("Compagnie des Indes, Lorient", "Compagnie des Indes, Lorient"),
        ("Reichsministerium des Innern, Berlin", "Reichsministerium des Innern, Berlin"),
        ("ТАСС, Москва", "ТАСС, Москва"),
        ("Колхоз «Заря», Примерский район", "Колхоз «Заря», Примерский район"),
    ],
)
def test_bodies_persons_and_names_of_east_asia_are_distinguished(words: str, name: str) -> None:
    reading = read_name(words)
    assert (reading.name, reading.question) == (name, "")


@every(
    "words",
    [
        "Krupp, Essen",
        "Macmillan, New York",
        "London, England",
        "Washington, D.C.",
        "Ann Sample, Bob Primer",
        "Иванов И.И., Петров П.П.",
        "John Paul II, Pope",
        "Leonardo, da Vinci",
        "Sample, [?]",
        "?Sample, Ann",
        "Local 5, Miners",
        "Mao, Zedong",
        "Park, Chung Hee",
        "Satō, Eisaku",
        "France, President",
        "Sample, Sir",
    ],
)
def test_what_no_list_decides_is_asked(words: str) -> None:
    assert len(read_name(words).answers) == 2


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mao, Zedong", "Mao Zedong"),
        ("Deng, Xiaoping", "Deng Xiaoping"),
        ("Li, Andrew", "Andrew Li"),
        ("Nagy, Imre", "Imre Nagy"),
    ],
)
def test_a_field_for_surname_first_asks_nothing_about_the_order_of_chinese_names(words: str, name: str) -> None:
    reading = read_name(words, is_inverted=True)
    assert (reading.name, reading.question) == (name, "")


@pytest.mark.parametrize("words", ["Sample Society, Inc.", "Smith, Jones & Co", "Politburo, CC CPSU", "Satō, Eisaku"])
def test_a_program_that_parts_every_name_at_its_comma_is_not_believed(words: str) -> None:
    assert read_name(words, is_person=True, is_inverted=True).question


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Church, Zebulon", "Zebulon Church"),
        ("House, Wolfhard", "Wolfhard House"),
        ("Spektor, Regina", "Regina Spektor"),
        ("Ellington, Duke", "Duke Ellington"),
    ],
)
def test_a_person_may_have_the_name_of_a_body_or_of_an_office(words: str, name: str) -> None:
    reading = read_name(words, is_person=True, is_inverted=True)
    assert (reading.name, reading.question) == (name, "")
