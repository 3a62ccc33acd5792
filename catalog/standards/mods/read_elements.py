"""The elements of a MODS record, in the order of its user guidelines, and the fields they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.archive_number import write_number
from catalog.drafts.digital_object import is_ark, write_object
from catalog.drafts.draft_builder import Entry
from catalog.drafts.heading_numbers import numbered
from catalog.drafts.rights import rights_address
from catalog.drafts.xml_source import line_of, local, text_of
from catalog.model import elements
from catalog.model.strings import clean
from catalog.standards import revisions
from catalog.standards.mods.holdings import write_containers
from catalog.standards.mods.languages import tag_in
from catalog.standards.mods.read_dates import DATES, write_dates
from catalog.standards.mods.read_language import language_in, others_in
from catalog.standards.mods.read_names import name_of, write_mention, write_name
from catalog.standards.mods.read_related import write_related
from catalog.standards.mods.terms import DIMENSIONS, EVENTS, FUNCTION, LEVEL, MATERIAL, RECEIPT, REPOSITORY
from catalog.standards.mods.unmapped import ignore_unmapped
from catalog.standards.whole_citation import GENERATED
from catalog.vocabularies import DateEvent, IdentifierKind, Level, ObjectRole, RevisionEvent, SubjectKind

__all__ = ["ELEMENTS", "complete"]

_HREF = "{http://www.w3.org/1999/xlink}href"
_RESOURCES = {"cartographic": "map", "still image": "photograph"}


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in element if local(each) == name and text_of(each)]


def _title(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the title with its article, subtitle and part; a second one, or one of another type, is another title."""
    texts = {name: " ".join(map(text_of, _all(element, name))) for name in _TITLE}
    main = f"{texts['nonSort']} {texts['title']}".strip()
    words = ". ".join(filter(None, (": ".join(filter(None, (main, texts["subTitle"]))), texts["partNumber"])))
    words = ". ".join(filter(None, (words, texts["partName"])))
    language = {"language": tag} if (tag := tag_in(element)) else {}
    if "title" in entry.document or element.get("type"):
        entry.line("/other_titles/*/text", words, place, language)
        return
    entry.line("/title/text", words, place)
    if words:
        entry.document["title"].update(language)
    if words and element.get("supplied") == "yes":
        entry.ask("/title/supplied_by", "The title is supplied; the record does not say by whom.", words)


_TYPED = {(row.mods_element, row.mods): row.pointer for row in elements.ELEMENTS}
"""The elements of description that are notes, or abstracts, of a type, and their places."""
_ITEM_TYPES = ("letter", "map", "artwork", "manuscript")
_PLACES = {EVENTS[DateEvent.CREATION]: "/sent_from/*/name", RECEIPT: "/destination/*/name"}
_TITLE = ("nonSort", "title", "subTitle", "partNumber", "partName")


def _name(entry: Entry, element: etree._Element, place: str) -> None:
    write_name(entry, element, place)


def _levels(element: etree._Element) -> Iterator[str]:
    """Yield the level of description that a note of the record states."""
    record = element.getparent()
    for note in () if record is None else record.iterfind("{*}note"):
        if note.get("type") == LEVEL:
            yield text_of(note)


_LEVELS = frozenset(level.value for level in Level)


def _resource(entry: Entry, element: etree._Element, place: str) -> None:
    words = text_of(element)
    level = next(_levels(element), "")
    if level:
        entry.line("/level", level if level in _LEVELS else Level.OTHER.value, place)
        entry.line("/level_as_written", "" if level in _LEVELS else level, place)
    elif element.get("collection") == "yes":
        entry.line("/level", "collection", place)
        entry.ask(
            "/level", "MODS says only that it is an aggregation.", words, ("fonds", "collection", "series", "file")
        )
    if words != "text" and words not in _RESOURCES:
        entry.ignore(words, place)


def _genre(entry: Entry, element: etree._Element, place: str) -> None:
    """Write a genre; a type of item of reference managers that precedes one is no genre."""
    following = element.getnext()
    if text_of(element) in _ITEM_TYPES and following is not None and local(following) == "genre":
        return
    if entry.document.get("genre") != text_of(element).lower():
        common_fields.write_genre(entry, text_of(element), place)


def _origin(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the dates; the publisher belongs to the text."""
    for part in element:
        if local(part) == "publisher":
            entry.line("/texts/@original/published/publisher", text_of(part), place)
        elif local(part) == "place" and (pointer := _PLACES.get(element.get("eventType", ""))):
            term = next(iter(_all(part, "placeTerm")), part)
            uri = term.get("valueURI", "")
            entry.line(pointer, text_of(term), place, {"uri": uri} if uri.startswith(("http://", "https://")) else {})
    write_dates(entry, element, place)
    ignore_unmapped(entry, element, place, read=DATES)


def _language(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the language of the text: one tag, or else a code or a name; that of a summary is the abstract's."""
    tag, part = language_in(element), element.get("objectPart", "")
    if not tag and not part:
        common_fields.write_language(entry, text_of(element), place, translated=False)
    elif not tag:
        entry.ignore(text_of(element), place)
    elif not part or part == "text":
        common_fields.add_language(entry, tag, place)
        if others := others_in(element, tag):
            reason = f"{place}: the words are of more than one language."
            entry.ask("/texts", reason, text_of(element), (tag, *others))
    elif part != "summary" or not any(local(each) == "abstract" for each in element.itersiblings()):
        entry.ignore(f"{part}: {text_of(element)}", place)


def _description(entry: Entry, element: etree._Element, place: str) -> None:
    """Write how much there is: words, a number with its unit, a material and a measure are one, where each is alone."""
    found: list[dict[str, str]] = []
    for part in element:
        words, unit = text_of(part), clean(part.get("unit", ""))
        field = _OF_EXTENT.get((local(part), part.get("type", "")))
        if field and words and unit and _QUANTITY.fullmatch(words):
            found.append({"quantity": words, "unit": unit})
        elif field and words:
            found.append({field: f"{words} {unit}".strip()})
        else:
            entry.ignore(words, place)
    whole = {name: words for each in found for name, words in each.items()}
    for said in [whole] if whole and len(whole) == sum(map(len, found)) else found:
        first, *rest = said
        entry.line(f"/extent/*/{first}", said[first], place, {name: said[name] for name in rest})


_QUANTITY = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_OF_EXTENT = {("extent", ""): "as_written", ("form", MATERIAL): "medium", ("note", DIMENSIONS): "dimensions"}


def _prose(entry: Entry, pointer: str, element: etree._Element, place: str) -> None:
    """Write paragraphs; a second value is a note."""
    words = "".join(map(str, element.itertext())).strip()
    field, _, rest = pointer[1:].partition("/")
    taken = field in entry.document and rest in ("", *entry.document[field])
    if words:
        entry.write("/notes/*" if taken else pointer, words, place)


def _abstract(entry: Entry, element: etree._Element, place: str) -> None:
    if pointer := _TYPED.get(("abstract", element.get("type", "").lower())):
        entry.paragraphs(pointer, _all_words(element), place, tag_in(element))
        return
    is_first = "abstract" not in entry.document
    _prose(entry, "/abstract/text", element, place)
    tag = tag_in(element) or _language_of_summaries(element)
    if is_first and "abstract" in entry.document and tag:
        entry.document["abstract"]["language"] = tag


def _language_of_summaries(element: etree._Element) -> str:
    record = element.getparent()
    found = record.iterfind("{*}language[@objectPart='summary']") if record is not None else ()
    return next(filter(None, map(language_in, found)), "")


def _note(entry: Entry, element: etree._Element, place: str) -> None:
    kind = element.get("type", "")
    if kind == "preferred citation" and element.get("displayLabel") == GENERATED:
        entry.ignore(_all_words(element), place)
    elif kind == LEVEL and text_of(element) in (entry.document.get("level"), entry.document.get("level_as_written")):
        return
    elif pointer := _TYPED.get(("note", kind)):
        entry.paragraphs(pointer, _all_words(element), place, tag_in(element))
    else:
        entry.note(element.get("displayLabel") or kind.capitalize(), "".join(map(str, element.itertext())), place)


def _all_words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _contents(entry: Entry, element: etree._Element, place: str) -> None:
    entry.note("Contents", "".join(map(str, element.itertext())), place)


def _subject(entry: Entry, element: etree._Element, place: str) -> None:
    """Write a place or a name alone as what it is; everything else is a heading, its parts behind double hyphens."""
    parts = [each for each in element if local(each) and text_of(each)]
    alone = parts[0] if len(parts) == 1 else None
    names = [local(each) for each in parts]
    of_part: Mapping[str, str] = {} if alone is None else dict(alone.attrib)
    uri = element.get("valueURI") or of_part.get("valueURI", "")
    fixed = numbered("uri", [uri], element.get("authority") or of_part.get("authority", ""))
    if names == ["geographic"]:
        entry.line("/places/*/name", text_of(parts[0]), place, fixed)
    elif names == ["hierarchicalGeographic"]:
        entry.line("/places/*/name", "--".join(filter(None, map(text_of, parts[0]))), place, fixed)
    elif names == ["name"]:
        write_mention(entry, parts[0], place)
    else:
        label = element.get("displayLabel", "").lower()
        kind = _HEADINGS.get(names[0]) if alone is not None else None
        said = {"kind": SubjectKind.FUNCTION.value if label == FUNCTION else kind, "language": tag_in(element)}
        term = "--".join(name_of(each)[0] if local(each) == "name" else text_of(each) for each in parts)
        stated = {name: value for name, value in said.items() if value}
        entry.line("/subjects/*/term", term, place, {**stated, **fixed})


_HEADINGS = {
    "genre": SubjectKind.GENRE.value,
    "occupation": SubjectKind.OCCUPATION.value,
    "titleInfo": SubjectKind.TITLE.value,
}


def _identifier(entry: Entry, element: etree._Element, place: str) -> None:
    """The local identifier is the id; an address is looked at with the location; others are kept with their kind.

    What is marked invalid was given to it by mistake, or no longer names it.
    """
    kind, words = element.get("type", ""), text_of(element)
    if element.get("invalid") == "yes":
        entry.ignore(f"invalid: {words}", place)
    elif kind == "local" and "id" not in entry.document:
        common_fields.write_id(entry, words, place)
    elif kind == "ark" and "ark" not in entry.document and is_ark(words):
        entry.write("/ark", words, place)
    elif kind == "uri" and re.match(r"https?://\S+$", words):
        if "url" not in entry.document:
            entry.write("/url", words, place)
    else:
        known = _KINDS.get(kind.lower())
        fixed = {"kind": known} if known else {"system": kind} if kind else {}
        entry.line("/identifiers/*/value", words, place, fixed)


_KINDS = {each.value.lower(): each.value for each in IdentifierKind} | {"hdl": IdentifierKind.HANDLE.value}


def _location(entry: Entry, element: etree._Element, place: str) -> None:
    parts = {name: " ".join(map(text_of, _all(element, name))) for name in ("physicalLocation", "shelfLocator")}
    is_archive = [each.get("type") for each in _all(element, "physicalLocation")] == [REPOSITORY]
    if is_archive and not parts["shelfLocator"] and "reference_code" not in entry.document:
        entry.line("/reference_code/repository", parts["physicalLocation"], place)
    elif "reference_code" not in entry.document:
        archive, within = parts["physicalLocation"], parts["shelfLocator"]
        is_apart = bool(within) and not archive.endswith(within)
        if not write_number(entry, archive.removesuffix(within).rstrip(", "), within, place):
            common_fields.write_archive(entry, archive if is_apart else "", within if is_apart else archive, place)
    write_containers(entry, element, place)
    for url in _all(element, "url"):
        if url.get("usage") == "primary display" and "url" in entry.document:
            entry.ignore(entry.document["url"], place)
            entry.replace("/url", text_of(url), place)
        elif "url" not in entry.document and not url.get("access") and not url.get("note"):
            entry.line("/url", text_of(url), place)
        elif text_of(url) != entry.document.get("url"):
            role, label = _role_of(url), url.get("displayLabel", "")
            said = url.get("note", "")
            facts = said.removeprefix(role.capitalize()).removeprefix("; ").split("; ") if role else said.split("; ")
            write_object(entry, text_of(url), place, role=role, label=label, facts=facts)


def _role_of(url: etree._Element) -> str:
    """Return the role of an address: MODS calls a thumbnail a preview, and our notes begin with any other role."""
    if url.get("access") == "preview":
        return ObjectRole.THUMBNAIL.value
    first = url.get("note", "").partition(";")[0].lower()
    return first if first in set(ObjectRole) else ""


def _conditions(entry: Entry, element: etree._Element, place: str) -> None:
    words, address = text_of(element), element.get(_HREF, "")
    if element.get("type") == "restriction on access":
        _prose(entry, "/access/conditions", element, place)
    elif words.startswith("Rights holder: "):
        entry.line("/rights/holder", words.removeprefix("Rights holder: "), place)
    else:
        if uri := rights_address(address or words):
            entry.line("/rights/uri", uri, place)
        if words != (address or words) or not uri:
            _prose(entry, "/rights/statement", element, place)


def complete(entry: Entry, record: etree._Element) -> None:
    """Take what is weaker than all else: another title for the title, the genre of a type, the record's own name."""
    others = entry.document.get("other_titles", [])
    if "title" not in entry.document and others:
        entry.document["title"] = others.pop(0)
        entry.document |= {"other_titles": others} if others else {}
        entry.ask("/title", "The source calls no title the main one; the first is used.")
    for element in record.iterfind("{*}typeOfResource"):
        if "genre" not in entry.document:
            entry.line("/genre", _RESOURCES.get(text_of(element)), f"{line_of(element)} (typeOfResource)")
    for element in record.iterfind("{*}recordInfo/{*}recordIdentifier"):
        words = text_of(element)
        if "id" not in entry.document and words:
            place = f"{line_of(element)} (recordIdentifier)"
            common_fields.write_id(entry, words, place, prefix="mods", system=element.get("source", ""))


def _about_the_record(entry: Entry, element: etree._Element, place: str) -> None:
    """Write what was done to the description; what else the record says of itself is not read."""
    for part in element:
        words = text_of(part)
        if local(part) == "recordOrigin" and words:
            entry.revision(revisions.read_line(words, RevisionEvent.CREATED), place)
        elif local(part) == "recordInfoNote" and part.get("type") == revisions.HISTORY:
            entry.revision(revisions.read_line(words), place)
            part.clear()  # its words are read: they are not looked for again
    _skip(entry, element, place)


def _skip(entry: Entry, element: etree._Element, place: str) -> None:
    """What the record says of itself, and classes that repeat the reference."""
    if element.get("authority") != "local" and local(element) == "classification":
        entry.ignore(text_of(element), place)


ELEMENTS: dict[str, Callable[[Entry, etree._Element, str], None]] = {
    "titleInfo": _title,
    "name": _name,
    "typeOfResource": _resource,
    "genre": _genre,
    "originInfo": _origin,
    "language": _language,
    "physicalDescription": _description,
    "abstract": _abstract,
    "tableOfContents": _contents,
    "note": _note,
    "subject": _subject,
    "classification": _skip,
    "relatedItem": write_related,
    "identifier": _identifier,
    "location": _location,
    "accessCondition": _conditions,
    "recordInfo": _about_the_record,
}
"""What is made of each element; those that are not here are ignored."""
