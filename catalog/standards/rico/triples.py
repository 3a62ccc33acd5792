"""rico-ntriples and rico-turtle: the graph of `rico` as RDF, for programs without JSON. All that it loses is lost."""

from __future__ import annotations

from catalog.standards.rdf.formats import ntriples_format, turtle_format
from catalog.standards.rico import rico
from catalog.standards.rico.terms import RICO

__all__ = ["NTRIPLES", "TURTLE"]

_TITLE = "Records in Contexts, RiC-O 1.1"

NTRIPLES = ntriples_format("rico-ntriples", _TITLE, "rico.nt", rico.describe, RICO)
TURTLE = turtle_format("rico-turtle", _TITLE, "rico.ttl", rico.describe, RICO, "rico")
