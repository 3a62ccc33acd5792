"""Reading reference codes: a string in, references and residue out."""

from __future__ import annotations

import re

from catalog.references.fond_reading import FondReader
from catalog.references.mentions import finder_of
from catalog.references.parsed import Reading
from catalog.references.register import Register, built_in

__all__ = ["parse"]

_ODD = re.compile("[，、；：（）＝．\u200b\ufeff\u00ad\u2060ʹʺʼİ]")
_EVEN = str.maketrans("，；：（）．ʹʺʼİ\u200b\ufeff\u00ad\u2060", ",;:().'''I    ")


def parse(text: str, register: Register | None = None) -> Reading:
    """Read the references in a string. Any string can be read; what is none of them is residue."""
    small = (text.translate(_EVEN) if _ODD.search(text) else text).lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    mentions = finder_of(register or built_in()).find(text, small)
    references, residue = FondReader(text, small, mentions, 0, len(text)).read()
    return Reading(text, tuple(references), tuple(residue))
