"""The headers that keep a browser from doing more with an answer than showing it: the same for pages and feed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["secured"]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = [
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
]


def secured(app: WSGIApplication) -> WSGIApplication:
    """Return an application that gives the same answers with the security headers added that it lacks."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(
            status: str,
            headers: list[tuple[str, str]],
            error: tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None = None,
            /,
        ) -> object:
            has = {name.lower() for name, _ in headers}
            added = [header for header in _HEADERS if header[0].lower() not in has]
            return start_response(status, [*headers, *added], error)

        return app(environ, start)  # type: ignore[arg-type]  # the `write` of WSGI is passed on as it is

    return answer
