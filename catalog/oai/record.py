"""Writing a record once, at its publication: the bytes before its datestamp, and the bytes after it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from catalog.oai import markup
from catalog.oai.request import SET_SPEC

__all__ = ["header_of", "local_identifier", "with_ancestors", "write_record", "write_tombstone"]

_RECORD = b"<record>"
_HEADER_END = b"</header>"
# guidelines-oai-identifier: the local part is of URI characters; everything else is %-escaped
_URIC = "-_.!~*'();/?:@&=+$,"
_IDENTIFIER = re.compile(r"oai:[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9-]*)+:.+")


def local_identifier(namespace: str, name: str) -> str:
    """Return the OAI identifier `oai:NAMESPACE:NAME`; raise ValueError where the namespace is not a domain name."""
    identifier = f"oai:{namespace}:{quote(name, safe=_URIC)}"
    if not _IDENTIFIER.fullmatch(identifier):
        raise ValueError(f"{identifier!r} is not an OAI identifier: oai:DOMAIN.NAME:LOCAL.")
    return identifier


def with_ancestors(specs: Iterable[str]) -> tuple[str, ...]:
    """Return the sets and all that contain them, each once, parents first; raise ValueError for an illegal one."""
    return tuple(sorted({step for spec in specs for step in _steps(spec)}, key=_levels))


@lru_cache(maxsize=4096)
def _steps(spec: str) -> tuple[str, ...]:
    """Return the sets that contain a set, the largest first, and itself."""
    if not SET_SPEC.fullmatch(spec):
        raise ValueError(f"{spec!r} is not a setSpec.")
    levels = _levels(spec)
    return tuple(":".join(levels[:depth]) for depth in range(1, len(levels) + 1))


@lru_cache(maxsize=4096)
def _levels(spec: str) -> list[str]:
    return spec.split(":")


def write_record(
    identifier: str, specs: Iterable[str], metadata: bytes, about: Iterable[bytes] = ()
) -> tuple[bytes, bytes]:
    """Return a record's bytes before and after its datestamp. `metadata` and each `about` are one element."""
    abouts = b"".join(b"<about>%b</about>" % element for element in about)
    before, header = _header(identifier, tuple(specs), b"<header>")
    return before, b"%b<metadata>%b</metadata>%b</record>\n" % (header, metadata, abouts)


def write_tombstone(identifier: str, specs: Iterable[str]) -> tuple[bytes, bytes]:
    """Return a deleted record's bytes before and after its datestamp; it keeps its sets (2.5.1)."""
    before, header = _header(identifier, tuple(specs), b'<header status="deleted">')
    return before, header + b"</record>\n"


def header_of(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Return the bytes of the header alone."""
    return before[len(_RECORD) :], after[: after.index(_HEADER_END) + len(_HEADER_END)] + b"\n"


@lru_cache(maxsize=16)
def _header(identifier: str, specs: tuple[str, ...], opening: bytes) -> tuple[bytes, bytes]:
    """The header before and after the datestamp; a record has the same one in every format."""
    before = b"%b%b%b<datestamp>" % (_RECORD, opening, markup.element("identifier", identifier))
    return before, b"</datestamp>%b%b" % (b"".join(map(_set, specs)), _HEADER_END)


@lru_cache(maxsize=4096)
def _set(spec: str) -> bytes:
    return markup.element("setSpec", spec)
