"""Checking a catalogue: every document by itself, and all of them together."""

from catalog.audit.examination import Examination, examine

__all__ = ["Examination", "examine"]
