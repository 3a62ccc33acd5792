"""Names that likely mean one person fold into one, and no two of those are said to be plainly apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.validation import folded_name, read_plain
from catalog.validation.rules.name_folding import are_plainly_apart
from tests.every import every

PIECES = ("ri", "li", "lee", "yi", "rhee", "pak", "park", "bak", "choe", "choi", "chwe", "eo", "eu", "ch")
NAMES = st.lists(st.sampled_from((*PIECES, *"aehijouklnŏŭ -'.")), min_size=1, max_size=5).map("".join)


@pytest.mark.parametrize(
    "names",
    [
        ("Yi P'il-gyu", "Ri Pilgyu"),
        ("O Ki-sŏp", "O Kisop"),
        ("Pak Ch'ang-ok", "Park Chang Ok"),
        ("CHOE Yong-gon", "Choi Yonggon"),
        ("Sŏ Hwi", "Seo Hwi"),
    ],
)
def test_romanisations_of_one_name_fold_into_one(names: tuple[str, str]) -> None:
    assert folded_name(names[0]) == folded_name(names[1])
    assert not are_plainly_apart(names)


def test_names_with_other_ends_are_plainly_apart_and_one_name_twice_is_not() -> None:
    assert are_plainly_apart(["Yun Kong-hum", "So Hwi", "Ri Pil-gyu", "Kim Kang"])
    assert not are_plainly_apart(["So Hwi", "So Hwi"])
    assert not are_plainly_apart(["So Hwi", "Молотов"]), "in doubt"


@given(NAMES, NAMES)
@example("l", "Eu")
@example("mach", "maj")
def test_names_that_fold_into_one_are_never_plainly_apart(one: str, other: str) -> None:
    for name in (other, one.upper(), one.title(), one.replace("ch", "j"), one.replace("o", "eo")):
        if name and folded_name(one) == folded_name(name):
            assert not are_plainly_apart([one, name])


FORMS = ("Cde", "cdes", "Comrade", "MR", "Mrs", "ms", "m\u017f", "M\u0131ss", "Dr", "prof", "Herr", "Тов", "г-н")
PLACEHOLDERS = ("Unknown", "ANONYMOUS", "n/a", "NA", "none", "???", "--", "Various", "not stated")


@every(
    ("name", "code"),
    [(f"{form}{end}So Hwi", "name-with-honorific") for form in FORMS for end in (" ", ". ", "\u00a0", ".\u2009")]
    + [(word, "name-placeholder") for word in PLACEHOLDERS],
)
def test_no_form_of_address_and_no_placeholder_is_passed_over(name: str, code: str) -> None:
    tree = {"id": "a", "level": "item", "title": "Letter to the Central Committee", "authors": ["Kim Kang", name]}
    assert [finding.code for finding in read_plain(tree).findings] == [code]
