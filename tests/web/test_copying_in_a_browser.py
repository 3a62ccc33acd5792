"""Copying a citation as a reader does: in a real browser, one click, and what the clipboard has then."""

from __future__ import annotations

import threading
from pathlib import Path

from browser import chromium
from feed_server import free_port
from test_signposting import _write
from werkzeug.serving import make_server

from catalog.web.app import create_app


def test_one_click_selects_a_citation_whole_in_the_style_and_language_that_were_chosen(tmp_path: Path) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    code = {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721", "leaves": "3"}
    author = {"name": "Иван Иванович Примеров", "surname": "Примеров", "kind": "person"}
    (tmp_path / "site").mkdir()
    _write(tmp_path / "site", base, title={"text": "Доклад", "language": "ru"}, authors=[author], reference_code=code)
    server = make_server("127.0.0.1", port, create_app(tmp_path / "site"), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with chromium(tmp_path / "profile") as browser:
            browser.open(f"{base}/records/letter")
            browser.click_first_word(".citations dd")
            note = browser.run("return getSelection().toString()")
            assert note.startswith("Иван Иванович Примеров, “Доклад,” n.d., fond 5446")
            browser.click("select[name=style] option[value=gost]")
            browser.click("select[name=locale] option[value=ru]")
            browser.click(".choose-style button")
            browser.await_query("?style=gost&locale=ru")
            browser.click_first_word(".citations dd")
            chosen = browser.run("return getSelection().toString()")
            assert (
                chosen == f"Примеров И. И. Доклад // ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 3. URL: {base}/records/letter."
            )
    finally:
        server.shutdown()
