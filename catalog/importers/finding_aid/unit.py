"""One unit of a finding aid: its elements in the order of ISAD(G). What is not mapped is counted by its path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from catalog.importers import bibliography
from catalog.importers.english_dates import read_date
from catalog.importers.entry import Entry
from catalog.importers.finding_aid.place import write_code, write_containers
from catalog.importers.sheet import clean
from catalog.importers.xml_source import line_of, local, text_of
from catalog.model import edtf
from catalog.vocabularies import Genre, Level

__all__ = ["Context", "entry_of", "passed_over"]

_LEVELS = {level.value: level.value for level in Level} | {"recordgrp": "fonds", "subgrp": "subfonds"}
_COMPONENT = re.compile(r"dsc|c(?:0[1-9]|1[0-2])?")
_WRAPPERS = frozenset({"did", "descgrp"})
_KINDS = {"persname": "person", "corpname": "corporate body", "famname": "family"}
_GENRES = frozenset(genre.value for genre in Genre)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a unit stands: the record it is part of, and the archive that keeps them all."""

    base: str
    parent: str = ""
    repository: str = ""
    number: int = 1

    def below(self, entry: Entry) -> Context:
        """Return the context of the units below one."""
        code = entry.document.get("reference_code", {})
        return Context(self.base, str(entry.document["id"]), self.repository or code.get("repository", ""))


def entry_of(element: etree._Element, context: Context, described: Iterable[etree._Element]) -> Entry:
    """Read a unit without those below it: the elements that it is `described` by."""
    entry = Entry()
    if context.parent:
        entry.document["part_of"] = context.parent
    _write_level(entry, element)
    for part, _ in _parts(described):
        name = local(part)
        if name in _ELEMENTS:
            _ELEMENTS[name](entry, part, f"{line_of(part)} ({name})")
    write_code(entry, element, context.repository)
    write_containers(entry, element)
    if "title" not in entry.document:
        _title_in_place_of(entry)
    return entry


def passed_over(element: etree._Element, *, is_top: bool) -> Counter[str]:
    """Return the paths in a unit that nothing is made of, and how often they occur."""
    unit = "archdesc" if is_top else "c"
    made = _ELEMENTS.keys() | _IDENTIFYING
    return Counter(
        f"{unit}/{above}{local(part)}" for part, above in _parts(element) if local(part) not in made and text_of(part)
    )


def _parts(elements: Iterable[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements that describe a unit, each with the path between."""
    for child in elements:
        name = local(child)
        if name in _WRAPPERS:
            yield from ((part, f"{name}/") for part in child if local(part))
        elif name and not _COMPONENT.fullmatch(name):
            yield child, ""


def _write_level(entry: Entry, element: etree._Element) -> None:
    """Write the level; a word of another list is asked about, and stands for what its place in the tree is."""
    word = element.get("level", "")
    other = element.get("otherlevel", "")
    if word.lower() in _LEVELS:
        entry.write("/level", _LEVELS[word.lower()], f"{line_of(element)} (level)")
        return
    has_parts = any(_COMPONENT.fullmatch(local(child)) for child in element)
    entry.document["level"] = "series" if has_parts else "file"
    entry.ask("/level", "The finding aid names no level of the list.", other or word, tuple(_LEVELS))


def _title_in_place_of(entry: Entry) -> None:
    """Many units bear a date and no title: the date, or the number, names them; the cataloguer is asked."""
    dates = [date.get("as_written") or date.get("value", "") for date in entry.document.get("dates", ())]
    code = entry.document.get("reference_code", {})
    words = next(filter(None, (*dates, code.get("as_written", ""), code.get(entry.document["level"], ""))), "")
    if words:
        entry.document["title"] = {"text": words, "supplied_by": "importer"}
        entry.ask("/title", "The unit has no title; what is known of it stands in its place.", words)


def _title(entry: Entry, element: etree._Element, place: str) -> None:
    entry.line("/other_titles/*/text" if "title" in entry.document else "/title/text", text_of(element), place)


def _date(entry: Entry, element: etree._Element, place: str) -> None:
    """Write a date: its normal form where there is one, and its words."""
    for part in _dates_in(element):
        words = text_of(part)
        normal = part.get("normal") or part.get("standarddate") or _range(part)
        value = _edtf(normal) or _edtf(words) or read_date(words)
        if value and words and words != value:
            entry.write("/dates/*/value", value, place, {"as_written": words})
        elif value or words:
            entry.line("/dates/*/value", value or words, place)


def _dates_in(element: etree._Element) -> list[etree._Element]:
    inner = [each for each in element.iter() if local(each) in ("datesingle", "daterange")]
    return inner or [element]


def _range(element: etree._Element) -> str:
    ends = [each.get("standarddate", "") for each in element if local(each) in ("fromdate", "todate")]
    return "/".join(ends) if len(ends) == 2 and all(ends) else ""


def _edtf(words: str | None) -> str:
    text = clean(words or "")
    halves = text.split("/")
    if len(halves) == 2 and halves[0] == halves[1]:
        text = halves[0]
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        edtf.parse(text)
    except ValueError:
        return ""
    return text or ""


def _extent(entry: Entry, element: etree._Element, place: str) -> None:
    entry.line("/notes/*" if "extent" in entry.document else "/extent", text_of(element), place)


def _agents(pointer: str) -> Callable[[Entry, etree._Element, str], None]:
    """Write every name in an element, with its kind."""

    def write(entry: Entry, element: etree._Element, place: str) -> None:
        names = [each for each in element.iter() if local(each) in _KINDS]
        for name in names:
            entry.line(pointer, text_of(name), place, {"kind": _KINDS[local(name)]})
        if not names:
            entry.line(pointer, text_of(element), place)

    return write


def _language(entry: Entry, element: etree._Element, place: str) -> None:
    codes = [each.get("langcode", "") for each in element.iter() if local(each) == "language"]
    for code in dict.fromkeys(filter(None, codes)):
        bibliography.write_language(entry, code, place, translated=False)
    if not any(codes):
        entry.leave(text_of(element), place)


def _prose(pointer: str) -> Callable[[Entry, etree._Element, str], None]:
    """Write paragraphs without their heading; a second element of the kind is a note."""

    def write(entry: Entry, element: etree._Element, place: str) -> None:
        paragraphs = [text_of(each) for each in element if local(each) and local(each) != "head"]
        words = "\n\n".join(filter(None, paragraphs)) or text_of(element)
        field, _, rest = pointer[1:].partition("/")
        taken = field in entry.document and rest in ("", *entry.document[field])
        if words:
            entry.write("/notes/*" if taken else pointer, words, place)

    return write


def _access_points(entry: Entry, element: etree._Element, place: str) -> None:
    """Write subjects, names, places, genres of <controlaccess>, which may hold others of its kind."""
    for each in element.iter():
        name, words = local(each), text_of(each)
        if name in _KINDS:
            entry.line("/mentions/*/name", words, place, {"kind": _KINDS[name]})
        elif name == "geogname":
            entry.line("/places/*/name", words, place)
        elif name in ("subject", "function", "occupation", "title"):
            entry.line("/subjects/*/term", words, place)
        elif name == "genreform":
            is_genre = words.lower() in _GENRES and "genre" not in entry.document
            entry.line("/genre" if is_genre else "/subjects/*/term", words.lower() if is_genre else words, place)


def _digital(entry: Entry, element: etree._Element, place: str) -> None:
    href = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
    if re.match(r"https?://\S+$", href) and "url" not in entry.document:
        entry.write("/url", href, place)
    else:
        entry.leave(href or text_of(element), place)


_IDENTIFYING = frozenset({"unitid", "repository", "container", "head"})
_ELEMENTS: dict[str, Callable[[Entry, etree._Element, str], None]] = {
    # ISAD(G) 3.1 Identity
    "unittitle": _title,
    "unitdate": _date,
    "unitdatestructured": _date,
    "physdesc": _extent,
    "physdescset": _extent,
    "physdescstructured": _extent,
    # 3.2 Context
    "origination": _agents("/authors/*/name"),
    "bioghist": _prose("/notes/*"),
    "custodhist": _prose("/custody"),
    "acqinfo": _prose("/custody"),
    # 3.3 Content
    "abstract": _prose("/abstract/text"),
    "scopecontent": _prose("/abstract/text"),
    "arrangement": _prose("/notes/*"),
    # 3.4 Access and use
    "accessrestrict": _prose("/access/conditions"),
    "userestrict": _prose("/rights/statement"),
    "langmaterial": _language,
    # 3.5 Allied materials
    "relatedmaterial": _prose("/notes/*"),
    "separatedmaterial": _prose("/notes/*"),
    "originalsloc": _prose("/notes/*"),
    "altformavail": _prose("/notes/*"),
    # 3.6 Notes
    "note": _prose("/notes/*"),
    "didnote": _prose("/notes/*"),
    "odd": _prose("/notes/*"),
    "controlaccess": _access_points,
    "dao": _digital,
}
