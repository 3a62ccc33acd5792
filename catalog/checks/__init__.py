"""Checking a catalogue: each document, and all of them together."""

from catalog.checks.examination import (
    Examination,
    Judge,
    examine,
    examine_in_parallel,
)
from catalog.checks.finding_reports import FORMS
from catalog.checks.rest_of_catalogue import RestOfCatalogue

__all__ = [
    "FORMS",
    "Examination",
    "Judge",
    "RestOfCatalogue",
    "examine",
    "examine_in_parallel",
]
