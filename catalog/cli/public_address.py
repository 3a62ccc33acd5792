"""A note where the address that every answer of the feed contains can be reached from this computer alone."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

__all__ = ["note_of_loopback"]


def note_of_loopback(base_url: str) -> str | None:
    """Return what to say about a base_url that no one else can reach; None where there is nothing to say."""
    host = urlsplit(base_url).hostname or ""
    if not _is_loopback(host):
        return None
    says = f"note: base_url is {base_url}, which only this computer can reach."
    return f"{says} Set it in catalog.toml before others harvest."


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
