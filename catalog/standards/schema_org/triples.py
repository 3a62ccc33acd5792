"""ntriples and turtle: the graph of `jsonld` as RDF, for programs without JSON. All that it loses is lost."""

from __future__ import annotations

from catalog.standards.rdf.formats import ntriples_format, turtle_format
from catalog.standards.schema_org import jsonld
from catalog.standards.schema_org.terms import SCHEMA_ORG

__all__ = ["NTRIPLES", "TURTLE"]

_TITLE = "schema.org"

NTRIPLES = ntriples_format("ntriples", _TITLE, "nt", jsonld.describe, SCHEMA_ORG)
TURTLE = turtle_format("turtle", _TITLE, "ttl", jsonld.describe, SCHEMA_ORG, "schema")
