"""More requests at once than a process answers: the others are asked to come later."""

from __future__ import annotations

import io
import threading

from feeds import Answer

from catalog.web.feed_endpoint import FeedEndpoint


class _SlowProvider:
    """A provider that answers when it is let."""

    def __init__(self) -> None:
        self.entered, self.let = threading.Semaphore(0), threading.Event()

    def answer(self, pairs):
        self.entered.release()
        assert self.let.wait(20)
        return [b"<answer/>"]


def ask(endpoint) -> Answer:
    said = []
    environ = {"REQUEST_METHOD": "GET", "QUERY_STRING": "verb=Identify", "wsgi.input": io.BytesIO()}
    body = b"".join(endpoint(environ, lambda status, headers: said.append((status, headers))))
    return Answer(int(said[0][0].split()[0]), dict(said[0][1]), body)


def too_many_requests() -> Answer:
    """Return the answer to the third request where two are under way and two are allowed."""
    provider = _SlowProvider()
    endpoint = FeedEndpoint(provider, concurrency=2)
    under_way = [threading.Thread(target=ask, args=(endpoint,)) for _ in range(2)]
    for thread in under_way:
        thread.start()
    for _ in under_way:
        assert provider.entered.acquire(timeout=20)
    try:
        return ask(endpoint)
    finally:
        provider.let.set()
        for thread in under_way:
            thread.join()


def test_the_request_above_the_limit_is_asked_to_come_later():
    answer = too_many_requests()
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")


def test_places_are_free_again_after_the_answer():
    provider = _SlowProvider()
    provider.let.set()
    endpoint = FeedEndpoint(provider, concurrency=1)
    assert [ask(endpoint).status for _ in range(5)] == [200] * 5
