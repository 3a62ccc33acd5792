"""Serving a catalogue with gunicorn: several workers, limits for slow clients, a stop that ends what is under way."""

from __future__ import annotations

import resource
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication

from catalog.errors import UsageError
from catalog.storage import CatalogueFolder, token_secret
from catalog.web.app import create_app
from catalog.web.slow_clients import UnsentLimit

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

__all__ = ["ServerOptions", "serve"]

_CONNECTIONS = 4_000  # of one worker
_MOST_UNSENT = 256 * 1024 * 1024  # bytes in one worker
_GRACE_SECONDS = 10
_LONGEST_LINE = 8_190
"""The longest line of a request, as in Apache (`LimitRequestLine`)."""


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
    _allow_many_connections()
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
        return UnsentLimit(create_app(self._folder), _MOST_UNSENT)


def _settings(options: ServerOptions) -> Mapping[str, Any]:
    host = f"[{options.host}]" if ":" in options.host else options.host
    return {
        "bind": f"{host}:{options.port}",
        "workers": options.workers,
        "worker_class": "catalog.web.worker.Worker",
        "worker_connections": _CONNECTIONS,
        "graceful_timeout": _GRACE_SECONDS,
        "limit_request_line": _LONGEST_LINE,
        "accesslog": options.access_log,
        "loglevel": "warning",
        "proc_name": "catalog",
        "keepalive": 15,
        "control_socket_disable": True,
    }


def _allow_many_connections() -> None:
    """Raise the limit of open files as far as the system lets us: many systems begin with 1,024."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS + 1_000
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))


def _check_address(host: str, port: int) -> None:
    """Try the address, so that one line says what gunicorn would say five times."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise UsageError(f"{host}:{port} cannot be served at: {error.strerror}. Choose another with --port.") from error
