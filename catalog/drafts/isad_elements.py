"""The names ISAD(G) gives to elements that a record has no field of, written before their words in a note."""

from __future__ import annotations

__all__ = ["ISAD_ELEMENTS"]

ISAD_ELEMENTS = {
    "3.2.4": "Immediate source of acquisition",
    "3.3.2": "Appraisal, destruction and scheduling",
    "3.3.3": "Accruals",
    "3.4.3": "Language and script",
    "3.4.4": "Physical characteristics",
    "3.4.5": "Finding aids",
    "3.5.1": "Existence and location of originals",
    "3.5.2": "Existence and location of copies",
    "3.5.3": "Related units of description",
    "3.5.4": "Publication note",
}
"""By the number of the element."""
