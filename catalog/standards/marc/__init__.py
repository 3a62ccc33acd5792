"""MARC 21, written and read as MARCXML."""
