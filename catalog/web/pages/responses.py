"""Answers: a page, a file or a refusal, with the headers that each of them has."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from werkzeug.wrappers import Request, Response

__all__ = ["OPEN_TO_ALL", "file", "page", "redirection", "style_sheet", "text", "xml"]

_TEMPLATES = Environment(
    loader=PackageLoader("catalog.web.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: Request, template: str, values: dict[str, Any], *, status: int = 200, changed: float | None = None
) -> Response:
    """Return a page of HTML, or 304 where the reader has it already."""
    root = "../" * max(request.path.count("/") - 1, 0) or "./"
    body = _TEMPLATES.get_template(template).render(root=root, **values).encode()
    answer = Response(body, status, content_type="text/html; charset=utf-8")
    answer.headers["Vary"] = "Accept"
    return _finished(request, answer, changed)


OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}
"""The headers of what any site may read."""


def file(request: Request, body: bytes, media_type: str, name: str, changed: float | None = None) -> Response:
    """Return a file that a program or a reader may save under a name. Anyone may read it from another site.

    `media_type` names the charset where the type is one of text.
    """
    answer = Response(body, content_type=media_type)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return _finished(request, answer, changed)


def xml(request: Request, body: str, status: int = 200) -> Response:
    """Return XML."""
    return _finished(request, Response(body.encode(), status, content_type="application/xml; charset=utf-8"), None)


def style_sheet(request: Request, body: bytes) -> Response:
    """Return the style sheet, to be kept for a day."""
    answer = Response(body, content_type="text/css; charset=utf-8")
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return _finished(request, answer, None)


def redirection(request: Request, target: str, status: int = 301) -> Response:
    """Send the reader to another address: for ever, unless the status says otherwise."""
    answer = Response(f"{target}\n", status, content_type="text/plain; charset=utf-8")
    answer.autocorrect_location_header = False
    answer.headers["Location"] = target
    return _finished(request, answer, None)


def text(request: Request, status: int, message: str, **headers: str) -> Response:
    """Return a few words as bare text: mostly why there is no answer."""
    answer = Response(f"{message}\n", status, content_type="text/plain; charset=utf-8")
    answer.headers.update(headers)
    return _finished(request, answer, None)


def _finished(request: Request, answer: Response, changed: float | None) -> Response:
    if "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "no-cache"
    if answer.status_code == 200:
        answer.set_etag(hashlib.sha256(answer.get_data()).hexdigest()[:32])
        if changed is not None:
            answer.last_modified = datetime.fromtimestamp(int(changed), UTC)
        with suppress(OverflowError):  # If-Modified-Since: Sun, 01 Mar 99999999999 is no condition
            answer.make_conditional(request)
        answer.headers.pop("Date", None)  # the server gives it
    return answer
