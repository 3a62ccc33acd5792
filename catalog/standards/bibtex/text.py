"""Writing BibTeX: entries of one line a field, in UTF-8, escaped as reference managers and LaTeX both read it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalog.model import Agent
from catalog.standards import names

__all__ = ["braced", "entry", "escaped", "people"]

_PLAIN = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "^": r"\^{}"}
_ESCAPES = _PLAIN | {"\\": r"{\textbackslash}", "~": r"{\textasciitilde}"}
_BALANCED = _ESCAPES | {"{": r"\{", "}": r"\}"}
_UNBALANCED = _ESCAPES | {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_AND = re.compile(r"\band\b", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return a text as the value of a field: one line, no character that LaTeX or BibTeX takes for its own."""
    line = " ".join(text.split())
    table = _BALANCED if _is_balanced(line) else _UNBALANCED
    return "".join(table.get(letter, letter) for letter in line).replace("--", "{-}{-}")


def braced(text: str) -> str:
    """Return a text whose capitals a style must leave alone."""
    return f"{{{escaped(text)}}}" if text else ""


def people(agents: Iterable[Agent]) -> str:
    """Return names joined by `and`; one whose surname is not known, or comes first, is kept whole by braces."""
    return " and ".join(
        ", ".join(_name_part(part) for part in _parts(agent)) if names.splits(agent) else braced(agent.name)
        for agent in agents
    )


def _parts(agent: Agent) -> list[str]:
    """Return surname, Jr. or III, and given names, as BibTeX orders them."""
    return [part for part in (names.surname(agent), names.generation(agent), names.forename(agent)) if part]


def entry(kind: str, key: str, fields: Iterable[tuple[str, str | None]]) -> bytes:
    """Return an entry; fields without a value are left out."""
    lines = [f"  {name:<12} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"]).encode()


def _name_part(text: str) -> str:
    """Brace what BibTeX would take apart: commas and the word `and`. Particles in small letters are its own."""
    is_particle_alone = not any(word[:1].isupper() for word in text.split())
    return braced(text) if "," in text or _AND.search(text) or is_particle_alone else escaped(text)


def _is_balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0
