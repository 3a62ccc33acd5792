"""biblatex: one entry of type `@letter` (Zotero and jurabib know it) or `@unpublished`, the fields in manual order.

BibLaTeX has no fields for an archive: the place in it is in `howpublished`, the short code in `library`, the recipient
in `note`. Rights are in `note` as well. Offices and certainty are lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.languages.codes import english_name
from catalog.model import Catalogue, Record
from catalog.standards import dates
from catalog.standards.bibtex.text import (
    braced,
    entry,
    escaped,
    people,
)
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.format import Enclosure, Format

__all__ = ["FORMAT", "howpublished", "note"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one entry; its key is the record's id."""
    item = citable(record, catalogue)
    return entry("letter" if item.correspondence else "unpublished", item.id, _fields(item))


def _fields(item: Citable) -> Iterator[tuple[str, str | None]]:
    yield "author", people(item.authors)
    yield "title", braced(item.title)
    yield "date", item.date.value if item.date else None
    yield "type", escaped(item.genre or "")
    yield "translator", people(item.translators)
    yield "origlanguage", escaped(", ".join(_babel(language) for language in item.original_languages))
    yield "language", item.language
    yield "langid", _babel(item.language) if item.language else None
    yield "howpublished", escaped(howpublished(item))
    yield "library", escaped(item.call_number or "")
    yield "note", escaped(note(item))
    yield "abstract", escaped(item.abstract or "")
    yield "keywords", escaped(", ".join(item.subjects))
    yield "doi", item.doi
    yield "url", item.url


def howpublished(item: Citable) -> str:
    """Return where the document is: the place in the archive, the name and code of the archive, and its city."""
    return ", ".join(part for part in (item.location, item.archive, item.place) if part)


def note(item: Citable) -> str:
    """Return what has no field: to whom, the chain of texts, the rights."""
    recipients = " and ".join(agent.name for agent in item.recipients)
    kind = (item.genre or "document").capitalize()
    words = dates.words(item.date) if item.date and not item.date.value else None
    parts = (
        f"{kind} to {recipients}." if recipients else "",
        f"Date: {words}." if words else "",
        *item.notes,
        f"Rights: {item.rights}" if item.rights else "",
    )
    return " ".join(part for part in parts if part)


def _babel(language: str) -> str:
    """Return the name of a language as babel and polyglossia have it: small letters, no script."""
    return english_name(language.split("-", maxsplit=1)[0]).lower()


FORMAT = Format(
    name="biblatex",
    title="BibLaTeX",
    media_type="application/x-bibtex",
    extension="biblatex.bib",
    encode=encode,
    many=Enclosure(separator=b"\n\n", closing=b"\n"),
)
