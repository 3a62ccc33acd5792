"""Sources, feeds and words from strangers: whatever they hold, they are drafts or findings, in time.

Runs for some seconds; `CATALOG_FUZZ_SECONDS=600` makes it ten minutes. A failure prints the source.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import ValidationError

from catalog import reference_codes
from catalog.dates import reader as dates
from catalog.errors import CatalogError
from catalog.findings import Finding
from catalog.ingest.harvest.read_answer import read_answer
from catalog.model.catalogue import Catalogue
from catalog.regular_files import read_toml
from catalog.standards.importers import IMPORTERS, Draft, Refusal, Source
from catalog.standards.transcriptions import read_pages
from catalog.validation import read_plain
from tests.fuzz.mutation import mutated
from tests.objects.transcribed_files import ALTO, HOCR, PAGE

SECONDS = float(os.environ.get("CATALOG_FUZZ_SECONDS", "8")) / 2
SLOWEST = 10.0
"""Seconds of the processor that a source of 100 KB may take."""
TESTS = Path(__file__).parent.parent
WRITTEN = sorted(path for path in (TESTS / "golden" / "formats").rglob("*.*") if path.stat().st_size < 60_000)
LISTS = (
    b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-03-01T00:00:00Z</responseDate>'
    b"<request>x</request><ListRecords><record><header><identifier>oai:a:1</identifier><datestamp>2026-01-01</datestamp>"
    b'</header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"><t>A &#7; &amp;</t>'
    b"</oai_dc:dc></metadata></record><resumptionToken>x</resumptionToken></ListRecords></OAI-PMH>"
)
WORDS = [
    "ГАРФ. Ф. Р-5446. Оп. 98с. Д. 721. Л. 170-190, 192об.; Там же. Д. 3".encode(),
    b"RGANI, f. 5, op. 28, d. 410, ll. 1-3v. TNA, FO 371/123, folios 1-3; NARA, RG 59, box 7",
]
DATES = [
    b"5 September 1956",
    "конец 1956 г. или начало 1957".encode(),
    b"between 1-3 May and June 1956?",
    b"1956-09-05/..",
]
SETTINGS = [b'name = "A"\nadmin_emails = ["a@b.example"]\nnamespace = "b.example"\n[[sets]]\nspec = "a"\nname = "A"\n']


@pytest.fixture(scope="module")
def sources() -> list[bytes]:
    """What the formats write, and the pages and sheets among the tests."""
    seeds = [path.read_bytes() for path in WRITTEN]
    return [*seeds, b"id,title,dates,notes\r\na,A letter,1956,one|two\r\n", b"<html><title>A</title></html>"]


def tried(seeds: list[bytes], law: Callable[[bytes, random.Random], None]) -> None:
    """Try a law on mutated seeds until the time is over; say which bytes broke it."""
    begun, number, start = time.monotonic(), 0, random.randrange(2**32)
    while number < 3 or time.monotonic() < begun + SECONDS / 6:
        number += 1
        chance = random.Random(start + number)
        text = mutated(seeds, chance)
        started = time.process_time()
        try:
            law(text, chance)
        except Exception as error:
            raise AssertionError(f"{type(error).__name__} for {text!r}") from error
        assert time.process_time() - started < SLOWEST, text


@pytest.mark.timeout(SECONDS * 3 + 120)
def test_every_importer_gives_drafts_or_reasons(sources: list[bytes]) -> None:
    def law(text: bytes, chance: random.Random) -> None:
        for importer in IMPORTERS:
            source = Source(chance.choice(["a.xml", "a.csv", "a.html", "a.txt", "a.json"]), text)
            if importer.recognises(source) or chance.random() < 0.2:
                for item in importer.read(source):
                    assert isinstance(item, Draft | Refusal)
                    if isinstance(item, Draft):
                        assert isinstance(read_plain(dict(item.document)).findings, tuple)
                    else:
                        assert all(isinstance(finding, Finding) for finding in item.findings)

    tried(sources, law)


@pytest.mark.timeout(SECONDS * 3 + 60)
def test_every_transcription_is_pages_or_a_reason() -> None:
    def law(text: bytes, _: random.Random) -> None:
        with suppress(ValueError):
            for page in read_pages(text):
                assert isinstance(page.words, str)

    tried([ALTO.encode(), PAGE.encode(), HOCR.encode()], law)


@pytest.mark.timeout(SECONDS * 3 + 60)
def test_every_answer_of_a_feed_is_read_or_is_none() -> None:
    tried(
        [LISTS],
        lambda text, chance: read_answer(text, chance.choice(["", "utf-8", "latin-1", "utf-7", "x\ud800"])) and None,
    )


@pytest.mark.timeout(SECONDS * 3 + 60)
def test_every_string_is_a_reference_or_is_left() -> None:
    tried(WORDS, lambda text, _: reference_codes.parse(text.decode(errors="replace")[:20_000]) and None)


@pytest.mark.timeout(SECONDS * 3 + 60)
def test_every_string_is_a_date_or_is_left() -> None:
    tried(DATES, lambda text, _: dates.read(text.decode(errors="replace")[:20_000]) and None)


@pytest.mark.timeout(SECONDS * 3 + 60)
def test_all_settings_are_settings_or_one_line(tmp_path: Path) -> None:
    def law(text: bytes, _: random.Random) -> None:
        path = tmp_path / "catalog.toml"
        path.write_bytes(text)
        with suppress(CatalogError, ValidationError):
            Catalogue.model_validate(read_toml(path))

    tried(SETTINGS, law)
