"""Undoing gzip and deflate as servers really send them, no further than a limit.

gzip comes in several members, twice, without a header that says so, or not at all though the header says it. XML
never begins like gzip, so the bytes decide, and the header only for deflate, which has no mark.
"""

from __future__ import annotations

import zlib

__all__ = ["Unpacking"]

_GZIP = b"\x1f\x8b"
_LAYERS = 3
"""gzip in gzip in gzip: more is an attack."""


class Unpacking:
    """Unpacks one answer piece by piece."""

    def __init__(self, coding: str) -> None:
        """Take the Content-Encoding, in small letters: where it names several, the last one is the outermost."""
        codings = [*reversed([each.strip() for each in coding.split(",")]), *[""] * _LAYERS]
        self._layers = [_Layer(is_deflate=each == "deflate") for each in codings[:_LAYERS]]

    def feed(self, piece: bytes, limit: int) -> bytes:
        """Return what is in a piece, at most `limit` bytes. Raises zlib.error."""
        for layer in self._layers:
            piece = layer.feed(piece, limit)
        return piece

    def rest(self, limit: int) -> bytes:
        """Return what is left at the end. Raises zlib.error."""
        rest = b""
        for layer in self._layers:
            rest = layer.feed(rest, limit, is_last=True)
        return rest

    @property
    def is_whole(self) -> bool:
        """Whether nothing packed breaks off."""
        return all(layer.is_whole for layer in self._layers)


class _Layer:
    """One packing, or none where the first two bytes are not those of gzip."""

    def __init__(self, *, is_deflate: bool = False) -> None:
        self._is_deflate = is_deflate
        self._inflate: zlib._Decompress | None = None
        self._is_plain = False
        self._held = b""
        """What came before it was known how it is packed."""

    def feed(self, piece: bytes, limit: int, *, is_last: bool = False) -> bytes:
        if self._is_plain:
            return piece
        if self._inflate is None:
            piece = self._held = self._held + piece
            if len(piece) < len(_GZIP) and not is_last:
                return b""
            self._held = b""
            return self._first(piece, limit)
        return self._inflated(piece, limit)

    def _first(self, piece: bytes, limit: int) -> bytes:
        if piece.startswith(_GZIP):
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
            return self._inflated(piece, limit)
        if self._is_deflate and piece and not piece.lstrip().startswith(b"<"):
            for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # some servers leave out the frame of zlib
                self._inflate = zlib.decompressobj(bits)
                try:
                    return self._inflated(piece, limit)
                except zlib.error:
                    if bits < 0:
                        raise
        self._is_plain = True
        return piece

    def _inflated(self, piece: bytes, limit: int) -> bytes:
        """Inflate a piece; behind the end of a member another may begin, and what else is there is padding."""
        inflate, found = self._inflate, []
        assert inflate  # noqa: S101 - both callers have made it
        piece = inflate.unconsumed_tail + piece
        while piece and limit > 0:
            if inflate.eof:
                if not piece.startswith(_GZIP):
                    break
                self._inflate = inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
            plain = inflate.decompress(piece, limit)
            found.append(plain)
            limit -= len(plain)
            piece = inflate.unused_data
        return b"".join(found)

    @property
    def is_whole(self) -> bool:
        return self._inflate is None or self._inflate.eof
