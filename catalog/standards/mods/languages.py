"""The language of words in MODS: its code of three letters, and the tag where that says more, as the script."""

from __future__ import annotations

from lxml import etree

from catalog.languages.codes import bibliographic, language_of

__all__ = ["in_language", "tag_in"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def in_language(tag: str | None) -> dict[str, str | None]:
    """Return the attributes of words in a language."""
    if not tag:
        return {}
    return {"lang": bibliographic(tag), "xml:lang": tag if "-" in tag else None}


def tag_in(element: etree._Element) -> str:
    """Return the tag of the language that an element is said to be in, or nothing."""
    return language_of(element.get(_XML_LANG, "")) or language_of(element.get("lang", ""))
