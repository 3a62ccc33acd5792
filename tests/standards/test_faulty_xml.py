"""XML that breaks a rule beside its grammar: an xml:id is read as any attribute, other faults are said with a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.ingest.harvest.read_answer import read_answer
from catalog.standards.importers import Draft, Refusal, Source, recognise
from catalog.standards.transcriptions import read_pages
from tests.objects.transcribed_files import ALTO, PAGE

FORMATS = Path(__file__).parent.parent / "golden" / "formats"
IDS = {"with a blank": "a\nb", "empty": "", "a number": "1", "the same twice": "same"}
FAULTS = {
    "prefix of an element": ('<q:odd xmlns:r="urn:r"/>', "Namespace prefix q on odd is not defined"),
    "prefix of an attribute": ('<odd q:a="1"/>', "Namespace prefix q for a on odd is not defined"),
    "empty namespace": ('<odd xmlns:q=""/>', "xmlns:q: Empty XML namespace is not allowed"),
    "the same attribute": (
        '<odd xmlns:q="urn:q" xmlns:r="urn:q" q:a="1" r:a="2"/>',
        "Attribute a in 'urn:q' redefined",
    ),
    "two colons": ("<a:b:c/>", "Failed to parse QName 'a:b:c'"),
    "instruction": ("<?a:b c?>", "colons are forbidden from PI names"),
}


def read(path: Path, data: bytes | None = None) -> tuple[list[Draft], list[Refusal]]:
    source = Source(path.name, data or path.read_bytes())
    importer = recognise(source)
    assert importer is not None, path
    items = list(importer.read(source))
    return [item for item in items if isinstance(item, Draft)], [item for item in items if isinstance(item, Refusal)]


def titles(draft: Draft) -> list[object]:
    return [draft.document.get(field) for field in ("title", "dates", "authors", "recipients", "languages", "subjects")]


def with_ids(text: str, value: str) -> str:
    """Give an id to every element that has none, but for the head, by which an importer recognises a file."""
    opening, kept = text[: len(text) // 8], text[len(text) // 8 :]
    return opening + re.sub(r"<([A-Za-z][\w:.]*+)(?=[ >])(?![^>]*xml:id)", rf'<\1 xml:id="{value}"', kept)


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """The smallest file of each importer that reads XML of ours."""
    written = sorted(FORMATS.glob("*/*.xml"), key=lambda path: -path.stat().st_size)
    by_importer = {recognise(Source(path.name, path.read_bytes())): path for path in written}
    by_importer.pop(None, None)
    assert len(by_importer) > 5
    return list(by_importer.values())


def test_an_id_is_an_attribute_like_any_other(files: list[Path]) -> None:
    for path in files:
        drafts, refusals = read(path)
        for value in IDS.values():
            found, refused = read(path, with_ids(path.read_text(), value).encode())
            assert len(found) == len(drafts), (path.name, value)
            assert refused == refusals, (path.name, value)
            assert [titles(each) for each in found] == [titles(each) for each in drafts], path.name


def test_any_other_fault_is_said_with_its_line(files: list[Path]) -> None:
    for path in files:
        head, close, foot = path.read_text().rpartition("</")
        for markup, words in FAULTS.values():
            _, refused = read(path, f"{head}{markup}{close}{foot}".encode())
            (finding,) = {finding for refusal in refused for finding in refusal.findings if finding.code == "not-xml"}
            assert words in finding.message, path.name
            assert finding.line == head.count("\n") + 1, path.name


@pytest.mark.parametrize("page", [ALTO, PAGE], ids=["alto", "page"])
@pytest.mark.parametrize("value", IDS.values(), ids=IDS)
def test_a_transcription_may_have_any_id(page: str, value: str) -> None:
    assert read_pages(with_ids(page, value).encode()) == read_pages(page.encode())


def test_the_records_of_one_answer_of_a_feed_may_have_the_same_ids() -> None:
    record = (
        "<record><header><identifier>oai:a:{0}</identifier><datestamp>2026-01-01</datestamp></header><metadata>"
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter"/></metadata></record>'
    )
    records = "".join(record.format(number) for number in range(3))
    answer = read_answer(
        f'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{records}</ListRecords></OAI-PMH>'.encode()
    )
    assert answer is not None
    assert not answer.repairs
    assert not answer.lost
    assert len(answer.tree.findall(".//{*}TEI")) == 3
