"""The one gate through which a document becomes a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from catalog.errors import UnreadableDocument
from catalog.findings import Finding, Severity
from catalog.model import Record
from catalog.validation.error_dedup import causes
from catalog.validation.outcome import Outcome, SourceText
from catalog.validation.rules import findings as broken_rules
from catalog.validation.shape import describe
from catalog.validation.written_otherwise import written_otherwise

__all__ = ["place", "read", "read_plain"]


_validated = Record.__pydantic_validator__.validate_python
"""What `Record.model_validate` calls, without the handling of arguments that nobody gives."""


def read(document: SourceText) -> Outcome:
    """Validate a document in a file; every finding has its file, line and column, in the order of the file."""
    tree = document.fast_tree()
    if tree is not None:
        try:
            record = _validated(tree)
        except ValidationError:
            pass  # read once more, exactly: what is wrong may be in the text itself
        else:
            found = broken_rules(record)
            return _judged(record, place(found, document)) if found else Outcome(record)
    try:
        tree = document.tree()
    except UnreadableDocument as error:
        finding = Finding(error.code, str(error), hint=error.hint)
        return Outcome(None, (finding.at(document.place, error.line, error.column),))
    outcome = read_plain(tree)
    otherwise = tuple(written_otherwise(document.plain_scalars()))
    if not otherwise:
        return Outcome(outcome.record, place(outcome.findings, document))
    known = {finding.pointer for finding in otherwise if finding.severity is Severity.ERROR}
    others = tuple(finding for finding in outcome.findings if finding.pointer not in known)
    record = None if known else outcome.record
    return Outcome(record, place((*otherwise, *others), document))


def _judged(record: Record, findings: tuple[Finding, ...]) -> Outcome:
    """Return the record with what was found, or without it where one of the findings is an error."""
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    return Outcome(None if broken else record, findings)


def place(findings: Iterable[Finding], document: SourceText) -> tuple[Finding, ...]:
    """Return findings with their file, line and column, in the order of the file."""
    placed = [_placed(finding, document) for finding in findings]
    return tuple(sorted(placed, key=lambda finding: (finding.line, finding.column)))


def read_plain(tree: Any) -> Outcome:
    """Validate a plain document; findings have a JSON Pointer and no place in a file."""
    if not isinstance(tree, dict):
        kind = {list: "a list", str: "text", type(None): "nothing"}.get(type(tree), "a single value")
        hint = "Begin it with 'id: ...'; give each record a file of its own."
        return Outcome(None, (Finding("not-a-record", f"A record is a mapping of fields; this is {kind}.", hint=hint),))
    try:
        record = Record.model_validate(tree)
    except ValidationError as error:
        return Outcome(None, tuple(_shape_findings(tree, error)))
    return _judged(record, broken_rules(record))


def _shape_findings(tree: dict[str, Any], error: ValidationError) -> Iterator[Finding]:
    seen = set()
    for detail, path in causes(tree, error.errors(include_url=False)):
        finding = describe(detail, path)
        if (finding.code, finding.pointer) not in seen:
            seen.add((finding.code, finding.pointer))
            yield finding


def _placed(finding: Finding, document: SourceText) -> Finding:
    path = tuple(step.replace("~1", "/").replace("~0", "~") for step in finding.pointer.split("/")[1:])
    line, column = document.locate(path, key=finding.code == "unknown-field")
    return finding.at(document.place, line, column)
