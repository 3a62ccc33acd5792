"""Pages of the layout in every state: labels empty, parts missing, marks above and below the text, HTML."""

# ruff: noqa: E501

from __future__ import annotations

import pytest
from wilson_pages import RIGHTS, draft_of, outcome_of, page

from catalog.standards.importers import Refusal
from tests.every import every

TEXT = (
    "This is the text of the document, and it goes on about the matters that were discussed by the two of them in the "
    "meeting; it is long enough that nobody can take it for a line of the heading of the document itself, or for a "
    "signature below it."
)


def ignored(text: str) -> list[str]:
    return [each.text for each in draft_of(text).ignored]


def asked(text: str) -> set[str]:
    return {each.pointer for each in draft_of(text).questions}


def test_empty_labels_are_unknown_and_the_id_is_still_stable() -> None:
    text = page(uploaded="", record_id="")
    record = draft_of(text).document
    assert record["id"] == "garf-5446-98-721-170"
    assert set(record["texts"][-1]["published"]["record_id"]) == {"unknown"}
    assert draft_of(text).document == record


@pytest.mark.parametrize(
    ("source", "record_id", "expected"),
    [
        ("RGANI, f. 5, op. 28, d. 410, ll. 335-337.", "1", "rgani-5-28-410-335"),
        ("RGANI, f. 5, op. 28, d. 410.", "110001", "rgani-5-28-410-110001"),
        ("Archive of the Ministry.", "110001", "wilson-center-110001"),
        ("", "110001", "wilson-center-110001"),
        ("", "", "letter-from-ivan-petrov-to-john-smith"),
    ],
)
def test_the_id_comes_from_the_code_or_the_publishers_number_or_the_title(
    source: str, record_id: str, expected: str
) -> None:
    assert draft_of(page(source=source, record_id=record_id)).document["id"] == expected


def test_a_page_without_abstract_has_its_whole_body() -> None:
    draft = draft_of(page(body=TEXT, abstract=""))
    assert "abstract" not in draft.document
    assert [content.decode() for content in draft.beside.values()] == [TEXT]


def test_a_page_without_body_has_its_abstract_and_no_transcript() -> None:
    draft = draft_of(page(body="", abstract="Only a scan is there."))
    assert draft.document["abstract"]["text"] == "Only a scan is there."
    assert draft.beside == {}


def test_a_page_without_date_asks_for_one() -> None:
    text = page(date="")
    assert "dates" not in draft_of(text).document
    assert "/dates" in asked(text)
    assert draft_of(text).document["title"]["text"] == "Letter from Ivan Petrov to John Smith"


def test_an_undated_page_keeps_the_word() -> None:
    (date,) = draft_of(page(date="Undated")).document["dates"]
    assert date == {"as_written": "Undated", "event": "creation"}


def test_a_page_without_source_gets_no_archive() -> None:
    text = page(source="")
    assert "reference_code" not in draft_of(text).document
    assert "/reference_code" in asked(text)
    assert draft_of(text).document["rights"]["statement"] == RIGHTS


def test_an_archive_the_register_does_not_know_is_named_as_the_page_names_it() -> None:
    text = page(source="Archive of the Village of Nowhere, Box 3. Translated by Gary Goldberg.")
    code = draft_of(text).document["reference_code"]
    assert code["as_written"] == "Archive of the Village of Nowhere, Box 3"
    assert "/reference_code" in asked(text)


@every(
    ("source", "repository"),
    [
        ("Volkogonov Collection, Library of Congress, Manuscript Division.", "LOC-MSS"),
        (
            "Roll G-0015, File 15, Frames 1-93, South Korean Ministry of Foreign Affairs Archive.",
            "South Korean Ministry of Foreign Affairs Archive",
        ),
        ("Israel State Archive (ISA) A-4350/1-4.", "ISA"),
        ("Fujian Provincial Archives 222-12-2941, 8-11.", "Fujian Provincial Archives"),
        (
            "Personal Archive of Anatoly S. Chernyaev. On file at the National Security Archive.",
            "Personal Archive of Anatoly S. Chernyaev",
        ),
        ("National Archives of India, New Delhi, File No. HI/1012(14)/80.", "NAIndia"),
        ("AMRE, Brasilia. Obtained by Matias Spektor.", "AMRE"),
        ("Syngman Rhee Institute, Yonsei University, B-379-042.", "Syngman Rhee Institute"),
    ],
)
def test_the_words_that_name_an_archive_are_its_name_wherever_they_stand(source: str, repository: str) -> None:
    text = page(source=source)
    assert draft_of(text).document["reference_code"]["repository"] == repository
    assert "/reference_code" in asked(text)


@pytest.mark.parametrize(
    "source",
    [
        "Rodong Sinmun, 5 July 1972",
        'Included in the document reader for the conference "The Crisis", June 2012',
        "CWIHP Bulletin 4, pp. 62-63",
    ],
)
def test_a_source_that_is_no_archive_is_kept_as_a_statement(source: str) -> None:
    text = page(source=f"{source}. Obtained by James Hershberg.")
    record = draft_of(text).document
    assert "reference_code" not in record
    assert record["texts"][-1]["statements"] == [source]
    assert "/reference_code" in asked(text)


def test_leaves_that_run_backwards_are_left_to_the_cataloguer() -> None:
    text = page(source="GARF, Fond 5446, Opis 98, Delo 721, Listy 170-19.")
    code = draft_of(text).document["reference_code"]
    assert "leaves" not in code
    assert code["as_written"].endswith("Listy 170-19")
    assert "/reference_code" in asked(text)


def test_a_book_is_a_publication_of_the_original_and_no_archive() -> None:
    source = (
        "Mao Zedong waijiao wenxuan (Beijing: Zhongyang wenxian chubanshe, 1994), 100-105. Translated by Chen Jian."
    )
    record = draft_of(page(source=source)).document
    assert "reference_code" not in record
    original = record["texts"][0]
    assert original["published"] == {
        "publisher": "Zhongyang wenxian chubanshe",
        "title": "Mao Zedong waijiao wenxuan",
        "pages": "100-105",
        "date": "1994",
        "note": "Mao Zedong waijiao wenxuan (Beijing: Zhongyang wenxian chubanshe, 1994), 100-105",
    }


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("Translation from Chinese", "zh"),
        ("[Translated from the Russian]", "ru"),
        ("Unofficial translation from Korean.", "ko"),
    ],
)
def test_the_note_above_the_text_states_the_original_language(words: str, tag: str) -> None:
    original, english = draft_of(page(body=f"{words}\n\n{TEXT}")).document["texts"]
    assert original["language"] == tag
    assert english["statements"] == [words]


def test_a_credit_states_the_original_language() -> None:
    source = "RGANI, f. 5, op. 28, d. 410. Translated from German by Karl Meyer and Anna Roth for CWIHP."
    original, english = draft_of(page(source=source)).document["texts"]
    assert original["language"] == "de"
    assert english["translators"] == [{"name": "Karl Meyer"}, {"name": "Anna Roth"}]


def test_without_a_translator_nothing_is_said_to_be_translated() -> None:
    text = page(source="NMML, File No. 3.", body=TEXT)
    (only,) = draft_of(text).document["texts"]
    assert "translated_from" not in only
    assert "/texts/0/language" in asked(text)


def test_marks_below_a_document_that_is_kept_in_its_own_language_belong_to_it() -> None:
    body = f"Translation from Russian\n\n{TEXT}\n\nI. PETROV - Chairman of the Committee.\n\n[signature] (Dubrovsky)\n\nNo. 17"
    texts = draft_of(page(body=body)).document["texts"]
    assert [text["key"] for text in texts] == ["original", "english"]
    assert texts[0]["registration_number"] == {"number": "17", "as_written": "No. 17"}
    assert texts[0]["signatures"][0]["name"] == "Dubrovsky"


@pytest.mark.parametrize(
    ("below", "name", "as_written"),
    [
        ("Ivan Petrov", "Ivan Petrov", None),
        ("IVAN PETROV", "Ivan Petrov", "IVAN PETROV"),
        ("[signature] I. Ivanov", "I. Ivanov", "[signature] I. Ivanov"),
        ("(Petrov)", "Ivan Petrov", "Petrov"),
        ("Yours sincerely,\nA. B. Sidorov", "A. B. Sidorov", None),
        ("Ivan Petrow", "Ivan Petrov", "Ivan Petrow"),
    ],
)
def test_a_signature_is_joined_with_the_name_of_the_title(below: str, name: str, as_written: str | None) -> None:
    (signatory,) = draft_of(page(body=f"{TEXT}\n{below}")).document["signatories"]
    assert signatory["name"] == name
    assert signatory.get("as_written") == as_written


def test_an_office_beside_a_signature_is_the_signatorys() -> None:
    body = f"{TEXT}\n\nWith respect,\nIvan Petrov\nChairman of the Council of Ministers of the USSR"
    (signatory,) = draft_of(page(body=body)).document["signatories"]
    assert signatory["offices"] == ["Chairman of the Council of Ministers of the USSR"]


def test_a_name_that_nothing_shows_to_be_a_signature_is_left() -> None:
    text = page(title="Report on Trade", body=f"{TEXT}\nSomebody Else")
    assert "signatories" not in draft_of(text).document
    assert "Somebody Else" in ignored(text)


def test_participants_are_no_authors() -> None:
    body = f"TOP SECRET\nParticipants: Mao Zedong, Ambassador Pavel Yudin, an interpreter\n{TEXT}"
    title = "Memorandum of Conversation between Mao Zedong and Soviet Ambassador Pavel Yudin"
    text = page(title=title, body=body)
    record = draft_of(text).document
    assert [(each["name"], each["role"]) for each in record["contributors"]] == [
        ("Mao Zedong", "participant"),
        ("Pavel Yudin", "participant"),
    ]
    assert "authors" not in record
    assert record["genre"] == "record of conversation"
    assert record["classification"] == "TOP SECRET"


@pytest.mark.parametrize(
    ("line", "names", "offices"),
    [
        ("Participants: Mao Zedong, Ambassador Pavel Yudin, an interpreter", ["Mao Zedong", "Pavel Yudin"], [None, ["Ambassador"]]),
        ("PARTICIPANTS: Huang Hua, PRC Ambassador to the United Nations; Shih Yen-hua, Interpreter; Winston Lord, NSC Staff",
         ["Huang Hua", "Shih Yen-hua"], [["PRC Ambassador to the United Nations"], None]),
        ("Present: Comrades Mao Zedong, Liu Shaoqi", ["Mao Zedong", "Liu Shaoqi"], [None, None]),
        ("Chinese side: Chen Yi, Director of the Department Li Ming as notetaker", ["Chen Yi", "Li Ming"], [None, ["Director of the Department"]]),
        ("Participants: Ivan Petrov, Deputy Minister of Foreign Trade, and Jan Novak", ["Ivan Petrov", "Jan Novak"], [["Deputy Minister of Foreign Trade"], None]),
        ("Participants: N.N., NSC Staff, the Chancellor", [], []),
    ],
)  # fmt: skip
def test_a_list_of_participants_names_persons_with_their_offices(
    line: str, names: list[str], offices: list[object]
) -> None:
    text = page(title="Minutes of a Session", body=f"{line}\n{TEXT}")
    found = [each for each in draft_of(text).document["contributors"] if each["role"] == "participant"] if names else []
    assert [each["name"] for each in found] == names
    assert [each.get("offices") for each in found] == offices
    assert not names or not {"NSC Staff", "N.N.", "an interpreter"} & {each["name"] for each in found}
    assert names or "/contributors" in asked(text)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("To: Comrades Brezhnev, Kosygin, and Andropov", ["Brezhnev", "Kosygin", "Andropov"]),
        ("To: The Foreign Ministry, the Liaison Department, and the General Staff Department",
         ["Foreign Ministry", "Liaison Department", "General Staff Department"]),
        ("To: The Ministry of Foreign Affairs", ["Ministry of Foreign Affairs"]),
        ("To: Bucharest", []),
        ("To: whom it may concern and others", []),
    ],
)  # fmt: skip
def test_the_head_of_a_text_names_one_recipient_or_several(line: str, names: list[str]) -> None:
    text = page(title="Note on Trade", body=f"{line}\n{TEXT}")
    assert [each["name"] for each in draft_of(text).document.get("recipients", [])] == names
    assert names or "/recipients" in asked(text)


def test_another_recipient_than_the_titles_is_asked_about_and_no_form_of_the_name() -> None:
    text = page(title="Telegram from Shtykov to Stalin", body=f"To: Comrade A. Ya. Vyshinsky\n{TEXT}")
    assert draft_of(text).document["recipients"] == [{"name": "Stalin"}]
    assert "/recipients/0" in asked(text)


@every(
    ("title", "below", "names"),
    [
        ("Letter from Walter Ulbricht to Nikita Khrushchev", "With Communist greetings\nW. Ulbricht", ["Walter Ulbricht"]),
        ("Letter from A. M. Puzanov to Stalin", "USSR AMBASSADOR TO THE DPRK /A. PUZANOV/", ["A. M. Puzanov"]),
        ("Letter from Kim Il Sung and Pak Hon-yong to Stalin", "With respect,\nKIM IL SUNG\nPAK HON-YONG\nPyongyang\nTranslated by: PETUKHOV [signature]",
         ["Kim Il Sung", "Pak Hon-yong"]),
        ("Letter from Indira Gandhi to Willy Brandt", "Yours sincerely,\n(Indira Gandhi)\nHis Excellency\nMr. Willy Brandt,\nBonn.", ["Indira Gandhi"]),
        ("Telegram from Filippov to Mao Zedong", "FILIPPOV.\n6.50 1.10.50\nNo. 4581", ["Filippov"]),
        ("Speech at the Plenum", "(Applause.)\nMoscow", []),
        ("Speech at the Plenum", "(Seal)", []),
        ("Speech at the Plenum", "(Confidential)", []),
        ("Memorandum on Trade", "(Bitterlich)", ["Bitterlich"]),
        ("Letter from K.M. Panikkar to Nehru", "Yours sincerely,\n(Sd) K.M. Panikkar\nThe Hon'ble Pandit Nehru,\nNew Delhi.", ["K.M. Panikkar"]),
        ("Report from Eamonn Kennedy to Con Cremin", "[signed] Eamonn L. Kennedy\nCounsellor", ["Eamonn Kennedy"]),
        ("Letter from Nehru to Zhou Enlai", "Jawaharlal Nehru\nHis Excellency Zhou Enlai", ["Nehru"]),
        ("Report on Trade", "cc:\nIvan Petrov, Deputy Minister of Trade\nJohn Smith", []),
        ("Decision on Trade", "SECRETARY OF THE CC\nL. BREZHNEV", []),
    ],
)  # fmt: skip
def test_who_signed_is_told_from_who_stands_below(title: str, below: str, names: list[str]) -> None:
    record = draft_of(page(title=title, body=f"{TEXT}\n{TEXT}\n{below}")).document
    assert [each["name"] for each in record.get("signatories", [])] == names
    assert not {each["name"] for each in record.get("authors", [])} & set(names)


def test_a_name_below_the_text_that_nothing_shows_to_be_a_signature_is_asked_about() -> None:
    text = page(title="Decision on Trade", body=f"{TEXT}\nSECRETARY OF THE CC\nL. BREZHNEV")
    assert {"/signatories", "/authors"} <= asked(text)


def test_a_signature_that_shares_a_word_with_the_titles_sender_is_asked_about() -> None:
    text = page(title="Letter from Pak Heonyeong to Stalin", body=f"{TEXT}\nWith respect,\nPAK HON-YONG")
    (question,) = [each for each in draft_of(text).questions if each.pointer == "/signatories"]
    assert question.answers == ("Pak Heonyeong",)


@pytest.mark.parametrize("line", ["Notice", "November", "No comment", "Number"])
def test_a_word_that_begins_like_number_is_none(line: str) -> None:
    assert "registration_number" not in draft_of(page(body=f"{line}\n{TEXT}")).document["texts"][0]


def test_a_heading_that_says_from_and_to_is_read() -> None:
    record = draft_of(
        page(title="Trade with China", body=f"From: Ivan Petrov\nTo: John Smith\nSubject: Trade\n{TEXT}")
    ).document
    assert [each["name"] for each in record["authors"]] == ["Ivan Petrov"]
    assert [each["name"] for each in record["recipients"]] == ["John Smith"]
    assert record["other_titles"] == [{"text": "Trade", "language": "en"}]


def test_another_date_in_the_heading_is_kept_and_asked_about() -> None:
    text = page(body=f"Moscow, 7 September 1956\n{TEXT}")
    dates = draft_of(text).document["dates"]
    assert [date["value"] for date in dates] == ["1956-09-05", "1956-09-07"]
    assert "event" not in dates[1]
    assert "/dates/1" in asked(text)


def test_a_sentence_about_donors_names_a_sponsor() -> None:
    text = page(donated="This document was made possible with support from the Leon Levy Foundation")
    record = draft_of(text).document
    assert {"name": "Leon Levy Foundation", "role": "sponsor"} in record["contributors"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("support from Chun & Jane Chiu Family Foundation", ["Chun & Jane Chiu Family Foundation"]),
        ("support from the Leon Levy Foundation and the MacArthur Foundation", ["Leon Levy Foundation", "MacArthur Foundation"]),
        ("a grant from the Carnegie Corporation of New York (CCNY), ROK Ministry of Unification, and the University of Southampton.",
         ["Carnegie Corporation of New York (CCNY)", "ROK Ministry of Unification", "University of Southampton"]),
        ("support from the Ministry of Foreign Affairs and Trade", ["Ministry of Foreign Affairs and Trade"]),
    ],
)  # fmt: skip
def test_donors_are_parted_where_each_is_a_body(words: str, names: list[str]) -> None:
    record = draft_of(page(donated=f"This document was made possible with {words}")).document
    assert [each["name"] for each in record["contributors"] if each["role"] == "sponsor"] == names


def test_a_page_without_body_has_all_of_its_abstract() -> None:
    abstract = "Petrov writes:\n1. on trade\n2. on war"
    draft = draft_of(page(body="", abstract=abstract))
    assert draft.document["abstract"]["text"].split() == abstract.split()
    assert draft.beside == {}


def test_a_page_whose_text_and_abstract_nothing_parts_says_so() -> None:
    text = page(body=f"{TEXT}\n{TEXT}", abstract="").replace("\n\n\n\n\nDocument", "\n\nDocument")
    draft = draft_of(text)
    assert "abstract" not in draft.document
    assert [content.decode() for content in draft.beside.values()] == [f"{TEXT}\n{TEXT}"]
    assert "/abstract" in asked(text)


def test_an_abstract_with_gaps_in_it_is_whole_where_the_text_has_none() -> None:
    text = page(body=f"{TEXT}\n{TEXT}\n{TEXT}\n{TEXT}", abstract="Petrov writes.\n\n\nHe goes on.")
    draft = draft_of(text)
    assert draft.document["abstract"]["text"] == "Petrov writes.\n\nHe goes on."
    assert "/abstract" in asked(text)


def test_labels_without_a_meaning_end_the_values_of_others() -> None:
    text = page() + "\nDonors\n\nLeon Levy Foundation\n\nType\n\nLetter\n\nRelated Documents\n\nAnother Letter\n"
    draft = draft_of(text)
    assert [each["name"] for each in draft.document["contributors"] if each["role"] == "sponsor"] == [
        "Leon Levy Foundation"
    ]
    assert {"Letter", "Related Documents", "Another Letter"} <= set(ignored(text))


@pytest.mark.parametrize(
    "date",
    [
        "The early sixties",
        "June [?] 1963",
        "May 1956 or 1957",
        "October 27, 1962, 6 p.m.",
        "12.06.1963",
        "In the spring",
    ],
)
def test_a_date_in_words_that_cannot_be_read_is_still_the_date(date: str) -> None:
    text = page(date=date)
    assert draft_of(text).document["dates"][0] == {"as_written": date, "event": "creation"}
    assert draft_of(text).document["title"]["text"] == "Letter from Ivan Petrov to John Smith"
    assert "/dates/0/value" in asked(text)


@pytest.mark.parametrize(
    ("words", "classification"),
    [
        ("TOP SECRET", "TOP SECRET"),
        ("Secret.", "Secret"),
        ("[Strictly Confidential]", "Strictly Confidential"),
        ("Top Secret. Copy No. 3", "Top Secret"),
        ("Secret/Eyes Only", "Secret/Eyes Only"),
        ("A secret meeting", None),
    ],
)
def test_the_classification_is_the_documents_own_words(words: str, classification: str | None) -> None:
    assert draft_of(page(body=f"{words}\n{TEXT}")).document.get("classification") == classification


def test_the_furniture_of_the_site_is_no_title() -> None:
    draft = draft_of("Wilson Center Digital Archive\n\nBrowse\n\nSearch\n\n" + page())
    assert draft.document["title"]["text"] == "Letter from Ivan Petrov to John Smith"
    assert draft.ignored == ()


def test_attachments_are_asked_about() -> None:
    text = page(body=f"{TEXT}\nThe draft is attached.\nAttachment 1: Draft of the treaty")
    words = [each.text for each in draft_of(text).questions if each.pointer == "/related"]
    assert words == ["The draft is attached.", "Attachment 1: Draft of the treaty"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n ",
        "Skip to content\n",
        "Document Information\n",
        "A\nDocument Information"[:1],
        "May 1, 1950\n\nDocument Information\n",
    ],
)
def test_a_page_that_cannot_be_understood_gives_findings(text: str) -> None:
    outcome = outcome_of(text)
    assert isinstance(outcome, Refusal)
    assert outcome.findings[0].file == "page.txt"
    assert outcome.findings[0].hint


HTML = """<!DOCTYPE html><html lang="en"><head><title>x</title>
<link rel="canonical" href="https://digitalarchive.wilsoncenter.org/document/a-talk">
<script>document.write("Document Information")</script></head><body><nav><a>Browse</a></nav>
<div class="date">August 22, 1962</div><h1 class="title">Conversation between Zhou Enlai and Pavel Yudin</h1>
<div class="donated">This document was made possible with support from <a>MacArthur Foundation</a></div>
<div class="tab-pane active"><p>TOP SECRET</p><p>The Premier said that it was for the best of all of them to wait, and that
the talks were to be held in the spring of the year.</p><p>He was &lt;not&gt; sure<br>of it.</p></div>
<div class="tab-pane"><p>Scan</p></div>
<div class="text-block"><p>They talk.</p></div>
<h2 class="title">Author(s):</h2><div><div class="pill"><span class="name"><span>Zhou, Enlai</span></span></div></div>
<h2 class="title">Associated Places</h2><div><div class="pill"><div class="name"><span>China</span></div></div></div>
<h2>Document Information</h2>
<div class="information-block"><h3 class="sub-title">Source</h3><div class="text">
GARF, Fond 5446, Opis 98, Delo 721, Listy 1-2. Translated by Anna Keim.</div></div>
<div class="information-block"><h3 class="sub-title">Original Uploaded Date</h3><div class="text">2012-01-05</div></div>
<div class="pill-block"><h3 class="title">Language</h3><div class="pill"><div class="name"><span>Chinese</span></div></div></div>
<div class="information-block"><h3 class="sub-title">Original Classification</h3><div class="text">Top Secret</div></div>
<div class="information-block"><h3 class="sub-title">Record ID</h3><div class="text">110001</div></div>
<div class="pill-block"><h3 class="title">Donors</h3><div class="pill"><div class="name"><span>MacArthur Foundation</span></div></div>
<div class="pill"><div class="name"><span>Leon Levy Foundation</span></div></div></div><footer>Footer</footer></body></html>"""


def test_html_is_read_by_the_class_names_of_the_site() -> None:
    draft = draft_of(HTML, "page.html")
    record = draft.document
    assert record["title"]["text"] == "Conversation between Zhou Enlai and Pavel Yudin"
    assert [each["name"] for each in record["authors"]] == ["Zhou Enlai"]
    assert record["authors"][0]["surname"] == "Zhou"
    assert record["places"] == ["China"]
    assert record["classification"] == "Top Secret"
    assert record["texts"][0]["language"] == "zh"
    assert record["texts"][1]["published"]["url"] == "https://digitalarchive.wilsoncenter.org/document/a-talk"
    assert {each["name"] for each in record["contributors"] if each["role"] == "sponsor"} == {
        "MacArthur Foundation",
        "Leon Levy Foundation",
    }
    (content,) = draft.beside.values()
    assert content.decode().endswith("He was <not> sure\nof it.")
    assert {each.text for each in draft.ignored} == {"Browse", "Scan", "Footer"}


def test_html_without_the_class_names_is_read_as_its_words() -> None:
    plain = page().replace("&", "&amp;").split("\n\n")
    text = "<html><body>" + "".join(f"<p>{part}</p>" for part in plain if part.strip()) + "</body></html>"
    record = draft_of(text, "page.html").document
    assert record["title"]["text"] == "Letter from Ivan Petrov to John Smith"
    assert record["texts"][-1]["published"]["record_id"] == "110001"


def test_entities_and_scripts_of_html_are_no_text() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HTML.removeprefix("<!DOCTYPE html>").replace(
        "They talk.", "&b;They talk.<script>alert(1)</script><img src='file:///etc/passwd'>"
    )
    assert "aaaa" not in draft_of(bomb, "page.html").document["abstract"]["text"]
    assert "alert" not in draft_of(bomb, "page.html").document["abstract"]["text"]


def test_a_deeply_nested_page_is_read_or_refused() -> None:
    assert outcome_of("<html>" + "<div>" * 100_000 + "Document Information" + "</div>" * 100_000, "deep.html")
