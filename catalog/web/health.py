"""Whether the catalogue can be served: for those who watch over it, and for load balancers."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from catalog.errors import StorageError
from catalog.storage import CatalogueFolder, FeedReader

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

__all__ = ["Health"]


class Health:
    """A WSGI application: 200 and the number of records where the feed can be read, 503 and the reason where not."""

    def __init__(self, folder: CatalogueFolder) -> None:
        """Take the catalogue."""
        self._reader = FeedReader(folder.index_path)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer GET and HEAD; refuse any other method."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            words = b"Only GET and HEAD are answered here.\n"
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(words)))]
            start_response("405 Method Not Allowed", [*headers, ("Allow", "GET, HEAD")])
            return (words,)
        try:
            with self._reader.view(int(time.time())) as view:
                status, found = "200 OK", {"status": "ok", "records": view.count_items(), "change": view.head}
        except StorageError:
            status, found = "503 Service Unavailable", {"status": "the feed is not published, or cannot be read"}
        body = json.dumps(found).encode() + b"\n"
        headers = [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        start_response(status, headers)
        return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)
