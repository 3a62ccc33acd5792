"""Putting the metadata of a record into the namespace that its format has: feeds use old ones, https, or none."""

from __future__ import annotations

from lxml import etree

__all__ = ["settle_namespaces"]

_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_EAD2002 = "urn:isbn:1-931666-22-9"
_EAD3 = "http://ead3.archivists.org/schema/"
_MARC = "http://www.loc.gov/MARC21/slim"
_MODS = "http://www.loc.gov/mods/v3"

_ALL = (_DC, _OAI_DC, _MARC, _MODS, "http://purl.org/dc/terms/", _EAD3)
_SAME = {
    f"{scheme}://{space.removeprefix('http://').rstrip('/')}{end}": space
    for space in _ALL
    for scheme in ("http", "https")
    for end in ("", "/")
    if f"{scheme}://{space.removeprefix('http://').rstrip('/')}{end}" != space
} | {"http://www.loc.gov/mods/": _MODS, "http://purl.org/dc/elements/1.0/": _DC}
"""Namespaces that mean another one: the spelling with https or without the slash at its end, and older releases."""

_SPACES = {
    ("oai_dc", "dc"): (_OAI_DC, _DC),
    ("dcterms", "dc"): (_OAI_DC, _DC),
    ("mods", "mods"): (_MODS, _MODS),
    ("mods", "modsCollection"): (_MODS, _MODS),
    ("marcxml", "record"): (_MARC, _MARC),
    ("marcxml", "collection"): (_MARC, _MARC),
    ("ead2002", "ead"): (_EAD2002, _EAD2002),
    ("ead3", "ead"): (_EAD3, _EAD3),
}
"""By importer and root element: the namespace of the root, and that of what is in it."""


def settle_namespaces(metadata: etree._Element, importer: str) -> None:
    """Rename the elements of a record's metadata, in place, where their namespace is not the one of the format."""
    root, inner = _SPACES.get((importer, etree.QName(metadata).localname), ("", ""))
    own = etree.QName(metadata).namespace or ""
    wrong = own if root and own not in (root, inner) and _SAME.get(own) not in (root, inner) else None
    for element in metadata.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element)
        space = name.namespace or ""
        if wrong is not None and space == wrong:
            element.tag = f"{{{root if element is metadata else inner}}}{name.localname}"
        elif space in _SAME:
            element.tag = f"{{{_SAME[space]}}}{name.localname}"
