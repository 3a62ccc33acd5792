"""Records that have very many of something: each list of the model, alone and all together."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from catalog.model import Record
from catalog.model.digital_object import MOST_OBJECTS
from catalog.model.reference_code import MOST_LEVELS
from catalog.model.text import MOST_LANGUAGES

Path = tuple[str, ...]
"""The names of the fields that lead to a list."""

_AGENT = {"name": "Agent 0", "kind": "person"}
_CODE = {"repository": "GARF", "levels": [{"level": "fond", "number": "0"}]}
_PARENTS: dict[str, Any] = {
    "reference_code": _CODE,
    "kept_at": _CODE,
    "holder": _AGENT,
    "author": _AGENT,
    "authors": _AGENT,
    "creators": _AGENT,
    "signatories": _AGENT,
    "recipients": _AGENT,
    "mentions": _AGENT,
    "translators": _AGENT,
    "contributors": _AGENT | {"role": "editor"},
    "abstract": {"text": "About trade."},
    "rights": {"statement": "Free."},
    "related": {"title": "A letter", "relation": "mentioned"},
    "texts": {"key": "t0", "language": "ru"},
    "revisions": {"event": "revised"},
    "transcript": {"file": "letter.txt"},
    "brackets": {"as_written": "[x]", "mark": "supplied"},
    "digital_objects": {"url": "https://example.org/0.jpg"},
    "administration": {},
    "access": {"conditions": "Open."},
}
"""The fields that have lists in them: their one value, or their first entry."""
_ENTRIES: dict[str, Callable[[int], Any]] = {
    "other_titles": "Title {}".format,
    "levels": lambda n: {"level": "box", "number": str(n)},
    "leaves": lambda n: str(2 * n + 1),
    "dates": lambda n: {"value": f"{1900 + n % 100}-09-13", "event": "creation"},
    "contributors": lambda n: {"name": f"Editor {n}", "role": "editor"},
    "texts": lambda n: {"key": f"t{n}", "language": "en", "translated_from": "t0"} if n else _PARENTS["texts"],
    "language": lambda n: ("ru", "en", "fr", "de")[n % 4],
    "at": lambda n: 3 * n,
    "brackets": lambda n: {"as_written": f"[{n}]", "mark": "supplied"},
    "related": lambda n: {"title": f"Letter {n}", "relation": "mentioned", "record": f"letter-{n}"},
    "digital_objects": lambda n: f"https://example.org/{n}.jpg",
    "hides": lambda n: ("abstract", "notes")[n],
    "sets": lambda n: f"set-{n}",
    "internal_notes": "Internal {}".format,
    "revisions": lambda n: {"event": "revised", "by": f"Cataloguer {n}"},
}


MOST = {"levels": MOST_LEVELS, "language": MOST_LANGUAGES, "leaves": 700, "digital_objects": MOST_OBJECTS, "hides": 2}


def lists() -> list[Path]:
    """Return the way to each list of a record, in the order of the model."""
    return list(_lists(Record, (), (Record,)))


def _lists(model: type[BaseModel], way: Path, above: tuple[type, ...]) -> Iterator[Path]:
    for name, field in model.model_fields.items():
        if _is_list(field.annotation):
            yield (*way, name)
        for part in _models(field.annotation):
            if part not in above:
                yield from _lists(part, (*way, name), (*above, part))


def _is_list(annotation: Any) -> bool:
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType, typing.Annotated):
        return any(map(_is_list, typing.get_args(annotation)))
    return origin is tuple


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in typing.get_args(annotation):
        yield from _models(one)


def with_many(ways: list[Path], count: int) -> dict[str, Any]:
    """Return a document that has so many entries, or as many as there may be, in each of these lists."""
    tree = {"id": "large", "level": "item", "title": "Letter", "genre": "letter", "reference_code": dict(_CODE)}
    tree["subjects"] = ["Trade"]
    for way in sorted(ways, key=len, reverse=True):  # what is in the first entry of a list precedes the others
        _fill(tree, way, count)
    return tree


def _fill(tree: dict[str, Any], way: Path, count: int) -> None:
    name, *rest = way
    is_many = (name in Record.model_fields and _is_list(Record.model_fields[name].annotation)) or name in (
        "translators",
        "brackets",
        "contributors",
        "revisions",
    )
    if rest:
        if name not in tree:
            tree[name] = [dict(_PARENTS[name])] if is_many else dict(_PARENTS[name])
        _fill(tree[name][0] if is_many else tree[name], tuple(rest), count)
        return
    first = tree.get(name, [])[:1]
    first = first if first and isinstance(first[0], dict) else []
    count = min(count, MOST.get(name, count))
    made = _ENTRIES.get(name, f"{name} {{}}".format)
    entries = [*first, *(made(n) for n in range(len(first), count))]
    tree[name] = ", ".join(entries) if name == "leaves" else entries


def count_values(tree: Any) -> int:
    """Return how many values a document has, itself and its lists among them."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return 1 + sum(map(count_values, inner))
