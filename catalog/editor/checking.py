"""The findings on a text that is being typed: those of the record alone, and those of the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from catalog.catalogue_checks.across_records import Comparison
from catalog.catalogue_checks.rest_of_catalogue import RestOfCatalogue
from catalog.errors import CatalogError, UnreadableDocument
from catalog.findings import Finding
from catalog.objects.named_files import missing_files
from catalog.storage import CatalogueFolder, Document, Syntax
from catalog.storage.limits import MAX_DOCUMENT_BYTES
from catalog.validation import read

__all__ = ["Checking", "documents_in", "is_record"]

_SYNTAX = {".yaml": Syntax.YAML, ".yml": Syntax.YAML, ".json": Syntax.JSON, ".jsonl": Syntax.JSON}


def is_record(path: Path, folder: CatalogueFolder | None) -> bool:
    """Whether a file is one of records: any in the folder of the records, and elsewhere none."""
    if path.suffix.lower() not in _SYNTAX:
        return False
    return folder is None or path.is_relative_to(folder.records.resolve())


def documents_in(path: Path, text: str) -> Iterator[Document]:
    """Yield the records of a text as the file holds them when it is saved: one, or one a line."""
    syntax = _SYNTAX.get(path.suffix.lower(), Syntax.YAML)
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MAX_DOCUMENT_BYTES:
        message = f"The document is larger than {MAX_DOCUMENT_BYTES // 1024 // 1024} MB."
        fault = UnreadableDocument(
            "too-large", message, hint="Keep long texts in files of their own.", line=1, column=1
        )
        yield Document(path, b"", syntax, fault=fault)
    elif path.suffix.lower() == ".jsonl":
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.strip():
                yield Document(path, line, syntax, line=number)
    else:
        yield Document(path, data, syntax)


class Checking:
    """Checks texts against the files of one catalogue, or each alone. It belongs to one thread, as its index does."""

    def __init__(self, folder: CatalogueFolder | None) -> None:
        self._folder = folder
        self._rest: RestOfCatalogue | None = None

    def findings(self, path: Path, text: str) -> list[Finding]:
        """Return the findings on a text, in its order; every one has its place in the text."""
        found: list[Finding] = []
        for document in documents_in(path, text):
            outcome = read(document)
            found += outcome.findings
            if self._folder and outcome.record:
                missing = missing_files(outcome.record, path.parent, self._folder.root)
                found += [_placed(one, document) for one in missing]
                with closing(Comparison()) as comparison:
                    comparison.remember(document, outcome.record)
                    comparison.compare_with(self._others(path), [outcome.record])
                    found += [_placed(one, document) for one in comparison.findings(together=False)]
        return sorted(found, key=lambda finding: (finding.line, finding.column))

    def forget(self) -> None:
        """Let the files be looked at again before the next check: some of them changed."""
        if self._rest:
            self._rest.close()
        self._rest = None

    def _others(self, path: Path) -> RestOfCatalogue:
        if self._folder is None:
            raise CatalogError("There is no catalogue to compare with.")
        if self._rest is None:
            self._rest = RestOfCatalogue(self._folder, ())
        self._rest.leave_out([path])
        return self._rest


def _placed(finding: Finding, document: Document) -> Finding:
    """Return a finding with its place in the text at hand, not in the file that lies on the disk."""
    path = tuple(step.replace("~1", "/").replace("~0", "~") for step in finding.pointer.split("/")[1:])
    return finding.at(document.place, *document.locate(path))
