"""How fast records are written, against libraries that would write the same bytes; and that memory does not grow."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import rdflib
from lxml import etree

from catalog.model import Catalogue, Record
from catalog.standards.dublin_core import oai_dc
from catalog.standards.formats import FORMATS, find
from catalog.standards.schema_org import jsonld
from catalog.standards.schema_org.terms import SCHEMA_ORG_CONTEXT
from catalog.storage import open_catalogue
from catalog.validation import read
from tests.benchmarks.generate import plain_records
from tests.benchmarks.lxml_trees import build, shape_of

_ROOT = Path(__file__).resolve().parents[2]
_LETTER = "garf-5446-98-721-170"
_SECONDS = 0.5
_ROUNDS = 5
_SOME = 100
_STREAMED = ("oai_dc", "jsonld", "ntriples", "rico-turtle", "csl-json", "csv", "xlsx", "parquet", "jsonl")
_PEAK = """
import resource, sys
from tests.benchmarks.formats import letter, numbered
from catalog.standards.formats import find
record, catalogue = letter()
for piece in find(sys.argv[1]).stream(numbered(record, int(sys.argv[2])), catalogue):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def letter() -> tuple[Record, Catalogue]:
    """The letter, and the catalogue it is in."""
    folder = open_catalogue(_ROOT)
    document = folder.find(_LETTER)
    assert document is not None
    return read(document).demand(), folder.settings


def numbered(record: Record, count: int) -> Iterator[Record]:
    """As many records as are asked for, one at a time: the letter under other ids."""
    for number in range(count):
        yield record.model_copy(update={"id": f"{record.id}-{number}"})


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield the ratios to lxml and rdflib, and what ten times the records add to the peak of memory."""
    record, catalogue = letter()
    yield from _against_lxml(record, catalogue)
    yield from _of_the_feed(catalogue)
    yield from _against_rdflib(record, catalogue)
    few = max(20, min(count, 20_000) // 20)
    for name in _STREAMED:
        growth = _peak(name, few * 10) / _peak(name, few)
        yield f"peak of memory, {few * 10} records to {few}: {name}", growth, "<= 1.5", "x"


def _per_second(work: Callable[[], object]) -> float:
    """The best of a few rounds, in processor time: others on the machine make a round slower, never faster."""
    work()
    return max(_round(work) for _ in range(_ROUNDS))


def _round(work: Callable[[], object]) -> float:
    begun, done = time.process_time(), 0
    while (spent := time.process_time() - begun) < _SECONDS / _ROUNDS:
        work()
        done += 1
    return done / spent


def _against_lxml(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, float, str, str]]:
    """Writing a document of values, by text and by lxml; and the whole way from the record against the latter alone."""
    form = find("oai_dc")
    given = etree.fromstring(form.encode(record, catalogue))
    opening = form.encode(record, catalogue).partition(b"\n")[0].decode()
    names, attributes = dict(given.nsmap), dict(given.attrib)
    values = [(child.tag, dict(child.attrib), str(child.text)) for child in given]
    told = [(etree.QName(tag).localname, text, next(iter(stated.values()), None)) for tag, stated, text in values]

    def by_lxml() -> bytes:
        root = etree.Element(given.tag, attributes, nsmap=names)
        for tag, stated, text in values:
            etree.SubElement(root, tag, stated).text = text
        return etree.tostring(root, encoding="UTF-8")

    def by_text() -> bytes:
        elements = [oai_dc._element(name, text, language) for name, text, language in told]
        return "".join([opening, *elements, "</oai_dc:dc>"]).encode()

    assert etree.tostring(etree.fromstring(by_lxml()), method="c14n2") == etree.tostring(
        etree.fromstring(by_text().replace(b">\n<", b"><")), method="c14n2"
    )
    lxml_alone = _per_second(by_lxml)
    yield "oai_dc by text against the same values built with lxml", _per_second(by_text) / lxml_alone, ">= 4", "x"
    whole = _per_second(lambda: form.encode(record, catalogue))
    yield "oai_dc from the record, crosswalk and all, against lxml given the values", whole / lxml_alone, "", "x"
    yield "oai_dc of the letter", whole, "", "/s"


def _of_the_feed(catalogue: Catalogue) -> Iterator[tuple[str, float, str, str]]:
    """What a publication encodes of a record: all XML formats of the feed, against lxml given the values of each."""
    records = [Record.model_validate(plain) for plain in plain_records(_SOME)]
    pairs = [(form, record) for record in records for form in FORMATS if form.schema and form.fits(record)]
    shapes = [shape_of(form.encode(record, catalogue)) for form, record in pairs]
    ours = _per_second(lambda: [form.encode(record, catalogue) for form, record in pairs]) * _SOME
    by_lxml = _per_second(lambda: [build(shape) for shape in shapes]) * _SOME
    yield "all formats of the feed from the record against lxml given the values", ours / by_lxml, ">= 1", "x"
    yield "records in all formats of the feed", ours, "", "/s"


def _against_rdflib(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, float, str, str]]:
    """N-Triples from the record, against rdflib on three ways to the same lines.

    From the JSON-LD of the record, as whoever is given that does it; from the values, one statement after the other, as
    a program does that uses rdflib in the place of this package (the crosswalk that finds the values is in our time,
    and not in its own); and the last step alone, from a graph that is there already.
    """
    form = find("ntriples")
    document = orjson.dumps({"@context": SCHEMA_ORG_CONTEXT, **jsonld.describe(record, catalogue)})
    graph = rdflib.Graph().parse(data=form.encode(record, catalogue), format="nt")
    values = [tuple(map(_value, statement)) for statement in graph]

    def built() -> rdflib.Graph:
        made = rdflib.Graph()
        for statement in values:
            made.add(tuple(kind(*given) for kind, given in statement))
        return made

    assert set(built()) == set(graph)
    ours = _per_second(lambda: form.encode(record, catalogue))
    parsed = _per_second(lambda: rdflib.Graph().parse(data=document, format="json-ld").serialize(format="nt"))
    added = _per_second(lambda: built().serialize(format="nt"))
    last = _per_second(lambda: graph.serialize(format="nt"))
    yield "N-Triples against rdflib making the same graph of JSON-LD and serialising it", ours / parsed, ">= 20", "x"
    yield "the same against rdflib given the values, statement by statement, and serialising", ours / added, "", "x"
    yield "the same against rdflib serialising a graph that it has already", ours / last, "", "x"
    yield "statements of N-Triples", ours * len(graph), "", "/s"


def _value(term: rdflib.term.Identifier) -> tuple[type, tuple[object, ...]]:
    """What rdflib makes a term from."""
    if isinstance(term, rdflib.Literal):
        return rdflib.Literal, (str(term), term.language, term.datatype)
    return type(term), (str(term),)


def _peak(name: str, count: int) -> float:
    """The most memory that a process of its own had while it wrote so many records, in KiB."""
    command = [sys.executable, "-c", _PEAK, name, str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT).stdout)
