"""Slow clients cost others nothing: they hold no thread, and not for ever."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from feed_server import new_catalogue
from slow_clients import KINDS, connected, slow_clients, walk_together

from catalog.web.unsent import UnsentLimit

SLOW = 300
RECORDS = 1_000


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    made = new_catalogue(tmp_path_factory.mktemp("slow"), page_size=500)
    lines = [json.dumps({"id": f"r{n}", "level": "item", "title": f"Letter {n} {'x' * 3_900}"}) for n in range(RECORDS)]
    (made.root / "records" / "all.jsonl").write_text("\n".join(lines))
    assert made.catalog("publish").returncode == 0
    return made


def _median(work, times=3):
    found = sorted(work() for _ in range(times))
    return found[len(found) // 2]


def test_hundreds_of_slow_clients_take_nothing_from_honest_harvesters(catalogue):
    def harvest():
        counts, seconds = walk_together(catalogue.port, 8)
        assert counts == [RECORDS] * 8
        return seconds

    with catalogue.serving("--workers", "2"):
        alone = _median(harvest)
        with slow_clients(catalogue.port, SLOW):
            time.sleep(1)
            beside = _median(harvest)
            status, _, _ = catalogue.get("/health")
    assert status == 200
    assert beside < 2 * alone + 0.5  # of a second: the machine may be busy with other tests


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="the system does not list its connections")
@pytest.mark.parametrize("kind", KINDS)
def test_a_slow_client_is_cut_in_time(catalogue, kind, monkeypatch):
    import slow_clients as slow

    monkeypatch.setattr(slow, "KINDS", (kind,))
    command = [sys.executable, str(Path(__file__).with_name("short_limits.py")), "-C", str(catalogue.root), "serve"]
    command += ["--port", str(catalogue.port), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            catalogue.wait(process)
            with slow_clients(catalogue.port, 3):
                assert connected(catalogue.port) == 3
                for _ in range(100):
                    if not connected(catalogue.port):
                        break
                    time.sleep(0.1)
                else:
                    raise AssertionError("they are connected still")
                assert catalogue.get("/health")[0] == 200
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(40)
            assert "Traceback" not in process.stderr.read()


def _answers(size):
    def app(environ, start_response):
        start_response("200 OK", [("Content-Length", str(size))])
        return [b"x" * size]

    return app


def _ask(app):
    started = []
    body = app({"REQUEST_METHOD": "GET"}, lambda status, headers, error=None: started.append((status, dict(headers))))
    return started[0], body


def test_answers_that_nobody_reads_do_not_fill_the_memory():
    app = UnsentLimit(_answers(1_000_000), 2_500_000)
    waiting = [_ask(app) for _ in range(2)]
    assert [started[0] for started, _ in waiting] == ["200 OK"] * 2
    (status, headers), words = _ask(app)
    assert (status, headers["Retry-After"]) == ("503 Service Unavailable", "5")
    assert b"Come again in 5 seconds" in b"".join(words)
    small = UnsentLimit(_answers(1_000), 1)
    assert _ask(small)[0][0] == "200 OK"
    waiting[0][1].close()
    waiting[0][1].close()  # a second time frees nothing more
    assert _ask(app)[0][0] == "200 OK"
    assert _ask(app)[0][0] == "503 Service Unavailable"
    waiting[1][1].close()
    assert _ask(app)[0][0] == "200 OK"


class _Connection:
    is_open = True

    def shutdown(self, how):
        self.is_open = False


def test_clients_that_have_been_reading_longest_make_room(monkeypatch):
    from catalog.web import unsent

    app = UnsentLimit(_answers(1_000_000), 2_500_000)
    connections = [_Connection() for _ in range(3)]
    now = [1_000.0]
    monkeypatch.setattr(unsent.time, "monotonic", lambda: now[0])
    kept = []
    for connection in connections:
        body = app({"REQUEST_METHOD": "GET", "gunicorn.socket": connection}, lambda *_: None)
        kept.append(body)
        now[0] += 6
    assert [each.is_open for each in connections] == [False, True, True]


def test_one_answer_goes_out_however_large_it_is():
    app = UnsentLimit(_answers(1_000_000), 10)
    (status, _), body = _ask(app)
    assert (status, len(b"".join(body))) == ("200 OK", 1_000_000)
