"""Chromium, driven through chromedriver by the commands of W3C WebDriver."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver gives an element (https://www.w3.org/TR/webdriver2/#elements)."""
_SECONDS = 60


class Browser:
    """One window."""

    def __init__(self, address: str) -> None:
        self._address = address

    def ask(self, method: str, path: str, **values: Any) -> Any:
        """Send a command; return its value."""
        body = json.dumps(values).encode() if method == "POST" else None
        request = urllib.request.Request(
            f"{self._address}{path}", body, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {json.load(error)['value']['message'][:500]}") from None

    def open(self, address: str) -> None:
        self.ask("POST", "/url", url=address)

    def click(self, selector: str) -> None:
        found = self.ask("POST", "/element", using="css selector", value=selector)
        self.ask("POST", f"/element/{found[_ELEMENT]}/click")

    def click_first_word(self, selector: str) -> None:
        """Click at the beginning of a text, whose middle may be a link."""
        place = f"const box = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
        x, y = self.run(f"{place} return [Math.round(box.left) + 8, Math.round(box.top) + 8]")
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        moves = [{"type": "pointerMove", "x": x, "y": y}, *press]
        self.ask("POST", "/actions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

    def await_query(self, query: str) -> None:
        """Wait until a page with this query is loaded: a click returns before the next page is there."""
        end = time.monotonic() + _SECONDS
        there = None
        while there != [query, "complete"] and time.monotonic() < end:
            with suppress(AssertionError):  # the page went away while it was asked
                there = self.run("return [location.search, document.readyState]")
            time.sleep(0.05)
        assert there == [query, "complete"]

    def run(self, script: str) -> Any:
        """Return what a script returns. The driver runs it, whatever the page allows of its own scripts."""
        return self.ask("POST", "/execute/sync", script=script, args=[])


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """Run a browser without a window; the test is skipped where there is none."""
    driver, program = shutil.which("chromedriver"), shutil.which("chromium")
    if not driver or not program:
        pytest.skip("chromium and chromedriver are not installed")
    arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,1600",
    ]
    options = {"binary": program, "args": [*arguments, f"--user-data-dir={folder}"]}
    environment = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            said = (re.search(r"successfully on port (\d+)", line) for line in process.stdout or ())
            port = next(found[1] for found in said if found)
            wanted = {"alwaysMatch": {"goog:chromeOptions": options}}
            session = Browser(f"http://127.0.0.1:{port}").ask("POST", "/session", capabilities=wanted)
            browser = Browser(f"http://127.0.0.1:{port}/session/{session['sessionId']}")
            yield browser
            browser.ask("DELETE", "")
        finally:
            process.terminate()
