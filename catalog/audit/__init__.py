"""Checking a catalogue: every document by itself, all of them together, and with the eyes of aggregators."""

from catalog.audit.aggregators import AGGREGATORS, judge, summarise
from catalog.audit.examination import Examination, Judge, examine, examine_in_parallel
from catalog.audit.forms import FORMS

__all__ = ["AGGREGATORS", "FORMS", "Examination", "Judge", "examine", "examine_in_parallel", "judge", "summarise"]
