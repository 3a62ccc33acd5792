"""Turabian, A Manual for Writers, 9th edition: Chicago with more names.

A note names up to three authors, an entry up to ten, or the first seven of more (16.1, 16.2).
"""

from __future__ import annotations

from catalog.citation.chicago import Chicago
from catalog.citation.name_lists import Limit

__all__ = ["STYLE"]

STYLE = Chicago(in_note=Limit(3), in_entry=Limit(10, 7)).style(
    "turabian", "Turabian, A Manual for Writers, 9th edition"
)
