"""Secrets in the address of a feed are sent, and neither printed nor kept."""

from __future__ import annotations

import base64

import pytest

from catalog.errors import FeedError, UsageError
from catalog.ingest.harvest.feed_address import FeedAddress
from tests.harvest.conftest import Harvester
from tests.harvest.faulty_feed import FaultyFeed, Reply, three_pages
from tests.harvest.test_harvesting import run

SECRET = "s3cret-w0rd"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://example.org/oai?apikey=s3cret-w0rd", "https://example.org/oai?apikey=***"),
        (
            "https://example.org/oai?x=1&access_token=s3cret-w0rd&y=2",
            "https://example.org/oai?x=1&access_token=***&y=2",
        ),
        ("https://example.org/oai?Key=s3cret-w0rd", "https://example.org/oai?Key=***"),
        ("https://ann:s3cret-w0rd@example.org/oai", "https://***@example.org/oai"),
        ("https://example.org/oai?apikey=${OAI_KEY}", "https://example.org/oai?apikey=${OAI_KEY}"),
        ("https://ann:${OAI_KEY}@example.org/oai", "https://ann:${OAI_KEY}@example.org/oai"),
        ("https://example.org/${OAI_KEY}/oai?verb=Identify", "https://example.org/${OAI_KEY}/oai"),
        ("https://example.org/oai?collection=keys", "https://example.org/oai?collection=keys"),
    ],
)
def test_an_address_is_shown_without_its_secrets(monkeypatch: pytest.MonkeyPatch, given: str, shown: str) -> None:
    monkeypatch.setenv("OAI_KEY", SECRET)
    address = FeedAddress.of(given)
    assert address.shown == shown
    assert SECRET not in address.public
    assert "{" not in address.public
    assert "ann" not in address.public
    if "@" in given:
        assert address.authorization == f"Basic {base64.b64encode(f'ann:{SECRET}'.encode()).decode()}"
        assert address.asked == "https://example.org/oai"


def test_a_variable_that_is_not_set_is_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OAI_KEY", raising=False)
    with pytest.raises(UsageError, match="names the variable OAI_KEY, which is not set"):
        FeedAddress.of("https://example.org/oai?key=${OAI_KEY}")
    with pytest.raises(FeedError, match=r"'ftp://\*\*\*@example.org' is not the address of a feed"):
        FeedAddress.of("ftp://ann:s3cret-w0rd@example.org")


@pytest.mark.parametrize("form", ["{}?apikey=s3cret-w0rd", "{}?apikey=${{OAI_KEY}}", "ann:s3cret-w0rd@{}"])
def test_no_file_and_no_line_has_the_secret(catalogue: Harvester, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setenv("OAI_KEY", SECRET)
    failing = Reply(f"no such key: {SECRET}".encode(), 500)

    def fault(arguments, times):
        if arguments.get("verb") == "Identify":  # it repeats the address that it was asked at
            body = three_pages()[0].split(b"<responseDate>")[0]
            said = f"<Identify><baseURL>http://x.example.org/oai?apikey={SECRET}</baseURL></Identify></OAI-PMH>"
            return Reply(body + said.encode())
        return failing if arguments.get("resumptionToken") == "page-2" and times < 2 else None

    with FaultyFeed(three_pages(), fault).serving() as feed:
        url = f"http://{form.format(feed.url.removeprefix('http://'))}"
        done = run(catalogue.root, url, "--keep-answers")
        assert done.returncode == 0, done.stderr
        assert "500" in done.stderr
        gone = run(catalogue.root, url.replace("/oai", "/oai%zz").replace(str(feed.port), "1"))
    assert SECRET not in done.stdout + done.stderr + gone.stdout + gone.stderr
    for path in catalogue.root.rglob("*"):
        assert SECRET not in str(path)
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes(), path
