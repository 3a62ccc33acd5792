"""Citations to paste: a record in, formatted text out. No file, no clock: a date of access is given, or not printed.

`cite` makes a citation, `bibliography` a list of them in the order of a style, `render` and `render_all` write them
as text, HTML, Markdown, LaTeX or RTF. Each style is one file here; `STYLES` lists them.
"""

from catalog.citation.citing import PlaceAlone, bibliography, cite, ordered
from catalog.citation.csl_styles import CSL_STYLES, csl_style
from catalog.citation.groups import grouped
from catalog.citation.note_chain import Chain, chain, is_in_text, one_note, references_in_text
from catalog.citation.options import (
    Arrangement,
    Form,
    Locale,
    NameOrder,
    Options,
)
from catalog.citation.rendering import RENDERINGS, render, render_all
from catalog.citation.rich_text import Citation, Face, Heading, Run
from catalog.citation.style import Style
from catalog.citation.styles import STYLES, find

__all__ = [
    "CSL_STYLES",
    "RENDERINGS",
    "STYLES",
    "Arrangement",
    "Chain",
    "Citation",
    "Face",
    "Form",
    "Heading",
    "Locale",
    "NameOrder",
    "Options",
    "PlaceAlone",
    "Run",
    "Style",
    "bibliography",
    "chain",
    "cite",
    "csl_style",
    "find",
    "grouped",
    "is_in_text",
    "one_note",
    "ordered",
    "references_in_text",
    "render",
    "render_all",
]
