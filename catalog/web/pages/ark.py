"""Answering for ARKs: the record of a name, what is known of it (`?info`), and the tombstone of a withdrawn one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from werkzeug.wrappers import Request, Response

from catalog.model import Catalogue, Record
from catalog.model.ark import normal
from catalog.standards import dates
from catalog.web.pages import responses
from catalog.web.pages.published_records import Published

__all__ = ["described", "is_inflected", "named"]

_UNKNOWN = "(:unkn) unknown"
_MOST_QUALIFIERS = 20


def named(catalogue: Published, ark: str) -> tuple[str, str] | None:
    """Return the id of the record that an ARK names, and what follows it: `/objects/1.jpg`, `.mods.xml`; or None."""
    begins = ark.find("/")
    cuts = [place for place, letter in enumerate(ark) if letter in "/." and place > begins]
    for cut in [len(ark), *reversed(cuts)][:_MOST_QUALIFIERS]:
        if record_id := catalogue.id_of_ark(normal(ark[:cut])):
            return record_id, ark[cut:]
    return None


def is_inflected(request: Request) -> bool:
    """Whether a request asks about the thing and not for it: `?info`, or in the older form, `?` and `??`."""
    asked = request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI") or ""
    return request.query_string in (b"info", b"?") or re.search(r"[^?]\?{1,2}$", asked) is not None


def described(request: Request, record: Record, catalogue: Catalogue) -> Response:
    """Return what is known of a thing in the kernel of ERC: who, what, when, where, and who keeps the name."""
    withdrawn = record.administration.withdrawn
    lines = ["erc:", *_kernel(record, catalogue), "erc-support:", f"who: {_line(catalogue.name)}"]
    what = "The name is kept for ever. A record that is withdrawn answers with its tombstone."
    lines += [f"what: {what}", f"where: {catalogue.base_url}/"]
    if withdrawn:
        lines += ["note: " + _line(f"Withdrawn on {withdrawn.date}: {withdrawn.reason}")]
    return responses.text(request, 410 if withdrawn else 200, "\n".join(lines))


def _kernel(record: Record, catalogue: Catalogue) -> Iterator[str]:
    names = "; ".join(_line(agent.name) for agent in record.makers)
    yield f"who: {names or _UNKNOWN}"
    yield f"what: {_line(record.title.text)}"
    yield f"when: {_line(dates.words(record.date) or '') if record.date else _UNKNOWN}"
    yield f"where: {catalogue.url_of_ark(record.ark or '')}"


def _line(words: str) -> str:
    """Return words as one line: what follows a line break would be another statement."""
    return " ".join(words.split())
