"""A text that commas within braces have cut: {name: Kowalski, Jan, 1880-1944} has three fields, two of them empty."""

from __future__ import annotations

from typing import Any

__all__ = ["joined_at_commas"]


def joined_at_commas(value: Any) -> dict[str, Any] | None:
    """Return a mapping with its empty fields joined to the texts before them; None where there is none to join."""
    if not isinstance(value, dict) or "" not in value.values():
        return None
    whole: dict[str, Any] = {}
    for name, one in value.items():
        last = next(reversed(whole), None)
        if one == "" and last is not None and isinstance(whole[last], str) and whole[last]:
            whole[last] = f"{whole[last]}, {name}"
        else:
            whole[name] = one
    return whole if len(whole) < len(value) else None
