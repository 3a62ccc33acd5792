"""Every finding, as a cataloguer reads it: its place, its reason and its mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from catalog.cli import main
from catalog.findings import Finding, Severity
from catalog.storage import Document, Syntax, read_documents
from catalog.validation import (
    RULES,
    Explanation,
    Outcome,
    explanations,
    read,
)
from catalog.validation.pydantic_errors import SHAPE_CODES
from tests.every import every

DOCUMENTS = Path(__file__).parent.parent / "documents"
INVALID = sorted((DOCUMENTS / "invalid").iterdir())
VALID = sorted((DOCUMENTS / "valid").iterdir())


def outcome(path: Path) -> Outcome:
    (document,) = read_documents([path], DOCUMENTS)
    return read(document)


def as_read(finding: Finding) -> str:
    place = f"{Path(finding.file).name}:{finding.line}:{finding.column} {finding.pointer or '(document)'}"
    return f"{place}\n{finding.severity} {finding.code}: {finding.message}\n    {finding.hint}\n"


@every("path", INVALID, ids=lambda path: path.name)
def test_an_invalid_document_has_its_findings(path: Path, golden: Callable[[str, str], None]) -> None:
    findings = outcome(path).findings
    assert findings
    golden(f"findings/{path.name}.txt", "\n".join(as_read(finding) for finding in findings))


@every("path", VALID, ids=lambda path: path.stem)
def test_a_valid_document_has_none(path: Path) -> None:
    assert outcome(path).findings == ()
    assert outcome(path).record is not None


EXPLAINED = [explanation for explanation in explanations().values() if explanation.wrong]


def read_text(text: str) -> Outcome:
    return read(Document(Path("example.yaml"), text.encode(), Syntax.YAML))


@every("explanation", EXPLAINED, ids=lambda explanation: explanation.code)
def test_the_wrong_example_of_an_explanation_has_the_finding_and_the_right_one_has_none(
    explanation: Explanation, golden: Callable[[str, str], None]
) -> None:
    wrong = read_text(Explanation.complete(explanation.wrong)).findings
    assert explanation.code in {finding.code for finding in wrong}
    assert read_text(Explanation.complete(explanation.right)).findings == ()
    golden(f"findings/example-{explanation.code}.txt", "\n".join(as_read(finding) for finding in wrong))


def test_every_rule_is_explained_with_an_example() -> None:
    assert {rule.code for rule in RULES} <= {explanation.code for explanation in EXPLAINED}
    assert set(SHAPE_CODES) <= set(explanations())


def test_no_code_stands_for_two_rules() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)


def test_every_code_about_shape_is_shown_by_a_document() -> None:
    shown = {finding.code for path in INVALID for finding in outcome(path).findings}
    assert set(SHAPE_CODES) <= shown


def test_a_record_with_an_error_is_none_and_one_with_a_warning_is_one() -> None:
    for path in INVALID:
        seen = outcome(path)
        errors = [finding for finding in seen.findings if finding.severity is Severity.ERROR]
        assert (seen.record is None) == bool(errors)


def test_the_findings_of_a_document_stand_in_the_order_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("id: A\nlevel: itm\nwhat: x\ntitle: ''\ndates: [5.9.1956]\n", encoding="utf-8")
    (document,) = read_documents([path], tmp_path)
    lines = [finding.line for finding in read(document).findings]
    assert lines == sorted(lines)
    assert len(lines) == 5


def test_a_code_that_is_none_is_answered_with_the_ones_there_are() -> None:
    result = CliRunner().invoke(main, ["explain", "rights-pag"])
    assert (result.exit_code, "rights-page" in result.output) == (2, True)


def test_what_an_aggregator_demands_is_explained_too() -> None:
    assert "DPLA" in CliRunner().invoke(main, ["explain", "dpla-address"]).output
