"""What a real file says comes back from the format it came in: less what the table of losses says, and nothing new."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog import reference_codes
from catalog.dates.styles import LIBRARY, in_words
from catalog.model import Catalogue, Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find, recognise
from catalog.standards.losses import table
from catalog.validation import read_plain

_CATALOGUE = Catalogue(
    name="Catalogue", admin_emails=("a@example.org",), namespace="example.org", base_url="https://catalogue.example.org"
)
_KINDS = {  # where samples of a format are, how many files and records of each are read
    "oai_dc": ("data/samples/oai/**/*.xml", 12, 3),
    "mods": ("**/*.xml", 6, 5),
    "marcxml": ("data/samples/marc/*.xml", 6, 5),
    "ead3": ("data/samples/**/*.xml", 3, 8),
    "ead2002": ("data/samples/finding-aids/*.xml", 8, 8),
    "ris": ("cases/**/*.ris", 8, 10),
    "csl-json": ("cases/**/*.json", 8, 10),
    "csv": ("cases/**/*.csv", 8, 10),
    "xlsx": ("cases/**/*.xlsx", 4, 10),
    "dcterms": ("data/samples/oai/**/*.xml", 8, 3),
    "jsonld": ("data/samples/oai/**/*.xml", 8, 3),
}
_OURS = ("administration", "id", "part_of", "sequence", "url")
_MADE = {  # what a format says of a record in words of ours, or of the catalogue
    "oai_dc": ("related",),  # one line for a thing and its address
    "mods": ("notes",),  # the chain of texts in words
    "marcxml": ("notes",),  # 546 and 521 have no field
    "ead3": ("history", "as_written"),  # <bioghist>; an inverted name
    "ead2002": ("history", "as_written", "repository"),
    "ris": ("notes",),
    "csl-json": (),
    "csv": (),
    "xlsx": (),
    "dcterms": ("related", "event"),  # the date of a document is that of its making
    "jsonld": ("event", "kind"),  # every agent there is a person or an organization
}
_READ_AS = {"dcterms": "oai_dc", "jsonld": "oai_dc"}
"""Of what format the samples are, where there are none of its own."""


def _drafts(name: str, source: Source, most: int) -> Iterator[tuple[Record, Draft]]:
    for outcome in find(name).read(source):
        record = read_plain(dict(outcome.document)).record if isinstance(outcome, Draft) else None
        if record is not None and isinstance(outcome, Draft):
            yield record, outcome
            most -= 1
        if not most:
            return


def _values(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _values(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part, path)
    elif value not in (None, "", False):
        yield path, str(value)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", words.replace("\\n", " ")).split()).casefold()


def _said(read: list[tuple[Record, Draft]]) -> str:
    """All that came back, with what was asked and what was listed as left."""
    beside = [str(each) for _, draft in read for each in (*draft.questions, *draft.ignored)]
    records = [(record.model_dump(mode="json", exclude_defaults=True), dict(draft.document)) for record, draft in read]
    return _plain(json.dumps([records, beside], ensure_ascii=False, default=str))


def _our_words(record: Record) -> str:
    return " ".join(
        _plain(f"{in_words(date.value)} {LIBRARY.write_value(date.value)}") for date in record.dates if date.value
    )


def _is_named(archive: str, said: str) -> bool:
    """Whether an archive of the register is there by another of its names."""
    known = reference_codes.register.find(archive)
    return known is not None and any(_plain(name) in said for name in known.written())


def _files(shared: Path, name: str) -> Iterator[Source]:
    pattern, most, _ = _KINDS[name]
    for path in sorted(shared.parent.glob(pattern)):
        if most and "negative" not in path.parts and path.stat().st_size < 300_000:
            source = Source(path.name, path.read_bytes())
            importer = recognise(source)
            if importer is not None and importer.name == _READ_AS.get(name, name):
                most -= 1
                yield source


@pytest.mark.shared
@pytest.mark.parametrize("name", _KINDS)
def test_a_sample_comes_back_less_what_the_table_of_losses_says(shared: Path, name: str) -> None:
    fates, tried, lost, new = table(), 0, [], []
    for source in _files(shared, name):
        for read, _ in _drafts(_READ_AS.get(name, name), source, _KINDS[name][2]):
            if read.is_internal:
                continue
            tried += 1
            record = read.model_copy(update={"part_of": None})
            written = b"".join(formats.find(name).stream([record], _CATALOGUE))
            back = list(_drafts(name, Source(f"x.{name}", written), 100))
            said = f"{_said(back)} {_our_words(record)}"
            given = record.model_dump(mode="json", exclude_defaults=True)
            lost += [
                (source.name, record.id, path, value)
                for path, value in _values(given)
                if path.partition(".")[0] not in _OURS
                and fates.get(path, {}).get(name) not in ("lost", None)
                and _plain(value) not in said
                and not (path.endswith("repository") and _is_named(value, said))
            ]
            known = _plain(f"{json.dumps(given, ensure_ascii=False)} {_CATALOGUE.name} original")
            new += [
                (source.name, record.id, path, value)
                for each, _ in back[-1:]
                for path, value in _values(each.model_dump(mode="json", exclude_defaults=True))
                if path.partition(".")[0] not in (*_OURS, *_MADE[name])
                and path.rpartition(".")[2] not in _MADE[name]
                and _plain(value) not in known
            ]
    assert tried >= 2
    assert (lost, new) == ([], [])
