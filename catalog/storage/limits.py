"""The bounds of what is read: everything in a catalogue may come from a stranger."""

from catalog.model.record import MOST_VALUES

__all__ = ["MAX_DEPTH", "MAX_DOCUMENT_BYTES", "MAX_EVENTS"]

MAX_DOCUMENT_BYTES = 8 * 1024 * 1024
"""The size of one record's text. A record is some kilobytes; transcripts are files of their own."""

MAX_DEPTH = 40
"""How deep mappings and lists of a record may be nested. A record is eight deep."""

MAX_EVENTS = 3 * MOST_VALUES + 10
"""How many events YAML may have: a value is at most a key, a beginning and an end. What has more has more values."""
