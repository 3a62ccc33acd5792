"""The table of elements: each field of a record is in it or done by hand, and what a row names is kept."""

from __future__ import annotations

import pytest

from catalog.model import ELEMENTS, Catalogue, Element, Record, Words, stated_elements
from catalog.model.elements import BY_HAND
from catalog.publication.showing import show
from catalog.report.fields import FIELDS, Answer
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find
from catalog.standards.losses import KEPT, LOST, WORDS, table
from catalog.vocabularies import Level
from tests.every import every

SETTINGS = Catalogue(
    name="T", admin_emails=("a@example.org",), namespace="example.org", base_url="https://c.example.org"
)
WORDS_OF_TWO = "First, what was done in 1960; «слова».\n\nThen, in 1970, what was done."
COME_BACK = ("ead3", "ead2002", "marcxml", "mods", "csv", "xlsx")
each_row = every("row", ELEMENTS, ids=lambda row: row.field)


def record_with(row: Element, words: str = WORDS_OF_TWO, level: str = "fonds") -> Record:
    return Record.model_validate({"id": "a", "level": level, "title": "Papers", row.field: words})


def test_each_field_of_a_record_is_a_row_or_done_by_hand() -> None:
    rows = [row.field for row in ELEMENTS]
    assert sorted([*rows, *BY_HAND]) == sorted(Record.model_fields)


def test_the_rows_are_in_the_order_of_the_standard_and_of_the_record() -> None:
    assert [row.isad for row in ELEMENTS] == sorted(row.isad for row in ELEMENTS)
    fields = list(Record.model_fields)
    assert [row.field for row in ELEMENTS] == sorted((row.field for row in ELEMENTS), key=fields.index)
    assert all(row.isad in (Record.model_fields[row.field].description or "") for row in ELEMENTS)


@pytest.mark.parametrize("place", ["ead", "marc", "mods", "atom", "dcterms", "rico"])
def test_no_two_rows_are_read_from_one_place(place: str) -> None:
    if place == "ead":
        places = [name for row in ELEMENTS for name in row.ead]
    elif place == "mods":
        places = [f"{row.mods_element} {row.mods}" for row in ELEMENTS]
    elif place == "marc":
        places = [
            f"{row.marc.tag}{row.marc.indicators} {row.marc.beside} {c}" for row in ELEMENTS for c in row.marc.reads
        ]
    else:
        places = [value for row in ELEMENTS if (value := getattr(row, place))]
    assert len(places) == len(set(places))


@each_row
@every("form", COME_BACK)
def test_an_element_comes_back_from_the_place_that_its_row_names(row: Element, form: str) -> None:
    written = b"".join(formats.find(form).stream([record_with(row)], SETTINGS))
    drafts = [one for one in find(form).read(Source(f"x.{form}", written)) if isinstance(one, Draft)]
    (draft,) = [one for one in drafts if one.document.get("title") == "Papers"]
    assert draft.document[row.field] == WORDS_OF_TWO
    assert "notes" not in draft.document


@every("row", [row for row in ELEMENTS if row.atom], ids=lambda row: row.field)
def test_the_words_of_an_element_in_atom_are_in_its_field(row: Element) -> None:
    sheet = f'legacyId,title,levelOfDescription,{row.atom}\n1,Papers,Fonds,"{WORDS_OF_TWO}"\n'
    (draft,) = find("csv").read(Source("atom.csv", sheet.encode()))
    assert isinstance(draft, Draft)
    assert draft.document[row.field] == WORDS_OF_TWO


@each_row
def test_the_losses_agree_with_the_row(row: Element) -> None:
    fate = table().get(row.field) or table()[f"{row.field}.text"]
    for form in ("ead3", "ead2002", "marcxml", "mods", "jsonl", "xlsx", "parquet"):
        assert fate[form] == KEPT, form
    for form in ("csv", "jsonld", "turtle", "ntriples", "datacite", "rico", "rico-turtle", "rico-ntriples"):
        assert fate[form] != LOST, form
    assert (fate["dcterms"] == WORDS) == (row.dcterms is None)
    assert (fate["edm"] == WORDS) == (row.edm is None)
    assert (fate["rico"] == WORDS) == (row.rico is None or row.of_units_alone)  # the record of the table is an item


@each_row
def test_every_element_is_shown_and_asked_for(row: Element) -> None:
    record = record_with(row)
    assert list(stated_elements(record)) == [(row, Words(text=WORDS_OF_TWO))]
    assert f"\n{row.label}\n  First, what was done" in show(record)
    (question,) = [field for field in FIELDS if field.name == row.label]
    assert question.ask(record) is Answer.STATED
    document = Record(id="b", level=Level.ITEM, title=record.title)
    assert question.ask(document) is (None if row.of_units_alone else Answer.ABSENT)
