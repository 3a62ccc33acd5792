"""One unit of a finding aid: its elements in the order of ISAD(G). What is not mapped is counted by its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft_builder import Entry
from catalog.drafts.internal_parts import is_marked, take_marked
from catalog.drafts.rights import write_rights
from catalog.drafts.supplied_title import known_words, without_title
from catalog.drafts.unread_words import Piece, pieces_of
from catalog.drafts.xml_source import is_foreign, line_of, local, place_of, text_of
from catalog.drafts.xml_words import all_words, paragraphs_of
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.standards.ead.both_editions import SENT_FROM, SENT_TO
from catalog.standards.ead.note_kinds import CITATION, NOTE_KINDS
from catalog.standards.ead.read_agents import NAMES, is_role, said_of_heading, write_creators, write_name
from catalog.standards.ead.read_dates import ask_of_date, title_and_dates, write_date
from catalog.standards.ead.read_language import write_languages
from catalog.standards.ead.read_objects import DIGITAL, write_objects
from catalog.standards.ead.read_place import INTERNAL, is_internal, write_code, write_containers
from catalog.standards.whole_citation import GENERATED
from catalog.vocabularies import DateEvent, Level
from catalog.vocabularies.rights_uri import canonical_rights_uri

__all__ = ["Context", "complete", "entry_of", "has_no_level", "ignored", "is_titled_by_what_is_known", "unread"]

_LEVELS = {level.value: level.value for level in Level if level is not Level.OTHER} | {
    "recordgrp": Level.RECORD_GROUP.value,
    "subgrp": Level.SUBGROUP.value,
}
_COMPONENTS = frozenset({"dsc", "c", *(f"c{number:02}" for number in range(1, 13))})
_WRAPPERS = frozenset({"did", "descgrp", "admininfo", "add"})
"""Elements that hold those of a description; the last two are of EAD 1.0."""

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
        name, place = local(part), place_of(part)
        for hidden in [part] if is_internal(part) else take_marked(part, INTERNAL):
            if local(hidden) in DIGITAL:
                write_objects(entry, hidden, place, is_internal=True)
            else:
                entry.internal_note(_LABELS.get(local(hidden), local(hidden)), _words(hidden), place)
        if _is_generated(part):
            entry.ignore(_words(part), place)
        elif name in _ELEMENTS and not is_internal(part) and not is_foreign(part):
            _ELEMENTS[name](entry, part, place)
    write_code(entry, element, context.repository)
    write_containers(entry, element)
    return entry


def _is_generated(part: etree._Element) -> bool:
    """Whether a part of a unit is a citation that follows from its description."""
    return local(part) == CITATION and GENERATED in (part.get("localtype"), part.get("altrender"))


def _is_internal(element: etree._Element) -> bool:
    """Whether a whole unit is for the staff: it, what identifies it, or something that it lies in is marked."""
    identity = (child for child in element if local(child) == "did")
    return any(is_marked(each, INTERNAL) for each in (element, *element.iterancestors(), *identity))


def complete(entry: Entry, title_above: str) -> None:
    """Many units bear a date and no title: what is known of the unit names it; where nothing is, that is a question.

    An abstract and a scope of the same words are one statement.
    """
    scope, abstract = entry.document.get("scope"), entry.document.get("abstract", {}).get("text", "")
    if isinstance(scope, str) and scope.split() == abstract.split():
        del entry.document["scope" if entry.document["level"] == Level.ITEM else "abstract"]
    if not entry.document.get("title"):
        words = title_above if not entry.document.get("part_of") and title_above else known_words(entry.document)
        entry.document["title"] = {
            "text": words or without_title(entry.document, title_above),
            "supplied_by": "importer",
        }
        if not words:
            entry.ask("/title", "The unit has no title, and nothing else that names it.")


def is_titled_by_what_is_known(element: etree._Element) -> bool:
    """Whether a unit has no title, and a date, a number or words that name it in its place."""
    parts = {local(part) for part, _ in _parts(element) if any(word.strip() for word in part.itertext())}
    return "unittitle" not in parts and not _NAMING.isdisjoint(parts)


_NAMING = frozenset({"unitdate", "unitdatestructured", "unitdateset", "unitid", "abstract", "scopecontent"})


def ignored(element: etree._Element, *, is_top: bool) -> Iterator[tuple[str, str]]:
    """Yield the path of each element in a unit that nothing is made of, and of each attribute in it, with the words."""
    unit = "archdesc" if is_top else "c"
    for part, above in _parts(element):
        if local(part) not in _MADE or is_foreign(part):
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
    "dao": ("role", "localtype", "daotype"),
    "daoloc": ("role", "label"),
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
        if local(part) in _MADE and not is_internal(part) and not _is_generated(part):
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
            yield from ((part, f"{name}/{path}") for part, path in _parts(child))
        elif name and name not in _COMPONENTS:
            yield child, ""


def _write_level(entry: Entry, element: etree._Element, above: str) -> None:
    """Write the level. A component without one has the level of its place in the tree; another word is a question."""
    word = element.get("level", "").strip()
    other = element.get("otherlevel", "").strip()
    if word.lower() in _LEVELS:
        entry.write("/level", _LEVELS[word.lower()], f"{line_of(element)} (level)")
        return
    named = other or ("" if word.lower() == "otherlevel" else word)
    if named:
        place = f"{line_of(element)} (level)"
        known = _LEVELS.get(named.lower())
        entry.write("/level", known or Level.OTHER.value, place)
        if known is None:
            entry.line("/level_as_written", named, place)
        return
    entry.document["level"] = _level_by_place(element, above)
    if not above:
        entry.ask("/level", "The finding aid names no level of the list.", word, tuple(Level))


def has_no_level(element: etree._Element) -> bool:
    """Whether a unit names no level, as EAD allows, or says only that it is another: its place is assumed to say it."""
    return element.get("level", "").lower() in ("", "otherlevel") and not element.get("otherlevel")


def _level_by_place(element: etree._Element, above: str) -> str:
    """Return the level below another: a unit with parts is a series or a subseries, one without a file or an item."""
    if any(local(child) in _COMPONENTS for child in element):
        return {"series": "subseries", "subseries": "file", "file": "file"}.get(above, "series")
    return "item" if above in ("file", "item") else "file"


def _title(entry: Entry, element: etree._Element, place: str) -> None:
    words, dates = title_and_dates(element)
    entry.line("/other_titles/*/text" if "title" in entry.document else "/title/text", words, place)
    for date in dates:
        write_date(entry, date, f"{line_of(date)} (unitdate)")
    holder = element.getparent()
    if not dates and holder is not None and not any(local(each).startswith("unitdate") for each in holder):
        for date in (each for each in element.iter() if local(each) == "date"):
            ask_of_date(entry, date, f"{line_of(date)} (unittitle/date)")


def _extent(entry: Entry, element: etree._Element, place: str) -> None:
    """Write each statement of extent: its words, and number, unit, medium and dimensions where they are apart."""
    structured = [each for each in element.iter() if local(each) == "physdescstructured"]
    for each in structured or [element]:
        notes = [part for part in each if local(part) == "descriptivenote"]
        parts = {name: _joined(each, name) for name in ("quantity", "unittype", "physfacet", "dimensions")}
        parts.update(_with_unit(each))
        beside = {"medium": parts["physfacet"], "dimensions": parts["dimensions"]}
        fixed = {name: words for name, words in beside.items() if words}
        if parts["quantity"] and re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", parts["quantity"]):
            if parts["unittype"]:
                fixed["unit"] = parts["unittype"]
            entry.line("/extent/*/quantity", parts["quantity"], place, fixed)
        else:
            counted = " ".join(text_of(part) for part in each if part not in notes) if notes else text_of(each)
            unit = parts["unittype"] if local(each) == "physdesc" else ""
            entry.line("/extent/*/as_written", counted if unit in counted else f"{counted} {unit}", place, fixed)
        for note in notes:
            entry.note("Extent", _words(note), place)


def _with_unit(element: etree._Element) -> dict[str, str]:
    """Return the number and the unit of the only extent of EAD 2002, where an attribute names the unit."""
    extents = [part for part in element if local(part) == "extent"]
    unit = " ".join(extents[0].get("unit", "").split()) if len(extents) == 1 else ""
    said = " ".join(text_of(part) for part in element)
    if not unit:
        return {}
    if " ".join(text_of(element).split()) != " ".join(said.split()):
        return {"unittype": unit}
    return {"quantity": text_of(extents[0]).removesuffix(unit).rstrip(), "unittype": unit}


def _joined(element: etree._Element, name: str) -> str:
    return "; ".join(filter(None, (text_of(part) for part in element if local(part) == name)))


def _words(element: etree._Element) -> str:
    """Return the paragraphs of an element, without its heading."""
    return "\n\n".join(filter(None, paragraphs_of(element)))


def _prose(pointer: str) -> Read:
    """Write words to a place."""
    return lambda entry, element, place: entry.add_paragraphs(pointer, _words(element), place)


def _element(pointer: str) -> Read:
    """Write words to an element of the table."""
    return lambda entry, element, place: entry.paragraphs(pointer, _words(element), place, _language_said(element))


def _language_said(element: etree._Element) -> str:
    """Return the language that an element says its words are in, which EAD3 allows."""
    return language_of(element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or "") or ""


def _other_data(entry: Entry, element: etree._Element, place: str) -> None:
    """Write what has no element of its own: its type says which of ours it is, or else it is a note."""
    kind = (element.get("localtype") or element.get("type") or "").lower()
    row = next((row for row in ELEMENTS if row.ead_type and row.ead_type == kind), None)
    (_element(row.pointer) if row else _note())(entry, element, place)


def _note(kind: str = "") -> Read:
    """Write a note; its heading, its label or its type says what it is about where the element does not."""

    def write(entry: Entry, element: etree._Element, place: str) -> None:
        head = next((text_of(part) for part in element if local(part) == "head"), "")
        entry.note(kind or head.rstrip(" :.") or _stated_kind(element), _words(element), place)

    return write


def _stated_kind(element: etree._Element) -> str:
    """Return what a note is said to be about: its label, or its type in words: `descriptionIdentifier` of AtoM."""
    label = " ".join(element.get("label", "").split()).rstrip(" :.")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", element.get("type", "")).lower()
    is_general = words in ("", "note", "general", "general note") or not re.fullmatch(
        r"[^\W\d_]+(?: [^\W\d_]+)*", words
    )
    return label or ("" if is_general else words)


def _loose(entry: Entry, element: etree._Element, place: str) -> None:
    """Write prose that is in no element of its own: a note under the heading of its group, for all that follow."""
    group, before = element.getparent(), next(element.itersiblings(preceding=True), None)
    words, notes = _words(element), entry.document.get("notes", [])
    if words and notes and before is not None and _is_loose(before):
        last = notes[-1]
        notes[-1] = {**last, "text": f"{last['text']}\n\n{words}"} if isinstance(last, dict) else f"{last}\n\n{words}"
        return
    heads = [] if group is None else [text_of(part) for part in group if local(part) == "head"]
    entry.note("".join(heads[:1]).rstrip(" :."), words, place)


def _is_loose(element: etree._Element) -> bool:
    return local(element) in _LOOSE and not is_internal(element) and _words(element) != ""


_LOOSE = ("p", "list", "chronlist", "table", "blockquote")


def _access(entry: Entry, element: etree._Element, place: str) -> None:
    """Write conditions of access; a classification that is said to be one is that."""
    words = _words(element)
    if words.startswith(_CLASSIFICATION) and "\n" not in words:
        entry.line("/classification", words.removeprefix(_CLASSIFICATION), place)
    else:
        entry.add_paragraphs("/access/conditions", words, place)


def _rights(entry: Entry, element: etree._Element, place: str) -> None:
    write_rights(entry, (*paragraphs_of(element), *filter(canonical_rights_uri, _links(element))), place)


def _links(element: etree._Element) -> Iterator[str]:
    """Yield the addresses of the links within an element."""
    for each in element.iter("{*}extref", "{*}ref", "{*}archref"):
        yield each.get("href") or each.get("{http://www.w3.org/1999/xlink}href") or ""


_CLASSIFICATION = "Classification: "


def _access_points(entry: Entry, element: etree._Element, place: str) -> None:
    """Write subjects, names, places, genres of <controlaccess>, which may hold others of its kind."""
    for each in element.iter():
        name, words = local(each), text_of(each)
        if name in _LOOSE and _is_about_headings(each):
            _loose(entry, each, place)
        elif name in NAMES:
            write_name(entry, each, place, "/mentions/*/name")
        elif name == "geogname":
            pointer = _PLACES.get(each.get("role") or each.get("relator") or "", "/places/*/name")
            entry.line(pointer, words, place, said_of_heading(each, "uri"))
        elif name in ("subject", "function", "occupation", "title"):
            parts = [text_of(part) for part in each if local(part) == "part"]
            kind = {} if name == "subject" else {"kind": name}
            entry.line(
                "/subjects/*/term",
                "--".join(filter(None, parts)) or words,
                place,
                {**kind, **said_of_heading(each, "uri")},
            )
        elif name == "genreform":
            if common_fields.is_genre(words) and "genre" not in entry.document:
                entry.line("/genre", words.lower(), place)
            else:
                entry.line("/subjects/*/term", words, place, {"kind": "genre", **said_of_heading(each, "uri")})


_PLACES = {SENT_FROM: "/sent_from/*/name", SENT_TO: "/destination/*/name"}


def _is_about_headings(prose: etree._Element) -> bool:
    """Whether prose in <controlaccess> is about the headings, and has none in it as EAD 1.0 allows."""
    is_whole = (group := prose.getparent()) is not None and local(group) == "controlaccess"
    return is_whole and _HEADINGS.isdisjoint(map(local, prose.iter()))


_HEADINGS = frozenset({*NAMES, "geogname", "subject", "function", "occupation", "title", "genreform"})


_LABELS = {name: row.label for row in ELEMENTS for name in row.ead if not row.ead_type}
_IDENTIFYING = frozenset({"unitid", "repository", "container", "head"})
_ELEMENTS: dict[str, Read] = {
    **dict.fromkeys(_LOOSE, _loose),
    "organization": _element("/arrangement"),
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
    # 3.3 Content
    "abstract": _prose("/abstract/text"),
    # 3.4 Access and use
    "accessrestrict": _access,
    "userestrict": _rights,
    # 3.6 Notes
    "note": _note(),
    "didnote": _note(),
    "odd": _other_data,
    "index": _note("Index"),
    **{name: _note(kind) for kind, name in NOTE_KINDS.items()},
    "controlaccess": _access_points,
    "genreform": _access_points,
    "dao": write_objects,
    "daoset": write_objects,
    "daogrp": write_objects,
    **{name: _element(row.pointer) for row in ELEMENTS for name in row.ead if not row.ead_type},
    "langmaterial": write_languages,
}
_MADE = _ELEMENTS.keys() | _IDENTIFYING
