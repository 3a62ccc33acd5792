"""Our styles for CSL processors: Zotero, Word and LibreOffice through it, pandoc. They read our CSL-JSON.

Add a style: a file in `csl/`, valid by the schema of CSL 1.0.2.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from catalog.errors import UnknownName

__all__ = ["CSL_STYLES", "csl_style"]

CSL_STYLES = ("chicago-letters", "gost-archival", "wilson-center")
"""The names of the styles."""


@cache
def csl_style(name: str) -> str:
    """Return a style in CSL; raise UnknownName where there is none."""
    if name not in CSL_STYLES:
        raise UnknownName("CSL style", name, CSL_STYLES)
    return files("catalog.citation").joinpath(f"csl/{name}.csl").read_text(encoding="utf-8")
