"""Whether the catalogue can be served: for those who watch over it, and for load balancers."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from catalog.errors import IndexDamaged, StorageError
from catalog.storage import CatalogueFolder, FeedReader, noted_damage

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

__all__ = ["Health"]

_UNAVAILABLE = "503 Service Unavailable"
_AT_A_TIME = 100  # records: some milliseconds


class Health:
    """A WSGI application: 200 and the number of records where the feed can be read, 503 and the reason where not."""

    def __init__(self, folder: CatalogueFolder) -> None:
        """Take the catalogue."""
        self._index = folder.index_path
        self._reader = FeedReader(folder.index_path)
        self._checked = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer GET and HEAD; refuse any other method."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            words = b"Only GET and HEAD are answered here.\n"
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(words)))]
            start_response("405 Method Not Allowed", [*headers, ("Allow", "GET, HEAD")])
            return (words,)
        status, found = self._state()
        body = json.dumps(found).encode() + b"\n"
        headers = [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        start_response(status, headers)
        return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)

    def _state(self) -> tuple[str, dict[str, object]]:
        """Return whether the feed can be read; every question looks at some more of it, so that damage is found."""
        damage = noted_damage(self._index)
        if damage is not None:
            return _UNAVAILABLE, {"status": "damaged", "reason": damage, "fix": "Run `catalog publish`."}
        try:
            with self._reader.view(int(time.time())) as view:
                self._checked = view.check(self._checked, _AT_A_TIME)
                return "200 OK", {"status": "ok", "records": view.count_items(), "change": view.head}
        except IndexDamaged as error:
            return _UNAVAILABLE, {"status": "damaged", "reason": str(error), "fix": "Run `catalog publish`."}
        except StorageError:
            return _UNAVAILABLE, {"status": "the feed is not published, or cannot be read"}
