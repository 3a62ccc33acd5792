"""What an element says that nothing was made of, found by its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.relators import is_role
from catalog.drafts.xml_source import local, text_of
from catalog.languages.by_name import named
from catalog.languages.codes import language_of

__all__ = ["ignore_unmapped", "is_code"]

_LISTS = frozenset(
    {
        "marcrelator",
        "iso639-2b",
        "iso639-3",
        "rfc3066",
        "rfc4646",
        "rfc5646",
        "iso15924",
        "marccountry",
        "marcgac",
        "local",
    }
    | {"restriction on access", "use and reproduction", "w3cdtf", "iso8601", "edtf", "marc", "text", "code"}
)


def ignore_unmapped(entry: Entry, element: etree._Element, place: str, read: Collection[str] = ()) -> None:
    """Leave the words of the smallest elements in one, unless the record or the list of ignored words has them.

    Elements of the names in `read` have been read, whatever has become of their words, and so have codes and words
    for languages and roles.
    """
    said = [*_values(entry.document), *(each.text for each in entry.ignored), *(found.text for found in entry.found)]
    for part in element.iter():
        words = text_of(part)
        if not words or len(part) or local(part) in ("", *read) or is_code(words.lower()):
            continue
        if not any(words in value for value in said):
            entry.ignore(f"{local(part)}: {words}", place)


def is_code(words: str) -> bool:
    """Whether words in small letters are a code, or the name of a list of codes, that says how others are meant."""
    is_language = bool(named(words)) or (len(words) == 3 and bool(language_of(words)))
    return is_role(words) or words in _LISTS or is_language


def _values(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        tree = tree.values()
    for value in tree:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (dict, list)):
            yield from _values(value)
