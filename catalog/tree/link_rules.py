"""What keeps a record from being published: links that lead nowhere or round in a circle, and levels upside down."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.tree.finding_place import Place
from catalog.vocabularies import Level

__all__ = ["LinkError", "is_upside_down", "link_errors"]

_ANYWHERE = (Level.RECORD_GROUP, Level.COLLECTION, Level.CLASS, Level.OTHER)
"""Levels that units of different sizes have."""
_RANK: dict[Level, int] = {level: rank for rank, level in enumerate(one for one in Level if one not in _ANYWHERE)}
_MOST_NAMED = 12
"""Records of a circle that a message names."""
_MOST_GUESSED = 50
"""Ids that are looked for among similar ones: each takes some milliseconds."""
_MOST_SIMILAR = 1_000


@dataclass(frozen=True, slots=True)
class LinkError:
    """One error: the record that has it, its place, the code of the finding, what is wrong and the fix."""

    record_id: str
    place: Place
    code: str
    message: str
    hint: str


def link_errors(connection: sqlite3.Connection, *, together: bool = True) -> Iterator[LinkError]:
    """Yield the errors of all links in a database with the tables of the tree.

    `together` says that the records are a whole catalogue, so that a link to a record that is not there is broken.
    """
    connection.execute("CREATE INDEX IF NOT EXISTS unit_by_id ON unit (id)")
    if together:
        yield from _broken(connection)
    yield from _rings(connection)
    yield from _levels(connection)


def is_upside_down(child: Level, parent: Level) -> bool:
    """Whether a unit of one level cannot be part of one of another. A collection is a fonds, or a part of one."""
    if child is Level.COLLECTION:
        return parent not in (Level.FONDS, Level.SUBFONDS, Level.COLLECTION)
    return child in _RANK and _RANK[child] < _RANK.get(parent, 0)


def _broken(connection: sqlite3.Connection) -> Iterator[LinkError]:
    query = """
        SELECT source, target, pointer, path, line, start FROM link
        WHERE target NOT IN (SELECT id FROM unit WHERE level IS NOT NULL) ORDER BY rowid
    """
    guesses: dict[str, str] = {}
    for source, target, *place in connection.execute(query):
        invalid = connection.execute("SELECT path FROM unit WHERE id = ? LIMIT 1", (target,)).fetchone()
        if invalid:
            message, hint = f"The record {target!r} has errors, so the link leads nowhere.", "Fix that record first."
        else:
            message = f"There is no record {target!r} in this catalogue."
            if target not in guesses and len(guesses) < _MOST_GUESSED:
                guesses[target] = _similar(connection, target)
            hint = _where_to_lead(guesses.get(target, ""), is_parent=place[0] == "part_of")
        yield LinkError(source, Place(*place), "broken-link", message, hint)


def _where_to_lead(near: str, *, is_parent: bool) -> str:
    if near:
        return f"Did you mean {near!r}?"
    if is_parent:
        return "Describe the unit above in a record with this id, or remove 'part_of'."
    return "Correct the id, or name the other document by 'title' and 'reference_code' and remove 'record'."


def _similar(connection: sqlite3.Connection, target: str) -> str:
    """Return an id that is like one which no record has: they begin alike, or only the prefix is missing."""
    query = "SELECT id FROM unit WHERE level IS NOT NULL AND (substr(id, 1, 3) = ? OR id LIKE ? ESCAPE '\\') LIMIT ?"
    ending = "%" + target.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%")
    known = [row[0] for row in connection.execute(query, (target[:3], ending, _MOST_SIMILAR))]
    near = difflib.get_close_matches(target, known, n=1, cutoff=0.7)
    return near[0] if near else next((one for one in known if one.endswith(target)), "")


def _rings(connection: sqlite3.Connection) -> Iterator[LinkError]:
    """Find the records that are part of themselves, by way of others or at once.

    Each record is part of one at most, so after as many steps as there are records only circles are left. The steps are
    doubled, and trees are empty after the first few.
    """
    connection.execute("DROP TABLE IF EXISTS temp.hop")
    connection.execute(
        "CREATE TEMP TABLE hop AS SELECT id AS here, min(part_of) AS there FROM unit WHERE part_of <> '' GROUP BY id"
    )
    records = left = connection.execute("SELECT count(*) FROM hop").fetchone()[0]
    steps = 1
    while left and steps < records:
        connection.execute("CREATE INDEX temp.hop_by_here ON hop (here)")
        connection.execute(
            "CREATE TEMP TABLE further AS"
            " SELECT one.here, other.there FROM hop AS one JOIN hop AS other ON one.there = other.here"
        )
        connection.execute("DROP TABLE hop")
        connection.execute("ALTER TABLE further RENAME TO hop")
        steps, left = steps * 2, connection.execute("SELECT count(*) FROM hop").fetchone()[0]
    rows = connection.execute(
        "SELECT id, part_of, path, line, start FROM unit WHERE part_of IS NOT NULL AND id IN (SELECT there FROM hop)"
        " ORDER BY number"
    ).fetchall()
    connection.execute("DROP TABLE hop")
    above = {record_id: parent for record_id, parent, *_ in reversed(rows)}
    for record_id, _, *place in rows:
        yield LinkError(
            record_id,
            Place("part_of", *place),
            "part-of-itself",
            f"The record is part of itself: {_ring(record_id, above)}.",
            "Remove 'part_of' from the record that is the topmost of them.",
        )


def _ring(begin: str, above: dict[str, str]) -> str:
    circle, here = [begin], above[begin]
    while here != begin and here in above and len(circle) < _MOST_NAMED:
        circle.append(here)
        here = above[here]
    return " < ".join([*circle, begin if here == begin else "..."])


def _levels(connection: sqlite3.Connection) -> Iterator[LinkError]:
    query = """
        SELECT child.id, child.level, parent.id, parent.level, child.path, child.line, child.start, min(parent.number)
        FROM unit AS child JOIN unit AS parent ON parent.id = child.part_of
        WHERE child.level <> '' AND parent.level <> '' AND child.level <> 'item' AND child.id <> parent.id
        GROUP BY child.number ORDER BY child.number
    """
    for record_id, level, parent, above, *place, _ in connection.execute(query):
        if is_upside_down(Level(level), Level(above)):
            message = f"This {level} is part of {parent!r}, which is only {_with_article(above)}."
            hint = "Correct the level of one of them, or 'part_of'."
            yield LinkError(record_id, Place("level", *place), "level-upside-down", message, hint)


def _with_article(level: str) -> str:
    return f"{'an' if level[0] in 'aeiou' else 'a'} {level}"
