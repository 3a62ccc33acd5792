"""What the feed says of a request that it refuses: each mistake once, with no more of the request than a line holds."""

from __future__ import annotations

import pytest

from catalog.oai.datestamp import Granularity
from catalog.oai.errors import Refusal, quoted
from catalog.oai.request import read_request


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            {"verb": "GetRecord", "identifier": "oai:a.b:c", "metadataPrefix": "oai_dc", "resumptionToken": "x"},
            ["GetRecord has no argument 'resumptionToken'; it has: identifier, metadataPrefix."],
        ),
        ({"verb": "Identify", "resumptionToken": "x"}, ["Identify has no argument 'resumptionToken'; it has: none."]),
    ],
)
def test_a_token_where_there_is_no_list_is_one_mistake(query, said):
    with pytest.raises(Refusal) as refused:
        read_request([*query.items()], Granularity.DAYS)
    assert [str(error) for error in refused.value.errors] == said


@pytest.mark.parametrize(("length", "end"), [(99, "x'"), (100, "x'"), (101, "x...'")])
def test_what_a_client_sent_is_repeated_up_to_a_hundred_characters(length, end):
    assert quoted("x" * length) == f"'{'x' * min(length, 100)}{end[1:]}"


def test_the_list_of_sets_counts_from_zero(feed):
    tokens = [page.all("//o:resumptionToken") for page in feed.walk("verb=ListSets")]
    assert [token.get("cursor") for page in tokens for token in page] == ["0", "3"]
