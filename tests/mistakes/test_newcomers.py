"""Records as people write them who know archives and not the tool: what every hint of one run makes of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from catalog.editor.checking import documents_in
from catalog.editor.fixes import edits_of
from catalog.editor.nodes import nodes_of
from catalog.findings import Finding
from catalog.validation import read
from tests.every import every

NEWCOMERS = sorted((Path(__file__).parents[1] / "documents" / "newcomers").glob("*.yaml"))
_ASKED = frozenset({"country", "cote", "subordinate units"})
"""Fields that may mean two things, or need what only the archive knows: they are asked about, once each."""


def findings(text: str) -> list[Finding]:
    return list(read(next(documents_in(Path("a.yaml"), text))).findings)


def followed(text: str) -> str:
    """Return a text with the fix of every finding written."""
    nodes = nodes_of(text)
    edits = {edit for one in findings(text) for edit in edits_of(one, nodes, text, is_json=False)}
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@every("path", NEWCOMERS, ids=[path.stem for path in NEWCOMERS])
def test_one_run_leads_every_field_to_its_place(path: Path, golden: Callable[[str, str], None]) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(findings(text)) > 10
    described = followed(text)
    left = [one for one in findings(described) if one.severity.value == "error"]
    assert {one.pointer.removeprefix("/") for one in left} <= _ASKED, left
    assert all("`" in one.hint for one in left)
    golden(f"newcomers/{path.name}", described)
