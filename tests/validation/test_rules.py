"""Every rule in the tuple runs, on every field that it says it judges, and on no record without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from catalog.errors import UnreadableDocument
from catalog.findings import Severity
from catalog.model import ELEMENTS, Record
from catalog.storage import Document, Syntax
from catalog.validation import RULES, Breach, RecordParts, Rule, explanations, read_plain, rules
from catalog.validation.explanation import Explanation
from catalog.validation.rules.record_parts import AGENTS, CODES, LANGUAGES
from tests.every import every
from tests.validation.test_findings import INVALID, VALID

BARE: dict[str, Any] = {"id": "a", "level": "item", "title": "Letter to the Central Committee"}
CODE = {"repository": "GARF", "fond": "1"}
FILLED: dict[str, Any] = {
    "id": "a",
    "title": "Letter to the Central Committee",
    "other_titles": ["A letter"],
    "abstract": "On the plenum.",
    "rights": {"statement": "Free."},
    "access": "By request.",
    "texts": [{"key": "original"}],
    "reference_code": CODE,
    "related": [{"title": "Reply", "reference_code": CODE}],
    "extent": "1 leaf",
    "digital_objects": ["https://example.org/1.jpg"],
    "dates": ["1956"],
    "subjects": ["Plenum"],
    **{row.field: "Words." for row in ELEMENTS},
    "notes": ["A note."],
    **{field: ["Kim Kang"] for field in ("creators", "authors", "signatories", "recipients", "mentions")},
    "contributors": [{"name": "Kim Kang", "role": "editor"}],
}
"""A value for each field that a rule judges."""


def _speaks(parts: RecordParts) -> Iterator[Breach]:
    yield Breach(("id",), "This rule always speaks.", "")


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    """The last of the rules is one that always speaks, and judges the field of the parameter."""
    rule = Rule("always", Severity.WARNING, (request.param,), _speaks)
    monkeypatch.setattr(rules, "RULES", (*RULES, rule))
    rules.rules_for.cache_clear()
    yield request.param
    rules.rules_for.cache_clear()


JUDGED = sorted({field for rule in RULES for field in rule.judges})


@pytest.mark.parametrize("speaking", JUDGED, indirect=True)
def test_a_rule_in_the_tuple_runs_where_its_field_is_filled(speaking: str) -> None:
    filled = read_plain({**BARE, speaking: FILLED[speaking]})
    assert [finding.code for finding in filled.findings] == ["always"]
    if speaking not in BARE:
        assert read_plain(BARE).findings == ()


def test_every_field_that_is_judged_is_a_field_of_the_record() -> None:
    assert set(JUDGED) <= set(Record.model_fields)
    assert all(rule.judges for rule in RULES)


def trees() -> Iterator[dict[str, Any]]:
    """Yield every record of the documents and examples of the tests, as plain values."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in (*INVALID, *VALID) if path.suffix == ".yaml"]
    texts += [Explanation.complete(one.wrong) for one in explanations().values() if one.wrong]
    for text in texts:
        with suppress(UnreadableDocument, ValidationError):
            tree = Document(Path("a.yaml"), text.encode(), Syntax.YAML).tree()
            yield Record.model_validate(tree).plain()


@every("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_nothing_to_say_where_its_fields_are_empty(rule: Rule) -> None:
    seen = 0
    for tree in trees():
        seen += any(rule.breaches(RecordParts(Record.model_validate(tree))))
        left = {field: value for field, value in tree.items() if field not in rule.judges or field in BARE}
        if not BARE.keys() & set(rule.judges):
            assert list(rule.breaches(RecordParts(Record.model_validate(left)))) == []
    assert seen


def in_each_field(fields: tuple[str, ...], values: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return the fields, each with the value that breaks the rule in it."""
    assert set(fields) == set(values), "each field that is judged has its case, and no other"
    return [(field, values[field]) for field in fields]


def agents(agent: Any) -> dict[str, Any]:
    lists = {field: [agent] for field in ("creators", "authors", "signatories", "recipients", "mentions")}
    contributor = {**agent, "role": "editor"} if isinstance(agent, dict) else {"name": agent, "role": "editor"}
    return {
        **lists,
        "contributors": [contributor],
        "texts": [{"key": "original", "language": "ru", "translators": [agent]}],
        "abstract": {"text": "On the plenum.", "author": agent},
        "rights": {"holder": agent},
    }


def of_variants(values: dict[str, Any]) -> dict[str, Any]:
    return {
        **values,
        "title": {"text": "A letter", "language": "qqq-x"},
        "other_titles": [{"text": "A letter", "language": "xq"}],
        "subjects": [{"term": "Plenum", "language": "xq"}],
        **{field: [{"text": "Words.", "language": "xq"}] for field in ("notes", *(row.field for row in ELEMENTS))},
    }


BROKEN_AGENTS: dict[str, Any] = {
    "name-with-honorific": {"name": "Comrade Kim"},
    "name-bracket-open": {"name": "Kim [Kang"},
    "reading-unmarked": {"name": "Kim Kang", "as_written": "Kim [Kang]"},
    "name-placeholder": {"name": "unknown"},
    "surname-not-in-name": {"name": "Kim Kang", "surname": "Pak"},
}
BROKEN_CODES: dict[str, Any] = {
    "leaves-reversed": {**CODE, "leaves": "9-2"},
    "leaves-without-file": {"repository": "GARF", "leaves": "1"},
    "code-without-fond": {"repository": "GARF", "delo": "721"},
    "credit-in-reference": {**CODE, "as_written": "Translated by Gary Goldberg"},
    "archive-unknown": {"repository": "Museum of the Works", "fond": "1"},
}


def cases() -> Iterator[tuple[str, str, Any]]:
    """Yield a rule, a field that it judges, and a value of the field that breaks the rule."""
    by_code = {rule.code: rule for rule in RULES}
    for code, agent in BROKEN_AGENTS.items():
        yield from ((code, *case) for case in in_each_field(by_code[code].judges, agents(agent)))
    for code, reference in BROKEN_CODES.items():
        places = {
            "reference_code": reference,
            "texts": [{"key": "original", "kept_at": reference}],
            "related": [{"title": "Reply", "reference_code": reference}],
        }
        yield from ((code, *case) for case in in_each_field(by_code[code].judges, places))
    variant = {"name": "Kim Kang", "variants": [{"name": "Ким Кан", "language": "xq"}]}
    languages = of_variants(agents(variant))
    yield from (("language-unknown", *case) for case in in_each_field(by_code["language-unknown"].judges, languages))


CASES = list(cases())


@every(("code", "field", "value"), CASES, ids=[f"{code}-{field}" for code, field, _ in CASES])
def test_a_rule_finds_what_is_wrong_in_each_field_that_it_judges(code: str, field: str, value: Any) -> None:
    found = [finding for finding in read_plain({**BARE, field: value}).findings if finding.code == code]
    assert [finding.pointer.split("/")[1] for finding in found] == [field]


def test_the_fields_that_rules_share_hold_what_they_say() -> None:
    assert {*AGENTS, *CODES, *LANGUAGES} <= set(Record.model_fields)
