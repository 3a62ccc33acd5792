"""From bytes to text: UTF-8, and a finding with its place for anything else."""

from __future__ import annotations

import codecs
import re

from catalog.errors import UnreadableDocument
from catalog.storage.limits import MAX_DOCUMENT_BYTES

__all__ = ["decode"]

_FORBIDDEN = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]")
_NO_TEXT = {
    b"{\\rtf": "a document of a word processor (RTF)",
    b"PK\x03\x04": "a document of Word, Excel or LibreOffice, or an archive of files",
    b"\xd0\xcf\x11\xe0": "an old document of Word or Excel",
    b"%PDF": "a PDF",
}
"""How files begin that were saved by a program for something else than plain text."""
_UTF_16 = "Save the file as UTF-8 (it seems to be UTF-16)."
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def decode(text: bytes, first_line: int = 1) -> str:
    """Decode the text of a document, without its byte order mark."""
    if len(text) > MAX_DOCUMENT_BYTES:
        raise UnreadableDocument(
            "too-large",
            f"The document has {len(text):,} bytes; a record may have {MAX_DOCUMENT_BYTES:,}.",
            hint="Keep long texts in a file beside the record and name it under 'transcript'.",
        )
    if kind := next((kind for begin, kind in _NO_TEXT.items() if text.startswith(begin)), None):
        hint = "Save it as plain text in UTF-8, or write the record in an editor for plain text."
        raise UnreadableDocument("binary", f"This is {kind}, not a plain text.", hint=hint, line=1, column=1)
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(text[: error.start], first_line)
        raise UnreadableDocument(
            "not-utf-8",
            f"The byte 0x{text[error.start]:02X} is not UTF-8 text.",
            hint=f"Save the file as UTF-8 ({_seems(text)}).",
            line=line,
            column=column,
        ) from None
    if forbidden := _FORBIDDEN.search(decoded):
        at = forbidden.start()
        raise UnreadableDocument(
            "binary" if forbidden[0] == "\0" else "forbidden-character",
            f"The file holds the character U+{ord(forbidden[0]):04X}, which no text can carry.",
            hint=_UTF_16 if decoded[1:2] == "\0" else "Remove it, if this is a text at all.",
            line=first_line + decoded.count("\n", 0, at),
            column=at - decoded.rfind("\n", 0, at),
        )
    return decoded.removeprefix(_BOM)


def _seems(text: bytes) -> str:
    """Say what a text that is not UTF-8 may be."""
    if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it begins as UTF-16 does"
    return "it may be Latin-1, Windows-1251, or not a text at all"


def _place(before: bytes, first_line: int) -> tuple[int, int]:
    tail = before.rpartition(b"\n")[2]
    return first_line + before.count(b"\n"), len(tail.decode("utf-8", "replace")) + 1 if before else 1
