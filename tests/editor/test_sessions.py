"""One session for each thing that the language server does, with a real client over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from editing import LETTER, Editor, Session, edited
from lsprotocol import types as lsp

Run = Callable[[Session], None]


def test_findings_come_while_typing(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        uri, found = await editor.opened("letter-1.yaml", LETTER)
        assert found == []
        editor.type(uri, LETTER.replace("level: item", "level: document"))
        (one,) = await editor.findings(uri)
        assert (one.code, one.source, one.severity) == ("unknown-word", "catalog", lsp.DiagnosticSeverity.Error)
        assert "Did you mean 'item'?" in one.message
        assert (one.range.start, one.range.end) == (lsp.Position(1, 7), lsp.Position(1, 15))
        editor.type(uri, LETTER)
        assert await editor.findings(uri) == []

    in_editor(session)


def test_a_text_is_checked_against_the_whole_catalogue(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        uri, found = await editor.opened("letter-2.yaml", LETTER.replace("letter-1", "letter-2"))
        assert [(one.code, one.range.start.line) for one in found] == [("code-twice", 4)]
        editor.type(uri, "id: letter-1\nlevel: item\ntitle: A\npart_of: petrow\n")
        found = await editor.findings(uri)
        assert [(one.code, one.range.start.line) for one in found] == [("duplicate-id", 0), ("broken-link", 3)]
        (editor.folder / "records" / "petrow.yaml").write_text("id: petrow\nlevel: fonds\ntitle: Papers\n")
        editor.save(uri)
        assert [one.code for one in await editor.findings(uri)] == ["duplicate-id"]

    in_editor(session)


@pytest.mark.parametrize(
    ("wrong", "title", "right"),
    [
        ("recipiants: [Kim]", "Write recipients", "recipients: [Kim]"),
        ("date: 5.8.1956", "Write dates: [1956-08-05]", "dates: [1956-08-05]"),
        ("dates: [August 1956]", "Write {value: 1956-08, as_written: August 1956}",
         "dates: [{value: 1956-08, as_written: August 1956}]"),
        ("extent: null", "Remove extent", ""),
        ("authors:\n  Kim Il\n  Pak Chang", "Write [Kim Il, Pak Chang]", "authors:\n  [Kim Il, Pak Chang]"),
        ("texts: [{key: a, language: ua}]", "Write uk", "texts: [{key: a, language: uk}]"),
        ("extent: Letter #5", 'Write "Letter #5"', 'extent: "Letter #5"'),
        ("rights: {holder: ~, statement: Free}", "Remove holder", "rights: {statement: Free}"),
        ("rights: {statement: Free, holder: ~}", "Remove holder", "rights: {statement: Free}"),
    ],
)  # fmt: skip
def test_a_fix_is_written_by_one_click(in_editor: Run, wrong: str, title: str, right: str) -> None:
    async def session(editor: Editor) -> None:
        text = f"id: a\nlevel: item\ntitle: A letter\n{wrong}\n"
        uri, found = await editor.opened("a.yaml", text)
        actions = {action.title: action for action in await editor.fixes(uri, found)}
        edit = actions[title].edit
        assert edit
        assert edit.changes
        fixed = edited(text, list(edit.changes[uri]))
        assert fixed.rstrip("\n") == f"id: a\nlevel: item\ntitle: A letter\n{right}".rstrip("\n")
        editor.type(uri, fixed)
        assert await editor.findings(uri) == []

    in_editor(session)


def test_a_fix_in_json_is_json(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        text = '{"id": "a", "level": "document", "title": "A", "date": "5.8.1956"}'
        uri, found = await editor.opened("a.json", text)
        edits = [edit for action in await editor.fixes(uri, found) if action.edit and action.edit.changes
                 for edit in action.edit.changes[uri]]  # fmt: skip
        fixed = edited(text, edits)
        assert fixed == '{"id": "a", "level": "item", "title": "A", "dates": ["1956-08-05"]}'
        editor.type(uri, fixed)
        assert await editor.findings(uri) == []

    in_editor(session)


def test_fields_are_completed_with_a_form_to_fill_in(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        uri, _ = await editor.opened("a.yaml", "id: a\nlevel: item\nti\ntexts:\n  - \nauthors: [{name: Kim, ro\n")
        top = await editor.complete(uri, 2, 2)
        assert "level" not in top
        assert top["abstract"].detail
        assert "ISAD(G) 3.3.1" in top["abstract"].detail
        edit = top["dates"].text_edit
        assert isinstance(edit, lsp.TextEdit)
        assert edit.new_text.startswith("dates:\n  - ")
        assert edit.range == lsp.Range(lsp.Position(2, 0), lsp.Position(2, 2))
        assert top["dates"].insert_text_format == lsp.InsertTextFormat.Snippet
        assert {"key", "language", "translators"} <= set(await editor.complete(uri, 4, 4))
        assert {"as_written", "surname"} <= set(await editor.complete(uri, 5, 23))

    in_editor(session)


@pytest.mark.parametrize(
    ("text", "expected", "explained"),
    [
        ("level: ", "fonds", "one person"),
        ("part_of: ", "petrov", "Papers of Petrov"),
        ("signatories:\n  - ", "Pak Chang-ok", ""),
        ("authors:\n- ", "Pak Chang-ok", ""),
        ("authors:\n  - name: P", "Pak Chang-ok", ""),
        ("authors: [", "Pak Chang-ok", ""),
        ("reference_code:\n  repository: ", "GARF", "State Archive"),
        ("reference_code: {repository: ", "GARF", "State Archive"),
        ("texts:\n  - key: a\n    language: ", "ru", ""),
        ("texts:\n  - {key: original, language: ru}\n  - {key: b, translated_from: ", "original", "text"),
        ("contributors: [{name: A, role: ", "photographer", ""),
        ("related:\n  - title: A\n    record: ", "letter-1", "harvest"),
    ],
)
def test_values_are_completed(in_editor: Run, text: str, expected: str, explained: str) -> None:
    async def session(editor: Editor) -> None:
        whole = f"id: a\ntitle: A letter\n{text}"
        uri, _ = await editor.opened("a.yaml", whole)
        lines = whole.split("\n")
        found = await editor.complete(uri, len(lines) - 1, len(lines[-1]))
        assert expected in found
        assert explained in str(found[expected].documentation)

    in_editor(session)


def test_hovering_explains_fields_and_values(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        uri, _ = await editor.opened("letter-1.yaml", LETTER)
        assert "ISAD(G) 3.1.4" in await editor.hover(uri, 1, 2)
        assert "`item`" in await editor.hover(uri, 1, 9)
        assert "**Papers of Petrov**" in await editor.hover(uri, 3, 12)
        assert "State Archive of the Russian Federation" in await editor.hover(uri, 4, 32)
        assert "Russian" in await editor.hover(uri, 7, 29)
        assert await editor.hover(uri, 40, 0) == ""

    in_editor(session)


def test_one_goes_to_what_a_value_names(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        uri, _ = await editor.opened("letter-1.yaml", LETTER)

        async def goal(line: int, column: int) -> tuple[str, int] | None:
            params = lsp.DefinitionParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, column))
            found = await editor.client.text_document_definition_async(params)
            return (found.uri, found.range.start.line) if isinstance(found, lsp.Location) else None

        assert await goal(3, 12) == (editor.uri("petrov.yaml"), 0)
        assert await goal(10, 31) == (editor.uri("petrov.yaml"), 0)
        assert await goal(7, 48) == (editor.uri("russian.txt"), 0)
        assert await goal(8, 52) == (uri, 7)
        assert await goal(2, 10) is None

    in_editor(session)


def test_an_id_is_renamed_everywhere(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        text = LETTER.replace("part_of: petrov", 'part_of: "petrov"  # the papers')
        (editor.folder / "records" / "many.jsonl").write_text(
            '{"id": "x", "level": "item", "title": "petrov"}\n'
            '{"id": "y", "level": "item", "title": "Y", "part_of": "petrov"}\n'
        )
        uri, _ = await editor.opened("letter-1.yaml", text)
        where = lsp.Position(3, 13)
        prepared = await editor.client.text_document_prepare_rename_async(
            lsp.PrepareRenameParams(lsp.TextDocumentIdentifier(uri), where)
        )
        assert prepared == lsp.Range(lsp.Position(3, 9), lsp.Position(3, 17))
        spots = await editor.client.text_document_references_async(
            lsp.ReferenceParams(lsp.ReferenceContext(True), lsp.TextDocumentIdentifier(uri), where)
        )
        assert len(spots or ()) == 4
        edit = await editor.client.text_document_rename_async(
            lsp.RenameParams(lsp.TextDocumentIdentifier(uri), where, "petrov-papers")
        )
        assert edit
        assert edit.changes
        fixed = {
            Path(name).name: edited(
                text if name == uri else (editor.folder / "records" / Path(name).name).read_text(), list(edits)
            )
            for name, edits in edit.changes.items()
        }
        assert fixed["petrov.yaml"].startswith("id: petrov-papers\n")
        assert 'part_of: "petrov-papers"  # the papers' in fixed["letter-1.yaml"]
        assert "record: petrov-papers" in fixed["letter-1.yaml"]
        assert '"title": "petrov"' in fixed["many.jsonl"]
        assert '"part_of": "petrov-papers"' in fixed["many.jsonl"]
        for name in ("letter-1", "not an id"):
            refused = lsp.RenameParams(lsp.TextDocumentIdentifier(uri), where, name)
            assert await editor.client.text_document_rename_async(refused) is None
        assert "already used" in editor.messages[0]
        assert "small letters" in editor.messages[1]

    in_editor(session)


def test_a_record_is_outlined_and_formatted(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        text = 'title: "A letter"\nlevel: item  # sure\nid: a\nauthors: [Kim, Pak]\n'
        uri, _ = await editor.opened("a.yaml", text)
        symbols = await editor.client.text_document_document_symbol_async(
            lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(uri))
        )
        named = [one for one in symbols or () if isinstance(one, lsp.DocumentSymbol)]
        assert [(one.name, one.detail) for one in named] == [
            ("title", "A letter"), ("level", "item"), ("id", "a"), ("authors", None),
        ]  # fmt: skip
        assert [(one.name, one.detail) for one in named[3].children or ()] == [("1", "Kim"), ("2", "Pak")]
        options = lsp.DocumentFormattingParams(lsp.TextDocumentIdentifier(uri), lsp.FormattingOptions(2, True))
        edits = await editor.client.text_document_formatting_async(options)
        assert edited(text, list(edits or ())) == (
            "# yaml-language-server: $schema=../schemas/record.schema.json\n"
            "id: a\nlevel: item  # sure\ntitle: A letter\nauthors:\n  - Kim\n  - Pak\n"
        )
        editor.type(uri, f"{text}extent:\n")
        await editor.findings(uri)
        assert not await editor.client.text_document_formatting_async(options)

    in_editor(session)


def test_of_very_many_ids_those_are_listed_that_are_being_typed(in_editor: Run) -> None:
    async def session(editor: Editor) -> None:
        lines = [f'{{"id": "m-{number}", "level": "item", "title": "No. {number}"}}\n' for number in range(1_000)]
        (editor.folder / "records" / "many.jsonl").write_text("".join(lines))
        uri, _ = await editor.opened("a.yaml", "id: a\npart_of: m-99")
        assert set(await editor.complete(uri, 1, 13)) >= {"m-99", "m-990", "m-999"}
        editor.type(uri, "id: a\npart_of: petr")
        assert set(await editor.complete(uri, 1, 13)) == {"petrov"}

    in_editor(session)


JSON_LETTER = '{"id": "letter-2", "level": "item", "title": "Letter", "part_of": "'


@pytest.mark.parametrize(("text", "label", "written"), [
    ('{"', "title", '"title": "$1"'),
    ('{"id": "a", "', "authors", '"authors": ["$1"]'),
    ('{"id": "a", "', "texts", '"texts": [{"$1": "$2"}]'),
    (JSON_LETTER, "petrov", '"petrov"'),
    ('{"level": "', "fonds", '"fonds"'),
    ('{\n  "level": ', "fonds", '"fonds"'),
    ('{"authors": ["', "Pak Chang-ok", '"Pak Chang-ok"'),
    ('{"texts": [{"key": "original"}, {"translated_from": "', "original", '"original"'),
])  # fmt: skip
def test_json_is_completed_in_json(in_editor: Run, text: str, label: str, written: str) -> None:
    async def session(editor: Editor) -> None:
        await editor.opened("letter-1.yaml", LETTER)  # the catalogue is read
        uri, _ = await editor.opened("letter-2.json", text)
        lines = text.split("\n")
        found = await editor.complete(uri, len(lines) - 1, len(lines[-1]))
        assert "id" not in found or '"id"' not in text
        edit = found[label].text_edit
        assert isinstance(edit, lsp.TextEdit)
        assert edit.new_text == written
        assert edit.range.start.character == len(lines[-1]) - text.endswith('"')

    in_editor(session)


@pytest.mark.parametrize(("name", "text", "line", "says"), [
    ("catalog.toml", "name = Letters\n", 0, 'Write `name = "Letters"`.'),
    ("catalog.toml", 'name = "L"\npagesize = 5\n', 1, "Did you mean 'page_size'?"),
    ("archives.toml", '[archive]\ncode = "X"\n', 0, "[[archive]]"),
    ("archives.toml", '\n[[archive]]\ncode = "X"\nname = "X"\nscheme = "ru"\n', 1, "Write 'fond-opis-delo'"),
])  # fmt: skip
def test_settings_have_findings_while_they_are_typed(
    in_editor: Run, folder: Path, name: str, text: str, line: int, says: str
) -> None:
    async def session(editor: Editor) -> None:
        uri, found = await editor.opened((folder / name).as_uri(), text)
        assert any(one.range.start.line == line and says in one.message for one in found)
        editor.type(uri, (folder / "catalog.toml").read_text() if name == "catalog.toml" else "")
        assert await editor.findings(uri) == []

    in_editor(session)


def test_a_catalogue_whose_settings_are_fixed_is_read_again(in_editor: Run, folder: Path) -> None:
    settings = (folder / "catalog.toml").read_text()
    (folder / "catalog.toml").write_text("name = L")

    async def session(editor: Editor) -> None:
        uri, found = await editor.opened("letter-1.yaml", LETTER.replace("part_of: petrov", "part_of: petrow"))
        assert [one.code for one in found] == []
        (folder / "catalog.toml").write_text(settings)
        editor.save(uri)
        assert [one.code for one in await editor.findings(uri)] == ["broken-link"]

    in_editor(session)
