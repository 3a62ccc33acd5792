"""Files that no importer reads, known by how they begin: what each is, and what to make of it.

Add a kind: one line here.
"""

from __future__ import annotations

import re

from catalog.drafts.source import Source
from catalog.findings import Finding

__all__ = ["foreign"]

_AS_XLSX = "Open it in a spreadsheet program and save it as xlsx or as 'CSV UTF-8'."
_AS_TEXT = "Copy what is to be described into a sheet of `catalog template`, or save it as text."
_KINDS: tuple[tuple[str, str, str], ...] = (
    (r"PK\x03\x04.{26,60}application/vnd\.oasis\.opendocument\.spreadsheet", "a sheet of OpenDocument (ods)", _AS_XLSX),
    (r"PK\x03\x04.*word/", "a Word document (docx)", _AS_TEXT),
    (r"PK\x03\x04", "a ZIP archive", "Unpack it, and name the files in it."),
    (
        r"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a workbook of Excel from before 2007, or one that is locked by a password",
        _AS_XLSX,
    ),
    (r"%PDF-", "a PDF document", _AS_TEXT),
    (r"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*", "a picture", _AS_TEXT),
    (r"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf", "compressed", "Unpack it, and name what was in it."),
    (
        r"\d{5}[a-z][a-z][a-z ].[ a]22\d{5}",
        "MARC 21 in its exchange format (ISO 2709)",
        "Turn it into MARCXML: `yaz-marcdump -i marc -o marcxml FILE`, or MarcEdit.",
    ),
    (
        r'(?:#[^\n]*\n|\s)*(?:id: [a-z0-9][\w.-]*\r?\n|\{"id": ?"[a-z0-9][\w.-]*", ?"level")',
        "a record as a catalogue keeps it",
        "Put it below records/ and check it with `catalog validate`.",
    ),
    (r"\s*@\w+\s*\{", "BibTeX", "Export it from the reference manager as RIS or CSL JSON."),
    (r"%[0A-Z] \S", "a file of EndNote (Refer)", "Export it from the reference manager as RIS."),
)
"""How a file begins, what it is, and the fix."""


def foreign(source: Source) -> Finding | None:
    """Return the finding that says what a file is that no importer reads, or None where that is not known."""
    opening = source.opening[:4096].decode("latin-1")
    for beginning, what, hint in _KINDS:
        if re.match(beginning, opening, re.DOTALL):
            return Finding("not-recognised", f"The file is {what}, which is not read.", hint=hint)
    return None
