"""Reference codes of archives: reading what people write, writing what styles ask, and the register of archives.

`parse` reads a string, `write` writes a code, `hierarchy` names the units above it, `register` knows the archives.
"""

from catalog.reference_codes import register
from catalog.reference_codes.hierarchy import (
    Unit,
    contains,
    hierarchy,
    overlaps,
    same_unit,
    set_specs,
    sort_key,
)
from catalog.reference_codes.mentions import Mention
from catalog.reference_codes.number import comparison_key
from catalog.reference_codes.parsed import (
    ParsedPart,
    ParsedReference,
    Qualifier,
    Reading,
    Span,
)
from catalog.reference_codes.parsing import archives_in, parse
from catalog.reference_codes.register import Archive, Register
from catalog.reference_codes.writing import STYLES, write, write_several

__all__ = [
    "STYLES",
    "Archive",
    "Mention",
    "ParsedPart",
    "ParsedReference",
    "Qualifier",
    "Reading",
    "Register",
    "Span",
    "Unit",
    "archives_in",
    "comparison_key",
    "contains",
    "hierarchy",
    "overlaps",
    "parse",
    "register",
    "same_unit",
    "set_specs",
    "sort_key",
    "write",
    "write_several",
]
