"""What programs learn of a record from its Link header and its link set, and that no header is too long for nginx."""

from __future__ import annotations

import json
import re
import socket

import pytest
from caddy import caddy_before
from caddy import recipe as caddy_recipe
from feed_server import new_catalogue
from nginx import nginx_before
from werkzeug.http import parse_options_header
from werkzeug.test import Client

from catalog.publication.publish import publish
from catalog.standards.formats import FORMATS
from catalog.storage import open_catalogue
from catalog.web.app import create_app

LONGEST_ID = "a" * 200
BASE = "https://archive.example.org/catalogue"
WORK = "https://creativecommons.org/licenses/by/4.0/"
ANN = "https://viaf.org/viaf/1"


def links(header):
    """Return target, relation and type of each link of a header."""
    found = re.findall(r"<([^>]*)>((?:; [a-z]+=\"[^\"]*\")*)", header)
    return [
        (target, parameters["rel"], parameters.get("type"))
        for target, words in found
        for _, parameters in [parse_options_header(f"link{words}")]
    ]


def _write(root, base_url, **fields):
    record = {
        "id": "letter",
        "level": "item",
        "title": "Letter",
        "authors": [{"name": "Smith, Ann", "authority": ANN}, "Nobody"],
        "rights": {"uri": WORK},
        **fields,
    }
    (root / "records").mkdir(exist_ok=True)
    (root / "records" / "a.json").write_text(json.dumps(record))
    (root / "catalog.toml").write_text(
        f'name = "Letters"\nbase_url = "{base_url}"\nadmin_emails = ["a@example.org"]\nnamespace = "a.example.org"\n'
    )
    publish(open_catalogue(root))


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    root = tmp_path_factory.mktemp("signposting")
    _write(root, BASE)
    return Client(create_app(root))


def get(client, path):
    with client.get(path) as answer:
        answer.get_data()
        return answer


def test_the_header_of_a_page_has_what_signposting_asks(client):
    page = f"{BASE}/records/letter"
    assert links(get(client, "/records/letter").headers["Link"]) == [
        (page, "cite-as", None),
        (f"{page}/linkset", "linkset", "application/linkset+json"),
        ("https://schema.org/AboutPage", "type", None),
        ("https://schema.org/ArchiveComponent", "type", None),
        (WORK, "license", None),
        (ANN, "author", None),
        (page, "canonical", None),
        (f"{page}.oai_dc.xml", "describedby", "application/xml"),
        (f"{page}.jsonld", "describedby", "application/ld+json"),
        (f"{page}.ris", "describedby", "application/x-research-info-systems"),
    ]


def test_a_file_names_the_page_that_it_describes(client):
    page = f"{BASE}/records/letter"
    assert links(get(client, "/records/letter.ris").headers["Link"]) == [
        (page, "canonical", "text/html"),
        (f"{page}/linkset", "linkset", "application/linkset+json"),
        (page, "describes", "text/html"),
    ]


def test_the_link_set_lists_every_format_and_each_of_them_is_there(client):
    answer = get(client, "/records/letter/linkset")
    assert answer.content_type == "application/linkset+json"
    page, *files = json.loads(answer.get_data())["linkset"]
    assert page["anchor"] == page["cite-as"][0]["href"] == f"{BASE}/records/letter"
    assert [one["href"] for one in page["license"] + page["author"]] == [WORK, ANN]
    described = {one["href"]: one["type"] for one in page["describedby"]}
    assert list(described) == [one["anchor"] for one in files]
    assert len(described) > 20
    for address, media_type in described.items():
        assert get(client, address.removeprefix(BASE)).mimetype == media_type
    assert all(one["describes"] == [{"href": f"{BASE}/records/letter", "type": "text/html"}] for one in files)


def test_a_link_set_is_where_its_record_is(client, tmp_path):
    assert get(client, "/records/nothing/linkset").status_code == 404
    withdrawn = {"status": "withdrawn", "withdrawn": {"date": "2026-03-01", "reason": "A mistake."}}
    _write(tmp_path, BASE, administration=withdrawn)
    assert get(Client(create_app(tmp_path)), "/records/letter/linkset").status_code == 410


def test_robots_may_harvest_the_feed(client):
    assert "/oai" not in get(client, "/robots.txt").text


@pytest.mark.parametrize("path", ["/", "/records/letter", "/records/letter/linkset", "/nothing", "/oai", "/health"])
def test_pages_and_feed_have_the_same_security_headers(client, path):
    headers = get(client, path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "FOO"])
def test_the_health_is_asked_by_get_and_head_alone(client, method):
    with client.open("/health", method=method) as answer:
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    with client.head("/health") as answer:
        assert (answer.status_code, answer.get_data()) == (200, b"")


def _header_bytes(port, path):
    """Return the status and the size of the header of an answer, in bytes as they are sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        received = b"".join(iter(lambda: connection.recv(65_536), b""))
    header = received.partition(b"\r\n\r\n")[0]
    return int(header.split()[1]), len(header) + 4


@pytest.mark.parametrize("before", [nginx_before, caddy_before])
def test_the_longest_addresses_pass_through_the_server_in_front(tmp_path, before):
    """With a base_url and an id as long as they may be, and more authors than fit."""
    root = tmp_path / "catalogue"
    root.mkdir()
    made = new_catalogue(root)
    base = "https://archive.example.org/" + "p" * (500 - len("https://archive.example.org/"))
    authors = [{"name": f"Smith, {n}", "authority": f"https://viaf.org/viaf/{n}"} for n in range(500)]
    _write(root, base, id=LONGEST_ID, authors=authors)
    paths = [f"/records/{LONGEST_ID}", f"/records/{LONGEST_ID}/linkset", "/", "/oai?verb=Identify"]
    paths += [f"/records/{LONGEST_ID}.{form.extension}" for form in FORMATS if not form.needs]
    behind = tmp_path / "before"
    behind.mkdir()
    with made.serving("--workers", "1"):
        sizes = {path: _header_bytes(made.port, path) for path in paths}
        assert {status for status, _ in sizes.values()} == {200}
        assert max(size for _, size in sizes.values()) < 4_000
        with before(made.port, behind) as port:
            assert {path: _header_bytes(port, path)[0] for path in paths} == dict.fromkeys(paths, 200)


def test_the_recipe_for_caddy_is_a_site_that_leads_to_the_server():
    """Without Caddy its words are all that can be looked at: a site, and one directive in its block."""
    name, opening, *directives, closing = caddy_recipe().split()
    assert (name, opening, closing) == ("letters.example.org", "{", "}")
    assert directives == ["reverse_proxy", "127.0.0.1:8000"]
