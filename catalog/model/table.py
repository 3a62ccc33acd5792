"""A record as one row of a table that a cataloguer edits and gives back: the columns, and both ways through them.

A cell holds one value, or several with ` | ` between them; a bar or a backslash that belongs to a value has a
backslash before it. The column `more` holds as JSON whatever the other columns cannot say, so that nothing is
lost: details of an agent, for instance, come back with the name they belong to, in whatever order the names are.
An emptied cell takes its value away; a column that is left out of the table takes nothing. The last column,
`baseline`, says how each field of the record was, which separates edits of the table from later ones of the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from catalog.model import fingerprint
from catalog.model.table_columns import (
    COLUMNS,
    Column,
    Token,
    gather,
    scatter,
)

__all__ = [
    "BASELINE",
    "COLUMNS",
    "MORE",
    "NAMES",
    "SEPARATOR",
    "document",
    "guarded",
    "join",
    "row",
    "split",
    "unguarded",
]

MORE = "more"
"""The column of what the others cannot say: one JSON object."""
SEPARATOR = " | "
"""What separates several values of a cell."""
BASELINE = "baseline"
"""The column of what each field was when the table went out: see `catalog.model.fingerprint`."""
NAMES = (*(column.name for column in COLUMNS), MORE, BASELINE)
"""The names of the columns, in their order."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for a formula, also in the wide characters of East Asia (OWASP, CSV Injection)."""
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_BETWEEN = re.compile(r"(?<!\\)((?:\\\\)*) *\| *")
_ESCAPED = re.compile(r"\\([\\|])")
Plain = dict[str, Any]


def join(values: Iterable[str]) -> str:
    """Return several values as one cell."""
    return SEPARATOR.join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> list[str]:
    """Return the values of a cell, without the blank ones."""
    pieces, last = [], 0
    for found in _BETWEEN.finditer(cell):
        pieces.append(cell[last : found.start()] + found[1])
        last = found.end()
    pieces.append(cell[last:])
    return [_ESCAPED.sub(r"\1", piece) for piece in pieces if piece.strip()]


def guarded(cell: str) -> str:
    """Return a cell for a CSV file: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell that `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def row(plain: Mapping[str, Any], dump: Callable[[Plain], str]) -> list[str]:
    """Return the cells of a plain record, in the order of `NAMES`; `dump` writes an object as JSON."""
    rest = scatter(plain)
    cells = [_written(column, rest) for column in COLUMNS]
    return [*cells, dump(rest) if rest else "", fingerprint.write(plain)]


def document(cells: Mapping[str, str], load: Callable[[str], Any]) -> Plain:
    """Return the plain record of a row, its cells by the names of their columns.

    `load` reads JSON. Raises ValueError where `more` holds something else than was written there. Columns that are
    not known are skipped.
    """
    more = load(cells[MORE]) if cells.get(MORE, "").strip() else {}
    if not isinstance(more, dict):
        raise ValueError(f"The column {MORE!r} must hold one JSON object, or nothing.")
    try:
        for column in COLUMNS:
            if column.name in cells:
                _read(column, cells[column.name], more)
        return gather(more)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"The column {MORE!r} does not hold the rest of a record.") from error


def _written(column: Column, rest: Plain) -> str:
    """Return a cell, and take out of `rest` what it says in full."""
    holder, key = _holder(rest, column.path), column.path[-1]
    value = holder.get(key) if holder else None
    if value is None or not holder:
        return ""
    if not column.several:
        return _single(column, holder, rest)
    tokens = [token for item in value if (token := column.token.write(item)) is not None]
    if len(tokens) != len(value) or split(join(tokens)) != tokens:
        return ""
    if [column.token.read(token) for token in tokens] == value:
        _take(rest, column.path)
    return join(tokens)


def _single(column: Column, holder: Plain, rest: Plain) -> str:
    token = column.token.write(holder[column.path[-1]])
    if token is None or not token.strip():
        return ""
    if column.token.read(token) == holder[column.path[-1]]:
        _take(rest, column.path)
    return token


def _read(column: Column, cell: str, more: Plain) -> None:
    """Put the values of a cell into the record, each with the details that belong to it."""
    holder = _holder(more, column.path)
    kept = holder.get(column.path[-1]) if holder else None
    if not column.several:
        if not cell.strip():
            return _put(more, column.path, _not_stated(kept, column.token))
        return _put(more, column.path, _matched(cell, column.token, [] if kept is None else [kept]))
    known = list(kept) if isinstance(kept, list) else []
    if not cell.strip() and _is_not_stated(known, column.token):
        return _put(more, column.path, known)
    return _put(more, column.path, [_matched(token, column.token, known) for token in split(cell)] or None)


def _is_not_stated(known: list[Any], form: Token) -> bool:
    """Whether the column could not say these values, so that its empty cell does not take them away."""
    tokens = [form.write(item) or "" for item in known]
    return split(join(tokens)) != tokens


def _not_stated(kept: Any, token: Token) -> Any:
    """Return a value that its column could not say, which an empty cell does not take away."""
    return kept if kept is not None and not (token.write(kept) or "").strip() else None


def _matched(token: str, form: Token, known: list[Any]) -> Any:
    """Return the first value not yet used that is written so, with its details; else the value of the token alone."""
    for place, item in enumerate(known):
        if form.write(item) == token:
            return known.pop(place)
    return form.read(token)


def _holder(tree: Plain, path: tuple[str, ...]) -> Plain | None:
    for key in path[:-1]:
        inner = tree.get(key)
        if not isinstance(inner, dict):
            return None
        tree = inner
    return tree


def _take(tree: Plain, path: tuple[str, ...]) -> None:
    """Take a value out, and what is empty without it."""
    holder = _holder(tree, path)
    if holder is not None:
        del holder[path[-1]]
    if len(path) > 1 and holder == {}:
        _take(tree, path[:-1])


def _put(tree: Plain, path: tuple[str, ...], value: Any) -> None:
    if value is None:
        holder = _holder(tree, path)
        if holder and path[-1] in holder:
            _take(tree, path)
        return
    for key in path[:-1]:
        inner = tree.setdefault(key, {})
        if not isinstance(inner, dict):
            raise ValueError(f"The column {MORE!r} has no object under {key!r}.")
        tree = inner
    tree[path[-1]] = value
