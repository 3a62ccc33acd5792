"""Languages and rights as other systems write them: read, or left, and never those of another thing."""

from __future__ import annotations

import pytest

from catalog.standards.importers import Draft, Source, find

_MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A</title></titleInfo>%s</mods>'
_EAD = (
    '<ead><eadheader><eadid>a</eadid></eadheader><archdesc level="item"><did><unittitle>A</unittitle>%s</did>'
    "</archdesc></ead>"
)
_MARC = (
    '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000ntmaa2200000uu 4500</leader>%s'
    '<datafield tag="245" ind1=" " ind2=" "><subfield code="a">A</subfield></datafield></record></collection>'
)


def draft(importer: str, text: str) -> Draft:
    (outcome,) = find(importer).read(Source("x.xml", text.encode()))
    assert isinstance(outcome, Draft), outcome
    return outcome


def languages(made: Draft) -> list[str]:
    return [tag for text in made.document.get("texts", ()) for tag in text.get("language", ())]


def term(words: str, authority: str = "iso639-2b") -> str:
    return f'<languageTerm type="code" authority="{authority}">{words}</languageTerm>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<languageTerm type="text">French</languageTerm>', ["fr"]),
        (term("deu"), ["de"]),
        (term("chi") + term("zh-Hant", "rfc5646"), ["zh-Hant"]),
        (term("chi") + '<scriptTerm type="code" authority="iso15924">Hant</scriptTerm>', ["zh-Hant"]),
        (term("rus") + '<scriptTerm type="code" authority="iso15924">Cyrl</scriptTerm>', ["ru"]),
        (term("xxx"), []),
    ],
)
def test_a_language_of_mods_is_read_by_code_and_by_name(inside: str, expected: list[str]) -> None:
    made = draft("mods", _MODS % f"<language>{inside}</language>")
    assert languages(made) == expected
    assert expected or made.left


def test_the_language_of_a_summary_is_that_of_the_abstract() -> None:
    language = f'<language objectPart="summary">{term("eng")}</language><language>{term("fre")}</language>'
    made = draft("mods", _MODS % f"{language}<abstract>On trade.</abstract>")
    assert languages(made) == ["fr"]
    assert made.document["abstract"] == {"text": "On trade.", "language": "en"}
    (left,) = draft("mods", _MODS % f'<language objectPart="summary">{term("eng")}</language>').left
    assert left.text == "summary: eng"


def test_every_language_of_a_finding_aid_is_read_and_the_other_words_are_left() -> None:
    made = draft(
        "ead2002",
        _EAD
        % '<langmaterial>Mostly in <language langcode="eng">English</language>; some in <language>Ladino</language> '
        'and <language langcode="und">undetermined</language>.</langmaterial>',
    )
    assert languages(made) == ["en", "lad"]
    left = {left.text for left in made.left}
    assert {"undetermined", "Mostly in English; some in Ladino and undetermined."} <= left


def test_words_that_are_languages_are_read_without_elements() -> None:
    assert languages(draft("ead2002", _EAD % "<langmaterial>French and Dutch</langmaterial>")) == ["fr", "nl"]


def test_one_bad_code_of_marc_costs_itself_alone() -> None:
    subfields = "".join(f'<subfield code="a">{code}</subfield>' for code in ("fra", "grc/lat", "xxx", "engger"))
    made = draft("marcxml", _MARC % f'<datafield tag="041" ind1=" " ind2=" ">{subfields}</datafield>')
    assert languages(made) == ["fr", "en", "de"]
    assert [question.text for question in made.questions] == ["grc/lat"]
    assert [left.text for left in made.left] == ["xxx"]


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("https://creativecommons.org/licenses/by/4.0", "http://creativecommons.org/licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "http://creativecommons.org/licenses/by-nc-sa/3.0/de/deed.de",
            "http://creativecommons.org/licenses/by-nc-sa/3.0/de/",
        ),
        (
            "https://creativecommons.org/publicdomain/zero/1.0/legalcode",
            "http://creativecommons.org/publicdomain/zero/1.0/",
        ),
        ("https://rightsstatements.org/vocab/inc/1.0/", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("http://rightsstatements.org/page/NoC-US/1.0/?language=en", "http://rightsstatements.org/vocab/NoC-US/1.0/"),
    ],
)
def test_rights_are_named_by_their_canonical_uri(given: str, canonical: str) -> None:
    conditions = (
        f'<accessCondition xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{given}">Words</accessCondition>'
    )
    assert draft("mods", _MODS % conditions).document["rights"]["uri"] == canonical


def test_languages_of_a_sheet_get_their_shortest_tag() -> None:
    (outcome,) = find("csv").read(Source("x.csv", b"title,language\nLetter,fra | German | zh-Hant | Elvish"))
    assert isinstance(outcome, Draft)
    assert languages(outcome) == ["fr", "de", "zh-Hant", "Elvish"]
