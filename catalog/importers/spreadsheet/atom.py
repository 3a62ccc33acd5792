"""The headings of AtoM's sheets of ISAD(G) descriptions, and the columns they are."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.importers.spreadsheet.columns import Column

__all__ = ["find", "is_atom", "plain_word"]

_HEADINGS: dict[str, Column] = {
    name.lower(): Column(name, name, pointer)
    for name, pointer in {
        "legacyId": "/id",
        "parentId": "/part_of",
        "title": "/title/text",
        "levelOfDescription": "/level",
        "extentAndMedium": "/extent",
        "repository": "/reference_code/repository",
        "identifier": "/reference_code/item",
        "archivalHistory": "/custody",
        "scopeAndContent": "/abstract/text",
        "accessConditions": "/access/conditions",
        "reproductionConditions": "/rights/statement",
        "language": "/texts/@original/language/*",
        "generalNote": "/notes/*",
        "archivistNote": "/administration/source/note",
        "subjectAccessPoints": "/subjects/*/term",
        "placeAccessPoints": "/places/*/name",
        "nameAccessPoints": "/mentions/*/name",
        "eventActors": "/authors/*/name",
        "eventDates": "/dates/0/as_written",
        "publicationStatus": "/administration/status",
    }.items()
}
_WORDS = {
    "/level": {"part": "item", "fond": "fonds", "sub-fonds": "subfonds", "sub-series": "subseries"},
    "/administration/status": {"published": "published", "draft": "draft"},
}


def is_atom(headings: Sequence[str]) -> bool:
    """Whether a row of headings is one of AtoM's sheets."""
    return "levelofdescription" in {heading.strip().lower() for heading in headings}


def find(heading: str) -> Column | None:
    """Return the column of one of AtoM's headings."""
    return _HEADINGS.get(heading.strip().lower())


def plain_word(pointer: str, word: str) -> str:
    """Return the word of our list for one of AtoM's, which begin with a capital and are several."""
    small = word.strip().lower()
    return _WORDS.get(pointer, {}).get(small, small) if pointer in _WORDS else word
