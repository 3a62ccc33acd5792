"""Importing documents into a catalogue, and making a new one."""

from catalog.ingest.ingest_files import ingest
from catalog.ingest.outcome import Outcome, Result
from catalog.ingest.three_way_merge import Difference

__all__ = ["Difference", "Outcome", "Result", "ingest"]
