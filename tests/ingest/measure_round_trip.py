"""EAD -> records -> EAD of the same edition: how much of each finding aid comes back, element by element.

    python -m tests.ingest.measure_round_trip FOLDER [FILE...]

An element comes back where the same unit has one of its kind: what is said in two elements of one kind is one element
of a record. Titles and containers come back with their words, dates with their years and types, headings with the lists
they are from, units in their order. Which unit is which, the ids of the records say.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lxml import etree

from catalog.model import Catalogue, Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, recognise
from catalog.validation import read_plain

__all__ = ["SETTINGS", "Comparison", "Facts", "compare", "published"]

SETTINGS = Catalogue(
    name="T", admin_emails=("a@example.org",), namespace="example.org", base_url="https://c.example.org"
)
ELEMENTS = frozenset(
    {
        *("accessrestrict", "accruals", "acqinfo", "altformavail", "appraisal", "arrangement", "bibliography"),
        *("bioghist", "custodhist", "originalsloc", "otherfindaid", "phystech", "prefercite", "processinfo"),
        *(
            "relatedmaterial",
            "scopecontent",
            "separatedmaterial",
            "userestrict",
            "langmaterial",
            "origination",
            "physdesc",
        ),
        *("physloc", "materialspec", "abstract"),
        *("accessconditions", "useconditions", "sourceofacquisition", "publicationnote", "languageofmaterial"),
        *("recordtypespecificstatement", "physicalortechnicalrequirements", "formsavailable", "agents", "extent"),
    }
)
HEADINGS = ("persname", "corpname", "famname", "subject", "geogname", "genreform", "function", "occupation")
_COMPONENT = re.compile(r"c(?:0[1-9]|1[0-2])?$")
Facts = Counter[tuple[str, ...]]


class Comparison:
    """What was there and what came back, by kind of fact."""

    def __init__(self) -> None:
        self.there: Counter[str] = Counter()
        self.back: Counter[str] = Counter()

    def add(self, before: Facts, after: Facts) -> None:
        """Count the facts of one file."""
        for fact, count in before.items():
            self.there[fact[0]] += count
            self.back[fact[0]] += min(count, after[fact])

    @property
    def share(self) -> float:
        """The part of all facts that came back."""
        return self.back.total() / (self.there.total() or 1)

    def lines(self) -> Iterator[str]:
        """Yield a line for each kind, and one for all."""
        for kind, count in self.there.most_common():
            yield f"{kind:20} {count:7,} {self.back[kind] / count:7.1%}"
        yield f"{'all':20} {self.there.total():7,} {self.share:7.1%}"


def compare(path: Path) -> tuple[Facts, Facts] | None:
    """Return the facts of a finding aid and of what is written of its records; None where it is none."""
    source = Source(path.name, path.read_bytes())
    importer = recognise(source)
    drafts = [draft for draft in importer.read(source) if isinstance(draft, Draft)] if importer else []
    records = [published(draft) for draft in drafts]
    if importer is None or not records:
        return None
    before, after = Facts(), Facts()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    units = list(_units(etree.parse(str(path), parser).getroot()))
    ids = {unit: record.id for unit, record in zip(units, records, strict=True)}
    written = b"".join(formats.find(importer.name).stream(records, SETTINGS))
    root = etree.fromstring(written)
    if importer.name == "ead4":
        for tree in (units[0].getroottree().getroot(), root):
            _name_as_before(tree)
    for unit, name in ids.items():
        _add_facts(before, unit, ids, name)
    own = {unit: name for unit in list(_units(root)) if (name := _own_name(unit))}
    for unit, name in own.items():
        _add_facts(after, unit, own, name)
    return before, after


def _name_as_before(root: etree._Element) -> None:
    """Write the names of EAD 4 in small letters, and the two that hold others as the editions before do."""
    for each in root.iter():
        if isinstance(each.tag, str):
            name = _name(each).lower()
            each.tag = _AS_BEFORE.get(name, name)
            for attribute, value in list(each.attrib.items()):
                del each.attrib[attribute]
                each.set(str(attribute).rpartition("}")[2].lower(), value)


_AS_BEFORE = {"identificationdata": "did", "descriptionofcomponents": "dsc", "physdesc": "extent"}
"""The last is called by its name in the draft."""


def _units(root: etree._Element) -> Iterator[etree._Element]:
    """Yield every unit, those above before those below."""
    for each in root.iter():
        if _name(each).lower() == "archdesc" or _COMPONENT.match(_name(each)):
            yield each


def _own_name(unit: etree._Element) -> str | None:
    """Return the id of the record that a unit was written from."""
    numbers = unit.iterfind("{*}did/{*}unitid")
    own = (_words(each) for each in numbers if "record" in (each.get("localtype"), each.get("type")))
    return next(own, None)


def published(draft: Draft) -> Record:
    """Return the record of a draft, as if a cataloguer had published it."""
    document = dict(draft.document)
    document["administration"] = {**document["administration"], "status": "published"}
    found = read_plain(document)
    assert found.record is not None, found.errors
    return found.record


def _add_facts(facts: Facts, unit: etree._Element, names: dict[etree._Element, str], where: str) -> None:
    if title := _title(unit):
        facts["unittitle", where, title] += 1
    facts.update({fact for part in _described(unit) for fact in _of(part, where)})
    below = [names[each] for each in unit.iterdescendants() if each in names and _parent(each) is unit]
    facts.update(("order", where, one, other) for one, other in pairwise(below))


def _of(part: etree._Element, where: str) -> Iterator[tuple[str, ...]]:
    name = _name(part)
    if name in ELEMENTS and _says_something(part):
        yield (name, where)
        yield from ((_name(each), where) for each in part.iter("physicalortechnicalrequirements") if each is not part)
    elif name == "container" and _words(part):
        kind = (part.get("type") or part.get("localtype") or "").lower()
        yield ("container", where, kind, re.sub(rf"^{re.escape(kind)}\s+", "", _words(part).lower()))
    elif name in ("unitdate", "unitdatestructured"):
        span = (part.get("type") or part.get("unitdatetype") or "").lower()
        yield from (("unitdate", where, span, year) for year in _years(part))
    if name in ("controlaccess", "origination"):
        for each in part.iter():
            if _name(each) in HEADINGS and each.get("source"):
                yield (
                    "source",
                    " ".join(sorted(re.findall(r"[^\W\d]+", _words(each).lower()))),
                    str(each.get("source")),
                )


def _says_something(part: etree._Element) -> bool:
    """Whether there are words behind the heading."""
    heads = (_words(each) for each in part if _name(each) == "head")
    return _words(part) not in ("", *heads)


def _years(date: etree._Element) -> list[str]:
    """Return the years that the words of a date name, or, where it has none, its attributes."""
    said = _words(date) or " ".join(str(value) for each in date.iter() for value in each.attrib.values())
    return sorted(set(re.findall(r"(?<!\d)[12]\d{3}(?!\d)", said)))


def _described(unit: etree._Element) -> Iterator[etree._Element]:
    for child in unit:
        if child.get("audience") == "internal":
            continue
        if _name(child) in ("did", "descgrp"):
            yield from (each for each in child if each.get("audience") != "internal")
        elif _name(child) != "dsc" and not _COMPONENT.match(_name(child)):
            yield child


def _parent(element: etree._Element) -> etree._Element | None:
    """Return the unit that a component lies in; None for what is no component."""
    if not _COMPONENT.match(_name(element)):
        return None
    above = element.getparent()
    while above is not None and _name(above) == "dsc":
        above = above.getparent()
    return above


def _title(unit: etree._Element) -> str:
    """Return the words of the title without the dates in it, which may come back in elements of their own."""
    found = next(unit.iterfind("{*}did/{*}unittitle"), None)
    words = _words(found) if found is not None else ""
    for date in [] if found is None else found.iter("{*}unitdate"):
        words = words.replace(_words(date), " ")
    return re.sub(r"\W+", " ", words).strip().lower()


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def main(paths: list[Path]) -> None:
    """Print the shares of some files, and of all."""
    whole = Comparison()
    for path in paths:
        try:
            found = compare(path)
        except Exception as error:  # noqa: BLE001 - one file costs itself alone
            print(f"{path.name}: {type(error).__name__}: {str(error)[:120]}")  # noqa: T201
            continue
        if found is None:
            continue
        one = Comparison()
        one.add(*found)
        whole.add(*found)
        if one.share < 0.97:
            print(f"{path.name}: {one.share:.1%}")  # noqa: T201
    for line in whole.lines():
        print(line)  # noqa: T201


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[1:]]
    main([path for each in given for path in (sorted(each.glob("*.xml")) if each.is_dir() else [each])])
