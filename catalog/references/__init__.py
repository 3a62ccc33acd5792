"""Reference codes of archives: reading what people write, writing what styles ask, and the register of archives.

`parse` reads a string, `write` writes a code, `hierarchy` names the units above it, `register` knows the archives.
"""

from catalog.references import register
from catalog.references.hierarchy import Unit, contains, hierarchy, overlaps, same_unit, set_specs, sort_key
from catalog.references.mentions import Mention
from catalog.references.number import comparison_key
from catalog.references.parsed import ParsedPart, ParsedReference, Qualifier, Reading, Span
from catalog.references.parsing import archives_in, parse
from catalog.references.register import Archive, Register
from catalog.references.transliteration import transliterate
from catalog.references.writing import STYLES, write, write_several

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
    "transliterate",
    "write",
    "write_several",
]
