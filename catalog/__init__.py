"""Describe archival documents in plain files, check the descriptions, and give them to the world."""

__all__ = ["__version__"]

__version__ = "0.1.0"
