"""Drafts: what an importer makes of a source, and how the bytes of a source are read."""
