"""Describe archival documents in plain files, check the descriptions, and publish them.

The names in `__all__` are the stable Python API; `catalog/api` documents them. They are loaded when first used, so
that `import catalog` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalog.api import (
        CatalogError,
        Catalogue,
        Draft,
        FeedError,
        Finding,
        InvalidRecord,
        Outcome,
        PublicationReport,
        Question,
        Record,
        Refusal,
        Severity,
        StorageError,
        UnknownName,
        UnknownRecord,
        UsageError,
        app,
        bibliography,
        cite,
        create,
        export,
        open,  # noqa: A004
        read,
        validate,
    )

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
    "__version__",
    "app",
    "bibliography",
    "cite",
    "create",
    "export",
    "open",
    "read",
    "validate",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("catalog.api"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
