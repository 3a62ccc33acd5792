"""The JSON-LD context of RiC-O 1.1, which lies beside this file; the same graph is written as triples by it."""

from catalog.standards.rdf.triples import Vocabulary, context_beside

__all__ = ["RICO", "RICO_CONTEXT"]

RICO_CONTEXT = context_beside("catalog.standards.rico")
"""RiC-O 1.1. Every document contains it."""
RICO = Vocabulary(RICO_CONTEXT)
