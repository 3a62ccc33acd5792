"""Whether what is kept can be trusted: the record files, the files beside them, and what is derived from them."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from catalog.catalogue_checks.across_records import Comparison
from catalog.catalogue_checks.databases_check import NamesCheck, check_databases
from catalog.catalogue_checks.index_check import IndexCheck, check_index
from catalog.catalogue_checks.leftovers import check_leftovers
from catalog.catalogue_checks.objects_check import ObjectsCheck
from catalog.errors import UnreadableDocument
from catalog.findings import Finding, Severity
from catalog.model import Record, Text
from catalog.objects.named_files import transcript_missing
from catalog.regular_files import open_file
from catalog.storage import CatalogueFolder, Document
from catalog.storage.canonical_form import canonical
from catalog.storage.feed_index.audit import auditing
from catalog.storage.record_files import is_within
from catalog.validation import place, read

__all__ = ["check_storage"]

_PIECE = 1024 * 1024
_FORM = "Run `catalog fmt` on the file."


def check_storage(folder: CatalogueFolder, *, repair: bool = False) -> Iterator[Finding]:
    """Yield what is wrong with the files of a catalogue; with `repair`, delete what broken runs have left.

    Errors of the records are those of `catalog validate`; warnings and advice about their content are not repeated.
    Memory does not grow with the catalogue.
    """
    damaged = list(check_index(folder)) if os.path.lexists(folder.index_path) else []
    yield from damaged
    yield from check_databases(folder, repair=repair)
    with ExitStack() as stack:
        index = None
        if os.path.lexists(folder.index_path) and not damaged:
            index = IndexCheck(folder, stack.enter_context(auditing(folder.index_path)))
        names = stack.enter_context(closing(NamesCheck(folder)))
        objects = stack.enter_context(closing(ObjectsCheck(folder.root)))
        comparison = stack.enter_context(closing(Comparison()))
        for path in folder.files():
            yield from _file(folder, path, index, names, objects, comparison)
        yield from objects.end()
        yield from index.end() if index else ()
        yield from (one for one in comparison.findings(together=True) if one.severity is Severity.ERROR)
    yield from check_leftovers(folder, repair=repair)


def _file(
    folder: CatalogueFolder,
    path: Path,
    index: IndexCheck | None,
    names: NamesCheck,
    objects: ObjectsCheck,
    comparison: Comparison,
) -> Iterator[Finding]:
    """Check one record file; a file of many records is read once for each question, for it may be large."""
    for document in folder.read(path):
        record, findings = _document(folder, document)
        yield from findings
        if record:
            yield from place(objects.record(record), document)
            comparison.remember(document, record)
        else:
            objects.invalid()
    yield from names.file(path)
    if index:
        try:
            with open_file(path) as file:
                digest = hashlib.file_digest(file, "sha256").digest()
            yield from index.file(path, folder.read(path), digest)
        except OSError:
            return  # it cannot be read, which has been said


def _document(folder: CatalogueFolder, document: Document) -> tuple[Record | None, list[Finding]]:
    """Return the record of a document, and what is wrong with it and with the files beside it."""
    outcome = read(document)
    if outcome.record is None:
        return None, list(outcome.errors)
    findings = []
    try:
        if canonical(document) != document.text:
            message = "The file is not in the form that `catalog fmt` writes."
            findings.append(Finding("not-formatted", message, Severity.ADVICE, hint=_FORM))
    except UnreadableDocument as error:
        findings.append(Finding(error.code, str(error), Severity.WARNING, hint=error.hint))
    for number, text in enumerate(outcome.record.texts):
        findings += _transcript(folder, document.path.parent, text, f"/texts/{number}/transcript")
    return outcome.record, list(place(findings, document))


def _transcript(folder: CatalogueFolder, beside: Path, text: Text, pointer: str) -> Iterator[Finding]:
    """Check the file of a transcript: it is there, it is a text, and it has its checksum."""
    if text.transcript is None:
        return
    name, wanted = text.transcript.file, text.transcript.sha256
    try:
        if (beside / name).is_symlink() and not is_within(beside / name, folder.root):
            raise OSError("it is a link that leads out of the catalogue")
        digest = _digest_of_text(beside / name)
    except FileNotFoundError:
        yield transcript_missing(name, pointer, Severity.ERROR)
        return
    except UnicodeDecodeError:
        code, message, hint = "transcript-unreadable", f"{name} is not UTF-8 text.", "Save it as UTF-8."
    except OSError as error:
        code, message = "transcript-unreadable", f"{name} cannot be read: {error.strerror or error}."
        hint = "Put the file itself beside the record, so that you may read it."
    else:
        if wanted in (None, digest):
            return
        code, message = "transcript-changed", f"{name} is not the file that was imported: its SHA-256 is {digest}."
        hint = "Restore the file from a backup or its source; if you changed it on purpose, take out `sha256`."
    yield Finding(code, message, Severity.ERROR, pointer, hint)


def _digest_of_text(path: Path) -> str:
    """Return the SHA-256 of a file of text. Raises UnicodeDecodeError and OSError."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    with open_file(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            decoder.decode(piece)
    decoder.decode(b"", final=True)
    return digest.hexdigest()
