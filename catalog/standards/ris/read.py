"""The importer of RIS files, as Zotero, EndNote and Mendeley write them; the tags in the order of our export."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from catalog.dates.reader import is_edtf, read
from catalog.drafts import common_fields
from catalog.drafts.characters import (
    Characters,
    characters_of,
    lines_of,
    opening_of,
)
from catalog.drafts.dates import add_date
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source, Unreadable
from catalog.drafts.unread_words import ignore_unread
from catalog.findings import Finding
from catalog.vocabularies import Genre

__all__ = ["IMPORTER"]

_NAME = "ris"
_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$")
_FIRST = re.compile(r"^TY  ?- ?\w+", re.MULTILINE)
"""The first item, which some databases put below lines about themselves."""
_TYPES = {"MAP": "map", "RPRT": "report"}
_GENERAL = frozenset({"GEN", "MANSCPT", "PCOMM", "UNPB"})
"""Types that say nothing of what kind a document is."""
_Item = list[tuple[str, str, int]]


def _recognises(source: Source) -> bool:
    return _FIRST.search(opening_of(source)[:4096].replace("\r", "\n")) is not None


def _read(source: Source) -> Iterator[Draft | Refusal]:
    try:
        source.data  # noqa: B018  # what is too large to be read whole says so itself
        characters = characters_of(source)
        items = list(_items(lines_of(source, characters)))
    except Unreadable as unreadable:
        yield source.refuse(_NAME, unreadable.finding)
        return
    if not any(_is_item(item) for item in items):
        hint = "Check that it was saved as RIS."
        yield source.refuse(_NAME, Finding("no-items", "The file has no line that begins with 'TY  - '.", hint=hint))
        return
    taken: set[str] = set()
    for number, item in enumerate(items, 1):
        yield _outcome(source, item, f"item {number}", taken, characters)


def _outcome(source: Source, item: _Item, name: str, taken: set[str], characters: Characters) -> Draft | Refusal:
    """Return the draft of an item, or why there is none."""
    line = item[0][2]
    if not _is_item(item):
        message = f"The lines from {line} on are no item: there is no 'TY  - ' before them."
        finding = Finding("no-type", message, hint="Begin each item with its type: 'TY  - GEN'.", line=line)
        return source.refuse(_NAME, finding, item=name)
    entry = _entry(item)
    entry.free_id(taken)
    if characters.doubt and not entry.words.isascii():
        entry.ask("", characters.doubt, characters.sample)
    draft = entry.draft(source.provenance(_NAME, name), taken)
    taken.add(str(draft.document["id"]))
    return draft


def _is_item(item: _Item) -> bool:
    return item[0][0] == "TY"


def _items(lines: Iterable[str]) -> Iterator[_Item]:
    """Yield the tags of each item with their lines; a line without a tag continues with the one before.

    Lines between an end and the next type are yielded too, as an item without a type.
    """
    item: _Item = []
    for number, line in enumerate(lines, 1):
        match = _LINE.match(line.rstrip("\n"))
        if match is None:
            if item and line.strip():
                tag, value, at = item[-1]
                item[-1] = (tag, f"{value} {line.strip()}", at)
            continue
        if match[1] in ("TY", "ER"):
            if item:
                yield item
            item = []
        if match[1] != "ER":
            item.append((match[1], match[2].strip(), number))
    if item:
        yield item


def _entry(item: _Item) -> Entry:
    entry = Entry(" ".join(value for _, value, _ in item))
    kind = next((value for tag, value, _ in item if tag == "TY"), "")
    values = {tag: value for tag, value, _ in item}
    _write_place(entry, values)
    for tag, value, line in item:
        place = f"line {line} ({tag})"
        if not value or tag in _TOGETHER:
            continue
        if tag in ("A2", "A3") and kind == "PCOMM":
            common_fields.write_agent(entry, "/recipients/*/name", value, place, is_inverted=True)
        elif tag == "LA":
            common_fields.write_language(entry, value, place, translated="A4" in values)
        elif tag in _TAGS:
            _TAGS[tag](entry, value, place)
        else:
            entry.ignore(value, place)
    if kind not in _TYPES and kind not in _GENERAL:
        entry.ignore(kind, f"line {item[0][2]} (TY)")
    if "genre" not in entry.document:  # what M3 says is more than what the type does
        entry.line("/genre", _kind(kind, values), f"line {item[0][2]} (TY)")
    _write_date(entry, values)
    ignore_unread(entry, ((value, f"line {line} ({tag})") for tag, value, line in item if tag not in _READ))
    return entry


def _kind(kind: str, values: dict[str, str]) -> str | None:
    """Return the genre that a type says; a message that an archive keeps is a letter, where nothing says otherwise."""
    return Genre.LETTER.value if kind == "PCOMM" and values.get("DB") else _TYPES.get(kind)


def _write_place(entry: Entry, values: dict[str, str]) -> None:
    """Write the archive and the place in it: the accession number, else that in the archive, else the call number."""
    places = [tag for tag in ("AN", "AV", "CN") if values.get(tag)]
    location = values[places[0]] if places else ""
    common_fields.write_archive(entry, values.get("DB", ""), location, ", ".join(("DB", *places[:1])))
    for tag in places[1:]:
        if values[tag] not in location:
            entry.ignore(values[tag], tag)


def _write_date(entry: Entry, values: dict[str, str]) -> None:
    """Write `1956/09/05/words`; a year alone is in PY or Y1. The words may be the whole date, or the season."""
    given = values.get("DA") or values.get("Y1") or values.get("PY") or ""
    year, month, day, words = (*(part.strip() for part in given.split("/", 3)), "", "", "", "")[:4]
    numbers = [year, *(f"{int(part):02}" for part in (month, day) if part.isdigit())]
    code = "-".join(numbers) if "/" in given and re.fullmatch(r"\d{4}", year) else ""
    if words and code and not any(sign.isdigit() for sign in words):
        whole = f"{words} {year}"  # Spring
        is_date = read(whole).value is not None and len(numbers) == 1
        add_date(entry, "DA", whole if is_date else words, code="" if is_date else code)
    elif words:
        add_date(entry, "DA", words, code="" if read(words).value else code)
    elif is_edtf(code):
        add_date(entry, "DA", code=code)
    else:
        add_date(entry, "DA", given.strip("/ "))


def _write_addresses(entry: Entry, value: str, place: str) -> None:
    """Write the first of the addresses, which some programs put into one line; the others are ignored."""
    for address in re.split(r"[\s;]+(?=[a-z][a-z0-9+.-]*:)", value, flags=re.IGNORECASE):
        entry.line("/url", address, place)


def _agents(pointer: str, **fixed: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, value, place: common_fields.write_agent(entry, pointer, value, place, fixed, is_inverted=True)


def _line(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, value, place: entry.line(pointer, value, place)


_READ = frozenset({"TY", "LA", "M3"})
"""Tags whose words are read or ignored by themselves."""
_TOGETHER = frozenset({"TY", "DA", "PY", "Y1", "DB", "AN", "AV", "CN", "DP", "ER"})
_TAGS: dict[str, Callable[[Entry, str, str], None]] = {
    "ID": common_fields.write_id,
    "TI": _line("/title/text"),
    "T1": _line("/title/text"),
    "AU": _agents("/authors/*/name"),
    "A1": _agents("/authors/*/name"),
    "A2": _agents("/contributors/*/name", role="editor"),
    "ED": _agents("/contributors/*/name", role="editor"),
    "A4": _agents("/texts/@translation/translators/*/name"),
    "M3": common_fields.write_genre,
    "AB": _line("/abstract/text"),
    "N2": _line("/abstract/text"),
    "UR": _write_addresses,
    "KW": _line("/subjects/*/term"),
    "ST": common_fields.write_short_title,
    "N1": common_fields.write_note,
    "M2": common_fields.write_note,
}


IMPORTER = Importer(_NAME, "RIS files of Zotero, EndNote, Mendeley", _recognises, _read)
