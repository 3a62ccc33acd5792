"""What people call the fields within a part of a record: `count` in an extent, `born` in an agent."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from catalog.fields.search import plain_name

__all__ = ["AGENT_FIELDS", "field_of_part"]

AGENT_FIELDS = frozenset({
    "creators", "authors", "signatories", "recipients", "contributors", "mentions", "translators", "holder",
})  # fmt: skip
"""Fields whose values are persons and bodies."""


def field_of_part(part: Sequence[str], word: str) -> str | None:
    """Return the field that a word is used for in the part at a path of fields; None where nobody uses it so."""
    name = "agents" if part and part[-1] in AGENT_FIELDS else ".".join(part)
    return _called().get(name, {}).get(plain_name(word))


@cache
def _called() -> Mapping[str, Mapping[str, str]]:
    table = tomllib.loads(files("catalog.fields").joinpath("parts.toml").read_text(encoding="utf-8"))
    return {
        part: {plain_name(word): field for field, words in rows.items() for word in words}
        for part, rows in table.items()
    }
