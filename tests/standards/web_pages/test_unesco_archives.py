"""Pages of the UNESCO Archives: labels of ISAD(G) as AtoM shows them, in English and French. The facts are invented."""

from __future__ import annotations

import pytest

from catalog.standards.importers import Draft, Refusal, Source, find, recognise

HOST = "https://atom.archives.unesco.org/"


def field(label: str, *values: str) -> str:
    """Return one field as AtoM shows it: a list where it has several values."""
    listed = "".join(f"<li>{value}</li>" for value in values)
    shown = f"<ul>{listed}</ul>" if len(values) > 1 else "".join(values)
    return f'<div class="field"><h3>{label}</h3><div>{shown}</div></div>'


HISTORY = field("Biographical history", "<p>Ivan Petrov kept the harvest books.</p>")
FIELDS = "".join(
    (
        field("Reference code", "XX-0001 F 12-3"),
        field("Title", "Letter on the harvest"),
        field("Date(s)", "1921-09-05 (Creation)", "1930 (Contribution)"),
        field("Level of description", "Item"),
        field("Extent and medium", "2 leaves"),
        field("Name of creator", f'<a href="/petrov-ivan">Petrov, Ivan</a> (1890-1960) {HISTORY}'),
        field("Repository", '<a href="/museum">Kipling Parish Museum and Archive</a>'),
        field("Archival history", ""),
        field("Scope and content", "<p>Petrov writes of the rain.</p><p>He asks for seed.</p>"),
        field("System of arrangement", "By date."),
        field("Conditions governing access", "Open."),
        field("Language of material", "English", "French"),
        field("Script of material", "Latin"),
        field("Related units of description", "See F 12-4."),
        field("Note", "The last leaf is torn."),
        field("Subject access points", "Harvests", "Seed"),
        field("Name access points", "Petrov, Ivan (Creator)", "Orlova, Anna (Subject)"),
        field("Physical storage", "Box 7"),
    )
)
PAGE = """<!DOCTYPE html><html><head><title>Letter on the harvest - AtoM</title>
<link rel="canonical" href="{address}letter-on-the-harvest"></head>
<body><h1>Item 3 - x</h1><section id="identityArea">{fields}</section></body></html>"""


def page(fields: str = FIELDS) -> bytes:
    return PAGE.format(address=HOST, fields=fields).encode()


def outcome_of(data: bytes) -> Draft | Refusal:
    (outcome,) = find("unesco-archives").read(Source("page.html", data))
    return outcome


def draft_of(fields: str = FIELDS) -> Draft:
    outcome = outcome_of(page(fields))
    assert isinstance(outcome, Draft), outcome
    return outcome


def test_the_page_is_recognised_by_its_host() -> None:
    assert recognise(Source("page.html", page())) is find("unesco-archives")
    assert recognise(Source("page.html", page().replace(HOST.encode(), b"https://a.example.org/"))) is find("web-page")


def test_each_label_is_written_to_its_field() -> None:
    document = draft_of().document
    assert {
        name: document[name] for name in document if name not in ("administration", "id", "reference_code", "texts")
    } == {
        "level": "item",
        "title": "Letter on the harvest",
        "dates": [{"event": "creation", "value": "1921-09-05"}, {"note": "Contribution", "value": "1930"}],
        "extent": "2 leaves",
        "authors": [{"as_written": "Petrov, Ivan", "surname": "Petrov", "name": "Ivan Petrov"}],
        "history": "Ivan Petrov kept the harvest books.",
        "abstract": {"text": "Petrov writes of the rain.\n\nHe asks for seed."},
        "arrangement": "By date.",
        "access": {"conditions": "Open."},
        "subjects": [{"term": "Harvests"}, {"term": "Seed"}],
        "mentions": [{"as_written": "Orlova, Anna", "surname": "Orlova", "name": "Anna Orlova"}],
        "notes": [{"kind": "Related units of description", "text": "See F 12-4."}, "The last leaf is torn."],
        "url": f"{HOST}letter-on-the-harvest",
    }
    assert document["id"] == "letter-on-the-harvest"
    assert document["texts"] == [{"key": "original", "language": ["en", "fr"]}]
    assert document["reference_code"]["as_written"] == "Kipling Parish Museum and Archive, XX-0001 F 12-3"


def test_what_has_no_field_and_labels_that_are_not_known_are_left() -> None:
    ignored = {(each.place, each.text) for each in draft_of().ignored}
    assert {("Script of material", "Latin"), ("Physical storage", "Box 7"), ("Name of creator", "1890-1960")} <= ignored


def test_the_french_labels_are_read_alike() -> None:
    fields = (
        field("Cote", "XX-0001 F 12")
        + field("Titre", "Papiers de la récolte")
        + field("Mode de classement", "Par date.")
    )
    document = draft_of(fields + field("Niveau de description", "Dossier")).document
    read = document["title"], document["level"], document["arrangement"]
    assert read == ("Papiers de la récolte", "file", "Par date.")


def test_a_level_that_is_none_of_ours_is_asked_about() -> None:
    draft = draft_of(field("Title", "Papers") + field("Level of description", "Archive Group"))
    (question,) = [question for question in draft.questions if question.pointer == "/level"]
    assert question.text == "Archive Group"
    assert "fonds" in question.answers


@pytest.mark.parametrize("data", [b"<!DOCTYPE html><html><p>x</p></html>", b"Reference code\n\nXX\n", b"<html></html>"])
def test_a_page_without_these_labels_is_refused(data: bytes) -> None:
    outcome = outcome_of(data)
    assert isinstance(outcome, Refusal)
    assert outcome.findings[0].code == "not-this-layout"
    assert outcome.findings[0].hint


def test_metadata_in_the_page_adds_and_is_asked_about_where_it_disagrees() -> None:
    data = page().replace(
        b"</head>", b'<meta name="DC.title" content="On war"><meta name="DC.subject" content="Rain"></head>'
    )
    outcome = outcome_of(data)
    assert isinstance(outcome, Draft)
    assert [subject["term"] for subject in outcome.document["subjects"]] == ["Harvests", "Seed", "Rain"]
    (question,) = [question for question in outcome.questions if question.pointer == "/title"]
    assert question.answers == ("Letter on the harvest (The page)", "On war (Dublin Core)")
