"""Importers: a source in, drafts out. They never write, and never build a record: validation is the one gate.

Add an importer: one module here that ends in `IMPORTER = Importer(...)`, and its name in `IMPORTERS`.
"""

from __future__ import annotations

from pathlib import Path

from catalog.drafts.draft import (
    Draft,
    Fixed,
    Found,
    Ignored,
    Provenance,
    Question,
    Refusal,
)
from catalog.drafts.importer import Importer
from catalog.drafts.source import (
    MAX_SOURCE_BYTES,
    MAX_STREAM_BYTES,
    LargeSource,
    Source,
    Unreadable,
)
from catalog.drafts.unsupported import foreign
from catalog.errors import UnknownName
from catalog.standards.csl import read as csl_json
from catalog.standards.dublin_core import read as dublin_core
from catalog.standards.ead import read as both_editions
from catalog.standards.marc import read as marcxml
from catalog.standards.mods import read as mods
from catalog.standards.ris import read as ris
from catalog.standards.schema_org import read as schema_org
from catalog.standards.sheets import read as spreadsheet
from catalog.standards.tei import read as tei
from catalog.standards.tei import read_cmif as cmif
from catalog.standards.web_pages import read as web_pages

__all__ = [
    "IMPORTERS",
    "MAX_SOURCE_BYTES",
    "MAX_STREAM_BYTES",
    "Draft",
    "Fixed",
    "Found",
    "Ignored",
    "Importer",
    "LargeSource",
    "Provenance",
    "Question",
    "Refusal",
    "Source",
    "Unreadable",
    "find",
    "foreign",
    "recognise",
]

IMPORTERS: tuple[Importer, ...] = (
    *web_pages.IMPORTERS,
    *spreadsheet.IMPORTERS,
    ris.IMPORTER,
    csl_json.IMPORTER,
    schema_org.IMPORTER,
    *both_editions.IMPORTERS,
    marcxml.IMPORTER,
    mods.IMPORTER,
    cmif.IMPORTER,
    tei.IMPORTER,
    *dublin_core.IMPORTERS,
)
"""All importers, in the order in which they are asked whether they know a source."""


def find(name: str) -> Importer:
    """Return the importer of that name, or of the site that a file NAME.toml describes.

    Raises UnknownName with the names there are, and UsageError where the file describes no site.
    """
    if name.endswith(".toml"):
        return web_pages.importer_of_file(Path(name))
    for importer in IMPORTERS:
        if importer.name == name:
            return importer
    raise UnknownName("importer", name, [importer.name for importer in IMPORTERS])


def recognise(source: Source) -> Importer | None:
    """Return the first importer that knows the source, or None."""
    return next((importer for importer in IMPORTERS if importer.recognises(source)), None)
