"""The terms of RiC-O 1.1 that every part of a description shares: names, dates, identifiers, languages.

The JSON-LD context lies beside this file; the same graph is written as triples by it.
"""

from __future__ import annotations

from collections.abc import Iterable

from catalog.languages.codes import english_name
from catalog.model import Date, Identifier, ReferenceCode, Title
from catalog.standards import codes, dates
from catalog.standards.rdf.node import Node, stated, tagged
from catalog.standards.rdf.triples import Vocabulary, context_beside

__all__ = [
    "RICO",
    "RICO_CONTEXT",
    "appellation",
    "date_node",
    "identifier",
    "language_nodes",
    "name_of",
    "other_identifier",
    "stated",
]

RICO_CONTEXT = context_beside("catalog.standards.rico")
"""RiC-O 1.1. Every document contains it."""
RICO = Vocabulary(RICO_CONTEXT)


def name_of(kind: str, name: str | None) -> Node | None:
    """Return a thing of which no more is known than its kind and its name."""
    return {"@type": kind, "name": str(name)} if name else None


def appellation(kind: str, title: Title) -> Node:
    """Return a title as a thing of its own, with who supplied it."""
    supplied = f"Supplied by: {title.supplied_by}" if title.supplied_by else None
    return stated({"@type": kind, "textualValue": tagged(title.text, title.language), "note": supplied})


def date_node(date: Date) -> Node:
    """Return a date: in the words of the source, in EDTF, with its event and how sure it is."""
    supplied = f"Supplied by: {date.supplied_by}" if date.supplied_by else None
    return stated(
        {
            "@type": "Date",
            "expressedDate": dates.words(date),
            "normalizedDateValue": date.value,
            "dateQualifier": date.certainty.value if date.certainty else None,
            "hasDateType": name_of("DateType", date.event),
            "note": [note for note in (supplied, date.note) if note],
        }
    )


def other_identifier(number: Identifier) -> Node:
    """Return another number of the unit, with what it is."""
    kind = number.system or (number.kind.value if number.kind else None)
    return stated(
        {"@type": "Identifier", "textualValue": number.value, "hasIdentifierType": name_of("IdentifierType", kind)}
    )


def identifier(code: ReferenceCode) -> Node:
    """Return a reference code, also in the words of the source."""
    written = f"As written: {' '.join(code.as_written.split())}" if code.as_written else None
    return stated(
        {
            "@type": "Identifier",
            "textualValue": codes.words(code),
            "hasIdentifierType": name_of("IdentifierType", "reference code"),
            "note": [note for note in (written, code.note) if note],
        }
    )


def language_nodes(tags: Iterable[str], *, is_set: bool = False) -> Node:
    """Return languages; of a set of records, those that some of its members are in."""
    term = "hasOrHadSomeMembersWithLanguage" if is_set else "hasOrHadLanguage"
    return {term: [{"@type": "Language", "name": english_name(tag), "identifier": tag} for tag in tags]}
