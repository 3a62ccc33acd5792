"""How soon after a keystroke an editor shows the findings, in a catalogue of 10,000 records, over a real connection."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

import catalog

_RECORDS = 10_000
_KEYSTROKES = 20


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield the median and the slowest time between a keystroke and its findings, and that of a list of ids."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "letters"
        _fill(root, min(count, _RECORDS))
        waits, completion = asyncio.run(_session(root))
    records = f"{min(count, _RECORDS):,} records"
    yield f"from a keystroke to its findings, {records}, median", statistics.median(waits) * 1_000, "<= 300", "ms"
    yield f"from a keystroke to its findings, {records}, slowest", max(waits) * 1_000, "", "ms"
    yield f"from a keystroke to a list of ids, {records}", completion * 1_000, "<= 300", "ms"


def _fill(root: Path, count: int) -> None:
    catalog.create(root, name="Letters", email="a@example.org", namespace="letters.example.org")
    (root / "records" / "fonds.yaml").write_text("id: fonds\nlevel: fonds\ntitle: Papers\n")
    for number in range(count - 1):
        (root / "records" / f"letter-{number}.yaml").write_text(_record(number))


def _record(number: int) -> str:
    return (
        f"id: letter-{number}\nlevel: item\ntitle: Letter {number} on the harvest\npart_of: fonds\n"
        f"reference_code: {{repository: GARF, fond: '12', opis: '1', delo: '{number}', leaves: 1-2}}\n"
        f"dates: [1956-09-05]\nsignatories: [Pak Chang-ok, Kim {number % 100}]\n"
    )


async def _session(root: Path) -> tuple[list[float], float]:
    client = LanguageClient("benchmark", "1")
    shown: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: lsp.PublishDiagnosticsParams) -> None:
        shown.put_nowait(params)

    await client.start_io(sys.executable, "-m", "catalog", "lsp")
    await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities()))
    client.initialized(lsp.InitializedParams())
    uri = (root / "records" / "letter-7.yaml").as_uri()
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "yaml", 1, _record(7))))
    await shown.get()
    waits = []
    for number in range(_KEYSTROKES):
        text = f"{_record(7)}abstract: {'On the plenum of August.'[: number + 1]}\n"
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        begun = time.perf_counter()
        client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(uri=uri, version=number + 2), [change])
        )
        await shown.get()
        waits.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    await client.text_document_completion_async(
        lsp.CompletionParams(lsp.TextDocumentIdentifier(uri), lsp.Position(3, len("part_of: ")))
    )
    completion = time.perf_counter() - begun
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return waits, completion
