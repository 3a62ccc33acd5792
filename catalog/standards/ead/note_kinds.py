"""The elements of EAD that are notes of a record, by what such a note is about."""

from __future__ import annotations

__all__ = ["CITATION", "IDENTIFYING", "NOTE_KINDS"]

CITATION = "prefercite"

NOTE_KINDS = {
    "Physical location": "physloc",
    "Material specific details": "materialspec",
    "Legal status": "legalstatus",
}
"""Read into a note of this kind, and written from one."""
IDENTIFYING = ("physloc", "materialspec")
"""Those that belong into the identification of a unit, on one line."""
