"""An editor that talks to the language server over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

FONDS = "id: petrov\nlevel: fonds\ntitle: Papers of Petrov\nreference_code: {repository: GARF, fond: '12'}\n"
LETTER = """id: letter-1
level: item
title: Letter on the harvest
part_of: petrov
reference_code: {repository: GARF, fond: '12', opis: '1', delo: '3', leaves: 1-2}
signatories: [Pak Chang-ok]
texts:
  - {key: russian, language: ru, transcript: russian.txt}
  - {key: english, language: en, translated_from: russian}
related:
  - {title: Papers, record: petrov}
"""


class Editor:
    """What an editor does in one catalogue, and what it is shown. The server is one for many catalogues."""

    def __init__(
        self, folder: Path, client: LanguageClient, shown: dict[str, asyncio.Queue[list[lsp.Diagnostic]]]
    ) -> None:
        self.folder = folder
        self.client = client
        self.messages: list[str] = client.messages  # type: ignore[attr-defined]
        self._shown = shown
        self._versions: dict[str, int] = {}

    def _queue(self, uri: str) -> asyncio.Queue[list[lsp.Diagnostic]]:
        return self._shown.setdefault(uri, asyncio.Queue())

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / "records" / name).as_uri()

    def open(self, name: str, text: str, language: str = "yaml") -> str:
        uri = self.uri(name)
        self._versions[uri] = 1
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)))
        return uri

    def type(self, uri: str, text: str) -> None:
        """Make the whole text another, as an editor that synchronises whole texts does."""
        self._versions[uri] += 1
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri]),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))

    async def findings(self, uri: str) -> list[lsp.Diagnostic]:
        """Wait for the next findings on a text."""
        return await asyncio.wait_for(self._queue(uri).get(), 20)

    async def opened(self, name: str, text: str) -> tuple[str, list[lsp.Diagnostic]]:
        uri = self.open(name, text)
        return uri, await self.findings(uri)

    async def complete(self, uri: str, line: int, column: int) -> dict[str, lsp.CompletionItem]:
        params = lsp.CompletionParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, column))
        found = await self.client.text_document_completion_async(params)
        assert isinstance(found, lsp.CompletionList)
        return {item.label: item for item in found.items}

    async def hover(self, uri: str, line: int, column: int) -> str:
        params = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, column))
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found and isinstance(found.contents, lsp.MarkupContent) else ""

    async def fixes(self, uri: str, diagnostics: list[lsp.Diagnostic]) -> list[lsp.CodeAction]:
        context = lsp.CodeActionContext(diagnostics)
        whole = lsp.Range(lsp.Position(0, 0), lsp.Position(10_000, 0))
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), whole, context)
        found = await self.client.text_document_code_action_async(params)
        return [action for action in found or [] if isinstance(action, lsp.CodeAction)]


class Connection:
    """A running language server, and the loop that an editor talks to it in."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("editor", "1")
        self.client.messages = []  # type: ignore[attr-defined]
        self.shown: dict[str, asyncio.Queue[list[lsp.Diagnostic]]] = {}
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    async def start(self) -> None:
        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.shown.setdefault(params.uri, asyncio.Queue()).put_nowait(list(params.diagnostics))

        @self.client.feature(lsp.WINDOW_SHOW_MESSAGE)
        def message(params: lsp.ShowMessageParams) -> None:
            self.client.messages.append(params.message)  # type: ignore[attr-defined]

        await self.client.start_io(sys.executable, "-m", "catalog", "lsp")
        await self.client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities()))
        self.client.initialized(lsp.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def close(self) -> None:
        self.run(self.stop())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


Session = Callable[[Editor], Coroutine[Any, Any, None]]


def edited(text: str, edits: list[lsp.TextEdit]) -> str:
    """Return a text with the edits of a server, its lines ending at line feeds and its letters of one unit each."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        start = starts[edit.range.start.line] + edit.range.start.character
        end = starts[edit.range.end.line] + edit.range.end.character
        text = text[:start] + edit.new_text + text[end:]
    return text
