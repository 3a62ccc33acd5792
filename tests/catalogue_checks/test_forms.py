"""The forms findings are given out in."""

from __future__ import annotations

import json

import pytest

from catalog.catalogue_checks import FORMS
from catalog.errors import InvalidRecord
from catalog.findings import Finding, Severity, in_words

FINDINGS = [
    Finding("unknown-field", "There is no field 'dello'.", pointer="/dello", hint="Did you mean 'delo'?").at(
        "a b.yaml", 7, 3
    ),
    Finding("title-placeholder", "100% odd: a,b\nc", Severity.WARNING).at("ы.yaml"),
]


def given(form: str, findings: list[Finding]) -> str:
    return "".join(FORMS[form](findings))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_sarif_is_one_log_however_many_findings(count: int) -> None:
    log = json.loads(given("sarif", FINDINGS[:count]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert len(run["results"]) == count
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= rules


def test_sarif_names_the_place() -> None:
    result = json.loads(given("sarif", FINDINGS))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a%20b.yaml"}, "region": {"startLine": 7, "startColumn": 3}}
    assert result["level"] == "error"


def test_sarif_names_a_file_elsewhere_by_a_whole_uri() -> None:
    elsewhere = Finding("dpla-address", "The public cannot reach it.").at("/srv/a b.yaml", 1, 1)
    (run,) = json.loads(given("sarif", [elsewhere]))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///srv/a%20b.yaml"}
    assert "dpla-address" in {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_github_commands_stay_on_one_line_and_escape_what_would_end_them() -> None:
    lines = given("github", FINDINGS).splitlines()
    assert lines == [
        "::error file=a b.yaml,line=7,col=3,title=unknown-field::There is no field 'dello'.%0ADid you mean 'delo'?",
        "::warning file=ы.yaml,line=1,col=1,title=title-placeholder::100%25 odd: a,b%0Ac",
    ]


def test_json_is_one_finding_a_line() -> None:
    lines = [json.loads(line) for line in given("json", FINDINGS).splitlines()]
    assert [list(line) for line in lines] == [
        ["file", "line", "column", "code", "severity", "pointer", "message", "hint"]
    ] * 2


def test_text_has_the_mend_below_the_finding() -> None:
    assert given("text", FINDINGS[:1]) == (
        "a b.yaml:7:3: error unknown-field: There is no field 'dello'.\n    Did you mean 'delo'?\n"
    )


def test_advice_on_a_value_that_many_records_share_is_printed_once_with_its_count() -> None:
    advice = [
        Finding("archive-unknown", f"{name!r} is not known.", Severity.ADVICE, hint="Describe it.").at(f"{number}.yaml")
        for number, name in enumerate(("A", "A", "B", "A"))
    ]
    advice.insert(1, Finding("unit-without-parts", "Nothing here.", Severity.ADVICE).at("5.yaml"))
    advice.insert(2, Finding("unit-without-parts", "Nothing here.", Severity.ADVICE).at("6.yaml"))
    assert given("text", advice).splitlines() == [
        "0.yaml: advice archive-unknown: 'A' is not known.",
        "    Describe it.",
        "5.yaml: advice unit-without-parts: Nothing here.",
        "6.yaml: advice unit-without-parts: Nothing here.",
        "2.yaml: advice archive-unknown: 'B' is not known.",
        "    Describe it.",
        "archive-unknown: 2 more: 'A' is not known.",
    ]
    assert len(given("json", advice).splitlines()) == len(advice)


def test_a_long_list_of_what_is_allowed_is_printed_once() -> None:
    words = ", ".join(f"word{number}" for number in range(30))
    known = [Finding("unknown-word", "No.", hint=f"Did you mean 'a'? Allowed: {words}.").at(name) for name in "ab"]
    known.append(Finding("unknown-field", "No.", hint=f"Fields here: {words}, more.").at("c"))
    text = given("text", known)
    assert text.count("word29.") == 1
    assert "Did you mean 'a'? Allowed: as listed above.\n" in text
    assert text.endswith("word29, more.\n")


@pytest.mark.parametrize(("counts", "words"), [
    ({}, "no problems found"),
    ({"advice": 2}, "2 advice"),
    ({"advice": 1, "error": 7, "warning": 1}, "7 errors, 1 warning, 1 advice"),
    ({"error": 1, "warning": 1_200}, "1 error, 1,200 warnings"),
])  # fmt: skip
def test_a_count_of_findings_is_read_aloud(counts: dict[str, int], words: str) -> None:
    assert in_words(counts) == words


def test_a_record_that_is_demanded_and_broken_is_one_short_line() -> None:
    error, warning = FINDINGS
    assert str(InvalidRecord((warning, error))) == f"{error} `catalog validate a b.yaml` lists 1 more."
    assert str(InvalidRecord((error,))) == str(error)
    assert InvalidRecord((warning, error)).findings == (warning, error)
