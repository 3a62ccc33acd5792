"""How to cite a record, where a format has a place for it: what `catalog cite` prints, or the archive's own words."""

from __future__ import annotations

import html
import re

import pytest

from catalog import citation
from catalog.model import Above, Catalogue, Record
from catalog.model.public_form import public_form
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find

PLACES = {
    "dcterms": r'<dcterms:bibliographicCitation xml:lang="(.*?)">(.*?)</',
    "mods": r'<note type="preferred citation" displayLabel="generated" lang="(.*?)">(.*?)</',
    "marcxml": r'<datafield tag="524" ind1=" " ind2=" ">\s*<subfield code="(a)">(.*?)</subfield>\s*<subfield code="2">',
    "ead2002": r'<prefercite altrender="(generated)">\s*<p>(.*?)</p>',
    "ead3": r'<prefercite localtype="generated" lang="(.*?)">\s*<p>(.*?)</p>',
    "ead4": r'<preferCite localType="generated" languageOfElement="(.*?)">\s*<p>(.*?)</p>',
}
LANGUAGES = {"en": "chicago", "en-GB": "chicago", "ru": "gost", "de": "german", "fr": "french", "uk": "chicago"}
OWN = "Cite as: Papers of the Council, State Archive, f. 5446."


def catalogue(language: str = "en") -> Catalogue:
    return Catalogue(
        name="T",
        admin_emails=("a@example.org",),
        namespace="example.org",
        base_url="https://c.example.org",
        language=language,
    )


def written(form: str, record: Record, language: str = "en") -> str:
    return b"".join(formats.find(form).stream([record], catalogue(language))).decode()


def read_again(form: str, words: str) -> list[Draft]:
    return [one for one in find(form).read(Source(f"x.{form}", words.encode())) if isinstance(one, Draft)]


@pytest.mark.parametrize("form", PLACES)
def test_the_place_for_it_has_what_the_command_prints(form: str, letter: Record) -> None:
    for language, style in LANGUAGES.items():
        (found,) = re.findall(PLACES[form], written(form, letter, language), re.DOTALL)
        assert citation.render(citation.cite(letter, style=style)) in found


@pytest.mark.parametrize("form", PLACES)
def test_it_does_not_come_back_as_words_of_the_archive(form: str, letter: Record) -> None:
    draft = read_again(form, written(form, letter))[-1]
    cited = citation.render(citation.cite(letter))
    assert "preferred_citation" not in draft.document
    assert cited not in str(draft.document)
    assert any(cited in ignored.text for ignored in draft.ignored)
    assert draft.document["reference_code"]["fond"] == "5446"


@pytest.mark.parametrize("form", PLACES)
def test_words_of_the_archive_take_its_place_and_come_back(form: str, letter: Record) -> None:
    record = letter.revised(preferred_citation=OWN)
    words = written(form, record)
    assert words.count(OWN) == 1
    assert citation.render(citation.cite(letter)) not in words
    assert read_again(form, words)[-1].document["preferred_citation"] == OWN


@pytest.mark.parametrize("form", PLACES)
def test_a_citation_names_the_collection_whose_title_the_unit_above_says(form: str) -> None:
    code = {"repository": "Hoover", "collection": "H"}
    above = Above.model_validate({"id": "h", "level": "collection", "title": "House Papers", "reference_code": code})
    record = Record.model_validate(
        {"id": "a", "level": "item", "title": "Diary", "reference_code": {**code, "box": "7"}, "part_of": "h"}
    )
    record = public_form(record, [above])
    cited = citation.render(citation.cite(record))
    assert "House Papers" in cited
    unit = Record.model_validate({"id": "h", "level": "collection", "title": "House Papers", "reference_code": code})
    whole = b"".join(formats.find(form).stream([unit, record], catalogue())).decode()
    assert cited in html.unescape(whole)
