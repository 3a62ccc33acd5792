"""The form that the archive itself asks for: BArch, RW 19/234; TNA, FO 371/105846; NARA, RG 59, ..., Box 12."""

from __future__ import annotations

from catalog.citation.slavic import locator_style

__all__ = ["STYLE"]

STYLE = locator_style("archive", "The form of the archive itself", "own")
