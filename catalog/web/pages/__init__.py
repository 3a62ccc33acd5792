"""The pages of the catalogue: its front page, its records with every format of them, its archives.

Add a page: one line in the table of `routes`, and a template.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from werkzeug.wrappers import Request

from catalog.errors import IndexDamaged, StorageError, UsageError
from catalog.web.pages import responses
from catalog.web.pages.published_records import published
from catalog.web.pages.routes import answer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

__all__ = ["respond"]

_OF_A_QUERY = "!$%&'()*+,/:;=?@"


def respond(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer a request. `environ["catalog.folder"]` is the catalogue."""
    if not environ["QUERY_STRING"].isascii():  # some servers pass on bytes that no URI may hold
        environ["QUERY_STRING"] = quote(environ["QUERY_STRING"].encode("latin-1"), safe=_OF_A_QUERY)
    request = Request(environ)
    try:
        shown = answer(request, published(environ["catalog.folder"]))
    except UsageError as error:  # a format that needs what is not installed here
        shown = responses.text(request, 404, str(error))
    except StorageError as error:
        if isinstance(error, IndexDamaged):
            environ["wsgi.errors"].write(f"catalog: {error}\n")
        shown = responses.text(request, 503, "The catalogue cannot be read just now.", **{"Retry-After": "30"})
    return shown(environ, start_response)
