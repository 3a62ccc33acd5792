"""The words of MODS that are both written and read: events of an origin, and types that this catalogue gives.

The standard leaves the type of a note or of a number open.
"""

from __future__ import annotations

__all__ = ["LEVEL", "PRODUCTION", "RECEIPT", "SEQUENCE"]

PRODUCTION = "production"
"""The event at the place where a document was made."""
RECEIPT = "receipt"
"""The event at the place where a document was received."""
LEVEL = "level of description"
"""The type of a note: MODS says of a unit only that it is a collection."""
SEQUENCE = "sequence"
"""The type of a number: the place of a unit among its siblings."""
