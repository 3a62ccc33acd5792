"""A text as a value of YAML on one line, so that a fix can be copied into a file as it is."""

from __future__ import annotations

import json
import re

__all__ = ["yaml_list", "yaml_value"]

# Kim Il Sung; GARF, op. 98 needs quotation marks within brackets, for a comma ends a text there
_PLAIN = re.compile(r"[^\W_](?:[\w ().;/+-]*[\w).])?")
_READ_OTHERWISE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def yaml_value(text: str) -> str:
    """Return a text as it can follow a colon or be between brackets: in quotation marks where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _READ_OTHERWISE:
        return text
    return json.dumps(text, ensure_ascii=False)


def yaml_list(texts: list[str]) -> str:
    """Return texts as a list on one line."""
    return f"[{', '.join(map(yaml_value, texts))}]"
