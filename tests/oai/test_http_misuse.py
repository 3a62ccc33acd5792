"""What is no request of the protocol is told so by HTTP itself."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_told_which_there_are(feed, method):
    answer = feed.ask("verb=Identify", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_form_is_a_form(feed):
    assert feed.post('{"verb": "Identify"}', media_type="application/json").status == 415


def test_a_form_has_a_size(feed):
    assert feed.post("verb=Identify&x=" + "x" * 70_000).status == 413


def test_more_arguments_than_anyone_needs_are_not_read(feed):
    assert feed.ask("verb=Identify&" + "&".join("a=b" for _ in range(500))).errors


def test_head_of_a_refusal_has_no_body(feed):
    answer = feed.ask("verb=Identify", method="HEAD", Accept_Encoding="identity;q=0")
    assert (answer.status, answer.body) == (406, b"")
