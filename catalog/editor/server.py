"""The language server: what editors ask by the Language Server Protocol 3.17, answered by the other modules.

All work on a catalogue is done by one thread, so that the server answers while files are read; a check waits until
nothing was typed for a moment.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from catalog import __version__
from catalog.editor.catalogues import Catalogues
from catalog.editor.checking import documents_in, is_record
from catalog.editor.completion import Suggestion, suggestions
from catalog.editor.cursor import cursor_at
from catalog.editor.fixes import Edit, edits_of, node_of
from catalog.editor.hover import explanation
from catalog.editor.json_cursor import in_json, json_cursor
from catalog.editor.known_records import KnownRecords
from catalog.editor.links import Spot, definition, id_at, spots_of
from catalog.editor.nodes import Node, node_at, nodes_of
from catalog.editor.positions import Positions
from catalog.editor.schema import fields_at
from catalog.editor.settings import SETTINGS_FILES, settings_findings
from catalog.editor.symbols import Symbol, symbols_of
from catalog.errors import UnreadableDocument
from catalog.findings import Finding, FixPlace, Severity
from catalog.storage.canonical_form import canonical, with_editors_line
from catalog.validation import read, read_plain

__all__ = ["make_server"]

_QUIET_SECONDS = 0.1
"""How long nothing must be typed before a text is checked."""
_MOST_CHARACTERS = 2_000_000
"""A larger text is checked, and nothing else is done with it."""
_MOST_EDITS = 20_000
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.ADVICE: lsp.DiagnosticSeverity.Information,
}
_KINDS = {
    "field": lsp.CompletionItemKind.Field,
    "word": lsp.CompletionItemKind.EnumMember,
    "record": lsp.CompletionItemKind.Reference,
    "name": lsp.CompletionItemKind.Text,
    "archive": lsp.CompletionItemKind.Module,
}
_Result = TypeVar("_Result")


class _OpenText:
    """A text in the editor, and what was found in it when it was last looked at."""

    def __init__(self, uri: str, text: str, encoding: str) -> None:
        self.uri = uri
        self.text = text
        filename = to_fs_path(uri)
        self.path = Path(filename) if filename else None
        """The file that the text is of; None where the editor keeps it elsewhere."""
        self.name = self.path or Path("untitled.yaml")
        self.positions = Positions(text, encoding)
        self.nodes = nodes_of(text) if self.is_one_record else []
        self.findings: list[Finding] = []

    @property
    def is_json(self) -> bool:
        return self.name.suffix.lower() == ".json"

    @property
    def is_one_record(self) -> bool:
        return self.name.suffix.lower() not in (".jsonl", ".toml") and len(self.text) <= _MOST_CHARACTERS

    def node_at(self, position: lsp.Position) -> Node | None:
        return node_at(self.nodes, self.place(position)) if self.is_one_record else None

    def place(self, position: lsp.Position) -> int:
        return self.positions.place(position.line, position.character)

    def range(self, start: int, end: int) -> lsp.Range:
        return lsp.Range(lsp.Position(*self.positions.position(start)), lsp.Position(*self.positions.position(end)))

    def edit(self, edit: Edit) -> lsp.TextEdit:
        return lsp.TextEdit(self.range(edit.start, edit.end), edit.text)


class _Server(LanguageServer):
    """The texts that are open, their catalogues, and the checks under way."""

    def __init__(self) -> None:
        super().__init__("catalog", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.texts: dict[str, _OpenText] = {}
        self.catalogues = Catalogues()
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._checks: dict[str, asyncio.Task[None]] = {}

    async def by_worker(self, work: Callable[[], _Result]) -> _Result:
        """Do some work in the thread that the catalogues belong to."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def take(self, uri: str, text: str) -> None:
        """Take the newest text, and check it when nothing more is typed."""
        self.texts[uri] = _OpenText(uri, text, str(self.workspace.position_encoding))
        self.check_soon(uri)

    def forget(self, uri: str) -> None:
        """Forget a text that was closed."""
        self.texts.pop(uri, None)
        if check := self._checks.pop(uri, None):
            check.cancel()
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def check_soon(self, uri: str) -> None:
        """Check a text in a moment, unless it changes before."""
        if check := self._checks.get(uri):
            check.cancel()
        self._checks[uri] = asyncio.get_running_loop().create_task(self._check(uri))

    async def _check(self, uri: str) -> None:
        await asyncio.sleep(_QUIET_SECONDS)
        text = self.texts.get(uri)
        if text is None:
            return
        text.findings = await self.by_worker(lambda: self._findings(text))
        if self.texts.get(uri) is text:
            found = [_diagnostic(finding, text) for finding in text.findings]
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    def _findings(self, text: _OpenText) -> list[Finding]:
        if text.path is None:
            return [finding for document in documents_in(text.name, text.text) for finding in read(document).findings]
        if text.path.name in SETTINGS_FILES:
            return settings_findings(text.path, text.text)
        catalogue = self.catalogues.of(text.path)
        return catalogue.findings(text.path, text.text) if is_record(text.path, catalogue.folder) else []

    def known(self, text: _OpenText) -> KnownRecords | None:
        """Return the records of the catalogue that a text is in, as far as they are read."""
        catalogue = self.catalogues.opened(text.path) if text.path else None
        return catalogue.known if catalogue else None

    async def look_again(self) -> None:
        """Read what changed on the disk, and check what is open."""
        await self.by_worker(self.catalogues.refresh)
        for uri in list(self.texts):
            self.check_soon(uri)


def make_server() -> LanguageServer:
    """Return a server, ready to be started."""
    server = _Server()
    for module in (_take_texts, _answer_about_places, _answer_about_texts, _change_texts):
        module(server)
    return server


def _take_texts(server: _Server) -> None:
    @server.feature(lsp.INITIALIZED)
    async def ready(params: lsp.InitializedParams) -> None:
        await server.by_worker(lambda: fields_at(()))  # the first completion need not wait for it

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.take(params.text_document.uri, params.text_document.text)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.take(uri, server.workspace.get_text_document(uri).source)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        await server.look_again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        await server.look_again()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)


def _answer_about_places(server: _Server) -> None:
    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", ":", "-", "[", "{", ",", '"'])
    )
    async def complete(params: lsp.CompletionParams) -> lsp.CompletionList:
        text = server.texts.get(params.text_document.uri)
        if text is None or not text.is_one_record:
            return lsp.CompletionList(is_incomplete=False, items=[])
        return _completed_json(server, text, params) if text.is_json else _completed(server, text, params)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        text = server.texts.get(params.text_document.uri)
        node = text.node_at(params.position) if text else None
        said = explanation(node, text.place(params.position), server.known(text)) if text and node else ""
        if not (said and text and node):
            return None
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said), text.range(node.begin, node.end))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def define(params: lsp.DefinitionParams) -> lsp.Location | None:
        text = server.texts.get(params.text_document.uri)
        node = text.node_at(params.position) if text else None
        if text is None or node is None:
            return None
        spot = definition(node, text.nodes, text.name, server.known(text))
        return _location(spot, text) if spot else None


def _completed(server: _Server, text: _OpenText, params: lsp.CompletionParams) -> lsp.CompletionList:
    line = params.position.line
    cursor = cursor_at(text.positions.lines(), line, text.positions.column(line, params.position.character))
    start = text.positions.place(line, 0) + cursor.start
    span = lsp.Range(lsp.Position(*text.positions.position(start)), params.position)
    found, is_all = suggestions(cursor, text.text, server.known(text))
    items = [_item(one, number, span) for number, one in enumerate(found)]
    return lsp.CompletionList(is_incomplete=not is_all, items=items)


def _completed_json(server: _Server, text: _OpenText, params: lsp.CompletionParams) -> lsp.CompletionList:
    place = text.place(params.position)
    cursor = json_cursor(text.text, place)
    if cursor is None:
        return lsp.CompletionList(is_incomplete=False, items=[])
    is_quoted = cursor.start < place
    end = place + (is_quoted and text.text[place : place + 1] == '"')  # editors close a quotation mark by themselves
    found, is_all = suggestions(cursor, text.text, server.known(text))
    items = [
        _item(in_json(one, cursor.path), number, text.range(cursor.start, end), is_quoted=is_quoted)
        for number, one in enumerate(found)
    ]
    return lsp.CompletionList(is_incomplete=not is_all, items=items)


def _answer_about_texts(server: _Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        text = server.texts.get(params.text_document.uri)
        return [_symbol(one, text) for one in symbols_of(text.nodes)] if text and text.is_one_record else []

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    async def formatting(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        text = server.texts.get(params.text_document.uri)
        written = await server.by_worker(lambda: _formatted(text)) if text and text.is_one_record else None
        if text is None or written is None or written == text.text:
            return []
        return [text.edit(Edit(0, len(text.text), written))]

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    async def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        text = server.texts.get(params.text_document.uri)
        if text is None or not text.is_one_record:
            return []
        lines = range(params.range.start.line, params.range.end.line + 1)
        return [action for finding in text.findings if (action := _action(finding, text, lines))]


def _change_texts(server: _Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        text = server.texts.get(params.text_document.uri)
        node = text.node_at(params.position) if text else None
        return text.range(node.start, node.end) if text and node and id_at(node) else None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        record_id = _id_at(server, uri, params.position)
        found = await server.by_worker(lambda: _spots(server, uri, record_id)) if record_id else []
        return [lsp.Location(one.uri, one.range(node.start, node.end)) for one, node in found]

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        record_id, name = _id_at(server, params.text_document.uri, params.position), params.new_name.strip()
        if record_id is None:
            return None
        if reason := await server.by_worker(lambda: _objection(server, params.text_document.uri, name)):
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, reason))
            return None
        changes: dict[str, list[lsp.TextEdit]] = {}
        spots = await server.by_worker(lambda: _spots(server, params.text_document.uri, record_id))
        for one, node in spots[:_MOST_EDITS]:
            written = one.text[node.start : node.end].replace(record_id, name)
            changes.setdefault(one.uri, []).append(one.edit(Edit(node.start, node.end, written)))
        return lsp.WorkspaceEdit(changes=changes)


def _id_at(server: _Server, uri: str, position: lsp.Position) -> str | None:
    text = server.texts.get(uri)
    node = text.node_at(position) if text else None
    return id_at(node) if node else None


def _objection(server: _Server, uri: str, name: str) -> str:
    """Return why a record cannot have an id; nothing where it can."""
    outcome = read_plain({"id": name, "level": "item", "title": "Some"})
    if outcome.errors:
        return f"{outcome.errors[0].message} {outcome.errors[0].hint}"
    known = server.known(server.texts[uri])
    return f"The id {name!r} is already used in {known.records[name].path}." if known and name in known.records else ""


def _spots(server: _Server, uri: str, record_id: str) -> list[tuple[_OpenText, Node]]:
    """Return every value that is the id or names it, in the catalogue of one open text."""
    asked = server.texts[uri].path
    here = server.catalogues.opened(asked) if asked else None
    if here is None or here.known is None:
        return []
    same = [text for text in server.texts.values() if text.path and server.catalogues.opened(text.path) is here]
    texts = {text.path: text.text for text in same if text.path}
    uris = {text.path: text.uri for text in same if text.path}
    paths = {*here.known.paths(), *texts}
    found: list[tuple[_OpenText, Node]] = []
    of_path: dict[Path, _OpenText] = {}
    for path, text, node in spots_of(record_id, sorted(paths), texts):
        if path not in of_path:
            name = uris.get(path) or from_fs_path(str(path)) or path.as_uri()
            of_path[path] = _OpenText(name, text, str(server.workspace.position_encoding))
        found.append((of_path[path], node))
    return found


def _diagnostic(finding: Finding, text: _OpenText) -> lsp.Diagnostic:
    node = node_of(finding.pointer, text.nodes) if finding.pointer and text.is_one_record else None
    line = max(finding.line, 1) - 1
    start = text.positions.place(line, 0) + max(finding.column, 1) - 1
    end = text.positions.place(line, 1 << 30)
    if node:
        is_name = node.key is not None and (finding.code == "unknown-field" or node.text in (None, ""))
        start, end = node.key if is_name and node.key else (node.start, node.end)
    return lsp.Diagnostic(
        range=text.range(min(start, end), max(start, end)),
        message=f"{finding.message}\n{finding.hint}".strip(),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source="catalog",
    )


def _action(finding: Finding, text: _OpenText, lines: Iterable[int]) -> lsp.CodeAction | None:
    edits = edits_of(finding, text.nodes, text.text, is_json=text.is_json)
    diagnostic = _diagnostic(finding, text)
    if not edits or finding.fix is None or diagnostic.range.start.line not in lines:
        return None
    is_removal = finding.fix.place is FixPlace.ENTRY and not finding.fix.text
    name = finding.pointer.rpartition("/")[2]
    return lsp.CodeAction(
        title=f"Remove {name}" if is_removal else f"Write {finding.fix.text.strip()}",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=lsp.WorkspaceEdit(changes={text.uri: [text.edit(edit) for edit in edits]}),
    )


def _formatted(text: _OpenText) -> str | None:
    """Return the canonical form of a text; None where it has errors, and so has none."""
    document = next(documents_in(text.name, text.text))
    if read(document).errors:
        return None
    try:
        return with_editors_line(canonical(document), text.name).decode()
    except UnreadableDocument:
        return None


def _item(one: Suggestion, number: int, span: lsp.Range, *, is_quoted: bool = False) -> lsp.CompletionItem:
    return lsp.CompletionItem(
        label=one.label,
        kind=_KINDS[one.kind],
        detail=one.detail or None,
        documentation=one.explained or None,
        sort_text=f"{number:05}",
        filter_text=f'"{one.label}"' if is_quoted else one.label,
        insert_text_format=lsp.InsertTextFormat.Snippet if one.is_snippet else lsp.InsertTextFormat.PlainText,
        text_edit=lsp.TextEdit(span, one.snippet),
        insert_text_mode=lsp.InsertTextMode.AsIs,
    )


def _symbol(one: Symbol, text: _OpenText) -> lsp.DocumentSymbol:
    node = one.node
    named = node.key or (node.start, node.start)
    return lsp.DocumentSymbol(
        name=one.name,
        detail=one.detail or None,
        kind=lsp.SymbolKind.Field if node.text is not None else lsp.SymbolKind.Object,
        range=text.range(node.begin, max(node.end, named[1])),
        selection_range=text.range(*named),
        children=[_symbol(inner, text) for inner in one.inner],
    )


def _location(spot: Spot, text: _OpenText) -> lsp.Location:
    if spot.path == text.name and spot.end:
        return lsp.Location(text.uri, text.range(spot.start, spot.end))
    uri = from_fs_path(str(spot.path)) or spot.path.as_uri()
    return lsp.Location(uri, lsp.Range(lsp.Position(spot.line, 0), lsp.Position(spot.line, 0)))
