"""ead4: Encoded Archival Description, EAD 4 of July 2026, made of the EAD3 of the same record.

What is the same but for its name is in `ead4_words`. Persons and bodies are agents with a role, whether they made the
unit, keep it, or had to do with it; places and forms have elements of their own; a level is any word. It was checked
against the schema of the draft of April 2025, whose description of a unit is that of the release.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from catalog.drafts.xml_words import text_of
from catalog.model import Catalogue, Record
from catalog.standards.ead import both_editions, ead3
from catalog.standards.ead.ead4_words import ATTRIBUTES, DIGITAL_COPY, EAD4, ELEMENTS
from catalog.standards.ead.finding_aid import Edition, FindingAid
from catalog.standards.format import XML_DOCUMENT
from catalog.standards.markup import Markup, document_element, fragment, text_element
from catalog.standards.markup import element as xml_element
from catalog.standards.whole_citation import WholeCitation

__all__ = ["FORMAT"]

_Element = etree._Element  # noqa: SLF001 -- the only name of the class
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_blank_text=True)
_NEW_NAMES = {old: new for new, old in ELEMENTS.items() if new not in ("otherDescription", "unitType")}
_NEW_ATTRIBUTES = {old: new for new, old in ATTRIBUTES.items()}
_AGENTS = {"persname": "person", "corpname": "corporateBody", "famname": "family", "name": None}
_HEADINGS = {**_AGENTS, "subject": None, "function": "function", "occupation": "occupation", "title": "title"}
_FORMS = {"altformavail": ("copy", "Copies"), "originalsloc": ("original", "Originals")}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `ead` element."""
    (root,) = _parsed(Markup(ead3.encode(record, catalogue).decode()))
    control, top = root
    ead = _made("ead", {"xmlns": EAD4}, *_head(control), _unit(top))
    return document_element(ead)


def _control(head: both_editions.Head, catalogue: Catalogue) -> Markup:
    (control,) = _parsed(ead3.FORMAT.edition.head(head, catalogue))
    return fragment(_head(control))


def _description(record: Record, catalogue: Catalogue, cited: WholeCitation | None) -> Iterator[Markup]:
    yield from _described(_parsed(fragment(ead3.FORMAT.edition.description(record, catalogue, cited))))


def _implied(unit: both_editions.Unit) -> Markup:
    return fragment(_described(_parsed(ead3.FORMAT.edition.implied(unit))))


def _rewritten(prose: Markup) -> Markup:
    return fragment(map(_prose, _parsed(prose)))


def _parsed(markup: Markup) -> list[_Element]:
    """Return EAD3 of our own as elements without a namespace."""
    root = etree.fromstring(f"<parts>{markup}</parts>".encode(), _PARSER)
    for element in root.iter("*"):
        element.tag = etree.QName(element).localname
    return list(root)


def _made(name: str, attributes: Mapping[str, str | None], *children: Markup, text: str | None = None) -> Markup:
    return text_element(name, text, attributes) if text else xml_element(name, children, attributes)


# the head


def _head(control: _Element) -> Iterator[Markup]:
    """Yield what precedes the description: the control of the description, and what the finding aid is called."""
    record_id = _one(control, "recordid")
    status = _one(control, "maintenancestatus").get("value")
    events = [_event(each) for each in control.iterfind("maintenancehistory/maintenanceevent")]
    yield _made(
        "control",
        {"maintenanceStatus": status},
        _made("recordId", {}, text=record_id.text),
        _made("maintenanceAgency", {}, *_texts(control, "maintenanceagency/agencyname", "agencyName")),
        _made("maintenanceHistory", {}, *events),
        *(_convention(each) for each in control.iterfind("conventiondeclaration")),
        *(_language(each) for each in control.iterfind("languagedeclaration")),
        *(_licence(each) for each in control.iterfind("rightsdeclaration/citation")),
    )
    titles = _texts(control, "filedesc/titlestmt/titleproper", "part")
    yield _made("findAidDesc", {"href": record_id.get("instanceurl")}, _made("title", {}, *titles))


def _one(element: _Element, path: str) -> _Element:
    found = element.find(path)
    return etree.Element(path) if found is None else found


def _texts(element: _Element, path: str, name: str) -> list[Markup]:
    return [_made(name, {}, text=text_of(each)) for each in element.iterfind(path)]


def _event(event: _Element) -> Markup:
    day = _one(event, "eventdatetime")
    agent = _made("agent", {"agentType": _word(_one(event, "agenttype"))}, *_texts(event, "agent", "label"))
    moment = _made("eventDateTime", {"standardDateTime": day.get("standarddatetime")}, text=day.text)
    said = _texts(event, "eventdescription", "eventDescription")
    return _made("maintenanceEvent", {"maintenanceEventType": _word(_one(event, "eventtype"))}, agent, moment, *said)


def _word(element: _Element) -> str | None:
    """Return the word of ours that EAD3 has within a word of its list; EAD 4 has no list."""
    return text_of(element) or element.get("value")


def _convention(declared: _Element) -> Markup:
    parts = [*_texts(declared, "citation", "reference"), *_texts(declared, "abbr", "shortCode")]
    return _made("conventionDeclaration", {}, *parts)


def _language(declared: _Element) -> Markup:
    codes = {
        "languageCode": _one(declared, "language").get("langcode"),
        "scriptCode": _one(declared, "script").get("scriptcode"),
    }
    return _made("languageDeclaration", codes)


def _licence(citation: _Element) -> Markup:
    reference = _made("reference", {"href": citation.get("href")}, text=text_of(citation))
    return _made("rightsDeclaration", {}, reference)


# the units


def _unit(unit: _Element) -> Markup:
    """Return a unit with all that is in it."""
    name = "archDesc" if unit.tag == "archdesc" else "c"
    below = [each for each in unit if each.tag in ("dsc", "c")]
    parts = _described(each for each in unit if each.tag not in ("dsc", "c"))
    units = [
        _made("descriptionOfComponents", {}, *map(_unit, each)) if each.tag == "dsc" else _unit(each) for each in below
    ]
    return _made(name, _level(unit.get("level"), unit.get("otherlevel")), *parts, *units)


def _level(level: str | None, other: str | None) -> dict[str, str | None]:
    return {"level": other if level == "otherlevel" and other else level}


class _Parts:
    """What describes a unit, gathered in the order in which EAD 4 has it."""

    def __init__(self) -> None:
        self.identity: list[Markup] = []
        self.agents: list[Markup] = []
        self.forms: list[Markup] = []
        self.places: list[Markup] = []
        self.prose: list[Markup] = []
        self.subjects: list[Markup] = []

    def elements(self) -> Iterator[Markup]:
        yield _made("identificationData", {}, *self.identity)
        for name, parts in (("agents", self.agents), ("formsAvailable", self.forms), ("places", self.places)):
            if parts:
                yield _made(name, {}, *parts)
        yield from self.prose
        if self.subjects:
            yield _made("subjectHeadings", {}, *self.subjects)


def _described(elements: Iterable[_Element]) -> Iterator[Markup]:
    """Yield what describes a unit."""
    parts = _Parts()
    for element in elements:
        _place(parts, element)
    yield from parts.elements()


def _place(parts: _Parts, element: _Element) -> None:
    """Put an element of EAD3 where EAD 4 has it."""
    tag = str(element.tag)
    if tag in _PLACED:
        _PLACED[tag](parts, element)
    elif tag in _IDENTITY:
        parts.identity.append(_IDENTITY[tag](element))
    else:
        parts.prose.append(_prose(element))


def _place_each(parts: _Parts, element: _Element) -> None:
    for each in element:
        _place(parts, each)


def _place_creators(parts: _Parts, element: _Element) -> None:
    parts.agents += map(_agent, element)


def _place_archive(parts: _Parts, element: _Element) -> None:
    parts.agents += [_agent(each, "repository") for each in element]


def _place_abstract(parts: _Parts, element: _Element) -> None:
    summary = _made("abstract", _attributes(element), text=text_of(element))
    parts.prose.append(_made("scopeContent", {}, summary))


def _place_digital(parts: _Parts, element: _Element) -> None:
    parts.forms += map(_digital, element.iter("dao"))


def _place_form(parts: _Parts, element: _Element) -> None:
    kind, label = _FORMS[str(element.tag)]
    note = _made("descriptiveNote", {}, *_paragraphs(element))
    parts.forms.append(_made("formAvailable", {"formAvailableType": kind}, _label(label), note))


def _place_physical(parts: _Parts, element: _Element) -> None:
    parts.forms.append(_made("formAvailable", {}, _label("Physical form"), _prose(element)))


def _place_headings(parts: _Parts, element: _Element) -> None:
    for each in element:
        if each.tag == "geogname" and each.get("relator"):
            continue  # EAD 4 has no role of a place: where a letter was sent would be what it is about
        if each.tag == "geogname":
            parts.places.append(_made("place", _authority(each), _label(_heading(each))))
        elif each.tag == "genreform":
            parts.identity.append(_made("genreForm", _authority(each), text=_heading(each)))
        elif each.tag in _AGENTS and each.get("relator"):
            parts.agents.append(_agent(each))
        else:
            kind = {"subjectType": _HEADINGS.get(str(each.tag))}
            parts.subjects.append(_made("subject", {**kind, **_authority(each)}, _label(_heading(each))))


def _agent(name: _Element, role: str | None = None) -> Markup:
    """Return a person or body with the role it has."""
    stated = role or name.get("relator")
    roles = [_made("role", {}, text=stated)] if stated else []
    kind = {"agentType": _AGENTS.get(str(name.tag))}
    return _made("agent", {**kind, **_authority(name)}, _label(_heading(name)), *roles)


def _label(words: str) -> Markup:
    return _made("label", {}, text=words)


def _heading(element: _Element) -> str:
    parts = [text_of(part) for part in element.iterfind("part")]
    return ", ".join(filter(None, parts)) or text_of(element)


def _authority(element: _Element) -> dict[str, str | None]:
    return {"valueURI": element.get("identifier"), "vocabularySource": element.get("source")}


def _attributes(element: _Element) -> dict[str, str | None]:
    """Return the attributes of an element that are the same but for their names."""
    return {_NEW_ATTRIBUTES.get(str(name), str(name)): str(value) for name, value in element.attrib.items()}


def _words(element: _Element) -> Markup:
    return _made(_NEW_NAMES.get(str(element.tag), str(element.tag)), _attributes(element), text=text_of(element))


def _container(element: _Element) -> Markup:
    """EAD 4 has no label of a container; the one that it lies in is its target."""
    kept = {name: value for name, value in _attributes(element).items() if name not in ("label", "parent")}
    return _made("container", {**kept, "target": element.get("parent")}, text=text_of(element))


def _other_identity(element: _Element) -> Markup:
    return _made("otherIdentificationData", {"localType": str(element.tag)}, text=text_of(element))


def _date(element: _Element) -> Markup:
    """Return the words of a date, and its standard form beside them."""
    marks = _attributes(element)
    begin, _, end = (marks.pop("normal", None) or "").partition("/")
    words = _made("textualDate", {}, text=text_of(element))
    if not begin:
        return _made("unitDate", marks, words)
    ends = [("fromDate", begin), ("toDate", end)] if end else [("date", begin)]
    coded = [_made(name, {"standardDate": code}, text=code) for name, code in ends]
    return _made("unitDate", marks, *([_made("dateRange", {}, *coded)] if end else coded), words)


def _structured_date(element: _Element) -> Markup:
    for each in element.iter("datesingle"):
        each.tag = "date"
    return _made("unitDate", _attributes(element), *map(_renamed, element))


def _renamed(element: _Element) -> Markup:
    name = _NEW_NAMES.get(str(element.tag), str(element.tag))
    text = None if len(element) else text_of(element)
    return _made(name, _attributes(element), *map(_renamed, element), text=text)


def _extent(element: _Element) -> Markup:
    return _made("extent", {}, _made("unitOfMeasurement", {}, text=text_of(element)))


def _counted_extent(element: _Element) -> Markup:
    number, unit = _one(element, "quantity"), _one(element, "unittype")
    rest = [each for each in element if each.tag not in ("quantity", "unittype")]
    notes = [_made("descriptiveNote", {}, *(_made("p", {}, text=text_of(each)) for each in rest))] if rest else []
    measured = [_made("quantity", {}, text=text_of(number)), _made("unitOfMeasurement", {}, text=text_of(unit))]
    return _made("extent", {"coverage": element.get("coverage")}, *measured, *notes)


def _languages(element: _Element) -> Markup:
    notes = [_made("descriptiveNote", {}, *_paragraphs(each)) for each in element.iterfind("descriptivenote")]
    return _made("languageOfMaterial", {}, *(_renamed(each) for each in element.iterfind("language")), *notes)


def _digital(dao: _Element) -> Markup:
    reference = _made("reference", {"href": dao.get("href"), "linkTitle": dao.get("linktitle")}, text=text_of(dao))
    notes = [_made("p", {}, text=text_of(each)) for each in dao.iterfind("descriptivenote/p")]
    return _made(
        "formAvailable",
        {"formAvailableType": "digital"},
        _label(DIGITAL_COPY),
        _made("formAvailableId", {"localType": dao.get("localtype")}, reference),
        _made("descriptiveNote", {}, *notes),
    )


def _prose(element: _Element) -> Markup:
    """Return paragraphs under their new name; a heading says their kind."""
    name, kind = _PROSE.get(str(element.tag), (_NEW_NAMES.get(str(element.tag), str(element.tag)), None))
    marks = {name: value for name, value in _attributes(element).items() if name in _MARKS}
    head = element.find("head")
    marks["localType"] = marks.get("localType") or kind or (text_of(head) if head is not None else None)
    return _made(name, marks, *_paragraphs(element))


_MARKS = frozenset({"languageOfElement", "localType", "id"})
_PROSE = {
    "otherfindaid": ("relatedMaterial", "otherfindaid"),
    "index": ("otherDescriptiveInfo", "index"),
    "odd": ("otherDescriptiveInfo", None),
}


def _paragraphs(element: _Element) -> list[Markup]:
    words = [text_of(each) for each in element if each.tag != "head"] or [text_of(element)]
    return [_made("p", {}, text=each) for each in words if each]


_IDENTITY: dict[str, Callable[[_Element], Markup]] = {
    "unitid": _words,
    "unittitle": _words,
    "container": _container,
    "unitdate": _date,
    "unitdatestructured": _structured_date,
    "physdesc": _extent,
    "physdescstructured": _counted_extent,
    "langmaterial": _languages,
    "physloc": _other_identity,
    "materialspec": _other_identity,
    "didnote": _other_identity,
}

_PLACED: dict[str, Callable[[_Parts, _Element], None]] = {
    "did": _place_each,
    "descgrp": _place_each,
    "origination": _place_creators,
    "repository": _place_archive,
    "controlaccess": _place_headings,
    "abstract": _place_abstract,
    "dao": _place_digital,
    "daoset": _place_digital,
    "altformavail": _place_form,
    "originalsloc": _place_form,
    "phystech": _place_physical,
}

FORMAT = FindingAid(
    name="ead4",
    title="EAD 4",
    media_type="application/xml",
    extension="ead4.xml",
    encode=encode,
    many=XML_DOCUMENT,
    edition=Edition(
        declared={"xmlns": EAD4},
        head=_control,
        description=_description,
        implied=_implied,
        dsc={},
        archdesc_name="archDesc",
        dsc_name="descriptionOfComponents",
        level=_level,
        prose=_rewritten,
    ),
)
