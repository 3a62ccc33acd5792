"""What the units above a record say: ISAD(G) 2.4 asks not to repeat it in the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

__all__ = ["Ancestors"]

_DEEPEST = 50
"""Levels that are climbed; real trees have seven, and a circle has no end."""


class Ancestors:
    """The units above the records of a database, in which `make_edges` has made the edges."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def say(self, record_id: str, fields: Sequence[str]) -> bool:
        """Whether a unit above a record fills one of some fields."""
        row = self._connection.execute("SELECT number FROM unit WHERE id = ? LIMIT 1", (record_id,)).fetchone()
        number = row[0] if row else None
        for _ in range(_DEEPEST):
            query = "SELECT parent, says FROM edge JOIN unit ON unit.number = edge.parent WHERE edge.child = ?"
            row = self._connection.execute(query, (number,)).fetchone()
            if row is None:
                return False
            number, says = row
            if any(f" {field} " in says for field in fields):
                return True
        return False
