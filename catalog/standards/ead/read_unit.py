"""One unit of a finding aid: its elements in the order of ISAD(G). What is not mapped is counted by its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from catalog.drafts import bibliography
from catalog.drafts.draft_builder import Entry
from catalog.drafts.internal_parts import is_marked, take_marked
from catalog.drafts.supplied_title import supplied_title
from catalog.drafts.unread_words import Piece, pieces_of
from catalog.drafts.xml_source import line_of, local, text_of
from catalog.drafts.xml_words import all_words, paragraphs_of
from catalog.languages.by_name import named
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.standards.ead.read_agents import NAMES, is_role, write_creators, write_name
from catalog.standards.ead.read_dates import title_and_dates, write_date
from catalog.standards.ead.read_place import INTERNAL, is_internal, write_code, write_containers
from catalog.vocabularies import DateEvent, Level

__all__ = ["Context", "complete", "entry_of", "has_no_level", "ignored", "unread"]

_LEVELS = {level.value: level.value for level in Level} | {"recordgrp": "fonds", "subgrp": "subfonds"}
_COMPONENT = re.compile(r"dsc|c(?:0[1-9]|1[0-2])?")
_WRAPPERS = frozenset({"did", "descgrp"})

Read = Callable[[Entry, etree._Element, str], None]  # noqa: SLF001 - the only name of the class


@dataclass(frozen=True, slots=True)
class Context:
    """The place of a unit: the record it is part of and its level, and the archive that keeps them all."""

    base: str
    parent: str = ""
    repository: str = ""
    level: str = ""
    number: int = 1
    title: str = ""
    """The title of the unit above."""

    def below(self, entry: Entry) -> Context:
        """Return the context of the units below one."""
        code = entry.document.get("reference_code", {})
        repository = self.repository or code.get("repository", "")
        title = entry.document.get("title", "")
        words = str(title.get("text", "") if isinstance(title, dict) else title)
        level = str(entry.document["level"])
        return Context(self.base, str(entry.document["id"]), repository, level, title=words)


def entry_of(element: etree._Element, context: Context, described: Iterable[etree._Element]) -> Entry:
    """Read a unit without those below it: the elements that it is `described` by."""
    entry = Entry()
    if context.parent:
        entry.document |= {"part_of": context.parent, "sequence": str(context.number)}
    _write_level(entry, element, context.level)
    if _is_internal(element):
        entry.hide()
    for part, _ in _parts(described):
        name, place = local(part), f"{line_of(part)} ({local(part)})"
        for hidden in [part] if is_internal(part) else take_marked(part, INTERNAL):
            entry.internal_note(_LABELS.get(local(hidden), local(hidden)), _words_or_address(hidden), place)
        if name in _ELEMENTS and not is_internal(part):
            _ELEMENTS[name](entry, part, place)
    write_code(entry, element, context.repository)
    write_containers(entry, element)
    return entry


def _is_internal(element: etree._Element) -> bool:
    """Whether a whole unit is for the staff: it, what identifies it, or something that it lies in is marked."""
    identity = (child for child in element if local(child) == "did")
    return any(is_marked(each, INTERNAL) for each in (element, *element.iterancestors(), *identity))


def _words_or_address(element: etree._Element) -> str:
    address = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
    return " ".join(filter(None, (address, _words(element))))


def complete(entry: Entry, title_above: str) -> None:
    """Many units bear a date and no title: what is known of the unit names it, and the cataloguer is asked."""
    if not entry.document.get("title"):
        words = title_above if not entry.document.get("part_of") and title_above else ""
        words = words or supplied_title(entry.document, title_above)
        entry.document["title"] = {"text": words, "supplied_by": "importer"}
        entry.ask("/title", "The unit has no title; what is known of it is used instead.", words)


def ignored(element: etree._Element, *, is_top: bool) -> Iterator[tuple[str, str]]:
    """Yield the path of each element in a unit that nothing is made of, and of each attribute in it, with the words."""
    unit = "archdesc" if is_top else "c"
    for part, above in _parts(element):
        if local(part) not in _MADE:
            path = f"{unit}/{above}"
            if words := all_words(part):
                yield f"{path}{local(part)}", words
            for value, place in pieces_of(part, {}, above=path):
                if "@" in place:
                    yield place.partition("(")[2].rstrip(")"), value


_READ = {
    "*": ("audience", "id", "parent", "target"),  # the last three link elements of the file
    "unitdate": ("#",),
    "datesingle": ("#",),
    "fromdate": ("#",),
    "todate": ("#",),
    "language": ("#",),
}
"""Attributes, and words, that the elements read, leave or ask about themselves."""
_OF_A_UNIT = frozenset({"id", "level", "otherlevel", "audience"})


def unread(element: etree._Element, described: Iterable[etree._Element]) -> Iterator[Piece]:
    """Yield the words and the attributes of a unit, to be looked for in what was made of it."""
    described = list(described)
    for holder in (element, *(each for each in described if local(each) in _WRAPPERS)):
        for name, value in holder.attrib.items():
            if str(name) not in _OF_A_UNIT:
                path = local(holder) if holder is not element else ""
                yield str(value), f"{line_of(holder)} ({path}@{str(name).rpartition('}')[2]})"
    for part, above in _parts(described):
        if local(part) in _MADE and not is_internal(part):
            for words, place in pieces_of(part, _READ, above=above):
                if not _is_code(words.strip(), place):
                    yield words, place


_EVENTS = frozenset(event.value for event in DateEvent)


def _is_code(words: str, place: str) -> bool:
    """Whether words are kept as what they stand for: a language, a role, a date in figures, what happened on it."""
    if place.endswith("/part/@localtype)") and words in ("surname", "forename", "given", "firstname"):
        return True
    if "@" in place and (words.lower() in _EVENTS or re.fullmatch(r"[\d/.~?uX-]+", words)):
        return True
    return bool(language_of(words)) or is_role(words)


def _parts(elements: Iterable[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements that describe a unit, each with the path between."""
    for child in elements:
        name = local(child)
        if name in _WRAPPERS:
            yield from ((part, f"{name}/") for part in child if local(part))
        elif name and not _COMPONENT.fullmatch(name):
            yield child, ""


def _write_level(entry: Entry, element: etree._Element, above: str) -> None:
    """Write the level. A component without one has the level of its place in the tree; another word is a question."""
    word = element.get("level", "")
    other = element.get("otherlevel", "")
    if word.lower() in _LEVELS:
        entry.write("/level", _LEVELS[word.lower()], f"{line_of(element)} (level)")
        return
    entry.document["level"] = _level_by_place(element, above)
    if word or other or not above:
        entry.ask("/level", "The finding aid names no level of the list.", other or word, tuple(Level))


def has_no_level(element: etree._Element) -> bool:
    """Whether a unit names no level, as EAD allows: its place in the tree is assumed to say it."""
    return not element.get("level") and not element.get("otherlevel")


def _level_by_place(element: etree._Element, above: str) -> str:
    """Return the level below another: a unit with parts is a series or a subseries, one without a file or an item."""
    if any(_COMPONENT.fullmatch(local(child)) for child in element):
        return {"series": "subseries", "subseries": "file", "file": "file"}.get(above, "series")
    return "item" if above in ("file", "item") else "file"


def _title(entry: Entry, element: etree._Element, place: str) -> None:
    words, dates = title_and_dates(element)
    entry.line("/other_titles/*/text" if "title" in entry.document else "/title/text", words, place)
    for date in dates:
        write_date(entry, date, f"{line_of(date)} (unitdate)")


def _extent(entry: Entry, element: etree._Element, place: str) -> None:
    if "extent" in entry.document:
        entry.note("Extent", text_of(element), place)
    else:
        entry.line("/extent", text_of(element), place)


def _language(entry: Entry, element: etree._Element, place: str) -> None:
    """Write every language, by its code or its name; other words beside them are left."""
    said = [each for each in element.iter() if local(each) == "language"]
    for each in said:
        tag = language_of(each.get("langcode", "")) or named(text_of(each))
        if tag:
            bibliography.add_language(entry, tag, place)
        else:
            entry.leave(text_of(each) or each.get("langcode", ""), place)
    if not said:
        bibliography.write_language(entry, text_of(element), place, translated=False)
    elif _is_more_than(element, said):
        entry.leave(text_of(element), place)


def _is_more_than(element: etree._Element, said: list[etree._Element]) -> bool:
    """Whether an element has words beside the names of its languages and scripts: `Mostly in English`."""
    words = text_of(element)
    for each in [*said, *(script for script in element.iter() if local(script) == "script")]:
        words = words.replace(text_of(each), " ", 1)
    return re.search(r"\w", words) is not None


def _words(element: etree._Element) -> str:
    """Return the paragraphs of an element, without its heading."""
    return "\n\n".join(filter(None, paragraphs_of(element)))


def _prose(pointer: str, kind: str) -> Read:
    """Write words to a place; a second element of this kind is a note, unless it says the same."""
    return lambda entry, element, place: _write_words(entry, pointer, _words(element), place, kind)


def _element(pointer: str) -> Read:
    """Write words to an element of the table."""
    return lambda entry, element, place: entry.paragraphs(pointer, _words(element), place)


def _note(kind: str = "") -> Read:
    """Write a note; its heading says what it is about where the element does not."""

    def write(entry: Entry, element: etree._Element, place: str) -> None:
        head = next((text_of(part) for part in element if local(part) == "head"), "")
        entry.note(kind or head.rstrip(" :."), _words(element), place)

    return write


def _write_words(entry: Entry, pointer: str, words: str, place: str, kind: str) -> None:
    field, _, rest = pointer[1:].partition("/")
    present = entry.document.get(field, {}).get(rest)
    if present is None and words:
        entry.write(pointer, words, place)
    elif words.split() != str(present).split():
        entry.note(kind, words, place)


def _access(entry: Entry, element: etree._Element, place: str) -> None:
    """Write conditions of access; a classification that is said to be one is that."""
    words = _words(element)
    if words.startswith(_CLASSIFICATION) and "\n" not in words:
        entry.line("/classification", words.removeprefix(_CLASSIFICATION), place)
    else:
        _write_words(entry, "/access/conditions", words, place, "Conditions governing access")


def _rights(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the address of a rights statement and the holder as what they are, and the other paragraphs as words."""
    rest = []
    for words in filter(None, paragraphs_of(element)):
        if _RIGHTS.match(words) and "uri" not in entry.document.get("rights", {}):
            entry.line("/rights/uri", words, place)
        elif words.startswith(_HOLDER):
            entry.line("/rights/holder", words.removeprefix(_HOLDER), place)
        else:
            rest.append(words)
    _write_words(entry, "/rights/statement", "\n\n".join(rest), place, "Conditions governing reproduction")


_CLASSIFICATION, _HOLDER = "Classification: ", "Rights holder: "
_RIGHTS = re.compile(r"https?://(?:rightsstatements\.org|creativecommons\.org)/\S+$")


def _access_points(entry: Entry, element: etree._Element, place: str) -> None:
    """Write subjects, names, places, genres of <controlaccess>, which may hold others of its kind."""
    for each in element.iter():
        name, words = local(each), text_of(each)
        if name in NAMES:
            write_name(entry, each, place, "/mentions/*/name")
        elif name == "geogname":
            entry.line("/places/*/name", words, place, _uri(each))
        elif name in ("subject", "function", "occupation", "title"):
            parts = [text_of(part) for part in each if local(part) == "part"]
            entry.line("/subjects/*/term", "--".join(filter(None, parts)) or words, place, _uri(each))
        elif name == "genreform":
            is_genre = bibliography.is_genre(words) and "genre" not in entry.document
            entry.line("/genre" if is_genre else "/subjects/*/term", words.lower() if is_genre else words, place)


def _uri(element: etree._Element) -> dict[str, str] | None:
    uri = element.get("identifier") or element.get("authfilenumber") or ""
    return {"uri": uri} if re.match(r"https?://\S+$", uri) else None


def _digital(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the first address of a digital copy; every other one is left, with its words."""
    for each in element.iter("{*}dao", "{*}daoloc"):
        href = each.get("href") or each.get("{http://www.w3.org/1999/xlink}href") or ""
        if re.match(r"https?://\S+$", href) and "url" not in entry.document:
            entry.write("/url", href, place)
        elif href != entry.document.get("url"):
            entry.leave(" ".join(filter(None, (href, text_of(each)))), place)


_LABELS = {name: row.label for row in ELEMENTS for name in row.ead}
_IDENTIFYING = frozenset({"unitid", "repository", "container", "head"})
_ELEMENTS: dict[str, Read] = {
    # ISAD(G) 3.1 Identity
    "unittitle": _title,
    "unitdate": write_date,
    "unitdateset": write_date,
    "unitdatestructured": write_date,
    "physdesc": _extent,
    "physdescset": _extent,
    "physdescstructured": _extent,
    # 3.2 Context
    "origination": write_creators,
    "legalstatus": _note("Legal status"),
    # 3.3 Content
    "abstract": _prose("/abstract/text", "Abstract"),
    "scopecontent": _prose("/abstract/text", "Scope and content"),
    # 3.4 Access and use
    "accessrestrict": _access,
    "userestrict": _rights,
    "langmaterial": _language,
    # 3.5 Allied materials
    "relatedmaterial": _note("Related units of description"),
    "separatedmaterial": _note("Separated units of description"),
    # 3.6 Notes
    "note": _note(),
    "didnote": _note(),
    "odd": _note(),
    "materialspec": _note("Material specific details"),
    "index": _note("Index"),
    # 3.7 Description control
    "prefercite": _note("Preferred citation"),
    "processinfo": _note("Archivist's note"),
    "controlaccess": _access_points,
    "dao": _digital,
    "daoset": _digital,
    "daogrp": _digital,
    **{name: _element(row.pointer) for row in ELEMENTS for name in row.ead},
}
_MADE = _ELEMENTS.keys() | _IDENTIFYING
