"""The JSON-LD context of schema.org, which lies beside this file, so that no reader has to ask the network for it."""

from catalog.standards.rdf.triples import Vocabulary, context_beside

__all__ = ["SCHEMA_ORG", "SCHEMA_ORG_CONTEXT"]

SCHEMA_ORG_CONTEXT = context_beside("catalog.standards.schema_org")
"""What https://schema.org answers about the terms that are used here."""
SCHEMA_ORG = Vocabulary(SCHEMA_ORG_CONTEXT)
