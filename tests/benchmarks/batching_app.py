"""The yardstick: `oaipmh` 4.x `BatchingServer` over SQLite, as a WSGI application. RECORDS names the table's file."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from oaipmh.common import Header, Identify, Metadata
from oaipmh.metadata import MetadataRegistry
from oaipmh.server import BatchingServer, oai_dc_writer

__all__ = ["app"]

_PAGE = 500


class _Repository:
    def __init__(self, path: str) -> None:
        self._path = path

    def identify(self) -> Identify:
        url = "http://127.0.0.1/oai"
        began = datetime(2020, 1, 1)  # noqa: DTZ001 - the library takes naive ones
        return Identify("B", url, "2.0", ["a@example.org"], began, "persistent", "YYYY-MM-DDThh:mm:ssZ", ["identity"])

    def listRecords(  # noqa: N802 - the library's word
        self,
        metadataPrefix: str,  # noqa: N803 - so it calls it
        cursor: int = 0,
        batch_size: int = 10,
        **_: Any,
    ) -> Iterator[tuple[Header, Metadata, None]]:
        connection = sqlite3.connect(self._path)
        query = "SELECT identifier, stamp, fields FROM record ORDER BY number LIMIT ? OFFSET ?"
        for identifier, stamp, fields in connection.execute(query, (batch_size, cursor)):
            when = datetime.fromtimestamp(stamp, UTC).replace(tzinfo=None)
            yield Header(None, identifier, when, [], deleted=False), Metadata(None, json.loads(fields)), None
        connection.close()


def _server() -> BatchingServer:
    registry = MetadataRegistry()
    registry.registerWriter("oai_dc", oai_dc_writer)
    return BatchingServer(_Repository(os.environ["RECORDS"]), registry, resumption_batch_size=_PAGE)


_SERVER = _server()


def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer a request."""
    body = _SERVER.handleRequest(dict(parse_qsl(environ["QUERY_STRING"])))
    start_response("200 OK", [("Content-Type", "text/xml"), ("Content-Length", str(len(body)))])
    return (body,)
