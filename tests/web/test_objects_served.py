"""The files of digital objects: served whole and in ranges, never active, and only what is published and open."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from wsgiref.validate import validator

import pytest
import yaml
from lxml import html
from werkzeug.test import Client

from catalog.publication.publish import publish
from catalog.storage import open_catalogue
from catalog.web.app import create_app
from catalog.web.file_body import PIECE, FileBody
from tests.every import every
from tests.objects.conftest import SETTINGS
from tests.objects.real_files import picture, recording

CLOSED = {"conditions": "Closed.", "is_open": False}
OPEN = {"conditions": "Open.", "is_open": True}
FILES = {
    "letter/170.jpg": picture(), "letter/170.tif": picture("TIFF"), "letter/170-small.jpg": picture(size=(4, 3)),
    "letter/лист #2?.png": picture("PNG"), "letter/read.wav": recording(), "letter/closed.jpg": picture(size=(5, 5)),
    "letter/internal.jpg": picture(size=(6, 6)), "letter/page.html": b"<!doctype html><script>alert(1)</script>",
    "letter/drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "letter/unlisted.jpg": picture(size=(7, 7)),
    "shut/1.jpg": picture(size=(8, 8)), "shut/2.jpg": picture(size=(9, 9)),
}  # fmt: skip
LETTER = [
    {"file": "letter/170.tif", "role": "original scan", "leaves": "170", "media_type": "image/tiff"},
    {"file": "letter/170.jpg", "role": "access copy", "leaves": "170", "media_type": "image/jpeg",
     "width": 40, "height": 30},
    {"file": "letter/170-small.jpg", "role": "thumbnail", "leaves": "170", "media_type": "image/jpeg"},
    {"file": "letter/лист #2?.png", "media_type": "image/png", "label": "<b>Back</b>"},
    {"file": "letter/read.wav", "media_type": "audio/wav", "duration": "0:00:02", "bytes": 2044},
    {"file": "letter/closed.jpg", "media_type": "image/jpeg", "access": CLOSED},
    {"file": "letter/internal.jpg", "media_type": "image/jpeg", "internal": True},
    {"file": "letter/page.html", "media_type": "text/html"},
    {"file": "letter/drawing.svg", "media_type": "image/svg+xml"},
    {"file": "letter/missing.jpg", "media_type": "image/jpeg"},
    {"file": "letter/link.jpg", "media_type": "image/jpeg"},
    {"url": "https://viewer.example.org/1", "label": "Viewer"},
]  # fmt: skip
WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2026-03-01", "reason": "A mistake."}}


def _record(name, objects, **fields):
    return {"id": name, "level": "item", "title": name, "digital_objects": objects, **fields}


RECORDS = [
    _record("letter", LETTER),
    _record("draft", [{"file": "letter/170.jpg"}], administration={"status": "draft"}),
    _record("shut", [{"file": "shut/1.jpg"}, {"file": "shut/2.jpg", "access": OPEN}], access=CLOSED),
    {"id": "gone", "level": "item", "title": "gone", "administration": WITHDRAWN},
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("objects")
    (root / "records").mkdir()
    (root / "catalog.toml").write_text(SETTINGS)
    for record in RECORDS:
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
        (root / "records" / f"{record['id']}.yaml").write_text(text)
    for name, content in FILES.items():
        path = root / "objects" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (root / "objects/letter/link.jpg").symlink_to("/etc/passwd")
    catalogue = open_catalogue(root)
    publish(catalogue)
    return catalogue


@pytest.fixture(scope="module")
def client(folder):
    return Client(validator(create_app(folder)))


def get(client, path, method="GET", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with client.open(path, method=method, headers=named) as answer:
        answer.get_data()
        return answer


IMAGE = "/records/letter/objects/letter/170.jpg"


def test_a_file_is_served_whole_with_its_media_type(client):
    answer = get(client, IMAGE)
    assert answer.status_code == 200
    assert answer.get_data() == FILES["letter/170.jpg"]
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    head = get(client, IMAGE, method="HEAD")
    assert (head.get_data(), head.headers["Content-Length"]) == (b"", str(len(FILES["letter/170.jpg"])))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=10-19", 10, 19), ("bytes=600-", 600, None), ("bytes=-5", -5, None), ("bytes=10-99999999", 10, None)],
)
def test_a_range_is_served(client, asked, first, last):
    content = FILES["letter/170.jpg"]
    answer = get(client, IMAGE, Range=asked)
    wanted = content[first : None if last is None else last + 1]
    assert (answer.status_code, answer.get_data()) == (206, wanted)
    start = first % len(content)
    assert answer.headers["Content-Range"] == f"bytes {start}-{start + len(wanted) - 1}/{len(content)}"


def test_a_range_beyond_the_file_is_refused(client):
    answer = get(client, IMAGE, Range="bytes=99999-")
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(FILES['letter/170.jpg'])}"


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,3-4", "pages=1-2", "bytes=x", "bytes=5-2", "bytes", "bytes=" + "0-1," * 999]
)
def test_what_is_no_single_range_is_answered_with_the_whole_file(client, asked):
    answer = get(client, IMAGE, Range=asked)
    assert (answer.status_code, answer.get_data()) == (200, FILES["letter/170.jpg"])


def test_conditions_are_kept(client):
    whole = get(client, IMAGE)
    etag, changed = whole.headers["ETag"], whole.headers["Last-Modified"]
    assert get(client, IMAGE, If_None_Match=etag).status_code == 304
    assert get(client, IMAGE, If_Modified_Since=changed).status_code == 304
    assert get(client, IMAGE, Range="bytes=0-1", If_Range=etag).status_code == 206
    assert get(client, IMAGE, Range="bytes=0-1", If_Range=changed).status_code == 206
    assert get(client, IMAGE, Range="bytes=0-1", If_Range='"other"').status_code == 200
    assert get(client, IMAGE, Range="bytes=0-1", If_Range="Sat, 01 Jan 2000 00:00:00 GMT").status_code == 200
    assert get(client, IMAGE, Range="bytes=0-1", If_Range="nonsense").status_code == 200


@pytest.mark.parametrize("name", ["page.html", "drawing.svg"])
def test_what_a_browser_could_run_is_saved_and_never_shown(client, name):
    answer = get(client, f"/records/letter/objects/letter/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@every(
    "path",
    [
        "letter/objects/letter/closed.jpg", "letter/objects/letter/internal.jpg", "letter/objects/letter/missing.jpg",
        "letter/objects/letter/link.jpg", "letter/objects/letter/unlisted.jpg", "draft/objects/letter/170.jpg",
        "shut/objects/shut/1.jpg", "nobody/objects/letter/170.jpg", "letter/objects/../../catalog.toml",
        "letter/objects//etc/passwd", "letter/objects/letter/..%2f..%2fcatalog.toml", "letter/objects/letter/",
        "letter/objects/https://viewer.example.org/1", "letter/objects/letter/170.jpg%00", "letter/objects/%ff.jpg",
    ],
)  # fmt: skip
def test_nothing_else_is_served(client, path):
    assert get(client, f"/records/{path}").status_code == 404


def test_what_is_open_in_a_closed_record_is_served_and_the_files_of_a_withdrawn_one_are_gone(client):
    assert get(client, "/records/shut/objects/shut/2.jpg").status_code == 200
    assert get(client, "/records/gone/objects/letter/170.jpg").status_code == 410


def test_the_page_shows_pictures_recordings_and_links(client, folder):
    page = html.fromstring(get(client, "/records/letter").get_data())
    objects = page.xpath("//section[@class='objects']")[0]
    shown = [(link.get("href"), link.xpath("img/@src")[0]) for link in objects.xpath(".//figure/a[img]")]
    below = "../records/letter/objects/letter"
    assert shown == [
        (f"{below}/170.jpg", f"{below}/170-small.jpg"),
        (f"{below}/%D0%BB%D0%B8%D1%81%D1%82%20%232%3F.png", f"{below}/%D0%BB%D0%B8%D1%81%D1%82%20%232%3F.png"),
        (f"{below}/missing.jpg", f"{below}/missing.jpg"),
        (f"{below}/link.jpg", f"{below}/link.jpg"),
    ]
    assert objects.xpath(".//audio/@src") == [f"{below}/read.wav"]
    assert objects.xpath("ul[@class='plain']/li/a/@href") == [
        f"{below}/170.tif", f"{below}/page.html", f"{below}/drawing.svg", "https://viewer.example.org/1",
    ]  # fmt: skip
    words = objects.text_content()
    assert "<b>Back</b>" in words
    assert "leaf 170" in words
    assert "closed" not in words
    assert "internal" not in words
    for address in objects.xpath(".//img/@src | .//audio/@src"):
        path = "/" + address.removeprefix("../")
        expected = 404 if path.endswith(("missing.jpg", "link.jpg")) else 200
        assert get(client, path).status_code == expected


def test_a_picture_too_large_for_a_browser_is_a_link(folder):
    from catalog.model import Record
    from catalog.web.pages.objects_shown import shown_objects

    large = {"file": "a/1.png", "media_type": "image/png", "width": 30_000, "height": 30_000}
    record = Record.model_validate(
        _record("a", [large, *({"file": f"a/x{n}.jpg", "media_type": "image/jpeg"} for n in range(300))])
    )
    shown = shown_objects(record, folder.settings)
    assert shown.links[0].one.file == "a/1.png"
    assert (len(shown.pictures), len(shown.links), shown.more) == (24, 200, 77)


def test_a_large_file_is_never_in_memory_whole(tmp_path):
    """The server itself: a file of 300 MB goes out while its processes stay small."""
    root = tmp_path / "large"
    (root / "records").mkdir(parents=True)
    (root / "objects").mkdir()
    (root / "catalog.toml").write_text(SETTINGS)
    with (root / "objects/film.bin").open("wb") as file:
        file.truncate(300_000_000)  # a file with a hole takes no space on the disk
    (root / "records/film.yaml").write_text("id: film\nlevel: item\ntitle: F\ndigital_objects: [{file: film.bin}]\n")
    publish(open_catalogue(root))
    command = [sys.executable, "-m", "catalog", "-C", str(root), "serve", "--port", "0", "--workers", "1"]
    command[command.index("0")] = str(_free_port())
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        base = f"http://127.0.0.1:{command[-3]}"
        _wait_for(base)
        digest, size = hashlib.sha256(), 0
        with urllib.request.urlopen(f"{base}/records/film/objects/film.bin") as answer:
            while piece := answer.read(1_000_000):
                digest.update(piece)
                size += len(piece)
        assert size == 300_000_000
        assert max(_most_memory(server.pid)) < 250_000
    finally:
        server.terminate()
        server.wait(20)


def _free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def _wait_for(base):
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{base}/health").close()
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
        else:
            return


def _most_memory(pid):
    """Yield the most memory (KB) that a process and its children had."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *children):
        status = Path(f"/proc/{one}/status").read_text()
        yield int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def test_a_file_that_is_cut_while_it_is_sent_ends_the_answer(tmp_path):
    path = tmp_path / "film"
    path.write_bytes(bytes(3 * PIECE))
    body = FileBody(path.open("rb"), 0, 3 * PIECE)
    pieces = iter(body)
    assert len(next(pieces)) == PIECE
    os.truncate(path, PIECE + 5)
    assert sum(map(len, pieces)) <= 2 * PIECE
    body.close()
