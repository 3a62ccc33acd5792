"""MARC 21 as XML: field by field; what has no place in a record is listed."""

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
from tests.every import every

HEAD = '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000ntmaa2200000uu 4500</leader>'
TAIL = "</record></collection>"


def field(tag: str, subfields: str, first: str = " ", second: str = " ") -> str:
    """A data field of `$a Words $b More`."""
    pieces = [piece for piece in subfields.split("$") if piece]
    inside = "".join(f'<subfield code="{piece[0]}">{piece[1:].strip()}</subfield>' for piece in pieces)
    return f'<datafield tag="{tag}" ind1="{first}" ind2="{second}">{inside}</datafield>'


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
    assert [each.text for each in made.ignored] == ["$c Shirley Jackson", "123"]
    assert made.ignored[1].place.endswith("(field 020)")


def test_what_is_not_read_of_a_field_is_listed_with_its_subfield() -> None:
    made = draft(TITLE, field("100", "$aPetrov, Ivan,$cSir,$d1900-1950.", "1"), field("300", "$a2 leaves ;$c30 cm$zx"))
    assert [each.text for each in made.ignored] == ["$c Shirley Jackson", "$c Sir $d 1900-1950", "$z x"]
    assert made.document["extent"] == {"as_written": "2 leaves", "dimensions": "30 cm"}


def test_a_second_value_never_takes_the_place_of_the_first() -> None:
    made = draft(
        TITLE,
        *(field("506", f"$a{words}") for words in ("Open.", "Closed on Sundays.")),
        *(field("540", f"$a{words}") for words in ("Reuse is welcome.", "Name us.")),
        *(field("561", f"$a{words}") for words in ("Bought.", "Given.")),
        *(field("856", f"$uhttps://example.org/{words}", "4", "0") for words in ("a/", "b")),
        *(field("852", f"$aLibrary$j{words}") for words in ("MS 1", "MS 2")),
    )
    assert made.document["access"] == {"conditions": "Open."}
    assert made.document["rights"] == {"statement": "Reuse is welcome."}
    assert made.document["custody"] == "Bought.\n\nGiven."
    assert made.document["notes"] == ["Closed on Sundays.", "Name us."]
    assert made.document["url"] == "https://example.org/a/"
    assert made.document["digital_objects"] == [{"url": "https://example.org/b"}]
    assert [each.text for each in made.ignored[1:]] == ["Library MS 2"]


def test_a_role_that_is_none_of_ours_makes_no_author() -> None:
    made = draft(
        TITLE,
        field("100", "$aA, B$eformer owner.", "1"),
        field("100", "$aC, D$4fmo", "1"),
        field("100", "$aE, F$4http://id.loc.gov/vocabulary/relators/rcp", "1"),
        field("700", "$aG, H$eeditor,$etranslator.", "1"),
        field("700", "$aI, J$ecreator.", "1"),
    )
    assert [each["name"] for each in made.document["contributors"]] == ["B A", "D C", "H G"]
    assert [each["name"] for each in made.document["recipients"]] == ["F E"]
    assert [each["name"] for each in made.document["authors"]] == ["J I"]
    assert [each.text for each in made.ignored[1:]] == ["B A: former owner", "D C: fmo", "H G: translator"]


def test_a_name_alone_is_mentioned_and_one_with_a_subdivision_is_a_heading() -> None:
    made = draft(
        TITLE,
        field("600", "$aStalin, Joseph,$d1878-1953.$0http://viaf.org/viaf/1/", "1", "0"),
        field("600", "$aStalin, Joseph,$d1878-1953$xDeath and burial.", "1", "0"),
        field("610", "$aUnited States.$bDepartment of State.", "1", "0"),
        field("651", "$aKorea$xHistory.", " ", "0"),
    ).document
    assert [(each["name"], each["kind"]) for each in made["mentions"]] == [
        ("Joseph Stalin", "person"), ("United States. Department of State", "corporate body"),
    ]  # fmt: skip
    assert made["mentions"][0]["authority"] == "http://viaf.org/viaf/1/"
    assert [each["term"] for each in made["subjects"]] == [
        "Stalin, Joseph 1878-1953--Death and burial",
        "Korea--History",
    ]


def test_a_name_with_a_title_is_a_work_and_no_contributor() -> None:
    made = draft(
        TITLE,
        field("700", "$aJackson, Shirley,$d1916-1965.$tLottery.", "1", "2"),
        field("710", "$aUnited Nations.$tCharter.", "2"),
    ).document
    assert made["related"] == [
        {"relation": "part", "title": "Jackson, Shirley. Lottery"},
        {"relation": "related", "title": "United Nations. Charter"},
    ]
    assert "contributors" not in made


def test_a_rest_of_a_title_belongs_to_it_unless_it_is_in_another_language() -> None:
    assert draft(field("245", "$aLetters :$bdrafts and copies /$cX")).document["title"] == "Letters: drafts and copies"
    made = draft(field("245", "$aLetters =$bПисьма.$f1950-1953"))
    assert (made.document["title"], made.document["other_titles"]) == ("Letters", [{"text": "Письма"}])
    assert made.document["dates"] == [{"value": "1950/1953", "as_written": "1950-1953", "span": "inclusive"}]
    bulk = draft(field("245", "$aLetters$f1950-1953$g1951-1952"))
    assert [date["span"] for date in bulk.document["dates"]] == ["inclusive", "bulk"]


def test_other_scripts_are_forms_of_the_same_words() -> None:
    made = draft(
        field("100", "$6880-01$aSeo, Hwi", "1"), field("245", "$6880-02$aPyŏnji"),
        field("260", "$6880-03$bHouse"), field("880", "$6100-01/$1$a서휘", "1"),
        field("880", "$6245-02/$1$a편지 /$c서휘"), field("880", "$6260-03/$1$b집"), field("880", "$6500-00/$1$a메모"),
    )  # fmt: skip
    assert made.document["authors"][0]["variants"] == [{"name": "서휘"}]
    assert made.document["other_titles"] == [{"text": "편지"}]
    assert [each.text for each in made.ignored] == ["$c 서휘", "집"]
    assert made.document["notes"] == ["메모"]


@pytest.mark.parametrize(
    ("subfields", "second", "languages"),
    [
        ("$aengfre", " ", [["en", "fr"]]),
        ("$aen$2rfc5646", "7", [["en"]]),
        ("$aeng$arus", " ", [["en", "ru"]]),
        ("$aeng$hrus", " ", [["ru"], ["en"]]),
    ],
)
def test_codes_of_languages_are_read_however_they_stand(
    subfields: str, second: str, languages: list[list[str]]
) -> None:
    texts = draft(TITLE, field("041", subfields, "0", second)).document["texts"]
    assert [text["language"] for text in texts] == languages


def test_what_is_private_is_internal() -> None:
    made = draft(
        TITLE, field("541", "$aDealer$h500 pounds", "0"), field("541", "$cGift$aX", "1"), field("583", "$aweed"),
        field("583", "$aAppraisal$zKept whole."), field("535", "$aA", "2"), field("535", "$aB", "1"),
    )  # fmt: skip
    assert made.document["notes"] == [
        {"kind": "Action", "text": "weed"},
        {"kind": "Location of originals or duplicates", "text": "A"},
    ]
    assert (made.document["acquisition"], made.document["appraisal"]) == ("Gift X", "Kept whole.")
    assert made.document["originals"] == "B"
    assert made.document["administration"]["internal_notes"] == [
        {"kind": "Immediate source of acquisition or transfer", "text": "Dealer 500 pounds"}
    ]
    assert [each.text for each in made.ignored[1:]] == []


def test_a_nonpublic_note_of_an_action_is_internal() -> None:
    made = draft(TITLE, field("583", "$aweed$xOn the wish of Mr X$xClosed$5DLC", "1"), field("583", "$xOnly this", "1"))
    assert made.document["notes"] == [{"kind": "Action", "text": "weed"}]
    assert made.document["administration"]["internal_notes"] == [
        {"kind": "Action", "text": "On the wish of Mr X Closed"},
        {"kind": "Action", "text": "Only this"},
    ]


def test_related_documents_and_rights_are_read() -> None:
    made = draft(
        TITLE,
        field("544", "$dPapers of X$aLibrary$nreply to"),
        field("544", "$dOther papers$nFormerly together"),
        field("540", "$aIn copyright.$uhttp://rightsstatements.org/vocab/InC/1.0/"),
        field("542", "$dThe Society"),
    ).document
    assert made["related"] == [
        {"relation": "reply to", "as_written": "Library", "title": "Papers of X"},
        {"relation": "related", "as_written": "Formerly together", "title": "Other papers"},
    ]
    assert made["rights"] == {
        "statement": "In copyright.", "uri": "http://rightsstatements.org/vocab/InC/1.0/", "holder": "The Society",
    }  # fmt: skip


FIXED = '<controlfield tag="008">{}</controlfield>'


@every(
    ("date", "value"),
    [
        ("s1956    ", "1956"), ("i19501956", "1950/1956"), ("k19509999", "1950/.."), ("q19501960", "[1950..1960]"),
        ("e19560905", "1956-09-05"), ("e195609  ", "1956-09"), ("s195u    ", "195X"),
        ("nuuuuuuuu", None), ("|||||||||", None),
    ],
)  # fmt: skip
def test_fixed_fields_say_what_no_other_field_does(date: str, value: str | None) -> None:
    made = draft(TITLE, FIXED.format(f"260101{date}xx                  rus d")).document
    assert [each.get("value") for each in made.get("dates", [])] == ([value] if value else [])
    assert made["texts"] == [{"key": "original", "language": ["ru"]}]
    said = draft(
        TITLE, FIXED.format(f"260101{date}xx                  rus d"), field("041", "$aeng"), field("260", "$c1999")
    )
    assert [each["value"] for each in said.document["dates"]] == ["1999"]
    assert said.document["texts"][0]["language"] == ["en"]


@pytest.mark.parametrize(("place", "level"), [("m", "item"), ("c", "collection")])
def test_the_leader_says_whether_it_is_a_collection(place: str, level: str) -> None:
    text = (HEAD + TITLE + TAIL).replace("00000ntmaa", f"00000nt{place}aa")
    (outcome,) = find("marcxml").read(Source("x.xml", text.encode()))
    assert isinstance(outcome, Draft)
    assert outcome.document["level"] == level


@pytest.mark.parametrize("root", ["record", "collection"])
def test_records_without_the_namespace_are_read(root: str) -> None:
    inside = f"<leader>00000ntmaa2200000uu 4500</leader>{TITLE}"
    text = f"<record>{inside}</record>" if root == "record" else f"<collection><record>{inside}</record></collection>"
    source = Source("x.xml", text.encode())
    assert recognise(source) is find("marcxml")
    (outcome,) = find("marcxml").read(source)
    assert isinstance(outcome, Draft)
    assert outcome.document["title"] == "The lottery"


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
        fields = {fact.place for fact in outcome.found} | {each.place for each in outcome.ignored}
        assert len(fields) >= 15


@pytest.mark.parametrize(
    ("subfields", "name"),
    [
        ("$aDeutschland (DDR).$bMinisterium.", "Deutschland (DDR). Ministerium"),
        ("$aKommunisticheskai\u0361a partii\u0361a.$bKomitet.", "Kommunisticheskai\u0361a partii\u0361a. Komitet"),
        ("$aC.P.S.U.$bCentral Committee", "C.P.S.U. Central Committee"),
        ("$aU.S.S.R.", "U.S.S.R."),
        ("$aSample Society, Inc.$bBoard", "Sample Society, Inc. Board"),
        ("$aEmbassy of X, Moscow", "Embassy of X, Moscow"),
    ],
)
def test_the_units_of_a_body_stand_behind_one_stop(subfields: str, name: str) -> None:
    assert draft(TITLE, field("110", subfields, "2")).document["authors"][0]["name"] == name


def test_where_a_unit_is_kept_weighs_more_than_how_the_archive_is_cited() -> None:
    made = draft(TITLE, field("524", "$aCite as GARF."), field("852", "$aGARF$jFond 5446, Opis 98, Delo 721"))
    assert made.document["reference_code"]["delo"] == "721"
    assert made.document["preferred_citation"] == "Cite as GARF."
    whole = draft(TITLE, field("524", "$aGARF, Fond 1, Opis 2, Delo 3"), field("852", "$aGARF$jFond 1, Opis 2, Delo 3"))
    assert whole.document["reference_code"]["as_written"] == "GARF, Fond 1, Opis 2, Delo 3"
