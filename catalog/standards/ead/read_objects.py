"""The digital objects of a unit: `dao`, `daogrp` and `daoset`, every address with its role, its title and its words."""

from __future__ import annotations

import re

from lxml import etree

from catalog.drafts.digital_object import write_object
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local
from catalog.drafts.xml_words import paragraphs_of
from catalog.standards.ead.both_editions import PAGE

__all__ = ["DIGITAL", "write_objects"]

DIGITAL = ("dao", "daogrp", "daoset", "daoloc")
"""The elements that are digital objects, or groups of them."""
_XLINK = "{http://www.w3.org/1999/xlink}"


def write_objects(entry: Entry, element: etree._Element, place: str, *, is_internal: bool = False) -> None:
    """Write each address of an element; what is said of a group is said of its first one."""
    stated = {"internal": "true"} if is_internal else {}
    of_group = list(_paragraphs(element)) if local(element) in ("daogrp", "daoset") else []
    for each in element.iter("{*}dao", "{*}daoloc"):
        href = _attribute(each, "href")
        role = _attribute(each, "role") or each.get("localtype") or each.get("linkrole") or ""
        if role == PAGE and re.match(r"https?://\S+$", href) and "url" not in entry.document:
            entry.write("/url", href, place)
            continue
        label = _attribute(each, "title") or each.get("linktitle") or each.get("label") or ""
        mark = each.get(f"{_XLINK}label") or ""
        if mark and not role:
            role, mark = mark, ""
        facts = [*of_group, *([f"Label: {mark}"] if mark else []), *_paragraphs(each)]
        write_object(entry, href, place, role=role, label=label, facts=facts, stated=stated)
        of_group = []
    if of_group:
        entry.note("Digital object", "\n\n".join(of_group), place)


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(f"{_XLINK}{name}") or element.get(name) or ""


def _paragraphs(element: etree._Element) -> list[str]:
    """Return the words of the description of an object, or of a group of them."""
    return [words for part in element if local(part) in ("daodesc", "descriptivenote") for words in paragraphs_of(part)]
