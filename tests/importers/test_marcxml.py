"""MARC 21 as XML: field by field; what has no place in a record is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import formats
from catalog.importers import Draft, Refusal, Source, find, recognise
from catalog.storage import open_catalogue
from catalog.validation import read, read_plain

HEAD = '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000ntmaa2200000uu 4500</leader>'
TAIL = "</record></collection>"


def field(tag: str, subfields: str, first: str = " ") -> str:
    """A data field of `$a Words $b More`."""
    pieces = [piece for piece in subfields.split("$") if piece]
    inside = "".join(f'<subfield code="{piece[0]}">{piece[1:].strip()}</subfield>' for piece in pieces)
    return f'<datafield tag="{tag}" ind1="{first}" ind2=" ">{inside}</datafield>'


def draft(*fields: str) -> Draft:
    (outcome,) = find("marcxml").read(Source("x.xml", (HEAD + "".join(fields) + TAIL).encode()))
    assert isinstance(outcome, Draft), outcome
    assert read_plain(dict(outcome.document)).record is not None
    return outcome


TITLE = field("245", "$aThe lottery /$cShirley Jackson.")


def test_a_title_loses_the_punctuation_of_its_subfield() -> None:
    assert draft(TITLE).document["title"] == "The lottery"


def test_agents_have_the_roles_of_their_relators() -> None:
    record = draft(
        TITLE,
        field("100", "$aPetrov, Ivan,$d1900-$4sgn", "1"),
        field("700", "$aGoldberg, Gary.$etranslator", "1"),
        field("700", "$aSmith, John,$4rcp", "1"),
        field("710", "$aCentral Committee.", "2"),
    ).document
    assert record["signatories"][0] == {
        "as_written": "Petrov, Ivan",
        "surname": "Petrov",
        "kind": "person",
        "name": "Ivan Petrov",
    }
    assert record["texts"][1]["translators"][0]["name"] == "Gary Goldberg"
    assert record["recipients"][0]["name"] == "John Smith"
    assert record["contributors"] == [{"kind": "corporate body", "role": "contributor", "name": "Central Committee"}]


def test_a_surname_stands_first_where_the_record_has_it_so() -> None:
    record = draft(field("245", "$aLetter from Seo Hwi"), field("100", "$aSeo, Hwi", "1")).document
    assert record["authors"][0]["name"] == "Seo Hwi"
    assert record["authors"][0]["surname"] == "Seo"


def test_languages_of_original_and_translation() -> None:
    texts = draft(TITLE, field("041", "$aeng$hchi$krus", "1")).document["texts"]
    assert [(text["key"], text["language"]) for text in texts] == [("original", ["zh"]), ("translation", ["en"])]


def test_two_dates_are_two_dates() -> None:
    record = draft(TITLE, field("264", "$c2008."), field("264", "$c©1967")).document
    assert record["dates"] == [{"value": "2008"}, {"value": "1967"}]


def test_prose_keeps_its_full_stop_and_fields_without_a_place_are_left() -> None:
    made = draft(TITLE, field("520", "$aA story."), field("020", "$a123"), field("650", "$aWar$xHistory.$zKorea"))
    assert made.document["abstract"] == {"text": "A story."}
    assert made.document["subjects"] == [{"term": "War--History--Korea"}]
    assert [each.text for each in made.left] == ["123"]
    assert made.left[0].place.endswith("(field 020)")


@pytest.mark.parametrize("data", ["<record/>", "<collection xmlns='http://www.loc.gov/MARC21/slim'/>", "x"])
def test_what_holds_no_record_is_refused(data: str) -> None:
    (outcome,) = find("marcxml").read(Source("x", data.encode()))
    assert isinstance(outcome, Refusal)


def test_our_own_export_comes_back(root: Path) -> None:
    folder = open_catalogue(root)
    document = folder.find("garf-5446-98-721-170")
    assert document is not None
    letter = read(document).demand()
    source = Source("export.xml", b"".join(formats.find("marcxml").stream([letter], folder.settings)))
    assert recognise(source) is find("marcxml")
    (outcome,) = find("marcxml").read(source)
    assert isinstance(outcome, Draft)
    record = read_plain(dict(outcome.document)).demand()
    assert record.id == letter.id
    assert record.level == letter.level
    assert record.genre == letter.genre
    assert record.title.text == letter.title.text
    assert [agent.name for agent in record.signatories] == [agent.name for agent in letter.signatories]
    assert [agent.name for agent in record.recipients] == [agent.name for agent in letter.recipients]
    assert [agent.name for agent in record.translators] == [agent.name for agent in letter.translators]
    assert (record.texts[0].language, record.texts[-1].language) == (("zh",), ("en",))
    assert record.dates[0].value == letter.dates[0].value
    assert record.abstract is not None
    assert letter.abstract is not None
    assert record.abstract.text == letter.abstract.text


@pytest.mark.shared
def test_real_records_are_read_and_nothing_is_lost(shared: Path) -> None:
    for name in ("TheLottery", "IHaveNoMouth"):
        (path,) = (shared / "samples" / "marc").glob(f"*slimMARC.{name}*.xml")
        (outcome,) = find("marcxml").read(Source(path.name, path.read_bytes()))
        assert isinstance(outcome, Draft)
        assert read_plain(dict(outcome.document)).record is not None
        fields = {fact.place for fact in outcome.found} | {each.place for each in outcome.left}
        assert len(fields) >= 15
