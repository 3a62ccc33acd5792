"""Archives Portal Europe: finding aids in apeEAD. It receives a document in the finding aid of its fonds."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.aggregators import common_requirements as common
from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.common_requirements import asks_for
from catalog.aggregators.sent_elements import Sending, receive_ead
from catalog.findings import Severity
from catalog.model import Date
from catalog.reference_codes import register
from catalog.standards import dates
from catalog.validation import Breach

__all__ = ["AGGREGATOR"]

_PROFILE = "Archives Portal Europe, apeEAD"
_CHECK = "Archives Portal Europe, data quality check of the Data Preparation Tool"
_ERROR, _WARNING, _ADVICE = Severity


def _reference_code(sending: Sending) -> Iterator[Breach]:
    """Ask for unitid: without it there is no place in a finding aid."""
    if not sending.record.reference_code:
        message = "The record has no reference code, so it has no place in the finding aid of a fonds (unitid)."
        yield Breach(("reference_code",), message, "Add the archive and the units that the document belongs to.")


def _fonds(sending: Sending) -> Iterator[Breach]:
    """Ask for the fonds: the finding aid begins with it (archdesc, level fonds)."""
    if sending.record.reference_code and sending.texts("archdesc@level") != ("fonds",):
        message = "The reference code has no fonds, so the finding aid cannot begin with one (archdesc, level)."
        yield Breach(("reference_code",), message, "Add the fond, or whatever the archive has at this level.")


def _country(sending: Sending) -> Iterator[Breach]:
    """Ask for the country of the archive: eadid has its code, and there is an EAG file of the archive."""
    code = sending.record.reference_code
    known = register.find(code.repository) if code else None
    if code and not (known and known.country):
        message = f"The country of {code.repository!r} is not in the register of archives (eadid, countrycode)."
        yield Breach(
            ("reference_code", "repository"),
            message,
            "Check its spelling, or describe it in archives.toml.",
        )


def _dates(sending: Sending) -> Iterator[Breach]:
    """Ask for a date."""
    if not sending.record.dates:
        yield Breach(("dates",), "The record has no date (unitdate).", "Add a date, with supplied_by if you supply it.")


def _normal_dates(sending: Sending) -> Iterator[Breach]:
    """Ask for dates in ISO 8601: 1956-09-05, or 1901/2000."""
    for number, date in enumerate(sending.record.dates):
        if dates.iso_date(date) is None:
            message = f"The date {_words(date)!r} cannot be written in ISO 8601 (unitdate, normal)."
            hint = "Add a value: a day, a month, a year, or a period such as 1901/2000."
            yield Breach(("dates", str(number)), message, hint)


def _words(date: Date) -> str:
    return " ".join((date.value or date.as_written or "").split())


_TYPES = frozenset({"TEXT", "IMAGE", "SOUND", "VIDEO", "3D"})


def _object_type(sending: Sending) -> Iterator[Breach]:
    """Ask for the type of the digital object: TEXT, IMAGE ... (dao, role)."""
    if sending.texts("dao@href") and _TYPES.isdisjoint(sending.texts("dao@role")):
        hint = "No field of the record is for it: choose TEXT or IMAGE when the finding aid is converted."
        yield Breach((), "The digital object is exported without its type (dao, role).", hint)


_DEMANDS: tuple[Demand, ...] = (
    Demand("ape-xml", _ERROR, "The XML can be read.", _PROFILE, common.readable),
    Demand("ape-unitid", _ERROR, "There is a reference code.", _PROFILE, _reference_code),
    Demand("ape-fonds", _ERROR, "The reference code names a fonds.", _PROFILE, _fonds),
    Demand("ape-country", _WARNING, "The archive and its country are known.", _PROFILE, _country),
    Demand("ape-title", _WARNING, "There is a title.", _CHECK, asks_for("unittitle")),
    Demand("ape-date", _WARNING, "There is a date.", _CHECK, _dates),
    Demand("ape-date-normal", _WARNING, "Dates can be written in ISO 8601.", _CHECK, _normal_dates),
    Demand("ape-object", _ADVICE, "There is a digital object.", _CHECK, asks_for("dao@href")),
    Demand("ape-object-type", _ADVICE, "A digital object states its type.", _CHECK, _object_type),
)

AGGREGATOR = Aggregator("ape", "Archives Portal Europe", _DEMANDS, receive=receive_ead)
