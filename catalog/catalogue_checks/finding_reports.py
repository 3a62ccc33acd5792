"""The forms that findings are printed in: for reading, for programs, for code scanning (SARIF), for GitHub.

Add a form: one function from findings to pieces of text, and its name in `FORMS`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from catalog import __version__
from catalog.findings import Finding, Repeats, Severity
from catalog.validation import explanations

__all__ = ["FORMS", "for_github", "for_programs", "for_reading", "for_scanning"]

_FIELDS = ("file", "line", "column", "code", "severity", "pointer", "message", "hint")


def for_reading(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding with its place, and its fix on a line of its own; the same advice once, with its count.

    A long list of what is allowed is printed once.
    """
    repeats, listings = Repeats(), set[str]()
    for finding in filter(repeats.is_first, findings):
        place = ":".join([finding.file, *(str(number) for number in (finding.line, finding.column) if number)])
        yield f"{place}: {finding.severity} {finding.code}: {finding.message}\n"
        if finding.hint:
            yield f"    {_LISTING.sub(lambda found: _once(found, listings), finding.hint)}\n"
    yield from (f"{line}\n" for line in repeats)


_LISTING = re.compile(r"(?P<label>Fields here|Allowed): (?P<words>[^.]{80,})\.")


def _once(found: re.Match[str], known: set[str]) -> str:
    """Return a list of words, or where it is in the report already, that it is."""
    if found["words"] in known:
        return f"{found['label']}: as listed above."
    known.add(found["words"])
    return found[0]


def for_programs(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding as a line of JSON: file, line, column, code, severity, pointer, message, hint."""
    for finding in findings:
        values = asdict(finding)
        yield json.dumps({field: values[field] for field in _FIELDS}, ensure_ascii=False) + "\n"


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def for_github(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding as a workflow command, which GitHub shows at the line of the change."""
    for finding in findings:
        place = f"file={_property(finding.file)},line={max(finding.line, 1)},col={max(finding.column, 1)}"
        text = _data(f"{finding.message}\n{finding.hint}".strip())
        yield f"::{_GITHUB[finding.severity]} {place},title={_property(finding.code)}::{text}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def for_scanning(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one SARIF 2.1.0 log (OASIS), result by result."""
    yield (
        '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{'
        f'"tool": {{"driver": {json.dumps(_driver(), ensure_ascii=False)}}}, "columnKind": "unicodeCodePoints", '
        '"results": ['
    )
    for number, finding in enumerate(findings):
        yield (",\n" if number else "\n") + json.dumps(_result(finding), ensure_ascii=False)
    yield "\n]}]}\n"


def _driver() -> Mapping[str, object]:
    from catalog.aggregators import demands_explained  # with all formats: no other report needs them

    rules = [
        {
            "id": explanation.code,
            "shortDescription": {"text": explanation.demand},
            "fullDescription": {"text": explanation.reason},
        }
        for explanation in (*explanations().values(), *demands_explained().values())
    ]
    return {"name": "catalog", "semanticVersion": __version__, "rules": rules}


def _result(finding: Finding) -> Mapping[str, object]:
    region = {"startLine": max(finding.line, 1), "startColumn": max(finding.column, 1)}
    path = Path(finding.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return {
        "ruleId": finding.code,
        "level": _SARIF[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        "properties": {"pointer": finding.pointer},
    }


FORMS: Mapping[str, Callable[[Iterable[Finding]], Iterator[str]]] = {
    "text": for_reading,
    "json": for_programs,
    "sarif": for_scanning,
    "github": for_github,
}
