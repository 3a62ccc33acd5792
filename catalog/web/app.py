"""The WSGI application of a catalogue, for `catalog serve` and for any other server: `create_app(folder)`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.storage import CatalogueFolder, open_catalogue
from catalog.web.feed import create_provider
from catalog.web.feed_endpoint import FeedEndpoint
from catalog.web.health import Health
from catalog.web.pages import respond
from catalog.web.security_headers import secured

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["create_app"]


def create_app(folder: CatalogueFolder | Path | str, *, concurrency: int = 8) -> WSGIApplication:
    """Return the application: the feed at `/oai`, `/health`, and the pages at every other address.

    `folder` is a catalogue or the path of one; `concurrency` is how many requests of harvesters a process answers
    at once. Raises UsageError where there is no catalogue.
    """
    catalogue = folder if isinstance(folder, CatalogueFolder) else open_catalogue(Path(folder))
    feed = FeedEndpoint(create_provider(catalogue), concurrency)
    health = Health(catalogue)

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/oai":
            return feed(environ, start_response)
        if path == "/health":
            return health(environ, start_response)
        environ["catalog.folder"] = catalogue
        return respond(environ, start_response)

    return secured(app)
