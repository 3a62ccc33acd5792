"""The endings of the files of a record: the address of a file is that of its record with one of them.

An id that ended so would have the address of another record's file. A test holds that these are the endings of all
formats.
"""

from __future__ import annotations

__all__ = ["FILE_ENDINGS", "file_ending"]

FILE_ENDINGS = frozenset(
    (
        "atom.csv", "bib", "biblatex.bib", "cmif.xml", "csl.json", "csv", "datacite.xml", "dcterms.xml", "eac-cpf.xml",
        "ead2002.xml", "ead3.xml", "ead4.xml", "edm.xml", "endnote.xml", "iiif.json", "jsonl", "jsonld", "marc.xml",
        "mods.xml", "nt", "oai_dc.xml", "parquet", "rico.jsonld", "rico.nt", "rico.ttl", "ris", "tei.xml", "ttl",
        "wiki", "xlsx", "zotero.rdf",
    )
)  # fmt: skip


def file_ending(record_id: str) -> str | None:
    """Return the ending of a file in an id, the longest there is; None where it ends like no file."""
    _, dot, rest = record_id.partition(".")
    while dot:
        if rest in FILE_ENDINGS:
            return rest
        _, dot, rest = rest.partition(".")
    return None
