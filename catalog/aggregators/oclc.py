"""OCLC: the WorldCat Digital Collection Gateway, which turns simple Dublin Core into MARC 21."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.aggregators import common_requirements as common
from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.common_requirements import asks_for
from catalog.aggregators.sent_elements import Sending
from catalog.findings import Severity
from catalog.validation import Breach

__all__ = ["AGGREGATOR"]

_GATEWAY = "OCLC, Digital Collection Gateway: collection configuration and metadata crosswalking"
_ERROR, _WARNING, _ADVICE = Severity


def _language_codes(sending: Sending) -> Iterator[Breach]:
    """Ask for the codes of ISO 639-2 or 639-3, which have three letters."""
    others = [text for text in sending.texts("dc:language") if not (len(text) == 3 and text.isalpha())]
    if others:
        message = f"The languages are exported as {', '.join(others)} (BCP 47); codes of three letters are required."
        yield Breach(("texts",), message, "Leave the record as it is, and map the languages in the Gateway.")


_DEMANDS: tuple[Demand, ...] = (
    Demand("oclc-xml", _ERROR, "The XML can be read.", _GATEWAY, common.readable),
    Demand("oclc-url", _ERROR, "The item has exactly one address.", _GATEWAY, common.one_url),
    Demand("oclc-address", _ERROR, "The public can reach the address.", _GATEWAY, common.local_address),
    Demand("oclc-title", _ERROR, "There is a title.", _GATEWAY, asks_for("dc:title")),
    Demand("oclc-date", _WARNING, "There is a date.", _GATEWAY, asks_for("dc:date")),
    Demand("oclc-date-form", _ADVICE, "Dates have one form.", _GATEWAY, common.date_of_one_form),
    Demand("oclc-language", _WARNING, "There is a language.", _GATEWAY, asks_for("dc:language")),
    Demand("oclc-language-code", _ADVICE, "Languages are codes of ISO 639-2 or 639-3.", _GATEWAY, _language_codes),
)

AGGREGATOR = Aggregator("oclc", "OCLC WorldCat, Digital Collection Gateway", _DEMANDS)
