"""The importer of CSL-JSON, as Zotero and pandoc write it; the variables in the order of our export."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import orjson

from catalog.dates.reader import marked
from catalog.drafts import common_fields
from catalog.drafts.dates import add_date
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source, Unreadable
from catalog.drafts.unread_words import Piece, ignore_unread
from catalog.findings import Finding
from catalog.vocabularies import Genre

__all__ = ["IMPORTER"]

_NAME = "csl-json"
_TYPES = {"map": "map", "report": "report", "speech": "speech"}
_GENERAL = frozenset({"", "document", "manuscript", "personal_communication"})
"""Types that say nothing of what kind a document is."""
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SHORT_YEAR = re.compile(r"(?<![\d-])00(?=(?!00)\d\d)")
_MAX_ITEMS = 100_000
_RICH_TEXT = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>", re.IGNORECASE)
"""The mark-up that CSL allows in words; any other `<...>` is words: <illegible>."""


def _kind(item: Mapping[str, Any]) -> str | None:
    """Return the genre that a type says; a message that an archive keeps is a letter, where nothing says otherwise."""
    if item.get("type") == "personal_communication" and item.get("archive"):
        return Genre.LETTER.value
    return _TYPES.get(str(item.get("type")))


def _recognises(source: Source) -> bool:
    head = source.head.lstrip("\ufeff \r\n\t")
    return head.startswith(("[", "{")) and '"type"' in head and bool(re.search(r'"(?:title|issued|author)"', head))


def _read(source: Source) -> Iterator[Draft | Refusal]:
    try:
        items = _items(source.text)
    except Unreadable as unreadable:
        yield source.refuse(_NAME, unreadable.finding)
        return
    taken: set[str] = set()
    for number, item in enumerate(items[:_MAX_ITEMS], 1):
        name = f"item {number}"
        if not isinstance(item, Mapping):
            yield source.refuse(_NAME, Finding("not-an-item", f"The item {number} is not an object."), item=name)
            continue
        entry = _entry(item, name)
        entry.free_id(taken)
        draft = entry.draft(source.provenance(_NAME, name), taken)
        taken.add(str(draft.document["id"]))
        yield draft


def _items(text: str) -> list[Any]:
    try:
        tree = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Unreadable(Finding("not-json", f"The file is not JSON: {error.msg}.", line=error.lineno)) from None
    items = tree.get("items", [tree]) if isinstance(tree, dict) else tree
    if not isinstance(items, list) or not items:
        raise Unreadable(Finding("no-items", "The file holds no items.", hint="Export a list of items as CSL JSON."))
    return items


def _entry(item: Mapping[str, Any], name: str) -> Entry:
    entry = Entry(" ".join(value for value in item.values() if isinstance(value, str)))
    archive, location = (str(item.get(key) or "") for key in ("archive", "archive_location"))
    common_fields.write_archive(entry, archive, location, f"{name} (archive)")
    for variable, value in item.items():
        place = f"{name} ({variable})"
        if variable in _TOGETHER or value in (None, "", [], {}):
            continue
        if variable in _AGENTS:
            pointer, fixed = _AGENTS[variable]
            _write_agents(entry, pointer, value, place, fixed)
        elif variable == "language" and isinstance(value, str):
            common_fields.write_language(entry, value, place, translated="translator" in item)
        elif variable in _VARIABLES and isinstance(value, (str, int)):
            _VARIABLES[variable](entry, str(value), place)
        else:
            entry.ignore(value if isinstance(value, str) else orjson.dumps(value).decode(), place)
    if "genre" not in entry.document:  # what the genre says is more than what the type does
        entry.line("/genre", _kind(item), f"{name} (type)")
    if str(item.get("type", "")) not in {*_TYPES, *_GENERAL}:
        entry.ignore(str(item["type"]), f"{name} (type)")
    _write_date(entry, item.get("issued"), f"{name} (issued)")
    ignore_unread(entry, _pieces(item, name))
    return entry


def _pieces(item: Mapping[str, Any], name: str) -> Iterator[Piece]:
    """Yield the words of an item with their places; numbers of dates are read by themselves."""
    for variable, value in item.items():
        waiting = [value] if variable not in ("type", "language") else []
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                yield _without_markup(each), f"{name} ({variable})"
            elif isinstance(each, Mapping):
                waiting += [one for key, one in each.items() if key != "season" or str(one).lower() not in _SEASONS]
            elif isinstance(each, list):
                waiting += each


def _write_agents(entry: Entry, pointer: str, agents: Any, place: str, fixed: dict[str, str]) -> None:
    for agent in agents if isinstance(agents, list) else [agents]:
        if not isinstance(agent, Mapping):
            entry.ignore(str(agent), place)
        elif agent.get("literal"):
            entry.line(pointer, str(agent["literal"]), place, fixed)
        elif agent.get("family") and not any(agent.get(key) for key in ("given", "dropping-particle", "suffix")):
            entry.line(pointer, " ".join(str(agent[key]) for key in _FAMILY if agent.get(key)), place, fixed)
        else:
            family = " ".join(str(agent[key]) for key in _FAMILY if agent.get(key))
            given = " ".join(str(agent[key]) for key in ("given", "dropping-particle") if agent.get(key))
            name = ", ".join(part for part in (family, given, str(agent.get("suffix") or "")) if part)
            common_fields.write_agent(entry, pointer, name, place, fixed, is_person=True, is_inverted=True)


def _write_date(entry: Entry, issued: Any, place: str) -> None:
    """Write the date parts, `~` behind a circa; else the words, which may be all that there is: CSL 1.1 has EDTF."""
    if not isinstance(issued, Mapping):
        add_date(entry, place, "" if issued is None else str(issued))
        return
    parts = issued.get("date-parts")
    dates = [_edtf(part) for part in parts if isinstance(part, list)] if isinstance(parts, list) else []
    words = str(issued.get("literal") or issued.get("raw") or "")
    if any(_SHORT_YEAR.match(date) for date in dates):
        _ask_of_short_year(entry, "/".join(dates[:2]), words or orjson.dumps(parts).decode(), place)
    elif dates and all(dates):
        dates = [_with_season(dates[0], issued)] if len(dates) == 1 else dates
        code = marked("/".join(dates[:2]), "~" if issued.get("circa") else "")
        if code == "0000":  # elsewhere databases write it where they have no date
            entry.write("/dates/*/value", code, place)
        else:
            add_date(entry, place, words, edtf=code)
    elif words:
        add_date(entry, place, words)
    elif any(isinstance(part, list) and part for part in parts or ()):
        add_date(entry, place, orjson.dumps(parts).decode())
    else:
        entry.ignore(orjson.dumps(issued).decode(), place)


def _ask_of_short_year(entry: Entry, code: str, words: str, place: str) -> None:
    """Ask whether 56 is the year 56, or 1956 in short."""
    written = entry.write("/dates/*/as_written", words, place)
    reason = "A year of two digits may be short for one of a later century."
    entry.ask(written.removesuffix("as_written") + "value", reason, words, (_SHORT_YEAR.sub("19", code), code))


def _with_season(date: str, issued: Mapping[str, Any]) -> str:
    """Return the season of a year, which CSL numbers from spring on."""
    season = str(issued.get("season") or "").lower()
    number = int(season) if season in ("1", "2", "3", "4") else _SEASONS.get(season)
    return f"{date}-{20 + number}" if number and len(date) == 4 else date


def _edtf(part: list[Any]) -> str:
    try:
        numbers = [int(number) for number in part[:3]]
    except (TypeError, ValueError):
        return ""
    if not numbers or not 0 < abs(numbers[0]) < 10_000:
        return ""  # CSL has no year 0: before the year 1 is the year -1, which EDTF calls 0000
    year = numbers[0] if numbers[0] > 0 else numbers[0] + 1
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *(f"{number:02}" for number in numbers[1:])])


def _plain(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, value, place: entry.line(pointer, _without_markup(value), place)


def _without_markup(words: str) -> str:
    return html.unescape(_RICH_TEXT.sub("", words))


def _write_keywords(entry: Entry, value: str, place: str) -> None:
    for word in re.split(r"[,;]\s*", value):
        entry.line("/subjects/*/term", word, place)


_FAMILY = ("non-dropping-particle", "family")
_TOGETHER = frozenset({"type", "issued", "archive", "archive_location", "archive-place", "call-number", "source"})
_AGENTS: dict[str, tuple[str, dict[str, str]]] = {
    "author": ("/authors/*/name", {}),
    "recipient": ("/recipients/*/name", {}),
    "translator": ("/texts/@translation/translators/*/name", {}),
    "editor": ("/contributors/*/name", {"role": "editor"}),
    "interviewer": ("/contributors/*/name", {"role": "interviewer"}),
    "contributor": ("/contributors/*/name", {}),
}
_VARIABLES: dict[str, Callable[[Entry, str, str], None]] = {
    "id": common_fields.write_id,
    "abstract": _plain("/abstract/text"),
    "genre": common_fields.write_genre,
    "keyword": _write_keywords,
    "note": common_fields.write_note,
    "title": _plain("/title/text"),
    "title-short": common_fields.write_short_title,
    "URL": _plain("/url"),
}


IMPORTER = Importer(_NAME, "CSL-JSON of Zotero and pandoc", _recognises, _read)
