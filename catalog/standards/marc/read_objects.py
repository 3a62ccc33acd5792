"""Field 856: the page of a document, and the files of its digital objects."""

from __future__ import annotations

import re

from catalog.drafts.digital_object import write_object
from catalog.drafts.draft_builder import Entry
from catalog.standards.marc.field import Field
from catalog.standards.marc.notes import FILE
from catalog.vocabularies import ObjectRole

__all__ = ["write_address"]

_URL = re.compile(r"https?://\S+$")


def write_address(entry: Entry, field: Field) -> None:
    """856: the page of the document, then its digital objects; what is of a related document is ignored."""
    materials = field.first("3")
    is_file = _is_kind(materials) or any(field.first(code) for code in "qsy")
    is_thumbnail = materials.lower() == ObjectRole.THUMBNAIL
    is_own = field.indicators[1:] in (" ", "0", "1") or is_thumbnail
    for address in field.all("u"):
        if _URL.match(address) and is_own and not is_file and not is_thumbnail and "url" not in entry.document:
            entry.write("/url", address, field.place)
        elif is_own and address != entry.document.get("url"):
            _write_file(entry, field, address, materials)
        elif address != entry.document.get("url"):
            entry.ignore(" ".join(filter(None, (address, field.first("3")))), field.place)


def _write_file(entry: Entry, field: Field, address: str, materials: str) -> None:
    """Write a digital object: $3 is its role where it is one of ours, else what it shows."""
    is_kind = _is_kind(materials)
    stated = {"media_type": field.first("q").lower()} if re.fullmatch(r"\w+/[\w.+-]+", field.first("q")) else {}
    if count := re.fullmatch(r"(\d{1,15}) bytes", field.first("s")):
        stated["bytes"] = count[1]
    label = " ".join(filter(None, (field.first("y"), "" if is_kind else materials)))
    sizes = [] if "bytes" in stated else [field.first("s")]
    facts = [*field.all("z"), *sizes]
    write_object(
        entry,
        address,
        field.place,
        role=materials if is_kind and materials != FILE else "",
        label=label,
        facts=facts,
        stated=stated,
    )


def _is_kind(materials: str) -> bool:
    """Whether words say what kind of file it is, and not what it shows."""
    return materials == FILE or materials.lower() in set(ObjectRole)
