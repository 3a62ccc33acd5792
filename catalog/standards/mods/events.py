"""The events that MODS says of an origin, where they say what a place was to a document."""

from __future__ import annotations

__all__ = ["PRODUCTION", "RECEIPT"]

PRODUCTION = "production"
RECEIPT = "receipt"
