"""A page saved from `catalog serve` gives back what its metadata says of the record, field by field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from werkzeug.test import Client

from catalog.model import Catalogue, Record
from catalog.publication.publish import publish
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find, recognise
from catalog.storage import open_catalogue
from catalog.web.app import create_app
from tests.every import every
from tests.standards.marked_records import MARKER, RICH, changed, fields

SETTINGS = {
    "name": "Letters",
    "base_url": "https://c.example.org",
    "admin_emails": ["a@example.org"],
    "namespace": "e.org",
}


def alone(record: Record) -> Record:
    """Return a record without what is in other files: its parent, the records of others, and its transcripts."""
    return record.model_copy(
        update={
            "part_of": None,
            "related": tuple(other.model_copy(update={"record": None}) for other in record.related),
            "recipients": tuple(agent.model_copy(update={"authority": None}) for agent in record.recipients),
            "texts": tuple(text.model_copy(update={"transcript": None}) for text in record.texts),
        }
    )


def page_of(record: Record, folder: Path) -> bytes:
    """Publish one record, and return its page."""
    (folder / "records").mkdir(parents=True)
    (folder / "catalog.toml").write_text("\n".join(f"{name} = {json.dumps(value)}" for name, value in SETTINGS.items()))
    document = record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    (folder / "records" / "one.yaml").write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False))
    catalogue = open_catalogue(folder)
    report = publish(catalogue)
    assert report.added == 1, report.findings
    answer = Client(create_app(catalogue)).get(f"/records/{record.id}")
    assert answer.status_code == 200, answer.text
    return answer.data


def draft_of(page: bytes) -> Draft:
    source = Source("page.html", page)
    assert recognise(source) is find("web-page")
    (draft,) = find("web-page").read(source)
    assert isinstance(draft, Draft), draft
    return draft


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> tuple[Draft, Draft]:
    """What is read from the page of a full record, and from its JSON-LD alone."""
    record = alone(Record.model_validate(RICH))
    written = b"".join(formats.find("jsonld").stream([record], Catalogue.model_validate(SETTINGS)))
    (by_itself,) = find("jsonld").read(Source("x.jsonld", written))
    assert isinstance(by_itself, Draft)
    return draft_of(page_of(record, tmp_path_factory.mktemp("own"))), by_itself


@every("field", sorted(set(RICH) - {"part_of", "sequence", "administration"}))
def test_the_page_gives_back_each_field_that_its_json_ld_has(pair: tuple[Draft, Draft], field: str) -> None:
    page, by_itself = pair
    assert page.document.get(field) == by_itself.document.get(field)


def test_the_other_metadata_of_our_page_never_contradicts_its_json_ld(pair: tuple[Draft, Draft]) -> None:
    page, by_itself = pair
    assert set(page.questions) == set(by_itself.questions)


@pytest.mark.parametrize(
    "name", ["title.text", "recipients.name", "abstract.text", "subjects.term", "places.name", "notes"]
)
def test_a_changed_field_is_changed_in_the_draft(name: str, tmp_path: Path) -> None:
    record, is_marked = changed(next(place for each, place in fields() if each == name))
    assert is_marked
    assert MARKER in json.dumps(draft_of(page_of(alone(record), tmp_path)).document, ensure_ascii=False)
