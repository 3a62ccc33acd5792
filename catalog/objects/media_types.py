"""What a file is, by its first bytes. Its name says nothing: a name is given by whoever sends the file."""

from __future__ import annotations

import re
from typing import BinaryIO

__all__ = ["UNKNOWN", "media_type"]

UNKNOWN = "application/octet-stream"
"""The media type of bytes that nobody has named (RFC 2046, 4.5.1)."""

_HEAD = 4096

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),  # BigTIFF
    (0, b"MM\0+", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"jP  \r\n\x87\n", "image/jp2"),
    (0, b"\xff\x4f\xff\x51", "image/jp2"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypheic", "image/heic"),
    (0, b"BM", "image/bmp"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AIFF", "audio/aiff"),
    (8, b"AIFC", "audio/aiff"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (4, b"ftypM4A ", "audio/mp4"),
    (4, b"ftypqt  ", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
)
"""Where a signature begins, the signature, and the media type. The first that fits is meant."""

_VIDEO_IN_OGG = (b"theora", b"BBCD")
_MPEG_AUDIO = re.compile(rb"\xff[\xe2-\xff][\x10-\xeb]")
_ROOT = re.compile(
    r"^(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?>)*+<(?:\w+:)?(?P<name>[\w-]+)", re.DOTALL
)
_HTML = re.compile(
    r"^\s*(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body|script|iframe)\b", re.DOTALL | re.IGNORECASE
)


def media_type(file: BinaryIO) -> str:
    """Return the media type of an open file, which is at its start again then."""
    head = file.read(_HEAD)
    file.seek(0)
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset):
            return name
    if head.startswith(b"OggS"):
        return "video/ogg" if any(mark in head for mark in _VIDEO_IN_OGG) else "audio/ogg"
    if _MPEG_AUDIO.match(head):
        return "audio/mpeg"
    return _of_text(head)


def _of_text(head: bytes) -> str:
    """Return the media type of text by what it begins with."""
    if not head or b"\0" in head:
        return UNKNOWN
    try:
        words = head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3:  # the head may end within a letter
            return UNKNOWN
        words = head[: error.start].decode("utf-8-sig")
    if _HTML.match(words):
        return "text/html"
    root = _ROOT.match(words)
    if root is None:
        return "text/plain"
    return {"svg": "image/svg+xml", "html": "text/html"}.get(root["name"].lower(), "application/xml")
