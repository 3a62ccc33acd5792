"""Taking documents into the catalogue, and founding one."""

from catalog.accession.difference import Difference
from catalog.accession.outcome import Outcome, Result
from catalog.accession.taking_in import ingest

__all__ = ["Difference", "Outcome", "Result", "ingest"]
