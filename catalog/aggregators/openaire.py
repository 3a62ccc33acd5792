"""OpenAIRE: its guidelines for literature repositories, version 3, the one that reads oai_dc.

Mandatory properties are errors, those mandatory where applicable warnings, recommended ones advice.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.aggregators import common_requirements as common
from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.common_requirements import asks_for
from catalog.aggregators.sent_elements import Sending
from catalog.findings import Severity
from catalog.validation import Breach

__all__ = ["AGGREGATOR"]

_GUIDELINES = "OpenAIRE Guidelines for Literature Repositories 3"
_ERROR, _WARNING, _ADVICE = Severity
_SET = "openaire"
_SEMANTICS = "info:eu-repo/semantics/"
_ACCESS = tuple(_SEMANTICS + level for level in ("openAccess", "embargoedAccess", "restrictedAccess", "closedAccess"))


def _in_the_set(sending: Sending) -> Iterator[Breach]:
    """Ask for the set `openaire`: named by the record, or made by a rule of the catalogue from a field."""
    by_rule = any(rule.spec == _SET and rule.field for rule in sending.catalogue.sets)
    if _SET not in sending.record.administration.sets and not by_rule:
        hint = "Add 'openaire' to administration.sets, or a rule for this set to catalog.toml."
        yield Breach(("administration", "sets"), "The record is not in the set that OpenAIRE harvests.", hint)


def _access_level(sending: Sending) -> Iterator[Breach]:
    """Ask for a word of the access vocabulary."""
    if not sending.fault and not any(text in _ACCESS for text in sending.texts("dc:rights")):
        hint = f"If anyone may read the document, write under access: {_ACCESS[0]}"
        yield Breach(("access",), "The exported record does not state the access level in the words of OpenAIRE.", hint)


def _publication_type(sending: Sending) -> Iterator[Breach]:
    """Ask for a word of the vocabulary of types."""
    if not sending.fault and not any(text.startswith(_SEMANTICS) for text in sending.texts("dc:type")):
        hint = "Leave the record as it is, and have the types mapped when you register the feed."
        yield Breach(("genre",), "The exported record has its type in plain words, not in those of OpenAIRE.", hint)


_DEMANDS: tuple[Demand, ...] = (
    Demand("openaire-xml", _ERROR, "The XML can be read.", _GUIDELINES, common.readable),
    Demand("openaire-set", _ERROR, "The record is in the set 'openaire'.", f"{_GUIDELINES}, sets", _in_the_set),
    Demand("openaire-title", _ERROR, "1 Title (M).", _GUIDELINES, asks_for("dc:title")),
    Demand("openaire-creator", _ERROR, "2 Creator (M).", _GUIDELINES, asks_for("dc:creator")),
    Demand("openaire-access", _ERROR, "4 Access level (M).", _GUIDELINES, _access_level),
    Demand("openaire-licence", _ADVICE, "5 Licence condition, as a URI (R).", _GUIDELINES, common.rights_uri),
    Demand("openaire-subject", _WARNING, "10 Subject (MA).", _GUIDELINES, asks_for("dc:subject")),
    Demand("openaire-description", _WARNING, "11 Description (MA).", _GUIDELINES, asks_for("dc:description")),
    Demand("openaire-publisher", _WARNING, "12 Publisher (MA).", _GUIDELINES, asks_for("dc:publisher")),
    Demand("openaire-date", _ERROR, "14 Publication date (M).", _GUIDELINES, asks_for("dc:date")),
    Demand(
        "openaire-date-form",
        _WARNING,
        "14 One date, in ISO 8601 (MA).",
        _GUIDELINES,
        common.date_of_one_form,
    ),
    Demand("openaire-type", _ERROR, "15 Publication type (M).", _GUIDELINES, _publication_type),
    Demand(
        "openaire-identifier",
        _ERROR,
        "18 Resource identifier: one address (M).",
        _GUIDELINES,
        common.one_url,
    ),
    Demand("openaire-address", _ERROR, "18 The public can reach it (M).", _GUIDELINES, common.local_address),
    Demand("openaire-source", _ADVICE, "19 Source (R).", _GUIDELINES, asks_for("dc:source")),
    Demand("openaire-language", _ADVICE, "20 Language (R).", _GUIDELINES, asks_for("dc:language")),
    Demand("openaire-coverage", _ADVICE, "22 Coverage (R).", _GUIDELINES, asks_for("dc:coverage")),
)

AGGREGATOR = Aggregator("openaire", "OpenAIRE", _DEMANDS)
