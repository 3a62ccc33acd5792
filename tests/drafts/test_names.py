"""Names with a comma: a surname and forenames, a body, years of a life, and the order of East Asia."""

from __future__ import annotations

import pytest

from catalog.drafts.names import read_name


@pytest.mark.parametrize(
    ("words", "name", "surname"),
    [
        ("Nehru, Jawaharlal", "Jawaharlal Nehru", "Nehru"),
        ("Kennan, George F., Jr.", "George F. Kennan, Jr.", "Kennan"),
        ("Sample, Ann (1820-1890)", "Ann Sample", "Sample"),
        ("Sample, Ann, 1820-1890", "Ann Sample", "Sample"),
        ("Sample, Ann, b. 1820", "Ann Sample", "Sample"),
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
