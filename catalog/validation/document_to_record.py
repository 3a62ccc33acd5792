"""The one gate through which a document becomes a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from catalog.errors import UnreadableDocument
from catalog.findings import Finding, Fix, FixPlace, Severity
from catalog.model import Record
from catalog.validation.error_dedup import causes
from catalog.validation.fixed_values import around
from catalog.validation.invisible import invisible_characters
from catalog.validation.joint_fixes import as_followed, together
from catalog.validation.pointer import pointer
from catalog.validation.pydantic_errors import describe
from catalog.validation.reading_outcome import Outcome, SourceText
from catalog.validation.rules import findings as broken_rules
from catalog.validation.size import too_large
from catalog.validation.word_meant import meant_form
from catalog.validation.yaml_surprises import entry_by_line, written_otherwise

__all__ = ["place", "read", "read_plain"]


_validated = Record.__pydantic_validator__.validate_python
"""What `Record.model_validate` calls, without the handling of arguments that nobody gives."""


_MOST_MISTAKES = 500
"""Mistakes of one record that are listed: what each is meant to be takes some milliseconds to find."""


_MOST_SLIPS = 12
"""Faults of YAML in one document that are looked past, so that what is below them is said at once."""


def read(document: SourceText, slips: int = _MOST_SLIPS) -> Outcome:
    """Validate a document in a file; every finding has its file, line and column, in the order of the file.

    What is below a fault of YAML is read as if its line were put right, for as many faults as `slips`.
    """
    tree = document.fast_tree()
    if tree is not None and not too_large(tree, document.length):
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
        return Outcome(None, tuple(_as_far_as_read(document, error, slips)))
    scalars = tuple(document.plain_scalars())
    otherwise = (*written_otherwise(scalars), *invisible_characters(tree))
    outcome = read_plain(_without_nothing(tree, otherwise), lambda finding: entry_by_line(finding, scalars))
    known = {finding.pointer for finding in otherwise if finding.severity is Severity.ERROR}
    kept = {finding.pointer for finding in otherwise if finding.pointer in known and finding.code != "null-word"}
    others = tuple(_without(kept, finding) for finding in outcome.findings if finding.pointer not in known)
    otherwise = tuple(one for one in otherwise if not _is_said_otherwise(one, outcome.findings))
    touched = {place for one in others if one.fix for place in (one.fix.at, *one.fix.removes)}
    otherwise = tuple(replace(one, fix=None) if one.pointer in touched else one for one in otherwise)
    record = None if known else outcome.record
    return Outcome(record, place((*otherwise, *(_with_id_of_file(one, document) for one in others)), document))


def _with_id_of_file(finding: Finding, document: SourceText) -> Finding:
    """Return a finding on a record without an id with the one that its file suggests: petrov.yaml is of petrov."""
    file = PurePath(document.place)
    name = meant_form("id", file.stem) if finding.code == "missing-field" and finding.pointer == "/id" else None
    if not name or file.suffix == ".jsonl":
        return finding
    return replace(finding, hint=f"Add 'id: {name}', or another short name of your own that never changes.")


def _as_far_as_read(document: SourceText, fault: UnreadableDocument, slips: int) -> Iterator[Finding]:
    """Yield what is found in a document that has a fault of YAML, in its order: of the faulty line, its field alone."""
    rest = document.without(fault) if slips else None
    found = [
        one
        for one in (read(rest, slips - 1).findings if rest else ())
        if one.line > fault.line or (not one.code.startswith("yaml-") and _is_elsewhere(one, fault))
    ]
    yield from (one for one in found if one.line < fault.line)
    fix = Fix(fault.line_meant, FixPlace.LINE) if fault.line_meant else None
    yield Finding(fault.code, str(fault), hint=fault.hint, fix=fix).at(document.place, fault.line, fault.column)
    yield from (one for one in found if one.line >= fault.line)


def _is_elsewhere(finding: Finding, fault: UnreadableDocument) -> bool:
    return finding.line != fault.line or finding.code == "unknown-field"


def _without_nothing(tree: Any, findings: Iterable[Finding]) -> Any:
    """Return a record without the fields that say `null`, which are to be removed."""
    gone = {finding.pointer for finding in findings if finding.code == "null-word"}
    if not gone or not isinstance(tree, dict):
        return tree
    return {name: value for name, value in tree.items() if pointer((name,)) not in gone}


def _without(known: AbstractSet[str], finding: Finding) -> Finding:
    """Return a finding without a fix that writes what another finding is on, which knows better what is meant."""
    fix = finding.fix
    written = (fix.at, *fix.removes, f"/{fix.text.partition(':')[0]}") if fix else ()
    return finding if known.isdisjoint(written) else replace(finding, fix=None)


def _is_said_otherwise(finding: Finding, found: Iterable[Finding]) -> bool:
    """Whether a remark on how a value is written is needless: its form is wrong, and that is a finding of its own.

    A word that its list does not have is no matter of YAML, and a mark at the end goes with the rest.
    """
    if finding.code == "yes-or-no-word":
        return any(one.pointer == finding.pointer and one.code == "unknown-word" for one in found)
    is_form = finding.code in ("mark-at-end", "invisible-character")
    return is_form and any(one.pointer == finding.pointer and one.severity is Severity.ERROR for one in found)


def _judged(record: Record, findings: tuple[Finding, ...]) -> Outcome:
    """Return the record with what was found, or without it where one of the findings is an error."""
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    return Outcome(None if broken else record, findings)


def place(findings: Iterable[Finding], document: SourceText) -> tuple[Finding, ...]:
    """Return findings with their file, line and column, in the order of the file."""
    placed = [_placed(finding, document) for finding in findings]
    return tuple(sorted(placed, key=lambda finding: (finding.line, finding.column)))


def read_plain(tree: Any, seen_in_text: Callable[[Finding], Finding] = lambda finding: finding) -> Outcome:
    """Validate a plain document; findings have a JSON Pointer and no place in a file.

    `seen_in_text` returns a finding with what the text says of its value, which the tree does not: its lines.
    """
    if not isinstance(tree, dict):
        kind = {list: "a list", str: "text", type(None): "nothing"}.get(type(tree), "a single value")
        hint = _instead_of_a_record(tree)
        return Outcome(None, (Finding("not-a-record", f"A record is a mapping of fields; this is {kind}.", hint=hint),))
    if large := too_large(tree):
        return Outcome(None, (large,))
    if wrapped := _wrapped(tree):
        return Outcome(None, (wrapped,))
    try:
        record = Record.model_validate(tree)
    except ValidationError as error:
        found = together(tree, [seen_in_text(one) for one in _shape_findings(tree, error)], describe)
        return Outcome(None, (*found, *_rules_broken_then(tree, found)))
    return _judged(record, broken_rules(record))


def _rules_broken_then(tree: dict[str, Any], findings: list[Finding]) -> Iterator[Finding]:
    """Yield what the rules find on the fields that are right, were the others fixed: so all is said at once."""
    followed = as_followed(tree, findings)
    if followed is None:
        return
    whole, same = followed
    try:
        record = Record.model_validate(whole)
    except ValidationError:
        return
    yield from (one for one in broken_rules(record) if one.pointer and one.pointer.split("/")[1] in same)


def _wrapped(tree: dict[str, Any]) -> Finding | None:
    """Find a record, or a list of them, below a name of its own: `record:` and all fields indented."""
    name, within = next(iter(tree.items())) if len(tree) == 1 else ("", None)
    if name in Record.model_fields:
        return None
    if isinstance(within, dict) and {"id", "title"} <= within.keys():
        message = f"The record is below {name!r}, and not at the first column."
        hint = f"Remove the line '{name}:', and begin each of the fields below it at the first column."
        return Finding("not-a-record", message, hint=hint)
    if isinstance(within, list) and any(isinstance(one, dict) and {"id", "title"} <= one.keys() for one in within):
        message = f"A file of YAML is one record, and this is a list of them below {name!r}."
        return Finding("not-a-record", message, hint="Give each record a file of its own, or use JSON Lines (.jsonl).")
    return None


def _instead_of_a_record(tree: Any) -> str:
    """Return what to do with a document that is something else: XML, a table, a list of records."""
    if isinstance(tree, str) and tree.startswith("<"):
        return "XML is not a record: `catalog import` on the file makes records of EAD, MARC, MODS and others."
    if isinstance(tree, str) and re.search(r"[;,\t][^;,\t]*[;,\t]", tree.partition(" ")[0]):
        return (
            "A table is not a record: rename the file to end in .csv, and `catalog import` makes records of its rows."
        )
    if isinstance(tree, list) and len(tree) == 1:
        return "Remove the dash, or the bracket, before the record."
    return "Begin it with 'id: ...'; give each record a file of its own."


def _shape_findings(tree: dict[str, Any], error: ValidationError) -> Iterator[Finding]:
    errors, seen = error.errors(include_url=False), set()
    if len(errors) > _MOST_MISTAKES:
        message = f"{len(errors) - _MOST_MISTAKES:,} more values of the record are wrong and are not listed."
        yield Finding("too-many-mistakes", message, hint="Correct those that are listed, and check it again.")
    for detail, path in causes(tree, errors[:_MOST_MISTAKES]):
        finding = describe(detail, path, around(tree, path))
        if (finding.code, finding.pointer) not in seen:
            seen.add((finding.code, finding.pointer))
            yield finding


def _placed(finding: Finding, document: SourceText) -> Finding:
    path = tuple(step.replace("~1", "/").replace("~0", "~") for step in finding.pointer.split("/")[1:])
    line, column = document.locate(path, key=finding.code == "unknown-field")
    return finding.at(document.place, line, column)
