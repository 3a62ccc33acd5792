"""The Python API: what `import catalog` offers. Every name in `__all__` is stable; the packages below are not.

`catalog/__init__.py` forwards these names, and imports this package only when one of them is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from catalog.api.catalogue import Catalogue
from catalog.api.functions import (
    app,
    bibliography,
    cite,
    create,
    export,
    open,  # noqa: A004
    read,
    validate,
)
from catalog.drafts.draft import Draft, Question, Refusal
from catalog.errors import CatalogError, FeedError, InvalidRecord, StorageError, UnknownName, UnknownRecord, UsageError
from catalog.findings import Finding, Severity
from catalog.model import Record

if TYPE_CHECKING:
    from catalog.ingest import Outcome
    from catalog.publication.publish import PublicationReport

__all__ = [
    "CatalogError",
    "Catalogue",
    "Draft",
    "FeedError",
    "Finding",
    "InvalidRecord",
    "Outcome",
    "PublicationReport",
    "Question",
    "Record",
    "Refusal",
    "Severity",
    "StorageError",
    "UnknownName",
    "UnknownRecord",
    "UsageError",
    "app",
    "bibliography",
    "cite",
    "create",
    "export",
    "open",
    "read",
    "validate",
]

_LATER = {"Outcome": "catalog.ingest", "PublicationReport": "catalog.publication.publish"}
"""Classes that programs seldom name, and whose modules load every importer and every format."""


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
