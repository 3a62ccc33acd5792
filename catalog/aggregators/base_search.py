"""BASE, the Bielefeld Academic Search Engine: its golden rules for repository managers."""

from __future__ import annotations

from catalog.aggregators import common_requirements as common
from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.common_requirements import asks_for
from catalog.findings import Severity

__all__ = ["AGGREGATOR"]

_RULES = "BASE, Golden Rules for Repository Managers"
_ERROR, _WARNING, _ADVICE = Severity

_DEMANDS: tuple[Demand, ...] = (
    Demand("base-xml", _ERROR, "The XML can be read.", _RULES, common.readable),
    Demand("base-url", _ERROR, "dc:identifier leads to the page of the document.", _RULES, common.one_url),
    Demand("base-address", _ERROR, "The public can reach the address.", _RULES, common.local_address),
    Demand("base-title", _WARNING, "There is a title.", _RULES, asks_for("dc:title")),
    Demand("base-author", _WARNING, "There is an author.", _RULES, asks_for("dc:creator")),
    Demand("base-abstract", _WARNING, "There is an abstract.", _RULES, asks_for("dc:description")),
    Demand("base-date", _WARNING, "There is a date.", _RULES, asks_for("dc:date")),
    Demand("base-language", _ADVICE, "There is a language.", _RULES, asks_for("dc:language")),
    Demand(
        "base-rights", _ADVICE, "The rights are stated, best by a licence or its URI.", _RULES, asks_for("dc:rights")
    ),
)

AGGREGATOR = Aggregator("base", "BASE, Bielefeld Academic Search Engine", _DEMANDS)
