"""What another converter makes of the same finding aids: every difference is a row of a table, with its reason.

The French National Archives publish pairs of EAD 2002 and the RiC-O that their converter makes of it. A row of
`converter.tsv` says of a property, or of a class (`a Thing`), how we say the same (`-`: not at all), and why.
"""

from __future__ import annotations

import csv
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF

from catalog.model import Catalogue
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, recognise
from catalog.validation import read_plain

pytestmark = [pytest.mark.shared, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
SETTINGS = Catalogue(
    name="T", admin_emails=("a@example.org",), namespace="example.org", base_url="https://c.example.org"
)
HEADS_ALONE = frozenset({"_00FindingAid", "_10a", "_10b", "_10c", "_10d", "_10e"})
"""Examples of a head without a description, which are no finding aids."""


@dataclass(frozen=True)
class Row:
    """How we say what the converter says with a property or a class, and why otherwise."""

    ours: frozenset[str]
    why: str


def table() -> dict[str, Row]:
    with (Path(__file__).parent / "converter.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {row["theirs"]: Row(frozenset(row["ours"].split(", ")), row["why"]) for row in rows}


def differences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each property or class that we do not use as the converter does, with the property that we use."""
    source = Source("input.xml", (folder / "input.xml").read_bytes())
    importer = recognise(source)
    assert importer is not None
    drafts = [each for each in importer.read(source) if isinstance(each, Draft)]
    written = b"".join(formats.find("rico").stream([published(each) for each in drafts], SETTINGS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ours = rdflib.Graph().parse(data=written, format="json-ld")
        theirs = rdflib.Graph().parse(folder / "expected.xml")
    yield from differing_words(ours, theirs)
    there, here = Counter(things(theirs)), Counter(things(ours))
    yield from ((name, "-") for name in there if here[name] < there[name])


def published(draft: Draft) -> object:
    record = read_plain({**draft.document, "administration": {}}).record
    assert record is not None
    return record


def differing_words(ours: rdflib.Graph, theirs: rdflib.Graph) -> Iterator[tuple[str, str]]:
    said = [(local(term), words(value)) for _, term, value in ours if isinstance(value, rdflib.Literal)]
    for _, term, value in theirs:
        if not isinstance(value, rdflib.Literal):
            continue
        expected = words(value)
        same = {name for name, found in said if is_said(expected, found)}
        if local(term) not in same:
            yield from ((local(term), name) for name in same or {"-"})


def is_said(expected: frozenset[str], found: frozenset[str]) -> bool:
    """Whether words are those expected, but for a heading of either."""
    return expected <= found or len(expected & found) * 3 > max(3, min(len(expected), len(found)) * 2)


def things(graph: rdflib.Graph) -> Iterator[str]:
    """Yield the classes, and the properties that lead to things."""
    for _, term, value in graph:
        if term == RDF.type:
            yield f"a {local(value)}"
        elif not isinstance(value, rdflib.Literal):
            yield local(term)


def local(term: object) -> str:
    return re.split("[#/]", str(term))[-1]


def words(value: object) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", str(value)).casefold()))


def test_every_difference_is_in_the_table_and_every_row_is_one(shared: Path) -> None:
    rows, found, unexplained = table(), {}, set()
    for folder in sorted((shared / "samples" / "rico-converter" / "ead2rico").iterdir()):
        if folder.name in HEADS_ALONE or folder.name[:4] in HEADS_ALONE:
            continue
        for theirs, ours in differences(folder):
            found.setdefault(theirs, set()).add(ours)
    for theirs, ours in found.items():
        if theirs not in rows or not (rows[theirs].ours & ours):
            unexplained.add((theirs, *sorted(ours)))
    assert not unexplained
    assert rows.keys() - found.keys() == set()
    assert all(row.why for row in rows.values())


def test_a_head_without_a_description_is_no_finding_aid(shared: Path) -> None:
    for folder in (shared / "samples" / "rico-converter" / "ead2rico").iterdir():
        if folder.name in HEADS_ALONE or folder.name[:4] in HEADS_ALONE:
            source = Source("input.xml", (folder / "input.xml").read_bytes())
            importer = recognise(source)
            assert importer is not None
            assert not any(isinstance(each, Draft) for each in importer.read(source))
