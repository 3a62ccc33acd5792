"""What aggregators would reject or miss in the records that they receive from this catalogue.

Add an aggregator: one file here that ends in `AGGREGATOR = Aggregator(...)`, and its name in `AGGREGATORS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from catalog.aggregators import (
    archives_portal,
    base_search,
    dpla,
    europeana,
    oclc,
    openaire,
)
from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.summary import Summary
from catalog.errors import UnknownName
from catalog.findings import Finding
from catalog.model import Catalogue, Record
from catalog.validation import Explanation

__all__ = [
    "AGGREGATORS",
    "Aggregator",
    "Demand",
    "Summary",
    "demands_explained",
    "find_aggregator",
    "judge",
    "summarise",
]

AGGREGATORS: tuple[Aggregator, ...] = (
    dpla.AGGREGATOR,
    europeana.AGGREGATOR,
    base_search.AGGREGATOR,
    openaire.AGGREGATOR,
    oclc.AGGREGATOR,
    archives_portal.AGGREGATOR,
)
"""All aggregators, in the order they are listed in."""


def find_aggregator(name: str) -> Aggregator:
    """Return the aggregator of this name; raise UnknownName where there is none."""
    for one in AGGREGATORS:
        if one.name == name:
            return one
    raise UnknownName("aggregator", name, (one.name for one in AGGREGATORS))


def judge(record: Record, catalogue: Catalogue, aggregator: str) -> Iterator[Finding]:
    """Yield what an aggregator would reject (error), grade lower (warning) or miss (advice) in what it is sent."""
    one = find_aggregator(aggregator)
    if record.may_leave:
        yield from one.judge(one.receive(record, catalogue))


def summarise(records: Iterable[Record], catalogue: Catalogue, aggregator: str) -> Summary:
    """Return, for each demand of an aggregator, how many records meet it. Memory does not grow with the records."""
    summary = Summary(find_aggregator(aggregator))
    for record in records:
        summary.take(record, catalogue)
    return summary


def demands_explained() -> Mapping[str, Explanation]:
    """Return an explanation of every demand by its code, for `catalog explain`."""
    return {
        demand.code: Explanation(
            demand.code, demand.demand, f"{one.title} requires it: {demand.source}.", str(demand.severity)
        )
        for one in AGGREGATORS
        for demand in one.demands
    }
