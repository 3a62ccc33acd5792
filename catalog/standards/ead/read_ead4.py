"""Reading EAD 4 as EAD3: each part of a unit is given the names and the structure of EAD3 when it is complete.

Nothing is thrown away. What EAD3 has no place for stays beside it under its own name, and is listed as ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from catalog.drafts.xml_source import local, namespace, text_of
from catalog.standards.ead.ead4_words import ATTRIBUTES, DIGITAL_COPY, EAD3, ELEMENTS, NAMES, NAMESPACES

__all__ = ["settle", "settle_name"]


def settle(parts: Iterable[etree._Element]) -> None:
    """Give parts of a unit, or of the head, the names and the structure of EAD3; those of EAD3 stay as they are."""
    for part in list(parts):
        if namespace(part) in NAMESPACES:
            _settle(part)


def settle_name(element: etree._Element) -> None:
    """Give a unit that has only begun its name of EAD3, and its level: EAD 4 has one attribute for every word."""
    if namespace(element) in NAMESPACES:
        _rename(element)
        level = element.get("level", "")
        if level and level not in _LEVELS:
            element.set("level", "otherlevel")
            element.set("otherlevel", level)


_LEVELS = frozenset(
    {"class", "collection", "file", "fonds", "item", "otherlevel", "recordgrp", "series", "subfonds", "subgrp"}
    | {"subseries"}
)
"""The levels that EAD3 names."""


def _settle(element: etree._Element) -> None:
    if build := _STRUCTURES.get(local(element)):
        build(element)
    for part in element:
        if namespace(part) in NAMESPACES:
            _settle(part)
    if namespace(element) in NAMESPACES:
        _rename(element)


def _rename(element: etree._Element, name: str = "") -> None:
    own = local(element)
    element.tag = f"{{{EAD3}}}{name or ELEMENTS.get(own, own)}"
    for attribute, value in list(element.attrib.items()):
        if str(attribute) in ATTRIBUTES:
            del element.attrib[attribute]
            element.set(ATTRIBUTES[str(attribute)], value)


def _named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (part for part in element if local(part) in names)


def _add(element: etree._Element, name: str, words: str = "", **attributes: str) -> etree._Element:
    added = etree.SubElement(element, f"{{{EAD3}}}{name}", attributes)
    added.text = words
    return added


def _agents(element: etree._Element) -> None:
    """Return each agent to its place: the archive to <repository>, all others to <origination> with their role."""
    identity = next((part for part in element.itersiblings(preceding=True) if local(part) == "did"), None)
    for agent in list(_named(element, "agent")):
        roles = [text_of(part) for part in _named(agent, "role", "agentRole")]
        kind = NAMES.get(agent.get("agentType", "").lower()) or NAMES.get("".join(roles[:1]).lower(), "")
        stated = [role for role in roles if role.lower() not in NAMES]
        is_archive = "repository" in map(str.lower, stated) and identity is not None
        holder = _add(identity if is_archive and identity is not None else element, _PLACES[is_archive])
        _settle_heading(agent, kind or ("corpname" if is_archive else "name"))
        for part in list(_named(agent, "role", "agentRole")):
            if is_archive or text_of(part) in stated[:1] or text_of(part).lower() in NAMES:
                part.text = None  # it is said by the element, or by its relator
        if stated and not is_archive:
            agent.set("relator", stated[0])
        holder.append(agent)
        _put_beside(agent, "part")
    _rename(element, "descgrp")


_PLACES = {True: "repository", False: "origination"}


def _settle_heading(element: etree._Element, name: str) -> None:
    """Make a name of an element with labels: each is a part of it."""
    for part in _named(element, "label", "agentName", "term"):
        _rename(part, "part")
    _rename(element, name)


def _put_beside(heading: etree._Element, *kept: str) -> None:
    """Put what is no part of a heading behind it, so that it does not become words of the heading."""
    for part in [each for each in heading if local(each) not in kept]:
        heading.addnext(part)


def _headings(name: str, *tags: str) -> Callable[[etree._Element], None]:
    """Make access points of elements with labels."""

    def build(element: etree._Element) -> None:
        for each in list(_named(element, *tags)):
            stated = (each.get("localType") or each.get("subjectType") or "").lower()
            _settle_heading(each, NAMES.get(stated, name))
            _put_beside(each, "part")
        _rename(element, "controlaccess")

    return build


def _forms(element: etree._Element) -> None:
    """Make statements of other forms of what they say; their own conditions go beside them, as in EAD3."""
    for form in [element] if local(element) == "formAvailable" else list(_named(element, "formAvailable")):
        kind = form.get("formAvailableType", "").lower()
        name = "originalsloc" if kind == "original" else "altformavail"
        parts, notes = list(form), list(_named(form, "descriptiveNote"))
        is_object = kind == "digital" and DIGITAL_COPY in map(text_of, _named(form, "label"))
        for part in parts:
            address = next((each.get("href") for each in part.iter() if local(each) == "reference"), None)
            if local(part) == "formAvailableId" and address:
                _digital_object(part, address, notes if is_object else [])
                form.addnext(part)
            elif part.getparent() is not form:
                continue  # it is said of the digital object
            elif local(part) == "descriptiveNote":
                form.extend(list(part))
                _rename(part, "formnote")  # what is left of it are attributes
                form.addnext(part)
            elif local(part) in ELEMENTS or local(part) in ("accruals", "arrangement"):
                form.addnext(part)
        has_words = any(local(part) == "p" for part in form) or any(part.getparent() is not form for part in parts)
        for label in list(_named(form, "label")):
            _rename(label, "head" if has_words else "p")
        _rename(form, name)
    if local(element) == "formsAvailable":
        _rename(element, "descgrp")


def _digital_object(element: etree._Element, address: str, notes: Iterable[etree._Element]) -> None:
    """Make a digital object of an address, with its title and what is said of it."""
    titles = [each.attrib.pop("linkTitle", "") for each in _named(element, "reference")]
    _rename(element, "dao")
    element.set("href", address)
    if title := next(filter(None, titles), ""):
        element.set("linktitle", title)
    for note in list(notes):
        element.append(note)
        _settle(note)


def _scope(element: etree._Element) -> None:
    """Put an abstract beside the scope that it is within, as in EAD3."""
    if any(True for _ in _named(element, "abstract")):
        rest = [part for part in element if local(part) != "abstract"]
        scope = _add(element, "scopecontent")
        scope.attrib.update(element.attrib)
        scope.extend(rest)
        element.attrib.clear()
        _rename(element, "descgrp")


def _container(element: etree._Element) -> None:
    """Name the container that one lies in."""
    if target := element.attrib.pop("target", None):
        element.set("parent", target)


def _identity(element: etree._Element) -> None:
    """Give a statement that EAD3 has an element for its name back."""
    if element.get("localType") in ("physloc", "materialspec"):
        _rename(element, element.attrib.pop("localType"))


def _date(element: etree._Element) -> None:
    """Make a date of words with its standard form, or a structured one where its words are others."""
    textual = next(_named(element, "textualDate"), None)
    inner = next(_named(element, "date", "dateRange", "dateSet"), None)
    words = text_of(textual) if textual is not None else ""
    ends = [] if inner is None else [each for each in inner.iter() if local(each) in _ENDS]
    codes = [end.get("standardDate", "") for end in ends]
    is_said = all(text_of(end) in words or text_of(end) == end.get("standardDate") for end in ends)
    if inner is not None and not (words and is_said and all(codes) and len(codes) <= _MOST_ENDS):
        _structured_date(element)
        return
    element.text = words or element.text
    if codes:
        element.set("normal", "/".join(codes))
    for each in list(element.iterdescendants()):
        if each in (textual, inner) or each in ends:
            each.text = None
            each.attrib.pop("standardDate", None)
            _rename(each, "date")


_ENDS = ("date", "fromDate", "toDate")
_MOST_ENDS = 2


def _structured_date(element: etree._Element) -> None:
    for each in list(element.iter()):
        if local(each) == "date":
            _rename(each, "datesingle")
    _rename(element, "unitdatestructured")


def _extent(element: etree._Element) -> None:
    """Make an extent of a number and a unit, or of the words alone."""
    is_counted = any(True for _ in _named(element, "quantity"))
    _rename(element, "physdescstructured" if is_counted else "physdesc")


def _event(element: etree._Element) -> None:
    """Put what happened, and who did it, into elements of their own."""
    _add(element, "eventtype", value=element.attrib.pop("maintenanceEventType", ""))
    for agent in list(_named(element, "agent")):
        kinds = list(_named(agent, "agentType"))
        _add(element, "agenttype", value=text_of(kinds[0]) if kinds else agent.attrib.pop("agentType", ""))
        for part in kinds[:1]:
            part.text = None
        label = next(_named(agent, "agentName", "label"), None)
        if label is not None:
            agent.text, label.text = text_of(label), None
            _put_beside(agent)


def _description_of_aid(element: etree._Element) -> None:
    """Put the titles of the finding aid where EAD3 has them."""
    titles = _add(_add(element, "filedesc"), "titlestmt")
    for title in list(_named(element, "title")):
        _rename(title, "titleproper")
        titles.append(title)


def _kinds(element: etree._Element) -> None:
    """Make a heading of the kind of a statement, which EAD3 says in one."""
    kind = element.attrib.pop("localType", "")
    if kind == "otherfindaid":
        _rename(element, kind)
    elif kind:
        _add(element, "head", kind)


def _rights(element: etree._Element) -> None:
    for part in list(_named(element, "reference")):
        _rename(part, "citation")


_STRUCTURES: dict[str, Callable[[etree._Element], None]] = {
    "agents": _agents,
    "places": _headings("geogname", "place"),
    "functions": _headings("function", "function"),
    "subjectHeadings": _headings("subject", "subject"),
    "formsAvailable": _forms,
    "formAvailable": _forms,
    "unitDate": _date,
    "unitDateStructured": _structured_date,
    "extent": _extent,
    "maintenanceEvent": _event,
    "findAidDesc": _description_of_aid,
    "rightsDeclaration": _rights,
    "scopeContent": _scope,
    "container": _container,
    "otherIdentificationData": _identity,
    "relatedMaterial": _kinds,
    "otherDescriptiveInfo": _kinds,
    "otherDescription": _kinds,
}
