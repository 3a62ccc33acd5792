"""OAI-PMH setSpecs: names of units in the few characters that the protocol allows."""

from __future__ import annotations

import re

__all__ = ["set_spec_part"]

_OTHER = re.compile(r"[^a-z0-9.\-]")
_SIGNS = {"/": "~", " ": "_"}


def set_spec_part(key: str) -> str:
    """Write a folded name or number with the characters of a setSpec part; different ones stay different.

    Small letters, digits, `.` and `-` stand for themselves, `~` for a slash, `_` for a space, and any other
    character is its code point in parentheses: `1~2`, `r-5446`, `(456)`.
    """
    return _OTHER.sub(lambda found: _SIGNS.get(found[0]) or f"({ord(found[0]):x})", key)
