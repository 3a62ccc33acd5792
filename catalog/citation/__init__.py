"""Citations to paste: a record in, formatted text out. No file, no clock: a date of access is given, or not printed.

`cite` makes a citation, `bibliography` a list of them in the order of a style, `render` and `render_all` write them
as text, HTML, Markdown, LaTeX or RTF. Each style is one file here; `STYLES` lists them.
"""

from catalog.citation.citing import bibliography, cite, ordered
from catalog.citation.options import (
    Arrangement,
    Form,
    Locale,
    NameOrder,
    Options,
)
from catalog.citation.rendering import RENDERINGS, render, render_all
from catalog.citation.rich_text import Citation, Face, Run
from catalog.citation.style import Style
from catalog.citation.styles import STYLES, find

__all__ = [
    "RENDERINGS",
    "STYLES",
    "Arrangement",
    "Citation",
    "Face",
    "Form",
    "Locale",
    "NameOrder",
    "Options",
    "Run",
    "Style",
    "bibliography",
    "cite",
    "find",
    "ordered",
    "render",
    "render_all",
]
