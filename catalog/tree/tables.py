"""The tables of the tree, in a temporary database or in that of the feed."""

from __future__ import annotations

__all__ = ["INSERT_LINK", "INSERT_UNIT", "TABLES"]

TABLES = """
CREATE TABLE IF NOT EXISTS unit (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, level TEXT, part_of TEXT, code TEXT, first INTEGER, last INTEGER,
    is_span INTEGER, says TEXT, path BLOB, line INTEGER, start INTEGER
);
CREATE TABLE IF NOT EXISTS link (source TEXT, target TEXT, pointer TEXT, path BLOB, line INTEGER, start INTEGER);
"""
"""One row for each record, in the order in which they were read, and one for each id of another record in it."""

INSERT_UNIT = """
INSERT INTO unit (id, level, part_of, code, first, last, is_span, says, path, line, start)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_LINK = "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)"
