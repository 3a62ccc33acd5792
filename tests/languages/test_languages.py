"""Languages: the shortest tag of every code, names in four languages, and the codes that libraries have."""

from __future__ import annotations

import pytest

from catalog.languages.by_name import named
from catalog.languages.codes import bibliographic, language_of, tag_of
from tests.every import every


@every(
    ("code", "tag"),
    [
        *(("fra", "fr"), ("fre", "fr"), ("FR", "fr"), ("deu", "de"), ("ger", "de"), ("iw", "he"), ("mo", "ro")),
        *(("zho-Hans", "zh-Hans"), ("scr", "hr"), ("scc", "sr"), ("en_US", "en-US"), ("grc", "grc"), ("sh", "sh")),
        *(("zh-Hant", "zh-Hant"), ("sr-Cyrl", "sr-Cyrl"), ("grc/lat", ""), ("xxx", ""), ("English", ""), ("", "")),
    ],
)
def test_a_code_has_its_shortest_tag(code: str, tag: str) -> None:
    assert tag_of(code) == tag


@pytest.mark.parametrize("code", ["und", "mul", "mis"])
def test_a_code_that_does_not_say_which_is_no_language(code: str) -> None:
    assert (tag_of(code), language_of(code)) == (code, "")


@every(
    ("name", "tag"),
    [
        *(("French", "fr"), ("français", "fr"), ("Französisch", "fr"), ("французский", "fr")),
        *(
            ("English.", "en"),
            ("Ladino", "lad"),
            ("Ancient Greek", "grc"),
            ("altgriechisch", "grc"),
            ("Castilian", "es"),
        ),
        *(("русский язык", "ru"), ("на немецком языке", "de"), ("In German", "de"), ("Hebrew language", "he")),
        *(("Elvish", ""), ("French and German", ""), ("", ""), ("Archive", "")),
    ],
)
def test_a_language_is_known_by_its_name(name: str, tag: str) -> None:
    assert named(name) == tag


@pytest.mark.parametrize(
    ("tag", "code"),
    [("fr", "fre"), ("yue", "chi"), ("cmn", "chi"), ("jpx", None), ("nb", "nob"), ("grc", "grc"), ("zh-Hant", "chi")],
)
def test_libraries_have_the_codes_of_iso_639_2_alone(tag: str, code: str | None) -> None:
    assert bibliographic(tag) == code
