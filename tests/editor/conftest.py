"""A catalogue on the disk, and an editor with the language server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editing import FONDS, LETTER, Connection, Editor, Session

import catalog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "letters"
    catalog.create(root, name="Letters", email="a@example.org", namespace="letters.example.org")
    (root / "records" / "petrov.yaml").write_text(FONDS)
    (root / "records" / "letter-1.yaml").write_text(LETTER)
    (root / "records" / "russian.txt").write_text("Text")
    return root


@pytest.fixture(scope="session")
def connection() -> Iterator[Connection]:
    connection = Connection()
    connection.run(connection.start())
    yield connection
    connection.close()


@pytest.fixture
def in_editor(folder: Path, connection: Connection) -> Callable[[Session], None]:
    """Run one session of an editor with the language server."""
    connection.client.messages.clear()  # type: ignore[attr-defined]
    return lambda session: connection.run(session(Editor(folder, connection.client, connection.shown)))
