"""No record that validates makes a format slow: twice as much of everything takes twice as long."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from large_records import MOST, count_values, lists, with_many

from catalog.model import Catalogue
from catalog.model.addresses import FILE_ENDINGS, file_ending
from catalog.model.record import LONGEST_CHAIN, MOST_VALUES
from catalog.standards.formats import FORMATS
from catalog.storage import Document
from catalog.storage.document import Syntax
from catalog.validation import read, read_plain
from tests.linear_growth import is_linear, seconds

SETTINGS = Catalogue(
    name="Letters",
    base_url="https://archive.example.org",
    admin_emails=("archivist@example.org",),
    namespace="archive.example.org",
)
DERIVED = {"turtle", "ntriples", "rico-turtle", "rico-ntriples", "xlsx", "parquet"}
"""Formats that are another's nodes or cells, written otherwise: it takes them longer, in proportion."""
NESTED = {way[-2:]: way for way in reversed(lists()) if len(way) > 1}
ALONE = [way for way in lists() if len(way) == 1 or (NESTED[way[-2:]] == way and way[0] in {"authors", "texts"})]
"""The lists of a record; of those that every agent has, one."""


def _document(ways, part):
    """Return a document with as many entries in these lists as a record may have, or a part of them."""
    sizes = [count_values(with_many(ways, count)) for count in (10, 30)]
    count = 10 + (MOST_VALUES - sizes[0]) * 20 // max(sizes[1] - sizes[0], 1) - 1
    return with_many(ways, int(count * part))


class Large:
    """The largest record that there may be with some lists, and parts of it, each made when it is asked for."""

    def __init__(self, ways):
        self._ways = ways
        self._documents, self._records = {}, {}

    def document(self, part):
        if part not in self._documents:
            self._documents[part] = _document(self._ways, part)
        return self._documents[part]

    def record(self, part):
        if part not in self._records:
            self._records[part] = read_plain(self.document(part)).demand()
        return self._records[part]


def takes_linear_time(work, turns=9):
    """Whether work on a part of a record, `work(part)`, takes half as long with half of it.

    What takes four times as long does so in a quarter too: only where that is in doubt the largest are compared.
    """
    return is_linear(work(1 / 8), work(1 / 4), no_time=0.15 / 16, turns=3, most=2.15) or is_linear(
        work(1 / 2), work(1), no_time=0.15, turns=turns
    )


def _is_slow_in(form, large):
    def work(part):
        record = large.record(part)
        return lambda: form.document(record, SETTINGS)

    return form.fits(large.record(1 / 4)) and not takes_linear_time(work)


@pytest.mark.measured
@pytest.mark.parametrize("way", ALONE, ids=".".join)
def test_twice_as_much_takes_twice_as_long(way):
    large = Large([way])
    assert [form.name for form in FORMATS if form.name not in DERIVED and _is_slow_in(form, large)] == []

    def reading(part):
        document = large.document(part)
        return lambda: read_plain(document)

    assert takes_linear_time(reading)


@pytest.mark.measured
def test_the_largest_record_takes_less_than_a_second():
    large = Large(lists())
    for form in FORMATS:
        assert not _is_slow_in(form, large), form.name
        assert min(seconds(lambda: form.document(large.record(1), SETTINGS)) for _ in range(2)) < 1, form.name  # noqa: B023


@pytest.mark.measured
def test_what_is_not_linear_is_found():
    """The measure itself: a nested loop is found, also where a part of the work is linear."""

    def nested(part):
        values = range(int(5_000 * part))
        return lambda: [one for one in values for other in values if one == other]

    def straight(part):
        values = range(int(3_000_000 * part))
        return lambda: [one for one in values if one % 2]

    assert not takes_linear_time(nested, turns=1)
    assert takes_linear_time(straight)


def test_each_list_of_the_model_is_in_a_large_record():
    tree = with_many(lists(), 50)
    for way in lists():
        found = tree
        for name in way:
            found = found[0][name] if isinstance(found, list) else found[name]
        most = min(50, MOST.get(way[-1], 50))
        assert len(found.split(",") if isinstance(found, str) else found) == most, way


@pytest.mark.parametrize("syntax", ["json", "yaml", "jsonl"])
@pytest.mark.parametrize(
    ("field", "value", "code", "says"),
    [
        (
            "subjects",
            ["a"] * MOST_VALUES,
            "too-many-values",
            f"{MOST_VALUES + 8:,} values, .subjects. most of them; {MOST_VALUES:,} are allowed",
        ),
        ("authors", [{"name": "A", "variants": ["a"] * MOST_VALUES}], "too-many-values", "values, .authors."),
        ("subjects", ["a"] * 300_000, "too-many-values", f"{MOST_VALUES:,}"),
        (
            "notes",
            ["x" * 1_500_000] * 2,
            "too-long",
            "3,000,024 characters, .notes. most of them; 2,000,000 are allowed",
        ),
    ],
)
def test_a_record_has_one_limit_in_whatever_it_comes(tmp_path, syntax, field, value, code, says):
    tree = {
        "id": "large",
        "level": "item",
        "title": "The letter",
        "reference_code": {"repository": "GARF", "fond": "1"},
    }
    path = tmp_path / f"large.{syntax}"
    if syntax == "yaml":
        entries = "".join(f"- {json.dumps(entry)}\n" for entry in value)
        path.write_text(f"{yaml.safe_dump(tree)}{field}:\n{entries}")
    tree[field] = value
    if syntax != "yaml":
        path.write_text(json.dumps(tree))
    text = path.read_bytes()
    outcomes = [read(Document(path, text, Syntax.YAML if syntax == "yaml" else Syntax.JSON))]
    outcomes.append(read_plain(tree))
    for outcome in outcomes:
        (finding,) = outcome.errors
        assert finding.code == code
    assert re.search(says, outcomes[1].errors[0].message)
    assert outcomes[1].errors[0].pointer == f"/{field}"
    del tree[field]
    assert not read_plain(tree | {"subjects": ["a"] * (MOST_VALUES - 10)}).errors


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


@pytest.mark.measured
def test_a_chain_of_translations_is_refused_in_linear_time():
    chains = [_chain(1_500), _chain(3_000)]
    assert is_linear(lambda: read_plain(chains[0]), lambda: read_plain(chains[1]), no_time=0.15, turns=9)


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
