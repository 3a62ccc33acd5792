"""Dublin Core: alone, in a list, in the answer of a feed; hostile XML is refused."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.standards import formats
from catalog.standards.importers import (
    Draft,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.storage import open_catalogue
from catalog.validation import read, read_plain

RECORD = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title xml:lang="en">A letter</dc:title><dc:title>Another title</dc:title>
<dc:creator>Nehru, Jawaharlal</dc:creator><dc:subject>War</dc:subject><dc:description>About war.</dc:description>
<dc:date>1956-09-05</dc:date><dc:type>Text</dc:type><dc:type>letter</dc:type><dc:format>2 leaves</dc:format>
<dc:format>image/jpeg</dc:format><dc:identifier>90-9014980-5</dc:identifier>
<dc:source>GARF, Fond 5446, Opis 98, Delo 721</dc:source><dc:language>ru</dc:language><dc:language>Russian</dc:language>
<dc:coverage>Moscow</dc:coverage><dc:rights>http://rightsstatements.org/vocab/InC/1.0/</dc:rights><dc:rights>Ask.</dc:rights>
<dc:unheard>Strange</dc:unheard></oai_dc:dc>"""
FEED = f"""<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate>
<request verb="ListRecords">https://example.org/oai</request><ListRecords>
<record><header><identifier>oai:example.org:a/1</identifier><datestamp>2025-01-01</datestamp></header><metadata>{RECORD}</metadata></record>
<record><header status="deleted"><identifier>oai:example.org:a/2</identifier><datestamp>2025-01-02</datestamp></header></record>
</ListRecords></OAI-PMH>"""


def outcomes(data: str, name: str = "oai_dc") -> list[Draft | Refusal]:
    return list(find(name).read(Source("x.xml", data.encode())))


def test_a_record_is_read_element_by_element() -> None:
    (draft,) = outcomes(RECORD)
    assert isinstance(draft, Draft)
    record = draft.document
    assert record["title"] == {"text": "A letter", "language": "en"}
    assert record["other_titles"] == [{"text": "Another title"}]
    assert record["authors"] == [{"as_written": "Nehru, Jawaharlal", "surname": "Nehru", "name": "Jawaharlal Nehru"}]
    assert record["reference_code"]["fond"] == "5446"
    assert record["genre"] == "letter"
    assert record["extent"] == "2 leaves"
    assert record["texts"] == [{"key": "original", "language": ["ru"]}]
    assert record["rights"] == {"uri": "http://rightsstatements.org/vocab/InC/1.0/", "statement": "Ask."}
    assert record["notes"] == ["90-9014980-5"], "an ISBN is no archive"
    assert {each.text for each in draft.ignored} == {"image/jpeg", "Strange"}
    assert read_plain(dict(record)).record is not None


def elements(*elements: str) -> Draft:
    """One record of elements, those with dcterms: before them of the terms."""
    inside = "".join(f"<{tag}>{words}</{tag}>" for tag, words in (each.split("=", 1) for each in elements))
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    (made,) = outcomes(f"<r {names}><dc:title>T</dc:title>{inside}</r>")
    assert isinstance(made, Draft)
    return made


def test_a_time_is_no_place_and_a_role_behind_a_name_is_the_role() -> None:
    made = elements(
        "dc:coverage=1950-1956", "dc:coverage=Korea", "dc:contributor=Goldberg, Gary (translator)",
        "dc:contributor=Smirnov, B. (Editor).", "dc:contributor=Smith, John (1900-1950)",
    ).document  # fmt: skip
    assert (made["notes"], made["places"]) == ([{"kind": "Time covered", "text": "1950-1956"}], [{"name": "Korea"}])
    assert [each["name"] for each in made["texts"][-1]["translators"]] == ["Gary Goldberg"]
    assert [(each["name"], each.get("role")) for each in made["contributors"]] == [
        ("B. Smirnov", "editor"), ("John Smith", None),
    ]  # fmt: skip


def test_a_second_value_never_takes_the_place_of_the_first() -> None:
    made = elements(
        "dc:publisher=A", "dc:publisher=B", "dcterms:accessRights=Open", "dcterms:accessRights=Closed",
        "dcterms:provenance=X", "dcterms:provenance=Y", "dcterms:extent=1 box", "dcterms:extent=2 boxes",
    )  # fmt: skip
    assert made.document["texts"][0]["published"] == {"publisher": "A"}
    assert (made.document["access"], made.document["custody"]) == ({"conditions": "Open"}, "X\n\nY")
    assert made.document["extent"] == "1 box"
    assert [each.text for each in made.ignored] == ["B", "Closed", "2 boxes"]


def test_languages_are_tags_whatever_list_the_codes_are_of() -> None:
    made = elements("dc:language=rus", "dc:language=en-GB", "dc:language=zxx").document
    assert made["texts"][0]["language"] == ["ru", "en-GB", "zxx"]


def test_a_feed_gives_records_with_their_origin_and_says_what_was_withdrawn() -> None:
    first, second = outcomes(FEED)
    assert isinstance(first, Draft)
    assert first.document["id"] == "example-org-a-1"
    assert first.document["administration"]["source"]["harvested"] == {
        "base_url": "https://example.org/oai",
        "identifier": "oai:example.org:a/1",
        "datestamp": "2025-01-01",
        "metadata_namespace": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    }
    assert read_plain(dict(first.document)).record is not None
    assert isinstance(second, Refusal)
    assert (second.findings[0].code, second.findings[0].severity) == ("deleted", "advice")


@pytest.mark.parametrize(
    "data",
    [
        "<a>",
        "<!DOCTYPE a [<!ENTITY x 'y'>",
        "<a xmlns='x'/>",
        "<" * 1000,
        "<a>" * 5000 + "</a>" * 5000,
    ],
)
def test_what_is_no_dublin_core_is_refused(data: str) -> None:
    (refusal,) = outcomes(data)
    assert isinstance(refusal, Refusal)


def test_entities_are_not_expanded_and_files_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP")
    bombs = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};">' for n in range(1, 12))
    document = f'<!DOCTYPE r [<!ENTITY f SYSTEM "file://{secret}"><!ENTITY a0 "ha">{bombs}]>' + RECORD.replace(
        "About war.", "&f;&a11;About war."
    )
    for outcome in outcomes(document):
        words = str(outcome)
        assert "TOP" not in words
        assert "haha" not in words


@pytest.mark.parametrize("name", ["oai_dc", "dcterms"])
def test_our_own_export_comes_back(root: Path, name: str) -> None:
    folder = open_catalogue(root)
    document = folder.find("garf-5446-98-721-170")
    assert document is not None
    letter = read(document).demand()
    data = b"".join(formats.find(name).stream([letter], folder.settings))
    source = Source("export.xml", data)
    chosen = recognise(source)
    assert chosen is not None
    (draft,) = chosen.read(source)
    assert isinstance(draft, Draft)
    record = read_plain(dict(draft.document)).demand()
    assert record.id == letter.id
    assert record.title == letter.title.revised(supplied_by=None)
    assert [agent.name for agent in record.authors] == [agent.name for agent in letter.signatories]
    assert record.languages == letter.languages
    assert record.genre == letter.genre
    assert record.reference_code is not None
    assert record.reference_code.as_written == "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190"


@pytest.mark.shared
def test_real_answers_of_feeds_are_read_without_an_exception(shared: Path) -> None:
    read_in = 0
    for path in sorted((shared / "samples" / "oai").rglob("*.xml")):
        for outcome in find("oai_dc").read(Source(path.name, path.read_bytes())):
            if isinstance(outcome, Draft):
                read_in += 1
                assert read_plain(dict(outcome.document)).record is not None, path
    assert read_in >= 20


def test_the_moment_a_system_got_a_document_is_no_day_of_it() -> None:
    made = elements("dc:date=2019-05-01T10:00:00Z", "dc:date=1956-09-05")
    assert made.document["dates"] == [{"value": "1956-09-05"}]
    assert [each.text for each in made.ignored] == ["2019-05-01T10:00:00Z"]
    alone = elements("dc:date=1956-09-05T00:00:00Z")
    assert alone.document["dates"] == [{"value": "1956-09-05"}]


def test_a_language_with_a_low_line_is_a_tag() -> None:
    made = elements("dc:language=en_US")
    assert made.document["texts"] == [{"key": "original", "language": ["en-US"]}]
