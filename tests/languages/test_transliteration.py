"""The tables of transliteration, word by word, and numbers there and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import UnknownName
from catalog.languages.transliteration import SYSTEMS, cyrillic_number, latin_number, transliterate
from catalog.reference_codes import comparison_key
from tests.every import every

_CYRILLIC = re.compile("[Ѐ-ӿ]")


@every(
    ("word", "system", "expected"),
    [
        ("Государственный архив", "ala-lc-plain", "Gosudarstvennyi arkhiv"),
        ("Ельцин", "ala-lc", "Elʹt͡sin"),
        ("Ельцин", "ala-lc-plain", "Elʹtsin"),
        ("Ельцин", "bgn-pcgn", "Yel’tsin"),
        ("Ельцин", "iso-9", "Elʹcin"),
        ("Щёкин", "ala-lc", "Shchëkin"),
        ("Щёкин", "ala-lc-plain", "Shchekin"),
        ("Щёкин", "bgn-pcgn", "Shchëkin"),
        ("Щёкин", "iso-9", "Ŝëkin"),
        ("объединённый", "bgn-pcgn", "ob”yedinënnyy"),
        ("эхо", "ala-lc", "ėkho"),
        ("эхо", "iso-9", "èho"),
        ("ЩУКА", "ala-lc-plain", "SHCHUKA"),
        ("Згурський", "ukrainian-national", "Zghurskyi"),
        ("Юрій Їжакевич", "ukrainian-national", "Yurii Yizhakevych"),
        ("об’єднань", "ukrainian-national", "obiednan"),
        ("громадських", "ala-lc-ukrainian", "hromadsʹkykh"),
        ("GARF, ф.", "ala-lc-plain", "GARF, f."),
    ],
)
def test_a_word_is_written_as_the_system_has_it(word: str, system: str, expected: str) -> None:
    assert transliterate(word, system) == expected


@pytest.mark.parametrize("system", SYSTEMS)
@given(text=st.text(alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x4FF)))
def test_no_cyrillic_letter_is_left(system: str, text: str) -> None:
    assert not _CYRILLIC.search(transliterate(text, system))


def test_a_system_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownName, match="There is no system of transliteration 'nope'; there are: ala-lc,"):
        transliterate("а", "nope")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Р-9401", "R-9401"),
        ("1п", "1p"),
        ("20722-пф", "20722-pf"),
        ("2й", "2ĭ"),
        ("1ё", "1ë"),
        ("4тс", "4t·s"),
        ("4ц", "4ts"),
    ],
)
def test_numbers_go_there_and_back(cyrillic: str, latin: str) -> None:
    assert latin_number(cyrillic) == latin
    assert cyrillic_number(latin) == cyrillic


_NUMBERS = st.text(alphabet="0123456789-/абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя", min_size=1, max_size=8)


@given(_NUMBERS)
def test_no_letter_of_a_number_is_lost_on_the_way(number: str) -> None:
    assert cyrillic_number(latin_number(number)) == number
    assert comparison_key(latin_number(number)) == comparison_key(number)


@given(_NUMBERS, _NUMBERS)
def test_different_numbers_have_different_keys(one: str, other: str) -> None:
    assert (comparison_key(one) == comparison_key(other)) == (one == other)
