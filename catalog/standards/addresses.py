"""Stable addresses (URIs) for everything a record names: itself, its texts, its agents, archives and their units."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from catalog.model import (
    Agent,
    Catalogue,
    Record,
    ReferenceCode,
    Text,
)
from catalog.standards import codes

__all__ = ["agent_url", "text_url", "unit_url", "units", "units_above"]


def text_url(record: Record, text: Text, catalogue: Catalogue) -> str:
    """Return the address of one text of a record."""
    return f"{catalogue.url_of(record.id)}#{text.key}"


def agent_url(agent: Agent, record: Record, catalogue: Catalogue) -> str:
    """Return the authority record of an agent, or else an address within the record that names it."""
    if agent.authority:
        return agent.authority if "://" in agent.authority else catalogue.url_of(agent.authority)
    return f"{catalogue.url_of(record.id)}#agent.{_slug(agent.name)}"


def unit_url(path: str, catalogue: Catalogue) -> str:
    """Return the address of a unit of an archive, from its set: `GARF:5446:98` is at `/archives/GARF/5446/98`."""
    return f"{catalogue.base_url}/archives/{path.replace(':', '/')}"


def units(code: ReferenceCode, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return address and name of the archive and of each unit in it that a code lies in, the largest first."""
    return tuple((unit_url(unit.set_spec, catalogue), unit.label) for unit in codes.units(code))


def units_above(record: Record, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return the archive and the units that a record lies in: without the unit that the record itself describes."""
    if record.reference_code is None:
        return ()
    named = units(record.reference_code, catalogue)
    return named[:-1] if record.level.is_aggregation and len(named) > 1 else named


@lru_cache(maxsize=4096)
def _slug(name: str) -> str:
    return quote(re.sub(r"\W+", "-", name.casefold()).strip("-") or "unnamed")
