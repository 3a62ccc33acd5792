"""A base_url that nobody else can reach is said."""

from __future__ import annotations

import pytest

from catalog.cli.public_address import note_of_loopback


@pytest.mark.parametrize(
    "base_url",
    ["http://127.0.0.1:8000", "http://localhost/x", "http://a.localhost", "http://[::1]:80", "http://127.9.9.9"],
)
def test_an_address_of_this_computer_alone_is_said(base_url):
    assert f"base_url is {base_url}, which only this computer can reach" in note_of_loopback(base_url)


@pytest.mark.parametrize(
    "base_url", ["https://archive.example.org", "http://10.0.0.1", "https://localhost.example.org"]
)
def test_any_other_is_not(base_url):
    assert note_of_loopback(base_url) is None
