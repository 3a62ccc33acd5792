"""Checking a catalogue: each document, and all of them together."""

from catalog.catalogue_checks.check_documents import (
    Examination,
    Judge,
    examine,
    examine_in_parallel,
)
from catalog.catalogue_checks.finding_reports import FORMS
from catalog.catalogue_checks.rest_of_catalogue import RestOfCatalogue

__all__ = [
    "FORMS",
    "Examination",
    "Judge",
    "RestOfCatalogue",
    "examine",
    "examine_in_parallel",
]
