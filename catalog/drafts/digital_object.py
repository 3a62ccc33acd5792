"""Digital objects of a source: each address once, with its role, and every word that comes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pydantic import TypeAdapter, ValidationError

from catalog.drafts.draft_builder import Entry
from catalog.model import read_leaves
from catalog.model.addresses import Ark, Uri
from catalog.model.strings import clean
from catalog.vocabularies import ObjectRole

__all__ = ["is_ark", "write_object"]

_KIND = "Digital object"
_LEAVES = "Leaves: "
_LONGEST_LABEL = 1_000
_ROLES = {
    **{role.value: role for role in ObjectRole},
    **dict.fromkeys(("thumb", "preview", "image thumbnail"), ObjectRole.THUMBNAIL),
    **dict.fromkeys(
        ("reference", "service", "image service", "audio service", "video service", "text service", "image reference"),
        ObjectRole.ACCESS_COPY,
    ),
    **dict.fromkeys(("master", "archival master", "image master", "audio master"), ObjectRole.ORIGINAL_SCAN),
    **dict.fromkeys(("iiif", "iiif manifest"), ObjectRole.MANIFEST),
}
"""What systems call the roles of their files (METS and ArchivesSpace call the copy for readers a service copy)."""
_URI: TypeAdapter[str] = TypeAdapter(Uri)
_ARK: TypeAdapter[str] = TypeAdapter(Ark)


def is_ark(words: str) -> bool:
    """Whether words are an ARK."""
    return _fits(_ARK, words)


def write_object(
    entry: Entry,
    address: str,
    place: str,
    *,
    role: str = "",
    label: str = "",
    facts: Iterable[str] = (),
    stated: Mapping[str, str] | None = None,
) -> None:
    """Write a digital object with what is said of it; `stated` are fields that the source has as they are.

    An address of no kind that pages link to, as a path on a disk of its archive, is a note with all its words.
    """
    address, label = clean(address), " ".join(clean(label).split())
    fields = dict(stated or {})
    notes = list(_sorted_out(filter(None, map(clean, facts)), fields))
    meant = _ROLES.get(re.sub(r"[\s_-]+", " ", role.strip().lower()))
    if meant:
        fields["role"] = meant.value
    elif role.strip():
        notes.insert(0, f"Role: {clean(role)}")
    if len(label) > _LONGEST_LABEL:
        notes.insert(0, label)
    elif label:
        fields["label"] = label
    if not _fits(_URI, address):
        entry.note(_KIND, "\n\n".join(filter(None, (address, label, *notes))), place)
    elif any(one.get("url") == address for one in entry.document.get("digital_objects", ())):
        entry.ignore(" ".join((address, label, *notes)), place)
    else:
        if notes:
            fields["note"] = "\n\n".join(notes)
        entry.write("/digital_objects/*/url", address, place, fields)


def _sorted_out(facts: Iterable[str], fields: dict[str, str]) -> Iterable[str]:
    """Yield what is said in words; leaves that are said as our own formats say them are the field."""
    for words in facts:
        leaves = words.removeprefix(_LEAVES)
        if leaves != words and _are_leaves(leaves):
            fields["leaves"] = leaves
        else:
            yield words


def _are_leaves(words: str) -> bool:
    try:
        return bool(read_leaves(words))
    except ValueError:
        return False


def _fits(kind: TypeAdapter[str], words: str) -> bool:
    try:
        kind.validate_python(words)
    except ValidationError:
        return False
    return True
