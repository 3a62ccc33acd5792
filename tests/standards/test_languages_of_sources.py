"""Languages and rights as other systems write them: read, or ignored, and never those of another thing."""

from __future__ import annotations

import pytest

from catalog.languages.codes import bibliographic, terminological
from catalog.standards.importers import Draft, Refusal, Source, find

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
    assert expected or made.ignored


def test_the_language_of_a_summary_is_that_of_the_abstract() -> None:
    language = f'<language objectPart="summary">{term("eng")}</language><language>{term("fre")}</language>'
    made = draft("mods", _MODS % f"{language}<abstract>On trade.</abstract>")
    assert languages(made) == ["fr"]
    assert made.document["abstract"] == {"text": "On trade.", "language": "en"}
    (ignored,) = draft("mods", _MODS % f'<language objectPart="summary">{term("eng")}</language>').ignored
    assert ignored.text == "summary: eng"


def test_every_language_of_a_finding_aid_is_read_and_the_words_are_kept() -> None:
    made = draft(
        "ead2002",
        _EAD
        % '<langmaterial>Mostly in <language langcode="eng">English</language>; some in <language>Ladino</language> '
        'and <language langcode="und">undetermined</language>.</langmaterial>',
    )
    assert languages(made) == ["en", "lad"]
    assert [each.text for each in made.ignored] == ["und"]
    assert made.document["language_note"] == "Mostly in English; some in Ladino and undetermined."


def test_words_that_are_languages_are_read_without_elements() -> None:
    assert languages(draft("ead2002", _EAD % "<langmaterial>French and Dutch</langmaterial>")) == ["fr", "nl"]


def test_one_bad_code_of_marc_costs_itself_alone() -> None:
    subfields = "".join(f'<subfield code="a">{code}</subfield>' for code in ("fra", "grc/lat", "xxx", "engger"))
    made = draft("marcxml", _MARC % f'<datafield tag="041" ind1=" " ind2=" ">{subfields}</datafield>')
    assert languages(made) == ["fr", "en", "de"]
    assert [question.text for question in made.questions] == ["grc/lat"]
    assert [each.text for each in made.ignored] == ["xxx"]


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


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<language langcode="eng ger">English, German</language>', ["en", "de"]),
        ("<language>deu</language><language>scr</language>", ["de", "hr"]),
        ('<language langcode="grc">Greek</language>', ["grc"]),
        ('<language langcode="srp">Serbo-Croatian</language>', ["sr"]),
    ],
)
def test_codes_of_a_finding_aid_may_be_several_or_its_words(inside: str, expected: list[str]) -> None:
    made = draft("ead2002", _EAD % f"<langmaterial>{inside}</langmaterial>")
    assert languages(made) == expected
    assert not made.questions


def test_a_code_and_a_name_of_two_languages_are_a_question() -> None:
    made = draft("ead2002", _EAD % '<langmaterial><language langcode="rus">German</language></langmaterial>')
    assert [question.answers for question in made.questions] == [("ru", "de")]


@pytest.mark.parametrize(
    "address", ["www.creativecommons.org/licenses/by/4.0/", "creativecommons.org/licenses/by/4.0/", "(%s)"]
)
def test_an_address_of_rights_may_come_without_its_scheme_or_in_brackets(address: str) -> None:
    given = address.replace("%s", "http://creativecommons.org/licenses/by/4.0/")
    made = draft("mods", _MODS % f'<accessCondition type="use and reproduction">{given}</accessCondition>')
    assert made.document["rights"] == {"uri": "http://creativecommons.org/licenses/by/4.0/"}


@pytest.mark.parametrize(
    ("label", "words"), [("ISO-8859-1", "Café"), ("windows-1251", "Письмо"), ("KOI8-R", "Письмо"), ("cp1250", "Łódź")]
)
def test_a_file_in_utf_8_that_says_it_has_a_byte_a_letter_is_refused_with_the_fix(label: str, words: str) -> None:
    text = f'<?xml version="1.0" encoding="{label}"?>' + _MODS % f"<note>{words}</note>"
    (refused,) = find("mods").read(Source("x.xml", text.encode()))
    assert isinstance(refused, Refusal)
    assert refused.findings[0].hint == 'Write encoding="UTF-8" in its first line.'
    if label != "cp1250":  # which libxml2 knows as windows-1250 alone
        (read,) = find("mods").read(Source("x.xml", text.encode(label)))
        assert isinstance(read, Draft)
        assert read.document["notes"] == [words]


def test_two_languages_in_one_element_of_mods_are_a_question() -> None:
    made = draft("mods", _MODS % f'<language>{term("rus")}<languageTerm type="text">German</languageTerm></language>')
    assert [question.answers for question in made.questions] == [("ru", "de")]
    assert languages(draft("mods", _MODS % "<language><languageTerm>English; French</languageTerm></language>")) == [
        "en",
        "fr",
    ]


_DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>A</dc:title><dc:language>%s</dc:language></oai_dc:dc>"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hbs", ["sh"]),  # not Serbian in Latin letters
        ("tgl", ["tl"]),  # not Filipino
        ("cnr", ["cnr"]),  # not Serbian of Montenegro
        ("prs", ["prs"]),
        ("sh-cyrl", ["sh-Cyrl"]),
        ("http://id.loc.gov/vocabulary/iso639-2/rus", ["ru"]),
        ("https://lexvo.org/id/iso639-3/rus", ["ru"]),  # and not Indonesian, id
        ("http://id.loc.gov/vocabulary/languages/fre; http://id.loc.gov/vocabulary/languages/ger", ["fr", "de"]),
        ("русский, английский", ["ru", "en"]),
        ("Deutsch/Englisch", ["de", "en"]),
        ("mul", []),
        ("jp", []),
        ("Serbo-Croatian", []),
    ],
)
def test_no_language_becomes_another(words: str, expected: list[str]) -> None:
    made = draft("oai_dc", _DC % words)
    assert languages(made) == expected
    assert bool(made.ignored) == (not expected)


@pytest.mark.parametrize(
    ("tag", "library", "term_code"),
    [("tl", "tgl", "tgl"), ("cnr", "cnr", "cnr"), ("prs", "per", "prs"), ("sh", None, "hbs"), ("yue", "chi", "yue")],
)
def test_no_language_becomes_another_in_a_format(tag: str, library: str | None, term_code: str) -> None:
    assert (bibliographic(tag), terminological(tag)) == (library, term_code)
