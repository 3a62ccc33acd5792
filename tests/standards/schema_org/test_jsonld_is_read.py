"""JSON-LD of schema.org is read: our own whole, that of others as far as it says anything of a document."""

from __future__ import annotations

import json

import pytest

from catalog.model import ELEMENTS, Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Refusal, Source, find, recognise
from tests.every import every
from tests.standards.marked_records import RICH

READ_BACK = (
    *("id", "level", "genre", "other_titles", "contributors", "classification", "url"),
    *(row.field for row in ELEMENTS if row.field != "scope"),
)
"""Fields that come back to the letter. Of the others each is compared in a test of its own."""

LETTER = {"@type": "Letter", "name": "L"}
PREFIXED = {"@type": "schema:Letter", "schema:name": "L"}


def drafts_of(data: object) -> list[Draft | Refusal]:
    text = data if isinstance(data, (str, bytes)) else json.dumps(data)
    return list(find("jsonld").read(Source("x.jsonld", text.encode() if isinstance(text, str) else text)))


def work(**properties: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "CreativeWork", "name": "On the harvest", **properties}


def draft_of(data: object) -> Draft:
    (draft,) = drafts_of(data)
    assert isinstance(draft, Draft), draft
    return draft


@pytest.fixture(scope="module")
def rich(catalogue_settings) -> tuple[Record, Record, Draft]:
    """A full record, the record that is read from its JSON-LD, and the draft of that."""
    record = Record.model_validate(RICH)
    draft = draft_of(b"".join(formats.find("jsonld").stream([record], catalogue_settings)))
    return record, Record.model_validate(dict(draft.document)), draft


@every("field", READ_BACK)
def test_a_field_of_our_own_comes_back_as_it_was(rich, field: str) -> None:
    record, back, _ = rich
    assert getattr(back, field) == getattr(record, field)


def test_our_own_headings_come_back_but_for_their_lists(rich) -> None:
    record, back, _ = rich
    for field in ("places", "subjects"):
        plain = [one.model_copy(update={"source": None, "number": None}) for one in getattr(record, field)]
        kinds = [one.model_copy(update={"kind": None}) if field == "subjects" else one for one in plain]
        assert list(getattr(back, field)) == kinds


def test_words_in_several_languages_come_back_as_paragraphs(rich) -> None:
    record, back, _ = rich
    said = "\n\n".join(words.text for words in record.scope)
    assert [words.text for words in back.scope] == [said]


def test_our_own_extents_come_back_in_words(rich) -> None:
    record, back, _ = rich
    assert [extent.words for extent in back.extent] == [extent.words for extent in record.extent]


def test_our_own_notes_come_back_as_words(rich) -> None:
    record, back, _ = rich
    assert [note.words for note in back.notes] == [*(note.words for note in record.notes), f"Kept in: {record.kept_in}"]


@pytest.mark.parametrize("field", ["creators", "authors", "signatories", "recipients", "mentions"])
def test_our_own_agents_come_back_with_their_names_kinds_and_offices(rich, field: str) -> None:
    record, back, _ = rich
    for agent, read in zip(getattr(record, field), getattr(back, field), strict=True):
        assert (read.name, read.kind, read.surname, read.offices, read.note, read.certainty) == (
            *(agent.name, agent.kind, agent.surname, agent.offices, agent.note, agent.certainty),
        )
        forms = [variant.name for variant in read.variants]
        assert forms == [*filter(None, [agent.as_written]), *(variant.name for variant in agent.variants)]


def test_our_own_texts_come_back_as_a_chain(rich) -> None:
    record, back, _ = rich
    for text, read in zip(record.texts, back.texts, strict=True):
        for field in ("key", "language", "translated_from", "title", "translators", "extent", "typist_mark", "dates"):
            assert getattr(read, field) == getattr(text, field), (text.key, field)
        assert bool(read.kept_at) == bool(text.kept_at)
        assert [one.name for one in read.signatures] == [one.name for one in text.signatures]
    assert back.texts[1].registration_number.number == "1222"
    published = back.texts[2].published
    assert (published.publisher, published.title, published.url, published.record_id) == (
        *("History and Public Policy Program", "Digital Archive", "https://digitalarchive.example.org/document/1"),
        "114136",
    )


def test_our_own_title_comes_back_with_its_language(rich) -> None:
    record, back, _ = rich
    assert (back.title.text, back.title.language) == (record.title.text, record.title.language)


def test_our_own_dates_rights_and_reference_come_back(rich) -> None:
    record, back, draft = rich
    assert [(str(date.value)[:10], date.event) for date in back.dates] == [
        (str(date.value)[:10], date.event) for date in record.dates if date.value
    ]
    assert (back.rights.uri, back.rights.statement, back.rights.language, back.rights.holder) == (
        *(record.rights.uri, record.rights.statement, record.rights.language, record.rights.holder),
    )
    assert back.reference_code.repository == "GARF"
    assert back.access.conditions == record.access.conditions
    assert back.administration.metadata_license == record.administration.metadata_license
    assert "/access/is_open" in {question.pointer for question in draft.questions}


def test_what_has_no_field_is_left_with_its_property() -> None:
    draft = draft_of(work(wordCount=1200, award="A prize"))
    assert {(each.place, each.text) for each in draft.ignored} == {
        ("JSON-LD (wordCount)", "1200"),
        ("JSON-LD (award)", "A prize"),
    }


@pytest.mark.parametrize(
    "data",
    [
        work(author={"@type": "Person", "name": "Ivan Petrov"}),
        work(author="Petrov, Ivan", about="Ivan Petrov"),
        [work(creator=["Ivan Petrov"])],
        {"@context": {"@vocab": "http://schema.org/"}, "@graph": [{**LETTER, "author": "Ivan Petrov"}]},
        {
            "@context": "http://schema.org",
            "@graph": [
                {"@type": "Letter", "name": "L", "author": {"@id": "#p"}},
                {"@type": "Person", "@id": "#p", "name": "Ivan Petrov"},
            ],
        },
        {"@context": {"schema": "https://schema.org/"}, **PREFIXED, "schema:author": "Ivan Petrov"},
        {"@context": "https://schema.org", "@type": "WebPage", "name": "P", "mainEntity": work(author="Ivan Petrov")},
    ],
)  # fmt: skip
def test_an_author_is_read_in_each_shape_of_json_ld(data: object) -> None:
    assert [agent["name"] for agent in draft_of(data).document["authors"]] == ["Ivan Petrov"]


def test_about_is_parted_into_subjects_persons_and_places() -> None:
    about = [
        {"@type": "DefinedTerm", "@id": "http://id.example.org/1", "name": "Harvests"},
        {"@type": "Person", "name": "Ivan Petrov"},
        {"@type": "Place", "name": "Tver"},
        "Trade",
    ]
    document = draft_of(work(about=about)).document
    assert document["subjects"] == [{"uri": "http://id.example.org/1", "term": "Harvests"}, {"term": "Trade"}]
    assert document["mentions"] == [{"kind": "person", "name": "Ivan Petrov"}]
    assert document["places"] == [{"name": "Tver"}]


def test_the_holding_archive_and_the_place_in_it_are_one_reference() -> None:
    document = draft_of(
        work(holdingArchive={"@type": "ArchiveOrganization", "name": "GARF"}, itemLocation="f. 5446, op. 98, d. 721")
    ).document
    code = document["reference_code"]
    assert (code["repository"], code["fond"], code["delo"]) == ("GARF", "5446", "721")


def test_a_collection_is_of_a_level_that_is_asked() -> None:
    draft = draft_of({**work(), "@type": ["ArchiveComponent", "Collection"]})
    assert draft.document["level"] == "collection"
    assert "/level" in {question.pointer for question in draft.questions}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ('{"@context": "https://schema.org", "name": ', "not-json"),
        ({"@context": "https://schema.org", "@type": "WebSite", "name": "A site"}, "no-items"),
        ({"@context": "https://example.org/terms", "@type": "CreativeWork", "name": "x"}, "no-items"),
        ("[" * 5_000 + "]" * 5_000, "not-json"),
    ],
)
def test_what_is_no_description_is_refused(data: object, code: str) -> None:
    (refusal,) = drafts_of(data)
    assert isinstance(refusal, Refusal)
    assert refusal.findings[0].code == code


def test_nodes_that_point_to_each_other_or_nest_deeply_end() -> None:
    circle = {
        "@context": "https://schema.org",
        "@graph": [
            {"@id": "#a", "@type": "Letter", "name": "A", "isPartOf": {"@id": "#b"}, "author": {"@id": "#a"}},
            {"@id": "#b", "@type": "Letter", "name": "B", "isPartOf": {"@id": "#a"}},
        ],
    }
    assert len(drafts_of(circle)) == 2
    nested: dict[str, object] = {"@type": "CreativeWork", "name": "deepest"}
    for _ in range(900):
        nested = {"@type": "CreativeWork", "name": "n", "isPartOf": nested}
    assert draft_of(work(isPartOf=nested)).document["title"] == "On the harvest"


def test_json_ld_is_recognised_and_other_json_is_not() -> None:
    assert recognise(Source("x.jsonld", json.dumps(work()).encode())) is find("jsonld")
    assert recognise(Source("x.json", b'[{"type": "book", "title": "schema.org"}]')) is find("csl-json")


@pytest.mark.parametrize(
    "properties",
    [
        {"@id": "https://a.example.org/ä b", "url": "javascript:alert(1)", "sameAs": "https://a.example.org/<x>"},
        {"author": {"@type": "Person", "name": "Ivan\u0000 Petrov", "sameAs": "viaf:1 2"}},
        {"abstract": "One\u0001two", "description": "\u0008x", "inLanguage": "Russian language"},
        {"about": {"@type": "DefinedTerm", "@id": "urn:x y", "name": "Rain\nand seed"}, "genre": "\u0007"},
        {"license": "https://creativecommons.org/licenses/b y", "sdLicense": "none", "dateCreated": "13/13/2020"},
        {"@id": "https://a.example.org/1", "workExample": {"@id": "https://a.example.org/1#en", "inLanguage": "?"}},
        {"name": {"@value": "A letter", "@language": "no language"}},
    ],
)
def test_unclean_values_never_make_a_record_that_is_refused(properties: dict[str, object]) -> None:
    Record.model_validate(dict(draft_of(work(**properties)).document))


def test_a_node_that_many_works_name_is_gone_through_once() -> None:
    body = {"@id": "#b", "@type": "Organization", "name": "Mill", "award": [f"zq{n}" for n in range(2_000)]}
    works = [{"@type": "Letter", "name": f"Letter {n}", "publisher": {"@id": "#b"}} for n in range(300)]
    source = json.dumps({"@context": "https://schema.org", "@graph": [body, *works]}).encode()
    drafts = list(find("jsonld").read(Source("a.json", source)))
    assert len(drafts[0].ignored) >= 2_000
    assert all(len(draft.ignored) < 10 for draft in drafts[1:])
