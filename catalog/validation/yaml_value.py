"""A text as a value of YAML on one line, so that a fix can be copied into a file as it is."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

__all__ = ["in_quotation_marks", "meaning", "yaml_list", "yaml_value"]

# Kim Il Sung; GARF, op. 98 needs quotation marks within brackets, for a comma ends a text there
_PLAIN = re.compile(r"[^\W_](?:[\w ().;/+-]*[\w).])?")
_READ_OTHERWISE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML takes only as an escape (YAML 1.1, section 5.1), or for the end of a line."""


def yaml_value(text: str) -> str:
    """Return a text as it can follow a colon or be between brackets: in quotation marks where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _READ_OTHERWISE:
        return text
    return in_quotation_marks(text)


def in_quotation_marks(text: str) -> str:
    """Return a text in quotation marks, with an escape for each character that YAML refuses as it is."""
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def yaml_list(texts: list[str]) -> str:
    """Return texts as a list on one line."""
    return f"[{', '.join(map(yaml_value, texts))}]"


def meaning(text: str) -> Any:
    """Return what a fix says, as text, lists and mappings; a character that YAML refuses is a blank."""
    return yaml.load(_UNWRITABLE.sub(" ", text), Loader=yaml.BaseLoader)  # noqa: S506 - it makes text alone
