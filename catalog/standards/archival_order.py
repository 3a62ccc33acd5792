"""Archival order as bytes, so that a database sorts what is too much for memory."""

from __future__ import annotations

from catalog import reference_codes
from catalog.memoized import remembered
from catalog.model import ReferenceCode

__all__ = ["after_all_codes", "place_among_siblings", "place_in_sequence", "place_of_code"]

_SEQUENCE, _END, _NEXT, _AFTER = b"\x00", b"\x00", b"\x01", b"\xff"


@remembered
def place_of_code(code: ReferenceCode) -> bytes:
    """Return the place of a code; places compare as `reference_codes.sort_key` of the codes does."""
    return _in_order(reference_codes.sort_key(code))


def place_in_sequence(sequence: str) -> bytes:
    """Return the place of a record that says its own among its siblings: before all that only have a code."""
    whole, _, decimals = sequence.partition(".")
    return _SEQUENCE + f"{whole:0>9}.{decimals:0<9}".encode()


def place_among_siblings(sequence: str | None, code: ReferenceCode | None, number: int = 0) -> bytes:
    """Return the place of a record among its siblings: its sequence, else its code, else the order it came in."""
    if sequence is not None:
        return place_in_sequence(sequence)
    return place_of_code(code) if code else after_all_codes(number)


def after_all_codes(number: int) -> bytes:
    """Return the place of what has no code: behind all that have one, in the order of the numbers."""
    return _AFTER + number.to_bytes(8)


def _in_order(key: object) -> bytes:
    """Write a key of texts, whole numbers from 0 up and tuples of them; a text holds no NUL, which ends it."""
    if isinstance(key, tuple):
        return b"".join(_NEXT + _in_order(part) for part in key) + _END
    if isinstance(key, str):
        return key.encode() + _END
    digits = str(int(key)).encode()  # type: ignore[call-overload]
    return len(digits).to_bytes(4) + digits
