"""The file of a digital object as an answer: whole or a range of it, and never as a page that runs something."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from urllib.parse import quote

from werkzeug.http import http_date
from werkzeug.wrappers import Request, Response

from catalog.model import DigitalObject
from catalog.storage import CatalogueFolder, open_object
from catalog.web.file_body import FileBody

__all__ = ["INERT_IMAGES", "object_file"]

INERT_IMAGES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})
"""The pictures that every browser shows."""
_OTHERS_INLINE = frozenset({"application/pdf", "text/plain", "image/tiff", "image/jp2", "image/bmp", "image/heic"})
_UNKNOWN = "application/octet-stream"
_NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'"
_FOR_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""A sandbox would keep browsers from showing the document at all."""


def object_file(request: Request, folder: CatalogueFolder, one: DigitalObject) -> Response | None:
    """Return the file of a digital object, or None where there is none that may be read."""
    if one.file is None:
        return None
    try:
        file = open_object(folder.root, one.file)
    except OSError:
        return None
    status = os.fstat(file.fileno())
    answer = Response(content_type=_content_type(one))
    answer.set_etag(f"{status.st_size:x}-{status.st_mtime_ns:x}")
    answer.last_modified = datetime.fromtimestamp(int(status.st_mtime), UTC)
    answer.headers.update(_headers(one))
    answer.make_conditional(request)
    answer.headers.pop("Date", None)  # the server gives it
    span = _span(request, answer, status.st_size) if answer.status_code == 200 else None
    if span is None or request.method == "HEAD":
        file.close()
    if span is not None:
        start, stop = span
        answer.content_length = stop - start
        if request.method != "HEAD":
            answer.response = FileBody(file, start, stop - start)
            answer.direct_passthrough = True
    return answer


def _span(request: Request, answer: Response, size: int) -> tuple[int, int] | None:
    """Return the bytes that are asked for, and say in the answer which they are; None where the file has none of them.

    Several ranges at once are answered with the whole file, as RFC 9110, 14.2 allows.
    """
    asked = request.range if _is_meant(request, answer) else None
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return 0, size
    span = asked.range_for_length(size)
    if span is None:
        answer.status_code = 416
        answer.headers["Content-Range"] = f"bytes */{size}"
        answer.content_length = 0
        return None
    answer.status_code = 206
    answer.headers["Content-Range"] = f"bytes {span[0]}-{span[1] - 1}/{size}"
    return span


def _is_meant(request: Request, answer: Response) -> bool:
    """Whether the file is still the one that a range is asked of (RFC 9110, 13.1.5)."""
    condition = request.if_range
    if condition.etag is not None:
        return condition.etag == answer.get_etag()[0]
    return condition.date is None or http_date(condition.date) == answer.headers["Last-Modified"]


def _content_type(one: DigitalObject) -> str:
    kind = one.media_type or _UNKNOWN
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _headers(one: DigitalObject) -> dict[str, str]:
    """Return the headers of a file: what a browser could run is saved, and shown by no page of ours."""
    kind = one.media_type or _UNKNOWN
    is_shown = kind in INERT_IMAGES | _OTHERS_INLINE or kind.startswith(("audio/", "video/"))
    name = (one.file or "").rpartition("/")[2]
    return {
        "Accept-Ranges": "bytes",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range",
        "Cache-Control": "no-cache",
        "Content-Disposition": f"{'inline' if is_shown else 'attachment'}; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": _FOR_PDF if kind == "application/pdf" else _NOTHING_RUNS,
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
