"""Checking a catalogue: each document, all of them together, and against the requirements of aggregators."""

from catalog.aggregators import AGGREGATORS, judge, summarise
from catalog.checks.examination import (
    Examination,
    Judge,
    examine,
    examine_in_parallel,
)
from catalog.checks.finding_reports import FORMS
from catalog.checks.rest_of_catalogue import RestOfCatalogue
from catalog.checks.storage_check import check_storage

__all__ = [
    "AGGREGATORS",
    "FORMS",
    "Examination",
    "Judge",
    "RestOfCatalogue",
    "check_storage",
    "examine",
    "examine_in_parallel",
    "judge",
    "summarise",
]
