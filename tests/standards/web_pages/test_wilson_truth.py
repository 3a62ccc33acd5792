"""Five real pages with their truth: every field of it is found, or asked about; nothing else is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.dates.reader import read
from catalog.languages.by_name import LANGUAGE_NAMES
from catalog.standards.importers import Draft, Source, find
from catalog.validation import read_plain

pytestmark = pytest.mark.shared

PAGES = {
    "report": "asian-affairs-bureau-ministry-foreign-affairs-japan-chinese-communist-",
    "conversation": "chancellors-helmut-kohls-conversation-kazakhstans-president-nazarbayev",
    "confidential report": "confidential-report-thomas-j-kieran-ottawa-con-cremin-dublin-poland-an",
    "letter": "letter-jawaharlal-nehru-all-provincial-premiers",
    "press release": "press-release-containing-speech-minister-external-affairs-frank-aiken-",
}


class Case:
    """A page, what was made of it, and what is true of it."""

    def __init__(self, shared: Path, name: str) -> None:
        file = shared / "wilson-center" / f"{name}.txt"
        self.page = file.read_text()
        self.truth: dict[str, Any] = json.loads(file.with_suffix(".json").read_text())
        (draft,) = find("wilson-center").read(Source(file.name, file.read_bytes()))
        assert isinstance(draft, Draft)
        self.draft, self.record = draft, draft.document

    def asked(self, pointer: str) -> list[str]:
        return [
            answer for question in self.draft.questions if question.pointer == pointer for answer in question.answers
        ]


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def case(shared: Path, request: pytest.FixtureRequest) -> Case:
    return Case(shared, request.param)


def published(case: Case) -> dict[str, Any]:
    return case.record["texts"][-1]


def test_the_draft_is_a_record(case: Case) -> None:
    assert read_plain(dict(case.record)).record is not None


def test_title_date_and_abstract_are_the_pages(case: Case) -> None:
    assert case.record["title"]["text"] == case.truth["title"]
    first = case.record["dates"][0]
    assert (first["as_written"], first["value"]) == (
        case.truth["original_publication_date"],
        read(case.truth["original_publication_date"]).value,
    )
    assert case.record["abstract"]["text"].split() == case.truth["summary"].split()


def test_the_transcript_is_the_body(case: Case) -> None:
    (content,) = case.draft.beside.values()
    assert content.decode() == case.truth["text_body"].strip()
    assert content.decode() in case.page


def test_record_id_upload_and_rights_are_the_pages(case: Case) -> None:
    publication = published(case)["published"]
    assert publication["record_id"] == case.truth["record_id"]
    assert publication["uploaded"] == {"value": case.truth["original_upload_date"], "event": "upload"}
    assert case.record["rights"]["statement"] == case.truth["rights"]
    assert case.record["rights"]["contact"]["email"] == "HAPP@wilsoncenter.org"


def test_the_source_is_kept_whole(case: Case) -> None:
    assert case.truth["source"].startswith(case.record["reference_code"]["as_written"])
    named = [each["name"] for each in case.record.get("contributors", ())]
    named += [each["name"] for text in case.record["texts"] for each in text.get("translators", ())]
    credited = [
        name
        for name in ("Robert Hoppens", "Stephen Mercado", "Stephan Kieninger", "Mervyn O'Driscoll")
        if name in case.truth["source"]
    ]
    assert set(credited) <= set(named)


def test_donors_named_on_the_page_are_sponsors(case: Case) -> None:
    sponsors = {each["name"] for each in case.record.get("contributors", ()) if each["role"] == "sponsor"}
    assert sponsors == {donor for donor in case.truth["donors"] or () if donor in case.page}


def test_the_classification_is_the_documents(case: Case) -> None:
    borne = case.record.get("classification")
    assert borne is None or borne in case.draft.beside[next(iter(case.draft.beside))].decode()
    if case.truth["original_classification"]:
        assert borne == case.truth["original_classification"]


def test_the_language_is_stated_or_asked_about(case: Case) -> None:
    (language,) = case.truth["language"]
    tag = LANGUAGE_NAMES[language]
    first = case.record["texts"][0]
    if tag == "en":
        assert first["language"] == "en"
        assert any(question.pointer == "/texts/0/language" for question in case.draft.questions)
    else:
        assert "language" not in first, "the page does not state it"
        assert any(answer.startswith(f"{tag} ") for answer in case.asked("/texts/0/language"))


def test_authors_are_found_and_participants_are_none(case: Case) -> None:
    creators = [each["name"] for each in (*case.record.get("authors", ()), *case.record.get("signatories", ()))]
    for author in case.truth["authors"] or ():
        surname = author.rpartition(". ")[2].partition(",")[0]
        assert author == "Japan. Foreign Ministry" or any(surname in name for name in creators)
    for participant in case.truth.get("document_contributors") or ():
        surname = participant.partition(",")[0]
        roles = {each["role"] for each in case.record["contributors"] if surname in each["name"]}
        assert roles == {"participant"}
        assert not any(surname in name for name in creators)


def test_every_word_of_a_name_stands_on_the_page(case: Case) -> None:
    agents = [*case.record.get("authors", ()), *case.record.get("signatories", ()), *case.record.get("recipients", ())]
    agents += [*case.record.get("contributors", ())]
    for agent in agents:
        assert agent["name"] in case.page or agent["as_written"] in case.page


def test_the_whole_page_is_accounted_for(case: Case) -> None:
    spans = sorted((each.start, each.end) for each in (*case.draft.found, *case.draft.ignored))
    last = 0
    for start, end in [*spans, (len(case.page), len(case.page))]:
        assert not any(sign.isalnum() for sign in case.page[last:start]), case.page[last:start]
        last = max(last, end)


def test_what_the_report_does_not_say_is_asked(shared: Path) -> None:
    case = Case(shared, PAGES["conversation"])
    assert case.asked("/genre") == ["memorandum", "record of conversation"]
    assert "genre" not in case.record
    assert any("N.N." in question.reason for question in case.draft.questions)


def test_a_publication_in_print_is_a_related_document(shared: Path) -> None:
    case = Case(shared, PAGES["confidential report"])
    (related,) = case.record["related"]
    assert related["title"] == '"Documents on Irish Foreign Policy," Volume XI, Document No. 96'
    assert related["relation"] == "publication"
    assert [each["name"] for each in case.record["authors"]] == ["Thomas J. Kieran"]
    assert [each["name"] for each in case.record["recipients"]] == ["Con Cremin"]
