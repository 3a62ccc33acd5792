"""Articles that are not filed, titles of which nothing says that they are translations, and codes of licences."""

import pytest
from format_records import catalogue, minimal
from lxml import etree

from catalog.model import Title
from catalog.standards.formats import find
from catalog.standards.titles import article
from tests.every import every


def written(name, **fields):
    return etree.fromstring(find(name).encode(minimal(**fields), catalogue()))


@every(
    ("text", "language", "found"),
    [
        ("The letter", "en", "The "),
        ("An answer", "en-GB", "An "),
        ("Another answer", "en", ""),
        ("Der Kongreß", "de", "Der "),
        ("L'étoile rouge", "fr", "L'"),
        ("L’étoile rouge", "fr", "L’"),
        ("A nap", "hu", "A "),
        ("The letter", None, ""),
        ("Die young", "en", ""),
        ("The ", "en", ""),
        ("Письмо", "ru", ""),
    ],
)
def test_an_article_is_one_of_the_language_of_the_title(text, language, found):
    assert article(Title(text=text, language=language)) == found.strip() + (" " if found.endswith(" ") else "")


def test_marc_counts_the_characters_that_are_not_filed():
    record = written("marcxml", title={"text": "The letter", "language": "en"})
    (field,) = record.iterfind("{*}datafield[@tag='245']")
    assert (field.get("ind2"), field[0].text) == ("4", "The letter")


def test_mods_keeps_the_article_apart_and_the_whole_title_in_order():
    title = written("mods", title={"text": "The letter", "language": "en"}).find("{*}titleInfo")
    assert [(etree.QName(part).localname, part.text) for part in title] == [("nonSort", "The "), ("title", "letter")]


@pytest.mark.parametrize(("language", "kind"), [(None, "alternative"), ("en", "alternative"), ("ru", "translated")])
def test_a_title_is_a_translation_only_where_both_languages_are_known(language, kind):
    others = [{"text": "Other", "language": language}]
    _, other = written("mods", title={"text": "Letter", "language": "en"}, other_titles=others).iterfind("{*}titleInfo")
    assert other.get("type") == kind
    _, other = written("mods", title="Letter", other_titles=others).iterfind("{*}titleInfo")
    assert other.get("type") == "alternative"


@pytest.mark.parametrize(
    ("uri", "source", "term"),
    [
        ("http://rightsstatements.org/vocab/InC-OW-EU/1.0/", "rs", "InC-OW-EU"),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/", "cc", "CC BY-NC-ND 4.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", "cc", "CC BY 3.0 DE"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc", "CC0 1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "cc", "PDM 1.0"),
    ],
)
def test_marc_names_a_licence_as_its_vocabulary_does(uri, source, term):
    (field,) = written("marcxml", rights={"uri": uri}).iterfind("{*}datafield[@tag='540']")
    assert {part.get("code"): part.text for part in field} == {"f": term, "2": source, "u": uri}
