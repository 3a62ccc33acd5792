"""The media objects of a work: its digital objects, with their measures as the source gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from catalog.drafts.digital_object import is_ark, write_object
from catalog.standards.schema_org.read_graph import address_or_words, words_of
from catalog.standards.schema_org.work import Work

__all__ = ["write_ark", "write_media"]

_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")
_READ = frozenset(
    {"@type", "@id", "contentUrl", "url", "name", "additionalType", "encodingFormat", "contentSize", "sha256", "width"}
    | {"height", "description", "license", "duration"}
)


def write_media(work: Work, name: str) -> None:
    """Write each media object that has an address; what is said of one without is ignored, with its words."""
    for value in work.values(name):
        if isinstance(value, Mapping):
            _write_object(work, value, name)
        else:
            write_object(work.entry, words_of(value), work.place(name))


def write_ark(work: Work) -> None:
    """Write the identifier that is called an ARK."""
    for value in work.values("identifier"):
        if isinstance(value, Mapping) and words_of(value.get("propertyID", "")) == "ARK" and is_ark(words_of(value)):
            work.entry.write("/ark", words_of(value), work.place("identifier"))


def _write_object(work: Work, node: Mapping[str, Any], name: str) -> None:
    def said(*names: str) -> str:
        found = (address_or_words(value) for each in names for value in work.graph.values(node, each))
        return next(filter(None, found), "")

    stated = {field: value for field, value in _measures(said) if value}
    kind = said("encodingFormat").lower()
    if _MEDIA_TYPE.fullmatch(kind):
        stated["media_type"] = kind
    facts = [words for value in work.graph.values(node, "description") if (words := words_of(value))]
    address = said("contentUrl", "url", "@id")
    write_object(
        work.entry,
        address,
        work.place(name),
        role=said("additionalType"),
        label=said("name"),
        facts=facts,
        stated=stated,
    )
    for other in node.keys() - _READ:
        work.ignore(name, *filter(None, map(words_of, work.graph.values(node, other))))


def _measures(said: Any) -> Iterator[tuple[str, str]]:
    """Yield what is measured, where it is said in a form that means one thing."""
    size = re.fullmatch(r"(\d{1,15}) ?(?:B|bytes)?", said("contentSize"))
    yield "bytes", size[1] if size else ""
    for side in ("width", "height"):
        pixels = re.fullmatch(r"(\d{1,7})(?: ?px)?", said(side))
        yield side, pixels[1] if pixels and int(pixels[1]) else ""
    digest = said("sha256").lower()
    yield "sha256", digest if re.fullmatch("[0-9a-f]{64}", digest) else ""
    yield "rights", said("license") if said("license").startswith(("http://", "https://")) else ""
    length = re.fullmatch(r"PT(?:(\d{1,4})H)?(?:(\d{1,2})M)?(?:(\d{1,2})(\.\d{1,3})?S)?", said("duration"))
    if length and any(length.groups()):
        hours, minutes, seconds, part = length.groups(default="0")
        yield "duration", f"{hours}:{int(minutes):02}:{int(seconds):02}{part if part != '0' else ''}"
