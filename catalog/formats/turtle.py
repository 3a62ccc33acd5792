"""turtle: the graph of `jsonld` as RDF Turtle, the statements of one subject together. What JSON-LD loses is lost."""

from __future__ import annotations

from catalog.formats import jsonld
from catalog.formats.format import Enclosure, Format
from catalog.formats.triples import SCHEMA, triples
from catalog.model import Catalogue, Record

__all__ = ["FORMAT"]

_TERM = f"<{SCHEMA}"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, grouped by their subjects in the order of their first mention."""
    subjects: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in dict.fromkeys(triples(jsonld.describe(record, catalogue), record.id)):
        subjects.setdefault(subject, {}).setdefault(_short(predicate), []).append(_object(predicate, value))
    blocks = [
        f"{subject}\n" + " ;\n".join(f"    {name} {', '.join(values)}" for name, values in stated.items()) + " .\n"
        for subject, stated in subjects.items()
    ]
    return "\n".join(blocks).encode()


def _short(term: str) -> str:
    if term == _TYPE:
        return "a"
    return f"schema:{term[len(_TERM) : -1]}" if term.startswith(_TERM) else term


def _object(predicate: str, value: str) -> str:
    if predicate == _TYPE:
        return _short(value)
    return value.replace(f"^^<{SCHEMA}Date>", "^^schema:Date") if value.endswith(f"^^<{SCHEMA}Date>") else value


FORMAT = Format(
    name="turtle",
    title="schema.org (RDF Turtle)",
    media_type="text/turtle",
    extension="ttl",
    encode=encode,
    many=Enclosure(f"@prefix schema: <{SCHEMA}> .\n\n".encode(), b"\n", b""),
)
