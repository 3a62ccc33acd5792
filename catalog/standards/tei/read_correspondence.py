"""correspDesc: who sent a letter to whom, from where and when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import etree

from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import line_of, local, place_of, text_of
from catalog.standards.tei.read_names import NAMES, Listed, write_name, write_place
from catalog.vocabularies import Relation

__all__ = ["read_correspondence", "settle_senders", "write_date"]

_SIGNATORIES = "/signatories/"
_SENT = frozenset({"sent", "sending", "send", "sender", "transmitted", "dispatched"})
_RECEIVED = frozenset({"received", "receive", "receiver", "recipient", "addressed"})
_CONTEXT = {"prev": Relation.REPLY_TO, "next": Relation.REPLIED_TO_BY}
_WHICH_LETTER = "The source says that this letter precedes or follows; whether one answers the other is not stated."
_NO_DATE = re.compile(r"\[?(?:unknown|unbekannt|undatiert|date)\]?", re.IGNORECASE)


def read_correspondence(entry: Entry, description: etree._Element, lists: Listed) -> None:
    """Write a correspDesc; what it says otherwise is left to be listed."""
    entry.document.setdefault("genre", "letter")
    for part in description:
        kind = part.get("type", "").lower()
        if local(part) == "correspAction" and kind in _SENT:
            _read_action(entry, part, lists, ("/signatories/*", "/sent_from/*", "sending"))
        elif local(part) == "correspAction" and kind in _RECEIVED:
            _read_action(entry, part, lists, ("/recipients/*", "/destination/*", "receipt"))
        elif local(part) == "correspAction" and kind:
            entry.ignore(f"{kind}: {text_of(part)}", f"{line_of(part)} (correspAction)")
        elif local(part) == "correspContext":
            _read_context(entry, part)


def settle_senders(entry: Entry) -> None:
    """Of a letter the sender is its author, where nothing says that one wrote it and another signed it."""
    signed = entry.document.pop("signatories", [])
    if signed and entry.document.get("authors"):
        entry.document["signatories"] = signed
    elif signed:
        entry.document["authors"] = signed
        entry.found = [replace(each, pointer=_as_author(each.pointer)) for each in entry.found]
        entry.questions = [replace(each, pointer=_as_author(each.pointer)) for each in entry.questions]


def _as_author(pointer: str) -> str:
    return f"/authors/{pointer.removeprefix(_SIGNATORIES)}" if pointer.startswith(_SIGNATORIES) else pointer


def _read_action(entry: Entry, action: etree._Element, lists: Listed, pointers: tuple[str, str, str]) -> None:
    agents, places, event = pointers
    for part in action.iter():
        above = part.getparent()
        if above is not None and above is not action and local(above) in (*NAMES, "placeName", "date"):
            continue
        if local(part) in NAMES:
            write_name(entry, agents, part, lists)
        elif local(part) in ("placeName", "settlement"):
            write_place(entry, places, part, lists)
        elif local(part) == "date":
            write_date(entry, part, event)


def _read_context(entry: Entry, context: etree._Element) -> None:
    """Write the letters before and after; only our own files say that one answers the other."""
    for part in context.iter("{*}ref", "{*}ptr"):
        target, words = part.get("target", ""), text_of(part)
        relation = _CONTEXT.get(part.get("type", "").lower())
        if not (words or target):
            continue
        fixed: dict[str, Any] = {"relation": (relation or Relation.RELATED).value}
        if re.match(r"https?://\S+$", target):
            fixed["url"] = target
        place = f"{line_of(part)} (correspContext)"
        number = len(entry.document.get("related", ()))
        entry.line("/related/*/title", words or target, place, fixed)
        if relation and part.get("subtype") != "reply":
            entry.ask(f"/related/{number}/relation", _WHICH_LETTER, words or target, (relation.value, "related"))


def write_date(entry: Entry, element: etree._Element, event: str, pointer: str = "/dates/*") -> None:
    """Write a date by its bounds and its words, with what the source says of its certainty."""
    words, place = text_of(element), place_of(element)
    code = _code(element)
    if _NO_DATE.fullmatch(words) and not code:
        entry.ignore(words, place)
        return
    fixed: dict[str, Any] = {"event": event} if event else {}
    if certainty := {"medium": "probable", "high": "certain"}.get(element.get("cert", "")):
        fixed["certainty"] = certainty
    if element.get("evidence") == "conjecture":
        fixed["supplied_by"] = "source"
    calendar = element.get("calendar", "").rpartition("__")[2].lstrip("#")
    add_date(entry, place, words, code=code, calendar=calendar, fixed=fixed, pointer=pointer)


def _code(element: etree._Element) -> str:
    """Return the bounds as EDTF: a span that is known, or a day somewhere between two others; doubt is said."""
    given = {name: _plain(element, name) for name in ("when", "from", "to", "notBefore", "notAfter")}
    mark = {(True, True): "%", (True, False): "?", (False, True): "~"}.get(
        (element.get("cert") == "low", element.get("precision") in ("low", "medium")), ""
    )
    if given["when"]:
        return given["when"] + ("" if "T" in given["when"] else mark)
    if given["from"] or given["to"]:
        begin, end = given["from"] or given["notBefore"], given["to"] or given["notAfter"]
        return f"{begin + mark if begin else '..'}/{end + mark if end else '..'}"
    begin, end = given["notBefore"], given["notAfter"]
    if begin and begin == end:
        return begin + mark
    return f"[{begin}..{end}]" if begin or end else ""


def _plain(element: etree._Element, name: str) -> str:
    for attribute in (name, f"{name}-iso", f"{name}-custom"):
        value = (element.get(attribute) or "").strip()
        if re.fullmatch(r"-?\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)?)?", value):
            return value
    return ""
