"""The grammar of pages: lists of names in a credit, those present, signatures, dates in numbers, letters in brackets."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest
from wilson_pages import draft_of, page

from catalog.dates.reader import read
from tests.every import every


def credited(sentence: str) -> list[tuple[str, str, str]]:
    """Return role, name and note of everybody whom a credit names."""
    record = draft_of(page(source=f"AVPRF, f. 0102, op. 16, p. 87, d. 29. {sentence}")).document
    texts: list[dict[str, Any]] = record["texts"]
    translators = [("translator", each["name"], "") for text in texts for each in text.get("translators", ())]
    others = [*record.get("contributors", ()), *(one for text in texts for one in text.get("contributors", ()))]
    return [*((each["role"], each["name"], each.get("note", "")) for each in others), *translators]


@every(
    ("sentence", "expected"),
    [
        ("Translated by Christian F. Ostermann, Mircea Munteanu and Paul Henze.",
         [("translator", "Christian F. Ostermann", ""), ("translator", "Mircea Munteanu", ""), ("translator", "Paul Henze", "")]),
        ("Obtained by Or Rabinowitz, Ph.D., Gadi Heimann, and Yogev Elbaz.",
         [("contributor", "Or Rabinowitz", "obtained"), ("contributor", "Gadi Heimann", "obtained"), ("contributor", "Yogev Elbaz", "obtained")]),
        ("Translated by Mark Doctoroff, National Security Archive.", [("translator", "Mark Doctoroff", "")]),
        ("Translated by Jan Chowaniec, Jr.", [("translator", "Jan Chowaniec, Jr.", "")]),
        ("Translated by Volodymyr Viatrovych, Ph.D.", [("translator", "Volodymyr Viatrovych", "")]),
        ("Translated by Dr. Rositza Ishpekova.", [("translator", "Rositza Ishpekova", "")]),
        ("Document courtesy of Prof. Chen Jian, Cornell University.", [("contributor", "Chen Jian", "courtesy")]),
        ("Translated by Ma Di, M. A. Smith and Li Ma.",
         [("translator", "Ma Di", ""), ("translator", "M. A. Smith", ""), ("translator", "Li Ma", "")]),
        ("Trans. Kathryn Weathersby.", [("translator", "Kathryn Weathersby", "")]),
        ("Translation: Gary Goldberg.", [("translator", "Gary Goldberg", "")]),
        ("Obtained and contributed by Sasha Polakow-Suransky.",
         [("contributor", "Sasha Polakow-Suransky", "obtained and contributed")]),
        ("Document and translation contributed by Lorenz M. Lüthi.", [("contributor", "Lorenz M. Lüthi", "")]),
    ],
)  # fmt: skip
def test_each_person_of_a_credit_is_one_and_has_their_own_part(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert credited(sentence) == expected


def test_a_degree_and_an_honorific_are_kept_as_written() -> None:
    record = draft_of(
        page(source="AVPRF, f. 5. Translated by Dr. Rositza Ishpekova and A. B. Kim, Jr., Ph.D.")
    ).document
    assert record["texts"][-1]["translators"] == [
        {"name": "Rositza Ishpekova", "as_written": "Dr. Rositza Ishpekova"},
        {"name": "A. B. Kim, Jr.", "as_written": "A. B. Kim, Jr., Ph.D."},
    ]


def test_the_stop_of_a_shortened_word_ends_no_sentence() -> None:
    source = "RGANI, F. 3, Op. 12, D. 1006, compiled by V. N. Malin. Published in CWIHP Bulletin 8-9, pp. 394-395. Translated by Mark Kramer."
    (related,) = draft_of(page(source=source)).document["related"]
    assert related["title"] == "CWIHP Bulletin 8-9, pp. 394-395"


def test_where_a_document_was_first_published_is_no_part_of_its_reference() -> None:
    source = "RGANI, f. 3, op. 14, d. 437; first published in Russian by A. Fursenko, ed., Prezidium TsK KPSS (Moscow: ROSSPEN, 2003), p. 12. Translated by Gary Goldberg."
    record = draft_of(page(source=source)).document
    assert record["reference_code"]["as_written"] == "RGANI, f. 3, op. 14, d. 437"
    assert record["related"][0]["title"].startswith("A. Fursenko, ed., Prezidium")


@pytest.mark.parametrize(
    "name",
    ["Centro de Pesquisa e Documentação (CPDOC)", "Magyar Levéltár", "Archívum", "Fundação Getulio Vargas"],
)
def test_an_archive_is_known_by_its_word_in_other_languages(name: str) -> None:
    record = draft_of(page(source=f"{name}, box 4. Translated by Gary Goldberg.")).document
    assert record["reference_code"]["as_written"] == f"{name}, box 4"


def test_a_source_that_speaks_of_a_translation_is_asked_who_made_it() -> None:
    draft = draft_of(
        page(source="Selected Works of Mao Zedong. Translation from the Party Literature Research Center.")
    )
    reasons = [question.reason for question in draft.questions if question.pointer == "/texts/0/language"]
    assert any(reason.startswith("The source speaks of a translation, and names no translator") for reason in reasons)


PRESENT = """Presided over by: Cde. L. I. Brezhnev
Present: Cdes. Yu. V. Andropov, V. V. Grishin, A. N. Kosygin.

BREZHNEV. The situation is complicated, and it has to be studied further before a decision is taken by us in this matter."""
SIDES = """Participants in discussions
From the Romanian side: comrades Nicolae Ceausescu, Ion Gheorghe Maurer, and Aurel Malnasan.
On behalf of the Korean side: comrade Kim Il Sung.
The discussions began at 9:00 and ended at 12:00."""
LISTED = """PARTICIPANTS:
President Gerald Ford
Dr. Henry A. Kissinger, Secretary of State
Yitzhak Rabin, Prime Minister of Israel
DATE AND TIME: Monday"""


def present(title: str, body: str) -> list[str]:
    record = draft_of(page(title=title, body=body)).document
    return [each["name"] for each in record.get("contributors", ()) if each["role"] == "participant"]


def test_who_presided_and_who_was_present_took_part() -> None:
    assert present("Session of the CPSU CC Politburo", PRESENT) == [
        "L. I. Brezhnev", "Yu. V. Andropov", "V. V. Grishin", "A. N. Kosygin",
    ]  # fmt: skip


def test_each_side_is_a_list_of_participants() -> None:
    names = ["Nicolae Ceausescu", "Ion Gheorghe Maurer", "Aurel Malnasan", "Kim Il Sung"]
    assert present("Minutes of Conversation", SIDES) == names


def test_participants_stand_one_on_a_line_below_their_label() -> None:
    assert present("Memorandum of Conversation", LISTED) == ["Gerald Ford", "Henry A. Kissinger", "Yitzhak Rabin"]


def test_an_office_in_the_list_of_one_whom_the_title_names_is_no_question() -> None:
    title = "Memorandum of Conversation, President Ford, Prime Minister Rabin and Secretary of State Kissinger"
    draft = draft_of(page(title=title, body=LISTED))
    assert [each["name"] for each in draft.document["contributors"]][:3] == ["Ford", "Rabin", "Kissinger"]
    assert not [question for question in draft.questions if question.pointer == "/contributors"]


@pytest.mark.parametrize(
    "title",
    [
        "Meeting, Health and Education",
        "Talks, Economic Matters",
        "Memorandum of Conversation, Arms Control and Near East",
    ],
)
def test_what_was_talked_about_took_no_part(title: str) -> None:
    assert present(title, "The text is here.") == []


def test_a_publisher_is_no_publication() -> None:
    record = draft_of(page(source="RGANI, f. 5. Published by the Ministry. Translated by Gary Goldberg.")).document
    assert "related" not in record


@pytest.mark.parametrize("place", ["Moscow", "the Kremlin", "5 March 1956"])
def test_a_place_or_day_behind_a_conversation_took_no_part(place: str) -> None:
    assert present(f"Memorandum of Conversation, {place}", "The text is here.") == []


def test_a_rank_below_a_signature_is_no_signatory() -> None:
    body = "The text of the memorandum is here, and it is long enough.\n\n(R F ARMSTRONG)\nLIEUTENANT GENERAL"
    record = draft_of(page(title="Memorandum, Chief of Staff R.F. Armstrong to Magnus Malan", body=body)).document
    (signatory,) = record["signatories"]
    assert signatory["name"] == "R.F. Armstrong"
    assert signatory["offices"] == ["Chief of Staff", "LIEUTENANT GENERAL"]


@pytest.mark.parametrize(
    "line", ["Signed: N. Popa", "[...] Signed: N. Popa", "(-) N. Popa", "/-/ N. Popa", "[-] N. Popa"]
)
def test_the_sign_of_a_signature_may_be_a_word_or_a_dash(line: str) -> None:
    record = draft_of(page(title="Note on Trade", body=f"The text of the note is here.\n\n{line}")).document
    assert [each["name"] for each in record["signatories"]] == ["N. Popa"]


def test_letters_in_brackets_belong_to_the_name_and_are_asked_about() -> None:
    draft = draft_of(page(title="Report by Ambassador Kirylu[k] on the Situation in the PRC"))
    (author,) = draft.document["authors"]
    assert (author["name"], author["as_written"]) == ("Kiryluk", "Ambassador Kirylu[k]")
    assert "certainty" not in author
    assert "/authors/0/certainty" in {question.pointer for question in draft.questions}


@pytest.mark.parametrize("words", ["KGB Bulletin", "Politburo Decision"])
def test_a_document_has_not_written_itself(words: str) -> None:
    draft = draft_of(page(title=f"{words}, 'Information on Exercises'"))
    assert "authors" not in draft.document
    assert [question.pointer for question in draft.questions].count("/authors") == 1


@every(
    ("words", "value"),
    [
        ("1983-11", "1983-11"),
        ("1911-12", None),  # two years, perhaps
        ("12/15/1975", "1975-12-15"),
        ("15.12.1975", "1975-12-15"),
        ("05.05.1956", "1956-05-05"),
        ("5/9/1956", None),  # May or September
        ("45/13/1956", None),
        ("5/9/1956 - 13/9/1956", "1956-09-05/1956-09-13"),  # the thirteenth is no month
        ("12/15/1975 - 12/18/1975", "1975-12-15/1975-12-18"),
    ],
)
def test_numbers_are_a_date_where_they_can_be_read_in_one_way(words: str, value: str | None) -> None:
    assert read(words).value == value


def test_what_a_saved_page_cannot_say_is_asked_in_one_sentence() -> None:
    asked: dict[str, set[str]] = {}
    for question in draft_of(page()).questions:
        asked.setdefault(question.reason, set()).add(question.pointer)
    assert asked["The saved page does not say; the page on the site may."] == {
        "/subjects", "/places", "/mentions", "/classification",
    }  # fmt: skip


LONG = (
    "The situation remains complicated, and the leadership asks for our opinion on it; it is long enough that nobody "
    "takes it for a line of the heading of the document, or for a signature below it, or for a mark of any other kind."
)


def test_a_day_with_a_roman_month_is_no_point_of_the_text() -> None:
    body = f"{LONG}\n\nSHTYKOV\n\n30.IX.50\n\n12 copies"
    record = draft_of(page(title="Telegram from Shtykov to Stalin", body=body)).document
    assert [each["name"] for each in record["signatories"]] == ["Shtykov"]


def test_whose_hand_it_was_may_stand_below_the_label() -> None:
    record = draft_of(page(title="Note on Trade", body=f"{LONG}\n\nRecorded by:\nV. Pelishenko")).document
    assert record["texts"][0]["contributors"] == [{"name": "V. Pelishenko", "role": "recorder"}]


def test_who_asked_and_who_answered_have_their_own_parts() -> None:
    body = f"Interviewer: Sergey Goncharenko\nInterviewee: Oleg Troyanovsky\n\nQ: {LONG}"
    record = draft_of(page(title="Interview with Oleg Troyanovsky", body=body)).document
    assert [(each["name"], each["role"]) for each in record["contributors"]] == [
        ("Oleg Troyanovsky", "interviewee"),
        ("Sergey Goncharenko", "interviewer"),
    ]


def test_the_partners_of_a_conversation_may_stand_behind_a_comma() -> None:
    names = ["A. M. Puzanov", "Kim Il Sung"]
    assert present("Memorandum of Conversation, A. M. Puzanov with Kim Il Sung", LONG) == names


def test_signed_by_names_a_signatory() -> None:
    record = draft_of(page(title="Note on Trade", body=f"{LONG}\n\nsigned by Kálmán Csizmadia")).document
    assert [each["name"] for each in record["signatories"]] == ["Kálmán Csizmadia"]


def test_a_bracket_is_no_number_of_a_unit() -> None:
    source = "Magyar Országos Levéltár [Hungarian National Archives], M-KS-288, f. 5. Translated by András Bocz."
    assert draft_of(page(source=source)).document["reference_code"]["fond"] == "M-KS-288"
