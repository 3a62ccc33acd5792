"""The importer of TEI: what an edition says of a letter is found, asked or left; what we write comes back."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from format_records import rich
from hypothesis import given, settings
from hypothesis import strategies as st

import catalog
from catalog.model import Record
from catalog.standards.importers import Draft, LargeSource, Refusal, Source, find, recognise
from catalog.standards.tei import write
from catalog.validation import read_plain
from tests.every import every
from tests.examples import examples

NS = "http://www.tei-c.org/ns/1.0"


def tei(*, title="<title>Brief</title>", source="", profile="", body="<p>Words.</p>", notes="", publication="", **more):
    """A TEI document of an edition, of the parts that a test needs."""
    return (
        f'<TEI xmlns="{NS}" xml:id="{more.get("id", "L12")}"><teiHeader><fileDesc><titleStmt>{title}</titleStmt>'
        f"<publicationStmt>{publication or '<p/>'}</publicationStmt><notesStmt>{notes}</notesStmt>"
        f"<sourceDesc>{source or '<p/>'}</sourceDesc></fileDesc><profileDesc>{profile}</profileDesc></teiHeader>"
        f"<text{more.get('lang', '')}><body>{body}</body>{more.get('back', '')}</text></TEI>"
    )


def draft_of(document: str) -> Draft:
    source = Source("a.xml", document.encode())
    assert recognise(source) is find("tei")
    (draft,) = find("tei").read(source)
    assert isinstance(draft, Draft)
    assert read_plain(dict(draft.document)).errors == ()
    return draft


def letter(sent="", received="", **more) -> Draft:
    actions = f'<correspAction type="sent">{sent}</correspAction>'
    actions += f'<correspAction type="received">{received}</correspAction>'
    return draft_of(tei(profile=f"<correspDesc>{actions}{more.pop('context', '')}</correspDesc>", **more))


def left(draft: Draft) -> list[str]:
    return [each.text for each in draft.ignored]


def test_sender_addressee_places_and_dates_are_the_fields_of_a_letter():
    found = letter(
        '<persName ref="http://d-nb.info/gnd/1">Muster, Anna</persName><placeName ref="https://www.geonames.org/1">'
        'Zürich</placeName><date when="1842-05-03">3. Mai 1842</date>',
        '<orgName>Akademie</orgName><placeName>Bern</placeName><date when="1842-05-06"/>',
    ).document
    assert found["genre"] == "letter"
    (author,) = found["authors"]
    assert (author["name"], author["surname"], author["authority"]) == (
        "Anna Muster",
        "Muster",
        "http://d-nb.info/gnd/1",
    )
    assert found["recipients"] == [{"kind": "corporate body", "name": "Akademie"}]
    assert found["sent_from"] == [{"uri": "https://www.geonames.org/1", "name": "Zürich"}]
    assert found["destination"] == [{"name": "Bern"}]
    assert [(date["value"], date["event"]) for date in found["dates"]] == [
        ("1842-05-03", "sending"),
        ("1842-05-06", "receipt"),
    ]


@every(
    ("attributes", "value"),
    [
        ('when="1842"', "1842"),
        ('when="1842-05-03" cert="low"', "1842-05-03?"),
        ('when="1842" precision="low"', "1842~"),
        ('from="1842-05-01" to="1842-05-03"', "1842-05-01/1842-05-03"),
        ('from="1842"', "1842/.."),
        ('notBefore="1842-05-01" notAfter="1842-05-05"', "[1842-05-01..1842-05-05]"),
        ('notAfter="1842"', "[..1842]"),
        ('notBefore="1842" notAfter="1842"', "1842"),
        ('when-iso="1842-05"', "1842-05"),
    ],
)
def test_bounds_and_doubt_of_a_date_are_kept(attributes, value):
    (date,) = letter(f"<date {attributes}/>").document["dates"]
    assert date["value"] == value


def test_an_author_who_is_the_sender_is_one_person():
    found = letter(
        '<persName ref="#anna"/>',
        title='<title>Brief</title><author ref="#anna">Muster, Anna</author>',
        source='<listPerson><person xml:id="anna"><persName>Anna Muster</persName><idno type="GND">118</idno></person>'
        "</listPerson>",
    ).document
    (author,) = found["authors"]
    assert (author["name"], author["authority"]) == ("Anna Muster", "https://d-nb.info/gnd/118")
    assert "signatories" not in found


def test_who_wrote_for_another_is_the_author_and_the_sender_signed():
    found = letter("<persName>Anna Muster</persName>", title="<title>Brief</title><author>Eva Feder</author>").document
    assert [found["authors"][0]["name"], found["signatories"][0]["name"]] == ["Eva Feder", "Anna Muster"]


@pytest.mark.parametrize("nobody", ["Unknown", "unbekannt", "[Sender]", "N.N.", "неизвестный"])
def test_who_is_not_known_is_nobody(nobody):
    draft = letter(f"<persName>{nobody}</persName>")
    assert "authors" not in draft.document
    assert nobody in left(draft)


def test_a_name_that_is_only_an_identifier_is_asked_about():
    draft = letter('<persName ref="psn:MUSa_12"/>')
    assert draft.document["authors"][0]["name"] == "psn:MUSa_12"
    assert any("identifier" in question.reason for question in draft.questions)


def test_doubt_about_a_person_or_a_place_is_kept():
    draft = letter('<persName cert="low" evidence="conjecture">Anna</persName><placeName cert="low">Bern</placeName>')
    (author,) = draft.document["authors"]
    assert author["certainty"] == "uncertain"
    assert "editors" in author["note"]
    assert any("place" in question.reason for question in draft.questions)


def test_the_letters_before_and_after_are_asked_about():
    context = '<correspContext><ref type="prev" target="https://e.org/1">An Anna</ref></correspContext>'
    draft = letter("<persName>A</persName>", context=context)
    (other,) = draft.document["related"]
    assert (other["title"], other["relation"], other["url"]) == ("An Anna", "reply to", "https://e.org/1")
    assert any(question.answers == ("reply to", "related") for question in draft.questions)


def test_the_shelfmark_of_an_edition_is_read_as_a_reference():
    place = (
        "<msDesc><msIdentifier><settlement>Moscow</settlement><repository>GARF</repository>"
        "<idno>f. 5446, op. 98, d. 721, l. 4</idno></msIdentifier></msDesc>"
    )
    code = draft_of(tei(source=place)).document["reference_code"]
    assert (code["repository"], code["fond"], code["delo"]) == ("GARF", "5446", "721")


def test_a_text_keeps_what_the_document_has_and_lists_what_editors_put_beside():
    body = (
        "<div><opener><salute>Lieber Karl!</salute></opener><p>Dein Brief<note>Nicht überliefert.</note> er<lb"
        ' break="no"/>hielt <choice><abbr>dß</abbr><expan>dass</expan></choice> <del>nie</del>'
        '<unclear>Heinrich</unclear><lb/>kommt <gap reason="illegible"/>.</p>'
        "<closer><signed>Anna</signed></closer></div>"
    )
    draft = draft_of(tei(body=body, lang=' xml:lang="de"'))
    (text,) = draft.document["texts"]
    words = draft.beside["l12.original.txt"].decode()
    assert words == "Lieber Karl!\n\nDein Brief erhielt dß [Heinrich]\nkommt [illegible].\n\nAnna\n"
    assert text["language"] == ["de"]
    assert text["transcript"]["sha256"] == hashlib.sha256(words.encode()).hexdigest()
    marks = {one["as_written"]: (one["mark"], one["at"]) for one in text["transcript"]["brackets"]}
    assert marks == {
        "[Heinrich]": ("uncertain reading", words.index("[Heinrich]")),
        "[illegible]": ("editorial", words.index("[illegible]")),
    }
    assert {"Nicht überliefert.", "dass", "nie"} <= set(left(draft))


def test_a_translation_beside_its_original_is_a_text_of_its_own_and_the_rest_is_left():
    body = (
        '<div type="original" xml:lang="nl"><p>Beste</p></div><div type="translation" xml:lang="en"><p>Dear</p></div>'
        '<div type="commentary"><p>On the paper.</p></div>'
    )
    draft = draft_of(tei(body=body, back="<back><p>Index</p></back>"))
    texts = [(one["key"], one["language"], one.get("translated_from")) for one in draft.document["texts"]]
    assert texts == [("original", ["nl"], None), ("translation-en", ["en"], "original")]
    assert {"On the paper.", "Index"} <= set(left(draft))


def test_rights_of_an_edition_are_said_to_be_of_its_file():
    licence = '<licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence>'
    publication = f"<publisher>Institut</publisher><availability>{licence}</availability>"
    found = draft_of(tei(publication=publication)).document
    assert found["rights"]["note"] == "So the TEI file says of itself."
    assert found["texts"][0]["published"]["publisher"] == "Institut"


def test_what_has_no_field_is_left_with_its_place():
    draft = draft_of(tei(title="<title>Brief</title><editor>Eva Herausgeber</editor>", notes="<note>Gut.</note>"))
    assert "Eva Herausgeber" in left(draft)
    assert draft.document["notes"] == ["Gut."]


def test_several_letters_in_a_corpus_are_several_drafts():
    corpus = f'<teiCorpus xmlns="{NS}"><teiHeader/>{tei(id="a")}{tei(id="A")}{tei(id="c")}</teiCorpus>'
    drafts = list(find("tei").read(Source("a.xml", corpus.encode())))
    assert [draft.document["id"] for draft in drafts] == ["a", "a-2", "c"]
    assert [list(draft.beside) for draft in drafts] == [["a.original.txt"], ["a-2.original.txt"], ["c.original.txt"]]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (f'<TEI xmlns="{NS}"><text/></TEI>', "no-items"),
        (f'<TEI xmlns="{NS}"><teiHeader>', "not-xml"),
        ("", "empty"),
    ],
)
def test_what_is_no_document_is_refused(document, code):
    (refusal,) = find("tei").read(Source("a.xml", document.encode()))
    assert isinstance(refusal, Refusal)
    assert refusal.findings[0].code == code


def test_entities_are_never_another_file(tmp_path: Path):
    (tmp_path / "secret").write_text("HIDDEN")
    bomb = f'<!DOCTYPE TEI [<!ENTITY b " bold"><!ENTITY c SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    document = bomb + tei(title="<title>A&b;&c;</title>", body="<p>B&b;&c;</p>")
    for outcome in find("tei").read(Source("x", document.encode())):
        assert "HIDDEN" not in str(outcome)
        assert "HIDDEN" not in str(getattr(outcome, "beside", ""))


def test_a_billion_laughs_are_no_words():
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    document = f'<!DOCTYPE TEI [<!ENTITY a0 "ha">{steps}]>' + tei(body="<p>&a11;</p>")
    for outcome in find("tei").read(Source("x", document.encode())):
        assert len(str(outcome)) < 50_000


def test_elements_in_elements_without_end_are_refused_or_read():
    deep = tei(body="<div>" * 300 + "<p>x</p>" + "</div>" * 300)
    assert list(find("tei").read(Source("x", deep.encode())))


def test_a_corpus_of_many_letters_is_read_one_by_one(tmp_path: Path):
    path = tmp_path / "corpus.xml"
    with path.open("w") as file:
        file.write(f'<teiCorpus xmlns="{NS}"><teiHeader/>')
        file.writelines(tei(id=f"l{number}", body=f"<p>{'words ' * 6_000}</p>") for number in range(30))
        file.write("</teiCorpus>")
    assert sum(isinstance(each, Draft) for each in find("tei").read(LargeSource(path))) == 30


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<lb/>", "<unclear>", "</unclear>", "<gap/>", "w ", "&lt;", "<note>n</note>"]
)


@settings(max_examples=examples(60), deadline=None)
@given(body=st.lists(_PIECES, max_size=20).map("".join))
def test_any_body_is_read_or_refused_and_brackets_are_where_they_are_said(body):
    for outcome in find("tei").read(Source("x", tei(body=body).encode())):
        if isinstance(outcome, Refusal):
            continue
        assert read_plain(dict(outcome.document)).errors == ()
        for text in outcome.document.get("texts", ()):
            words = outcome.beside[text["transcript"]["file"]].decode()
            for one in text["transcript"].get("brackets", ()):
                places = one["at"] if isinstance(one["at"], list) else [one["at"]]
                assert all(words.startswith(one["as_written"], at) for at in places)


SAME = (
    *("id", "level", "genre", "genre_as_written", "ark", "classification", "history", "custody", "scope", "appraisal"),
    *("arrangement", "physical_characteristics", "finding_aids"),
)
"""The fields of a full record that come back as they were."""


def test_what_we_write_comes_back(catalogue_settings):
    (draft,) = find("tei").read(Source("a.xml", write.FORMAT.document(rich(), catalogue_settings)))
    back = read_plain(dict(draft.document)).demand()
    before = rich()
    for field in SAME:
        assert getattr(back, field) == getattr(before, field), field
    assert [(place.name, place.uri) for place in (*back.sent_from, *back.destination)] == [
        (place.name, place.uri) for place in (*before.sent_from, *before.destination)
    ]
    assert [agent.name for agent in back.makers] == [agent.name for agent in before.makers]
    assert [(text.key, text.language, text.translated_from) for text in back.texts] == [
        (text.key, text.language, text.translated_from) for text in before.texts
    ]
    assert [agent.name for agent in back.translators] == [agent.name for agent in before.translators]
    assert sorted(date.value for date in back.dates if date.value) == ["1956-08-30", "1956-08-31", "1956-09-01?"]
    code, own = back.reference_code, before.reference_code
    assert [(part.level, part.number, part.title) for part in code.levels] == [
        (part.level, part.number, part.title) for part in own.levels
    ]
    assert (code.repository, code.leaves, code.microfilm) == (own.repository, own.leaves, own.microfilm)
    assert back.related[0].relation == "replied to by"
    assert not [question for question in draft.questions if "relation" in question.pointer]


def test_texts_that_we_write_come_back_with_their_brackets(tmp_path: Path):
    folder = tmp_path / "records"
    folder.mkdir()
    (tmp_path / "catalog.toml").write_text('name = "L"\nadmin_emails = ["a@example.org"]\nnamespace = "example.org"\n')
    words = "Dear [Kim],\nsecond line.\n\nYours.\n"
    (folder / "a.english.txt").write_text(words)
    (folder / "a.yaml").write_text(
        "id: a\nlevel: item\ngenre: letter\ntitle: T\ntexts: [{key: english, language: en, transcript: {file: "
        "a.english.txt, brackets: [{as_written: '[Kim]', mark: uncertain reading, at: 5}]}}]\n"
    )
    written = b"".join(catalog.open(tmp_path).export("tei", "a"))
    (draft,) = find("tei").read(Source("a.xml", written))
    assert draft.beside == {"a.english.txt": words.encode()}
    record = Record.model_validate(dict(draft.document))
    (bracket,) = record.texts[0].transcript.brackets
    assert (bracket.as_written, bracket.mark, bracket.at) == ("[Kim]", "uncertain reading", (5,))
