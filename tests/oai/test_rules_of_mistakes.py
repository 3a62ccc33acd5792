"""A: mistakes in a request. Rules of one mistake each, of all letters, are one table."""

from __future__ import annotations

from rules import MISTAKES, RULES, rule

from tests.every import every


@every(("row", "query", "code"), MISTAKES, ids=[f"{row}: {query}" for row, query, _ in MISTAKES])
def test_a_mistake_has_its_error(feed, row, query, code):
    answer = feed.ask(query)
    assert (answer.status, set(answer.errors)) == (200, {code}), RULES[row]
    assert all(text.strip() for text in answer.texts("error"))
    echoed = answer.all("/o:OAI-PMH/o:request")[0].attrib
    if code in {"badVerb", "badArgument"}:
        assert not echoed
    else:
        assert echoed["verb"] == query.partition("&")[0].removeprefix("verb=")


@rule("A21")
def test_all_mistakes_are_told_at_once(feed):
    answer = feed.ask("verb=GetRecord&foo=1&wrong=2")
    assert answer.errors == ["badArgument"] * 4
    assert len(set(answer.texts("error"))) == 4
    assert feed.ask("verb=GetRecord&metadataPrefix=none&identifier=none").errors == [
        "cannotDisseminateFormat",
        "idDoesNotExist",
    ]
