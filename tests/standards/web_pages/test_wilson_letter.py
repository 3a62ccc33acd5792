"""The page of the letter: every fact that it states, where it stands; what is judgment comes out as a question."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.standards.importers import Draft, Source, find
from catalog.storage import write_yaml
from catalog.validation import read_plain


@pytest.fixture(scope="module")
def page(root: Path) -> Path:
    (seed,) = (root / "seeds").glob("*.txt")
    return seed


@pytest.fixture(scope="module")
def draft(page: Path) -> Draft:
    (outcome,) = find("wilson-center").read(Source(page.name, page.read_bytes()))
    assert isinstance(outcome, Draft)
    return outcome


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "seed-facts.json").read_text())


def at(draft: Draft, pointer: str) -> Any:
    value: Any = draft.document
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def pointers(draft: Draft, fact: dict[str, Any]) -> set[str]:
    """The pointers under which words are found that begin and end as the fact does."""
    return {
        found.pointer
        for found in draft.found
        if found.start == fact["start"] and found.end == fact.get("end", fact["start"] + len(fact["text"]))
    }


def every_fact(tree: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(tree, dict):
        if "text" in tree and "start" in tree:
            yield name, tree
        for key, value in tree.items():
            yield from every_fact(value, f"{name}/{key}")
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from every_fact(value, f"{name}/{number}")


@pytest.mark.shared
def test_every_fact_of_the_page_is_found_where_it_stands(draft: Draft, facts: dict[str, Any]) -> None:
    beginnings_only = {"/rights/0", "/rights/1"}  # the facts give the first words of a paragraph
    missing = [
        (name, fact["text"])
        for name, fact in every_fact(facts)
        if name not in beginnings_only and not pointers(draft, fact)
    ]
    assert missing == []
    assert {found.start for found in draft.found} >= {fact["start"] for fact in facts["rights"]}


@pytest.mark.shared
def test_found_words_are_the_words_of_the_page(draft: Draft, page: Path) -> None:
    text = page.read_text()
    assert all(text[found.start : found.end] == found.text for found in draft.found)


@pytest.mark.shared
def test_facts_are_written_into_the_fields_they_belong_to(draft: Draft, facts: dict[str, Any]) -> None:
    assert at(draft, "/title") == {"text": facts["title"]["text"], "language": "en", "supplied_by": "publisher"}
    dates = [(date["value"], date["as_written"], date["event"]) for date in draft.document["dates"]]
    assert dates == [(fact["edtf"], fact["text"], fact["event"]) for fact in facts["document_date"]]
    assert at(draft, "/texts/0/language") == "zh"
    assert at(draft, "/recipients/0/name") == facts["recipients"][0]["text"]
    assert at(draft, "/recipients/0/as_written") == facts["recipients"][1]["text"]
    assert at(draft, "/abstract/text") == facts["abstract"]["text"]
    kept = at(draft, "/texts/1")
    assert [each["as_written"] for each in kept["signatures"]] == [
        fact["text"] for fact in facts["translation_signatures"]
    ]
    assert kept["copies"] == {"count": facts["copies"]["count"], "as_written": facts["copies"]["text"]}
    assert kept["typist_mark"] == facts["typist_mark"]["text"]
    assert kept["registration_number"] == {
        "number": facts["registration_number"]["number"],
        "as_written": facts["registration_number"]["text"],
    }
    assert "\N{MASCULINE ORDINAL INDICATOR}" in kept["registration_number"]["as_written"]
    assert kept["statements"] == [facts["drafted_by"]["text"]]
    assert at(draft, "/texts/2/translators") == [{"name": facts["translation_steps"][1]["agents"][0]["text"]}]


@pytest.mark.shared
def test_the_four_signatories_have_their_offices_and_spellings(draft: Draft, facts: dict[str, Any]) -> None:
    signatories = draft.document["signatories"]
    assert [each["as_written"] for each in signatories] == [fact["text"] for fact in facts["signatories"]]
    assert [each["offices"] for each in signatories] == [
        [office["text"] for office in fact["offices"]] for fact in facts["signatories"]
    ]
    spellings = [[each["name"], *each.get("variants", []), each["as_written"]] for each in signatories]
    assert spellings == [sorted(forms, key=forms.index) for forms in facts["name_variants"].values()]
    assert [each.get("certainty") for each in signatories] == [None, None, None, "uncertain reading"]
    assert not any("surname" in each for each in signatories), "a name is never split by guess"


@pytest.mark.shared
def test_the_reference_code_is_read_and_kept_as_written(draft: Draft, facts: dict[str, Any]) -> None:
    code = draft.document["reference_code"]
    assert code["as_written"] == facts["reference"]["text"]
    assert code["repository"] == facts["reference"]["archive"]
    assert [[level, code[level]] for level in ("fond", "opis", "delo")] == facts["reference"]["levels"]
    assert code["leaves"] == "-".join(map(str, facts["reference"]["listy"]))
    assert draft.document["id"] == "garf-5446-98-721-170"


@pytest.mark.shared
def test_labels_without_values_and_a_hidden_address_are_unknown(draft: Draft, facts: dict[str, Any]) -> None:
    published = at(draft, "/texts/2/published")
    assert set(published["record_id"]) == set(published["uploaded"]) == {"unknown"}
    contact = at(draft, "/rights/contact")
    assert contact["name"] == facts["rights_contact"]["organisation"]
    assert set(contact["email"]) == {"unknown"}
    assert "uri" not in draft.document["rights"]
    assert "holder" not in draft.document["rights"]


@pytest.mark.shared
def test_every_bracket_has_its_kind_and_its_place_in_the_transcript(draft: Draft, facts: dict[str, Any]) -> None:
    transcript = at(draft, "/texts/2/transcript")
    (start,) = {found.start for found in draft.found if found.pointer == "/texts/2/transcript"}
    listed = {
        (start + place, bracket["as_written"], bracket["mark"])
        for bracket in transcript["brackets"]
        for place in (bracket["at"] if isinstance(bracket["at"], list) else [bracket["at"]])
    }
    in_text = [fact for fact in facts["uncertain_readings"] if fact["kind"] != "site"]
    assert listed == {(fact["start"], fact["text"], fact["kind"]) for fact in in_text}


def test_the_transcript_is_a_slice_of_the_page(draft: Draft, page: Path) -> None:
    transcript = at(draft, "/texts/2/transcript")
    content = draft.beside[transcript["file"]].decode()
    assert content in page.read_text()
    for bracket in transcript["brackets"]:
        for place in bracket["at"] if isinstance(bracket["at"], list) else [bracket["at"]]:
            assert content[place:].startswith(bracket["as_written"])


def test_what_is_judgment_is_asked_and_not_stated(draft: Draft) -> None:
    asked = {question.pointer for question in draft.questions}
    assert asked == {
        "/recipients/0",  # the title and the salutation differ
        "/texts/1/language",
        "/texts/1/translated_from",
        "/texts/1/contributors",  # Drafted by
        "/texts/1/dates",  # what 13 September dates
        "/texts/1/signatures",  # whether Dubrovsky and Shlyapnikov translated
        "/texts/2/translated_from",  # from which language Goldberg translated
        "/related",  # attached separately
        "/rights/uri",
        "/subjects",
        "/places",
        "/mentions",
        "/classification",  # the site lists them, the page as saved does not
    }
    kept = at(draft, "/texts/1")
    assert "language" not in kept
    assert "translators" not in kept
    assert "contributors" not in kept
    assert kept["dates"] == [{"value": "1956-09-13", "as_written": "13 September 1956"}]
    assert "related" not in draft.document


def test_nothing_of_the_page_is_left_out(draft: Draft, page: Path) -> None:
    covered = sorted((each.start, each.end) for each in (*draft.found, *draft.ignored))
    last, gaps = 0, []
    text = page.read_text()
    for start, end in [*covered, (len(text), len(text))]:
        gaps.append(text[last:start])
        last = max(last, end)
    assert not [gap for gap in gaps if any(sign.isalnum() for sign in gap)]
    assert draft.ignored == ()


def test_the_draft_is_a_record(draft: Draft) -> None:
    outcome = read_plain(dict(draft.document))
    assert outcome.record is not None
    assert outcome.findings == ()


def test_the_file_is_one_to_edit(draft: Draft, golden: Any) -> None:
    golden("importers/letter.yaml", write_yaml(draft.document))
