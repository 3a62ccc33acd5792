"""DPLA, the Digital Public Library of America: what its mapping and its hubs require of simple Dublin Core."""

from __future__ import annotations

from catalog.aggregators import common_requirements as common
from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.common_requirements import asks_for
from catalog.findings import Severity

__all__ = ["AGGREGATOR"]

_MAP = "DPLA Metadata Application Profile 5"
_HUBS = "DPLA hubs, requirements for contributors"
_ERROR, _WARNING, _ADVICE = Severity

_DEMANDS: tuple[Demand, ...] = (
    Demand("dpla-xml", _ERROR, "The XML can be read.", _MAP, common.readable),
    Demand("dpla-title", _ERROR, "There is a title.", _MAP, asks_for("dc:title")),
    Demand("dpla-url", _ERROR, "There is exactly one address (isShownAt).", _MAP, common.one_url),
    Demand("dpla-address", _ERROR, "The public can reach the address.", _MAP, common.local_address),
    Demand("dpla-rights", _ERROR, "There is a rights statement, in words or as a URI.", _MAP, asks_for("dc:rights")),
    Demand("dpla-blank", _ERROR, "No element is empty.", _HUBS, common.blank_elements),
    Demand(
        "dpla-rights-form",
        _ERROR,
        "rights.uri is the URI of a statement, and nothing else.",
        _HUBS,
        common.rights_in_form,
    ),
    Demand(
        "dpla-rights-contradict",
        _ERROR,
        "The rights statement and its URI agree.",
        _HUBS,
        common.rights_contradict,
    ),
    Demand(
        "dpla-rights-uri",
        _WARNING,
        "The rights statement has a URI (edm:rights).",
        _HUBS,
        common.rights_uri,
    ),
    Demand("dpla-type", _ADVICE, "There is a type.", _MAP, asks_for("dc:type")),
    Demand("dpla-date", _ADVICE, "There is a date.", _MAP, asks_for("dc:date")),
    Demand("dpla-language", _ADVICE, "There is a language.", _MAP, asks_for("dc:language")),
    Demand("dpla-place", _ADVICE, "There is a place.", _MAP, asks_for("dc:coverage")),
    Demand("dpla-collection", _ADVICE, "The collection is named.", _MAP, asks_for("dc:source")),
)

AGGREGATOR = Aggregator("dpla", "Digital Public Library of America", _DEMANDS)
