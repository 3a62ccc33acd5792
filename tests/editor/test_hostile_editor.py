"""Whatever an editor sends, the server lives, and answers the next question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from editing import LETTER, Editor, Session
from lsprotocol import types as lsp

Run = Callable[[Session], None]
WORST = (
    "", "\n", ":", "-", "- - -", "{", "[", "[" * 5_000, "{a: " * 2_000, '"', "&a [*a", "a: *b", "? x\n: y",
    "---\n---\n", "!!python/object:os.system x", "\t", "\x00", "\ufeffid: a", "id: a\r\nlevel:\ritem",
    "title: \U0001f600\U0001f600 x\npart_of: ", "a" * 100_000, "x: |\n  " + "y\n  " * 10_000,
    "id: a\x85level: item\u2028title: x", "authors: [{name: 'Kim, ro", "texts:\n- key: a\n  -", "\ud800",
)  # fmt: skip


async def everything(editor: Editor, uri: str, line: int, column: int) -> None:
    """Ask everything that an editor can ask about a place."""
    document, position = lsp.TextDocumentIdentifier(uri), lsp.Position(line, column)
    client = editor.client
    await editor.complete(uri, line, column)
    await editor.hover(uri, line, column)
    await client.text_document_definition_async(lsp.DefinitionParams(document, position))
    await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    await client.text_document_formatting_async(lsp.DocumentFormattingParams(document, lsp.FormattingOptions(2, True)))
    await client.text_document_prepare_rename_async(lsp.PrepareRenameParams(document, position))
    await client.text_document_rename_async(lsp.RenameParams(document, position, "other"))
    await client.text_document_references_async(lsp.ReferenceParams(lsp.ReferenceContext(True), document, position))
    await editor.fixes(uri, [])


async def lives(editor: Editor) -> None:
    _, found = await editor.opened("sound.yaml", "id: sound\nlevel: itm\ntitle: A\n")
    assert [one.code for one in found] == ["unknown-word"]


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.jsonl"])
def test_texts_that_are_no_records(in_editor: Run, name: str) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open(name, "")
        for text in WORST:
            editor.type(uri, text)
            for line, column in ((0, 0), (0, len(text)), (9_999, 9_999)):
                await everything(editor, uri, line, column)
        await lives(editor)

    in_editor(session)


def test_a_record_typed_letter_by_letter(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open("a.yaml", "")
        for end in range(0, len(LETTER), 3):
            typed = LETTER[:end]
            editor.type(uri, typed)
            lines = typed.split("\n")
            await editor.complete(uri, len(lines) - 1, len(lines[-1]))
        await lives(editor)

    in_editor(session)


@pytest.mark.parametrize(
    "uri",
    [
        "untitled:Untitled-1", "git:/records/a.yaml?x", "http://example.org/a.yaml", "file:///nowhere/a.yaml",
        "file:///etc/passwd", "file://host/share/a.yaml", "", "::",
    ],
)  # fmt: skip
def test_texts_that_are_in_no_catalogue(in_editor: Run, uri: str) -> None:
    async def session(editor: Editor) -> None:
        client = editor.client
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "yaml", 1, LETTER)))
        await everything(editor, uri, 3, 12)
        client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        await everything(editor, uri, 3, 12)
        await lives(editor)

    in_editor(session)


def test_a_text_that_is_kept_nowhere_is_checked_alone(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        _, found = await editor.opened("untitled:Untitled-2", "id: a\nlevel: itm\ntitle: A\npart_of: nowhere\n")
        assert [one.code for one in found] == ["unknown-word"]

    in_editor(session)


def test_other_files_of_the_catalogue_are_left_alone(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        (editor.folder / "other.yaml").write_text("a: b")
        uri = (editor.folder / "other.yaml").as_uri()
        assert (await editor.opened(uri, "a: b"))[1] == []

    in_editor(session)


def test_a_text_that_is_too_large_is_one_finding(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        uri, found = await editor.opened("a.yaml", "id: a\n" + "x" * 9_000_000)
        assert [one.code for one in found] == ["too-large"]
        await everything(editor, uri, 0, 3)
        await lives(editor)

    in_editor(session)


def test_a_catalogue_whose_settings_are_wrong(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        (editor.folder / "catalog.toml").write_text("name = ")
        await lives(editor)

    in_editor(session)


def test_places_are_counted_as_the_editor_counts_them(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        _, found = await editor.opened("a.yaml", "{id: a, title: \U0001f600\U0001f600, level: itm}\n")
        (one,) = found
        assert (one.range.start.character, one.range.end.character) == (28, 31)

    in_editor(session)
