"""Clients that are slow in every way, each on a connection of its own, all on one thread of this process."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

HALF = b"GET /oai?verb=Identify HTTP/1.1\r\nHost: a\r\nX-Half: "
POST = (
    b"POST /oai HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n"
)
BIG = b"GET /oai?verb=ListRecords&metadataPrefix=oai_dc HTTP/1.1\r\nHost: a\r\n\r\n"
KINDS = ("silent", "half a header", "a header byte by byte", "a body byte by byte", "reads nothing", "reads slowly")


class _Slow:
    def __init__(self, port: int, kind: str) -> None:
        self.kind = kind
        self.socket = socket.socket()
        if kind.startswith("reads"):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        self.socket.settimeout(30)
        self.socket.connect(("127.0.0.1", port))
        self.socket.setblocking(False)
        first = {"silent": b"", "a body byte by byte": POST, "reads nothing": BIG, "reads slowly": BIG}.get(kind, HALF)
        if first:
            self.socket.send(first)

    def step(self) -> None:
        """Send or read one byte; a server that has cut the connection is asked anew by nobody."""
        if self.kind in ("a header byte by byte", "a body byte by byte"):
            self.socket.send(b"x")
        elif self.kind == "reads slowly":
            self.socket.recv(1)


@contextmanager
def slow_clients(port: int, count: int):
    """Keep so many slow clients connected, of each kind as many."""
    clients = [_Slow(port, KINDS[number % len(KINDS)]) for number in range(count)]
    is_over = threading.Event()

    def drip() -> None:
        while not is_over.wait(0.5):
            for client in clients:
                try:
                    client.step()
                except OSError:
                    continue

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield clients
    finally:
        is_over.set()
        thread.join()
        for client in clients:
            client.socket.close()


def connected(port: int) -> int:
    """Return how many connections the server at a port has open: it is asked for nothing, the system knows."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    fields = [line.split() for line in lines]
    return sum(1 for each in fields if each[1].endswith(f":{port:04X}") and each[3] == "01")  # established


def walk(port: int) -> tuple[int, float]:
    """Harvest everything as one honest client; return the records and the seconds."""
    import http.client
    import re

    begun, count, address = time.monotonic(), 0, "/oai?verb=ListRecords&metadataPrefix=oai_dc"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while address:
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status == 503:  # as every harvester does
            time.sleep(int(answer.headers["Retry-After"]))
            continue
        assert answer.status == 200, (answer.status, body[:200])
        count += body.count(b"<record>")
        token = re.search(rb">([^<]+)</resumptionToken>", body)
        address = f"/oai?verb=ListRecords&resumptionToken={token[1].decode()}" if token else ""
    connection.close()
    return count, time.monotonic() - begun


def walk_together(port: int, harvesters: int) -> tuple[list[int], float]:
    """Harvest everything with some honest clients at once; return the records of each, and the seconds for all."""
    from concurrent.futures import ThreadPoolExecutor

    begun = time.monotonic()
    with ThreadPoolExecutor(harvesters) as pool:
        counts = [count for count, _ in pool.map(lambda _: walk(port), range(harvesters))]
    return counts, time.monotonic() - begun
