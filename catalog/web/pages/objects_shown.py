"""The digital objects of a record as its page shows them: pictures, recordings, and links to everything else."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.model import Catalogue, DigitalObject, Record, write_leaves
from catalog.standards.digital_objects import pictures, thumbnails
from catalog.web.pages.object_file import INERT_IMAGES

__all__ = ["ShownObjects", "shown_objects"]

_MOST_PICTURES = 24
_MOST_LINKS = 200
_MOST_PIXELS = 50_000_000
"""Of a picture on a page: a browser decodes it whole."""
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class ShownObject:
    """One object: its address, its words, and for a picture the address of what is shown of it."""

    one: DigitalObject
    address: str
    words: str
    facts: str
    shown: str
    kind: str


@dataclass(frozen=True, slots=True)
class ShownObjects:
    """Pictures, recordings and links, in the order of the record; `more` are those that no page has room for."""

    pictures: tuple[ShownObject, ...]
    recordings: tuple[ShownObject, ...]
    links: tuple[ShownObject, ...]
    more: int


def shown_objects(record: Record, catalogue: Catalogue) -> ShownObjects:
    """Return what the page of a record shows of its files."""
    small = thumbnails(record)
    seen = {one.name for one in pictures(record) if _is_shown(small.get(one.name, one))}
    seen_of_page = frozenset([one.name for one in record.digital_objects if one.name in seen][:_MOST_PICTURES])
    groups: dict[str, list[ShownObject]] = {"picture": [], "recording": [], "link": []}
    hidden = {one.name for one in small.values()}
    for one in record.digital_objects:
        if one.name in hidden:
            continue
        is_recording = bool(one.file and one.media_type and one.media_type.startswith(("audio/", "video/")))
        group = "picture" if one.name in seen_of_page else "recording" if is_recording else "link"
        groups[group].append(_shown(one, record, catalogue, small))
    links = groups["link"]
    return ShownObjects(
        tuple(groups["picture"]),
        tuple(groups["recording"]),
        tuple(links[:_MOST_LINKS]),
        max(0, len(links) - _MOST_LINKS),
    )


def _shown(one: DigitalObject, record: Record, catalogue: Catalogue, small: dict[str, DigitalObject]) -> ShownObject:
    address = _address(one, record, catalogue)
    of_it = small.get(one.name)
    shown = _address(of_it, record, catalogue) if of_it and _is_shown(of_it) else address
    return ShownObject(one, address, _words(one), _facts(one), shown, (one.media_type or "").partition("/")[0])


def _is_shown(one: DigitalObject) -> bool:
    """Whether a page may show a picture, or the thumbnail that stands for it."""
    pixels = (one.width or 0) * (one.height or 0)
    return one.file is not None and one.media_type in INERT_IMAGES and pixels <= _MOST_PIXELS


def _address(one: DigitalObject, record: Record, catalogue: Catalogue) -> str:
    """Return the address of an object; that of a file here from the root of the pages, wherever they are read."""
    return catalogue.url_of_object(record.id, one).removeprefix(f"{catalogue.base_url}/")


def _words(one: DigitalObject) -> str:
    """What an object is called: its label, its leaves, its text, or else its name."""
    leaves = f"leaf {write_leaves(one.leaves)}" if one.leaves else ""
    if one.leaves and not (len(one.leaves) == 1 and one.leaves[0].is_single):
        leaves = f"leaves {write_leaves(one.leaves)}"
    return ", ".join(filter(None, (one.label, leaves))) or one.name.rpartition("/")[2] or one.name


def _facts(one: DigitalObject) -> str:
    """What a reader wants to know before opening it: role, kind, size, pages, duration."""
    pages = f"{one.pages:,} page{'' if one.pages == 1 else 's'}" if one.pages else ""
    size = f"{one.width:,} × {one.height:,} pixels" if one.width and one.height else ""
    role = one.role.value if one.role else ""
    return ", ".join(filter(None, (role, one.media_type, size, pages, one.duration, _size(one.bytes))))


def _size(count: int | None) -> str:
    if count is None:
        return ""
    size, unit = float(count), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{count} bytes" if unit == 0 else f"{size:.1f} {_UNITS[unit]}"
