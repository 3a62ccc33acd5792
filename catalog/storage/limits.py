"""The bounds of what is read: everything in a catalogue may come from a stranger."""

__all__ = ["MAX_DEPTH", "MAX_DOCUMENT_BYTES", "MAX_VALUES"]

MAX_DOCUMENT_BYTES = 8 * 1024 * 1024
"""The size of one record's text. A record is some kilobytes; transcripts are files of their own."""

MAX_DEPTH = 40
"""How deep mappings and lists of a record may be nested. A record is eight deep."""

MAX_VALUES = 200_000
"""How many keys and values one record may have."""
