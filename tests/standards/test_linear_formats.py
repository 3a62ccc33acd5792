"""No record that validates makes a format slow: twice as much of everything takes twice as long."""

from __future__ import annotations

import pytest

from catalog.model import Catalogue
from catalog.model.file_endings import FILE_ENDINGS, file_ending
from catalog.model.record import LONGEST_CHAIN
from catalog.standards.formats import FORMATS
from catalog.validation import read_plain
from tests.linear_growth import is_linear

SETTINGS = Catalogue(
    name="Letters",
    base_url="https://archive.example.org",
    admin_emails=("archivist@example.org",),
    namespace="archive.example.org",
)
FEW = 800


def _record(count):
    """Return a record with so many of everything of which a record may have many."""
    each = range(count)
    text = {"key": "t0", "language": "ru", "form": "manuscript", "statements": [f"Statement {n}" for n in each]}
    text["signatures"] = [f"Signature {n}" for n in each]
    text["contributors"] = [{"name": f"Editor {n}", "role": "editor"} for n in each]
    translations = [
        {"key": f"t{n}", "language": "en", "translated_from": "t0", "translators": [f"Translator {n}"]}
        for n in range(1, count)
    ]
    return {
        "id": "large",
        "level": "item",
        "title": "Letter",
        "genre": "letter",
        "reference_code": {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721"},
        "rights": {"uri": "http://rightsstatements.org/vocab/InC/1.0/"},
        "dates": [{"value": "1956-09-13", "event": "creation"} for _ in each],
        "authors": [{"name": f"Author {n}", "variants": [{"name": f"Variant {n}"}], "kind": "person"} for n in each],
        "signatories": [{"name": f"Author {n}", "offices": [{"title": f"Office {n}"}]} for n in each],
        "recipients": [{"name": f"Reader {n}", "authority": f"https://example.org/{n}"} for n in each],
        "contributors": [{"name": f"Photographer {n}", "role": "photographer"} for n in each],
        "mentions": [f"Person {n}" for n in each],
        "places": [f"Place {n}" for n in each],
        "subjects": [f"Subject {n}" for n in each],
        "related": [{"title": f"Letter {n}", "relation": "mentioned", "record": f"letter-{n}"} for n in each],
        "notes": [f"Note {n}" for n in each],
        "other_titles": [f"Title {n}" for n in each],
        "texts": [text, *translations],
    }


def _read(count):
    outcome = read_plain(_record(count))
    assert outcome.record, outcome.errors[:3]
    return outcome.record


@pytest.fixture(scope="module")
def two_records():
    return _read(FEW), _read(2 * FEW)


def takes_linear_time(small, large):
    return is_linear(small, large, no_time=0.15, turns=9)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_twice_as_much_takes_twice_as_long(two_records, form):
    small, large = two_records
    assert form.fits(large)
    assert takes_linear_time(lambda: form.document(small, SETTINGS), lambda: form.document(large, SETTINGS))


def test_checking_is_linear():
    small, large = _record(FEW), _record(2 * FEW)
    assert takes_linear_time(lambda: read_plain(small), lambda: read_plain(large))


def _chain(length):
    first = {"key": "t0", "language": "ru"}
    steps = [{"key": f"t{n}", "language": "en", "translated_from": f"t{n - 1}"} for n in range(1, length + 1)]
    return {"id": "chain", "level": "item", "title": "Letter", "texts": [first, *steps]}


def test_a_chain_of_translations_has_an_end():
    """Each text names all steps to the original, so that a long chain would be a page of a hundred megabytes."""
    assert not read_plain(_chain(LONGEST_CHAIN)).errors
    for length in (LONGEST_CHAIN + 1, 3_000):
        (finding,) = read_plain(_chain(length)).errors
        assert (finding.code, finding.pointer) == ("text-chain-long", f"/texts/{LONGEST_CHAIN + 1}/translated_from")
    assert takes_linear_time(lambda: read_plain(_chain(1_500)), lambda: read_plain(_chain(3_000)))


def test_no_id_ends_like_a_file_of_another_record():
    assert {form.extension for form in FORMATS} == FILE_ENDINGS
    for ending in FILE_ENDINGS:
        record = {"id": f"letter.{ending.replace('_', '-')}", "level": "item", "title": "A letter"}
        if file_ending(record["id"]):
            (finding,) = read_plain(record).errors
            assert (finding.code, finding.pointer) == ("id-of-a-file", "/id")
    assert "Write for example letter-csl-json." in read_plain({**record, "id": "letter.csl.json"}).errors[0].hint
    for fine in ("ris", "letter.txt", "letter-ris", "letter.csl", "no.1.letter"):
        assert not read_plain({"id": fine, "level": "item", "title": "A letter"}).errors
