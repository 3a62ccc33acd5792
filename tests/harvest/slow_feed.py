"""Feeds that answer byte by byte, over a plain socket."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager


@contextmanager
def dripping(head: bytes, drop: bytes = b"x", pause: float = 0.05):
    """Answer every request with a head, and then with a drop again and again; what is given is the address."""
    is_over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)

        def answer(connection: socket.socket) -> None:
            with connection:
                try:
                    connection.recv(65_536)
                    connection.sendall(head)
                    while not is_over.wait(pause):
                        connection.sendall(drop)
                except OSError:
                    return

        def accept() -> None:
            while not is_over.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                threading.Thread(target=answer, args=(connection,), daemon=True).start()

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/oai"
        finally:
            is_over.set()
            thread.join()
            time.sleep(pause)
