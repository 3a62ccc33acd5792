"""Importing documents into a catalogue, and making a new one.

The names are loaded when they are first used: who asks for what a record is matched by needs no importer.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalog.ingest.ingest_files import ingest
    from catalog.ingest.item_outcome import Outcome, Result
    from catalog.ingest.three_way_merge import Difference

__all__ = ["Difference", "Outcome", "Result", "ingest"]

_PLACES = {
    "Difference": "three_way_merge",
    "Outcome": "item_outcome",
    "Result": "item_outcome",
    "ingest": "ingest_files",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"catalog.ingest.{_PLACES[name]}"), name)
