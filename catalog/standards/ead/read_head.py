"""The head of a finding aid: who described its units, and under which licence. All else is counted by its path."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import line_of, local, text_of
from catalog.standards.ead.read_history import Attribute, read_history

__all__ = ["Head", "read_head"]

_WORK = r"created|prepared|written|processed|compiled|described|arranged and described|processed and described"
_AID = r"finding aid|inventory|guide|collection guide|register|collection"
_BY = re.compile(rf"(?:(?:this |the )?(?:{_AID})(?: was)? )?(?:{_WORK}) by:? ", re.IGNORECASE)
_MORE_WORK = re.compile(r"\b(?:encod|convert|revis|updat|edit|mark(?:ed|up))", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<=[a-zà-ž]{3})\.$")
_OF_THE_FILE = "{http://www.w3.org/2001/XMLSchema-instance}"
_ADDRESS = re.compile(r"https?://\S+$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says of the description of every unit, each with its place, and the paths of what has none."""

    cataloguer: str = ""
    licence: str = ""
    title: str = ""
    """The title of the finding aid itself."""
    revisions: tuple[tuple[Mapping[str, Any], str], ...] = ()
    """What was done to the finding aid, each with its place."""
    places: dict[str, str] = field(default_factory=dict)
    ignored: tuple[tuple[str, str], ...] = ()
    """The paths of what is not read, each with its words."""

    def write(self, entry: Entry) -> None:
        """Write into the record of a unit what is true of the description of each."""
        entry.line("/administration/cataloguer", self.cataloguer, self.places.get("cataloguer", ""))
        entry.line("/administration/metadata_license", self.licence, self.places.get("licence", ""))

    def write_history(self, entry: Entry) -> None:
        """Write into the record of the uppermost unit what was done to the finding aid."""
        for said, place in self.revisions:
            entry.revision(said, place)


def read_head(root: etree._Element, top: etree._Element) -> Head:
    """Read what is in a finding aid before its uppermost unit `top`, and behind it."""
    parts = [each for each in root if local(each) and each is not top]
    authors, licences = _authors(parts), _licences(parts)
    places = {"cataloguer": authors, "licence": licences}
    titles = (each for part in parts for each in part.iterfind("{*}filedesc/{*}titlestmt/{*}titleproper"))
    identifiers = [each for part in parts for each in part if local(each) in ("recordid", "eadid")]
    history = list(read_history(parts))
    used = {*authors, *licences[:1], *identifiers, *(each for one in history for each in one.elements)}
    attributes = {*((one, "href") for one in licences[:1]), *(each for one in history for each in one.attributes)}
    return Head(
        "; ".join(dict.fromkeys(_name(text_of(each)) for each in authors)),
        licences[0].get("href", "") if licences else "",
        next((text_of(each) for each in titles), ""),
        tuple((one.said, one.place) for one in history),
        {name: f"{line_of(found[0])} ({local(found[0])})" for name, found in places.items() if found},
        tuple(
            (f"/{local(root)}/{path}", words) for part in parts for path, words in _leaves(part, "", used, attributes)
        ),
    )


def _authors(parts: list[etree._Element]) -> list[etree._Element]:
    """Return who wrote the finding aid; where it names no author, who made it, as far as that is no encoding."""
    authors = [each for part in parts for each in part.iterfind("{*}filedesc/{*}titlestmt/{*}author") if text_of(each)]
    events = (each for part in parts for each in part.iterfind("{*}maintenancehistory/{*}maintenanceevent"))
    made = [agent for event in events if _is_made_by_hand(event) for agent in event.iterfind("{*}agent")]
    return authors or [agent for agent in made if text_of(agent) and not _MORE_WORK.search(text_of(agent))]


def _is_made_by_hand(event: etree._Element) -> bool:
    said = {local(each): each.get("value", "") for each in event}
    return said.get("eventtype") == "created" and said.get("agenttype") == "human"


def _licences(parts: list[etree._Element]) -> list[etree._Element]:
    """Return the statements of rights in the finding aid itself that are an address."""
    found = (each for part in parts for each in part.iterfind("{*}rightsdeclaration/{*}citation"))
    return [each for each in found if _ADDRESS.match(each.get("href", ""))]


def _name(words: str) -> str:
    """Return the name in `Finding aid created by Nancy Sahli.`; words that say more than that stay as they are."""
    begun = _BY.match(words)
    rest = words[begun.end() :] if begun else words
    return words if _MORE_WORK.search(rest) else _FULL_STOP.sub("", rest)


def _leaves(
    element: etree._Element, above: str, used: Collection[etree._Element], attributes: Collection[Attribute]
) -> Iterator[tuple[str, str]]:
    """Yield the path of each element that has words, and of each attribute, with the words; but for those used."""
    path = f"{above}{local(element)}"
    is_used = element in used
    below = [each for each in element if local(each)]
    if not is_used and (element.text or "").strip():
        yield path, text_of(element)
        below = [each for each in below if each.attrib]
    for name, value in element.attrib.items():
        is_read = (element, str(name).rpartition("}")[2]) in attributes
        if not is_read and value.strip() and not str(name).startswith(_OF_THE_FILE):
            yield f"{path}/@{str(name).rpartition('}')[2]}", value
    for each in below:
        yield from _leaves(each, f"{path}/", used, attributes)
