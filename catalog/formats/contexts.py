"""The JSON-LD contexts that lie beside this file; the same graph is written as triples by them, and nobody is asked."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import orjson

from catalog.formats.triples import Vocabulary

__all__ = ["RICO", "RICO_CONTEXT", "SCHEMA_ORG", "SCHEMA_ORG_CONTEXT"]


def _context(name: str) -> dict[str, Any]:
    document: dict[str, dict[str, Any]] = orjson.loads(files("catalog.formats").joinpath(name).read_bytes())
    return document["@context"]


RICO_CONTEXT = _context("rico_context.json")
"""RiC-O 1.1; it stands in every document."""
RICO = Vocabulary(RICO_CONTEXT)

SCHEMA_ORG_CONTEXT = _context("schema_org_context.json")
"""What https://schema.org answers about the terms that are used here."""
SCHEMA_ORG = Vocabulary(SCHEMA_ORG_CONTEXT)
