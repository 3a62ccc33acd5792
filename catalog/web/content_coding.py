"""Choosing a content coding as RFC 9110, 12.5.3 asks: by quality, with `*`, and with identity unless it is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["choose_coding"]

_QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


def choose_coding(accepted: str | None) -> str | None:
    """Return "gzip" or "identity" for an Accept-Encoding header, or None where both are refused."""
    if accepted is None:
        return "identity"
    qualities = _qualities(accepted)
    gzip = qualities.get("gzip", qualities.get("x-gzip", qualities.get("*", 0.0)))
    # identity is always acceptable, below anything that was asked for, unless it is refused in so many words
    identity = qualities.get("identity", 0.0 if qualities.get("*") == 0.0 else None)
    if gzip > 0.0 and (identity is None or gzip >= identity):
        return "gzip"
    return None if identity == 0.0 else "identity"


def _qualities(accepted: str) -> Mapping[str, float]:
    qualities: dict[str, float] = {}
    for part in accepted.split(","):
        coding, *parameters = (word.strip().lower() for word in part.split(";"))
        quality = next((word[2:].strip() for word in parameters if word.startswith("q=")), "1")
        if coding:
            qualities[coding] = float(quality) if _QUALITY.fullmatch(quality) else 0.0
    return qualities
