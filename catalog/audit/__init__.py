"""Checking a catalogue: every document by itself, and all of them together."""

from catalog.audit.examination import Examination, Judge, examine
from catalog.audit.forms import FORMS

__all__ = ["FORMS", "Examination", "Judge", "examine"]
