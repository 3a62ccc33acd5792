"""What each field of a record was, in a few digits: whether it has changed since is known without the record of then.

A table that goes out carries them in its last column. When it comes back they show what the cataloguer has edited in
it from what somebody has edited in the record meanwhile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from catalog.vocabularies import Status

__all__ = ["fields_of", "fingerprint", "read", "write"]

_APART = "administration"
_STATUS = f"{_APART}.status"
_BYTES = 6
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
_CELL = re.compile(rf"[a-z_.]+:[0-9a-f]{{{2 * _BYTES}}}(?: [a-z_.]+:[0-9a-f]{{{2 * _BYTES}}})*")


def fields_of(plain: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a plain record by name, those of its administration one by one: administration.status."""
    for name, value in plain.items():
        if name == _APART and isinstance(value, Mapping):
            yield from ((f"{_APART}.{part}", inner) for part, inner in value.items())
        else:
            yield name, value


def fingerprint(value: Any) -> str:
    """Return the digits of a plain value: equal values have equal ones, in whatever order the keys are."""
    return blake2b(_ENCODER.encode(value).encode(), digest_size=_BYTES).hexdigest()


def write(plain: Mapping[str, Any]) -> str:
    """Return the fingerprints of all fields that a plain record has, and of its status in any case, in one cell."""
    fields = {_STATUS: Status.PUBLISHED.value, **dict(fields_of(plain))}
    return " ".join(f"{name}:{fingerprint(value)}" for name, value in fields.items())


def read(cell: str) -> dict[str, str] | None:
    """Return the fingerprints in a cell by the names of their fields, or None where it holds something else."""
    words = " ".join(cell.split())
    return dict(part.split(":") for part in words.split(" ")) if _CELL.fullmatch(words) else None
