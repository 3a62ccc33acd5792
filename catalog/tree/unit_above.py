"""The unit above each unit: the one of `part_of`, or else the nearest that its reference code leads through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from catalog.tree.tree_rows import SEPARATOR
from catalog.vocabularies import Level

__all__ = ["make_edges"]


def make_edges(connection: sqlite3.Connection) -> None:
    """Make the temporary table `edge` (child, parent, by_code) of a database with the tables of the tree."""
    connection.execute("CREATE INDEX IF NOT EXISTS unit_by_id ON unit (id)")
    connection.execute("DROP TABLE IF EXISTS temp.edge")
    connection.execute("CREATE TEMP TABLE edge (child INTEGER PRIMARY KEY, parent INTEGER, by_code INTEGER)")
    connection.execute("""
        INSERT INTO edge SELECT child.number, min(parent.number), 0
        FROM unit AS child JOIN unit AS parent ON parent.id = child.part_of
        WHERE child.id <> parent.id AND parent.level IS NOT NULL GROUP BY child.number
    """)
    connection.executemany("INSERT INTO edge VALUES (?, ?, 1)", _by_code(connection))
    connection.execute("CREATE INDEX temp.edge_by_parent ON edge (parent)")


def _by_code(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Yield each unit without `part_of`, and the nearest one above it by code.

    The codes are sorted, so the units above are those on a stack. A document has the code of its file and leaves. Of
    several units with one code the one of the highest level is above the rest, as in what is published.
    """
    rank = " ".join(f"WHEN '{level.value}' THEN {number}" for number, level in enumerate(Level))
    query = (
        "SELECT number, level, code, part_of FROM unit WHERE code <> ''"  # noqa: S608 - the words of the levels
        f" ORDER BY code, CASE level {rank} ELSE {len(Level)} END, id, number"
    )
    above: list[tuple[int, str]] = []
    for number, level, code, part_of in connection.execute(query):
        while above and not f"{code}{SEPARATOR}".startswith(f"{above[-1][1]}{SEPARATOR}"):
            above.pop()
        if part_of is None:
            is_document = level == Level.ITEM
            parent = next((one for one, other in reversed(above) if is_document or other != code), None)
            if parent is not None:
                yield number, parent
        if level != Level.ITEM and (not above or above[-1][1] != code):
            above.append((number, code))
