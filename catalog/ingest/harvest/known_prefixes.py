"""The names of an answer: its root, its namespace, and the prefixes that feeds use without declaring them."""

from __future__ import annotations

import re

from lxml import etree

from catalog.drafts.xml_source import parse_xml

__all__ = ["OAI", "PREFIX", "ROOT", "parse", "with_known_prefixes"]

OAI = "http://www.openarchives.org/OAI/2.0/"

PREFIX = r"(?:[\w.-]{1,64}:)?"
"""A namespace prefix with its colon, or none. Bounded, so that a pattern that begins with it takes linear time."""

ROOT = re.compile(rf"<(?P<prefix>{PREFIX})OAI-PMH\b[^<>]{{0,20000}}+>")
"""The opening tag of an answer."""

_KNOWN = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "marc": "http://www.loc.gov/MARC21/slim",
    "mods": "http://www.loc.gov/mods/v3",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""Prefixes that mean one namespace wherever they are used in a feed."""


_PREFIXED = re.compile(r"[<\s]([A-Za-z_][\w.-]{0,63}):[A-Za-z_]")
_OF_XML = frozenset({"xml", "xmlns"})
_MOST_PREFIXES = 100


def parse(data: bytes) -> etree._Element | None:
    """Return the tree of a well-formed document; None where it is none. Nothing outside of it is ever read."""
    try:
        return parse_xml(data)
    except (etree.LxmlError, ValueError):
        return None


def with_known_prefixes(text: str) -> tuple[str, list[str], list[str]]:
    """Declare in the root tag the prefixes that are used and nowhere declared, with the namespace that they mean.

    Return the text, those that are known, and those that are not: what has them is in no format, and is left out.
    """
    root = ROOT.match(text)
    if root is None:
        return text, [], []
    used = {found[1] for found in _PREFIXED.finditer(text)} - _OF_XML
    missing = sorted(prefix for prefix in used if f"xmlns:{prefix}=" not in root[0])[:_MOST_PREFIXES]
    if not missing or parse(text.encode()) is not None:
        return text, [], []
    spaces = {prefix: _KNOWN.get(prefix, f"urn:undeclared:{prefix}") for prefix in missing}
    declared = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    nowhere = [prefix for prefix in missing if f"xmlns:{prefix}=" not in text]
    known, unknown = ([prefix for prefix in nowhere if (prefix in _KNOWN) is is_known] for is_known in (True, False))
    return f"{root[0][:-1].rstrip()}{declared}>{text[root.end() :]}", known, unknown
