"""Serving a catalogue with gunicorn: several workers of several threads, and a stop that ends what is under way."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication

from catalog.errors import UsageError
from catalog.storage import CatalogueFolder, token_secret
from catalog.web.app import create_app

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

__all__ = ["ServerOptions", "serve"]

_THREADS = 16
_FEED_CONCURRENCY = 8  # fewer than threads: more are asked to come later, and pages are still served
_GRACE_SECONDS = 30
_LONGEST_LINE = 8_190


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Where and how to serve. `access_log` is a file, or "-" for the standard output."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    access_log: str | None = None


def serve(folder: CatalogueFolder, options: ServerOptions, announce: Callable[[], None] = lambda: None) -> None:
    """Serve until SIGTERM or SIGINT; `announce` is called once when the server listens.

    Raises UsageError where the address is taken or is none of this machine's.
    """
    token_secret(folder.index_path)  # made before there are workers, so that all of them share it
    _check_address(options.host, options.port)
    _Server(folder, options, announce).run()


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, folder: CatalogueFolder, options: ServerOptions, announce: Callable[[], None]) -> None:
        self._folder = folder
        self._settings = {**_settings(options), "when_ready": lambda server: announce()}
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            if name in self.cfg.settings:  # releases of gunicorn differ in what there is to switch off
                self.cfg.set(name, value)

    def load(self) -> WSGIApplication:
        return create_app(self._folder, concurrency=_FEED_CONCURRENCY)


def _settings(options: ServerOptions) -> Mapping[str, Any]:
    host = f"[{options.host}]" if ":" in options.host else options.host
    return {
        "bind": f"{host}:{options.port}",
        "workers": options.workers,
        "worker_class": "gthread",
        "threads": _THREADS,
        "graceful_timeout": _GRACE_SECONDS,
        "limit_request_line": _LONGEST_LINE,
        "accesslog": options.access_log,
        "loglevel": "warning",
        "proc_name": "catalog",
        "keepalive": 15,
        "control_socket_disable": True,
    }


def _check_address(host: str, port: int) -> None:
    """Try the address, so that one line says what gunicorn would say five times."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise UsageError(f"{host}:{port} cannot be served at: {error.strerror}. Choose another with --port.") from error
