"""Names in TEI: persons and bodies, with what the lists of the same file say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local, place_of, text_of

__all__ = ["IDENTIFIER", "NAMES", "Listed", "address_in", "is_named", "listed", "write_name", "write_place"]

IDENTIFIER = "{http://www.w3.org/XML/1998/namespace}id"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = ("persName", "orgName", "name", "rs", "roleName")
"""The elements that name who sent or received a letter."""
_KINDS = {"persName": "person", "orgName": "corporate body"}
_CERTAINTIES = {"low": "uncertain", "medium": "probable", "high": "certain"}
_ADDRESSES = {
    "viaf": "http://viaf.org/viaf/{}",
    "gnd": "https://d-nb.info/gnd/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
    "geonames": "https://www.geonames.org/{}",
    "orcid": "https://orcid.org/{}",
}
"""Addresses of the numbers that editions give persons and places, by the name of the list."""
_UNKNOWN = re.compile(
    r"\[?(?:unknown|unbekannt|inconnue?|неизвестн\w*|n\.? ?n\.?|anonym(?:ous)?)\]?|\[[^\]]*\]", re.IGNORECASE
)
_NOT_SAID = "The name is not written out: the source only gives an identifier."

Listed = Mapping[str, "etree._Element"]  # noqa: SLF001 - the only name of the class
"""The persons, bodies and places that a file lists, by their identifiers."""


def listed(root: etree._Element) -> dict[str, etree._Element]:
    """Return the persons, bodies and places that are listed in a file."""
    found: dict[str, etree._Element] = {}
    for element in root.iter("{*}person", "{*}org", "{*}place", "{*}personGrp"):
        if name := element.get(IDENTIFIER):
            found.setdefault(name, element)
    return found


def address_in(element: etree._Element, lists: Listed) -> str:
    """Return the authority record of a name: its own address, or that of the entry it points to."""
    for target in element.get("ref", "").split():
        if re.match(r"https?://\S+$", target):
            return target
        entry = lists.get(target.lstrip("#"))
        if entry is not None and (found := next(_addresses(entry), "")):
            return found
    return ""


def _addresses(entry: etree._Element) -> Iterator[str]:
    """Yield the addresses of an entry of a list: links, and numbers in a list that has addresses."""
    for each in entry.iter():
        for target in (each.get("target", ""), each.get("ref", "")):
            if local(each) != "person" and re.match(r"https?://\S+$", target):
                yield target
        words = text_of(each)
        if local(each) == "idno" and words:
            kind = (each.get("type") or each.get("subtype") or "").lower()
            yield from [words] if re.match(r"https?://\S+$", words) else ()
            yield from [_ADDRESSES[kind].format(words)] if kind in _ADDRESSES and "/" not in words else ()


def is_named(entry: Entry, element: etree._Element, lists: Listed) -> bool:
    """Whether somebody who wrote or signed is who an element names: by the name, or by the authority record."""
    known = _entry_of(element, lists)
    words = text_of(element) or (_name_in(known) if known is not None else "")
    address = address_in(element, lists)
    for agent in (*entry.document.get("authors", ()), *entry.document.get("signatories", ())):
        if words in (agent["name"], agent.get("as_written")) or (address and agent.get("authority") == address):
            return True
    return False


def write_name(
    entry: Entry, pointer: str, element: etree._Element, lists: Listed, fixed: Mapping[str, Any] | None = None
) -> bool:
    """Write a name under its pointer; return whether there is one: `Unknown` and `[Sender]` name nobody."""
    place = place_of(element)
    known = _entry_of(element, lists)
    words = text_of(element) or (_name_in(known) if known is not None else "")
    given: dict[str, Any] = {**(fixed or {})}
    if _UNKNOWN.fullmatch(words):
        entry.ignore(words, place)
        return False
    if not words:
        words = element.get("ref", "") or element.get("key", "")
        if not words:
            return False
        entry.ask(f"{pointer.replace('*', '0')}/name", _NOT_SAID, words)
        words = words.rstrip("/").rpartition("/")[2]
    if kind := _kind(element, known):
        given["kind"] = kind
    if address := address_in(element, lists):
        given["authority"] = address
    if certainty := _CERTAINTIES.get(element.get("cert", "")):
        given["certainty"] = certainty
    if element.get("evidence") == "conjecture":
        given["note"] = "Not named in the document: the source says that its editors concluded it."
    given |= _more(known) if known is not None else {}
    surname = _surname(element) or (_surname(known) if known is not None else "")
    if surname and surname in words and "," not in words:
        entry.write(f"{pointer}/name", words, place, {**given, "surname": surname})
    else:
        common_fields.write_agent(entry, f"{pointer}/name", words, place, given)
    return True


def _entry_of(element: etree._Element, lists: Listed) -> etree._Element | None:
    targets = f"{element.get('ref', '')} {element.get('corresp', '')} {element.get('key', '')}".split()
    return next((lists[target.lstrip("#")] for target in targets if target.lstrip("#") in lists), None)


def _kind(element: etree._Element, known: etree._Element | None) -> str:
    if element.get("type") == "family":
        return "family"
    if local(element) in _KINDS:
        return _KINDS[local(element)]
    return {"person": "person", "org": "corporate body"}.get(local(known) if known is not None else "", "")


def _surname(element: etree._Element) -> str:
    return text_of(next(element.iter("{*}surname"), None))


def _name_in(entry: etree._Element) -> str:
    names = [each for each in entry if local(each) in (*NAMES, "placeName")]
    main = [each for each in names if each.get("type") in ("main", "pref", "preferred", "reg", None)]
    return text_of(next(iter(main or names), None))


def _more(entry: etree._Element) -> dict[str, Any]:
    """Return what a list of our own says beside a name: other forms, how the document writes it, offices, a note."""
    found: dict[str, Any] = {}
    for each in entry:
        words, kind = text_of(each), each.get("type", "")
        if local(each) in NAMES and kind == "variant" and words:
            language = {"language": each.get(_LANGUAGE)} if each.get(_LANGUAGE) else {}
            found.setdefault("variants", []).append({"name": words, **language})
        elif local(each) in NAMES and kind == "as-written" and words:
            found["as_written"] = words
        elif local(each) == "occupation" and words:
            found.setdefault("offices", []).append(words)
        elif local(each) == "note" and words:
            found.setdefault("note", words)
    return found


def write_place(entry: Entry, pointer: str, element: etree._Element, lists: Listed) -> None:
    """Write a place with its address in a gazetteer."""
    place = place_of(element)
    known = _entry_of(element, lists)
    words = text_of(element) or (_name_in(known) if known is not None else "")
    if _UNKNOWN.fullmatch(words):
        entry.ignore(words, place)
        return
    address = address_in(element, lists)
    if words:
        entry.line(f"{pointer}/name", words, place, {"uri": address} if address else {})
    if element.get("cert") in ("low", "medium") and words:
        entry.ask(pointer.replace("*", "0"), "The source is not sure of the place.", words)
