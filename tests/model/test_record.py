"""The record: what it holds of the letter, what it refuses, and how it is written again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from catalog.model import (
    Agent,
    Date,
    Record,
    ReferenceCode,
    Unknown,
    known,
)
from catalog.vocabularies import CodeLevel


def record(**fields: object) -> Record:
    return Record.model_validate({"id": "a", "level": "item", "title": "A letter", **fields})


@pytest.mark.shared
def test_the_letter_holds_every_fact_of_its_page(letter: Record, root: Path, shared: Path) -> None:
    facts = json.loads((shared / "seed-facts.json").read_text(encoding="utf-8"))
    held = json.dumps(letter.plain(), ensure_ascii=False)
    transcript = next(root.glob("records/**/*.english.txt")).read_text(encoding="utf-8")
    page = next((root / "seeds").iterdir()).read_text(encoding="utf-8")
    start = page.index(transcript)

    assert letter.title.text == facts["title"]["text"]
    assert [(date.as_written, date.value) for date in letter.dates] == [
        (fact["text"], fact["edtf"]) for fact in facts["document_date"]
    ]
    for signatory, fact in zip(letter.signatories, facts["signatories"], strict=True):
        assert signatory.as_written == fact["text"]
        assert [office.title for office in signatory.offices] == [office["text"] for office in fact["offices"]]
    for signatory, forms in zip(letter.signatories, facts["name_variants"].values(), strict=True):
        assert {signatory.name, signatory.as_written, *(form.name for form in signatory.variants)} == set(forms)
    assert [letter.recipients[0].name, letter.recipients[0].as_written] == [
        fact["text"].removeprefix("In ") for fact in facts["recipients"]
    ]
    for name in ("drafted_by", "copies", "typist_mark", "abstract", "reference", "translation_note"):
        assert facts[name]["text"].strip(".") in held
    russian, english = letter.texts[1:]
    assert [signature.as_written for signature in russian.signatures] == [
        fact["text"] for fact in facts["translation_signatures"]
    ]
    assert russian.dates[0].as_written == facts["other_dates"][0]["text"]
    assert russian.registration_number
    assert russian.registration_number.as_written == facts["registration_number"]["text"]
    assert [agent.name for agent in letter.translators] == [facts["translation_steps"][1]["agents"][0]["text"]]
    assert letter.rights
    assert all(fact["text"] in (letter.rights.statement or "") for fact in facts["rights"])
    assert letter.rights.uri is None
    assert letter.rights.holder is None
    assert english.published
    assert isinstance(english.published.record_id, Unknown)
    assert isinstance(english.published.uploaded, Unknown)
    assert english.transcript
    readings = {(at + start, words.as_written, words.mark) for words in english.transcript.brackets for at in words.at}
    assert readings == {
        (fact["start"], fact["text"], fact["kind"]) for fact in facts["uncertain_readings"] if fact["kind"] != "site"
    }


def test_signatories_and_translators_are_one_step_away(letter: Record) -> None:
    assert [agent.name for agent in letter.makers] == ["Seo Hwi", "Yun Gong-heum", "Li Pil-gyu", "Kim Gwan"]
    assert [agent.name for agent in letter.translators] == ["Gary Goldberg"]
    assert [signature.name for signature in letter.signatures] == ["Dubrovsky", "Shlyapnikov"]
    assert letter.languages == ("zh", "ru", "en")
    assert letter.date
    assert letter.date.value == "1956-09-05"


def test_the_first_author_stays_first_when_others_sign_or_sign_too() -> None:
    one = record(authors=["Anna First", "Boris Second"], signatories=["Boris Second", "Anna First", "Vera Third"])
    assert [agent.name for agent in one.makers] == ["Anna First", "Boris Second", "Vera Third"]
    texts = [{"key": "a", "translators": ["A B", "C D"]}, {"key": "b", "translators": ["A B", "E F"]}]
    assert [agent.name for agent in record(texts=texts).translators] == ["A B", "C D", "E F"]


def test_an_agent_named_twice_is_the_one_that_is_described_first() -> None:
    one = record(
        authors=[{"name": "Anna First", "note": "author"}], signatories=[{"name": "Anna First", "note": "signed"}]
    )
    assert [agent.note for agent in one.makers] == ["author"]


def test_the_chain_of_translations_leads_to_the_original(letter: Record) -> None:
    english = letter.text("english")
    assert english
    assert [text.key for text in letter.lineage(english)] == ["russian", "original"]


def test_a_circle_of_translations_ends(letter: Record) -> None:
    circle = record(texts=[{"key": "a", "translated_from": "b"}, {"key": "b", "translated_from": "a"}])
    assert [text.key for text in circle.lineage(circle.texts[0])] == ["b"]


def test_what_was_written_short_is_written_short_again() -> None:
    plain = {
        "id": "a",
        "level": "item",
        "title": "A letter",
        "reference_code": {
            "repository": "AVPRF",
            "fond": "0100",
            "opis": "34",
            "papka": {"number": "253", "label": "p."},
            "delo": "18",
        },
        "dates": ["1956-09-05"],
        "recipients": ["Chinese Communist Party Central Committee"],
        "texts": [{"key": "original", "language": "zh"}, {"key": "both", "language": ["ko", "ru"]}],
    }
    assert record(**plain).plain() == plain


def test_the_order_of_the_levels_is_the_order_they_are_written_in() -> None:
    code = ReferenceCode.model_validate({"repository": "AVPRF", "delo": "7", "fond": "0100", "papka": "248"})
    assert [part.level for part in code.levels] == [CodeLevel.DELO, CodeLevel.FOND, CodeLevel.PAPKA]
    assert list(code.plain()) == ["repository", "delo", "fond", "papka"]


def test_a_level_that_stands_twice_is_listed() -> None:
    plain = {"repository": "X", "levels": [{"level": "file", "number": "1"}, {"level": "file", "number": "2"}]}
    assert ReferenceCode.model_validate(plain).plain() == plain


def test_the_letter_is_the_same_after_a_round_through_json(letter: Record) -> None:
    assert Record.model_validate(letter.plain()) == letter
    assert Record.model_validate_json(letter.model_dump_json()) == letter
    assert Record.model_validate_json(json.dumps(letter.plain())) == letter


def test_a_record_cannot_be_changed(letter: Record) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        letter.id = "another"  # type: ignore[misc]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_characters_that_xml_cannot_carry_are_refused_everywhere(character: str) -> None:
    for fields in ({"title": f"a{character}b"}, {"abstract": f"a{character}"}, {"authors": [f"a{character}"]}):
        with pytest.raises(ValidationError):
            record(**fields)


def test_a_given_name_is_what_is_left_of_a_known_surname() -> None:
    assert Agent(name="Gary Goldberg", surname="Goldberg").given_name == "Gary"
    assert Agent(name="Seo Hwi", surname="Seo").given_name == "Hwi"
    assert Agent(name="Seo Hwi", surname="Seo").is_surname_first
    assert Agent(name="Seo Hwi").given_name is None
    assert not Agent(name="Gary Goldberg", surname="Goldberg").is_surname_first


def test_unknown_is_neither_absent_nor_a_value() -> None:
    unknown = Unknown(unknown="a label without a value")
    assert known(unknown) is None
    assert known("1222") == "1222"
    assert known(None) is None


def test_the_date_of_a_record_is_the_one_of_its_creation() -> None:
    both = record(dates=[{"value": "1956-09-13", "event": "receipt"}, {"value": "1956-09-05", "event": "creation"}])
    assert both.date == Date.model_validate({"value": "1956-09-05", "event": "creation"})
    assert record(dates=["1956"]).date == Date(value="1956")
    assert record(dates=[{"value": "1956", "event": "receipt"}]).date is None
