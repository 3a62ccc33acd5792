"""How finding aids are imported: what is refused, which words arrive and where, what is asked, what stays a draft.

    python -m tests.ingest.measure_finding_aids FOLDER [FILE...]

Every text of three words or more that describes a unit is looked for in the record of the unit: in the fields that its
element has in ISAD(G), then in all of the record. Headings are counted apart. What is marked as internal is not
counted, for it is not published.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from catalog.ingest import Result, ingest
from catalog.ingest.import_summary import Account
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.standards.importers import Draft, Source, recognise
from catalog.storage import open_catalogue

__all__ = ["Import", "Words", "import_file", "words_of"]

SETTINGS = Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org")
AGENTS = ("creators", "authors", "signatories", "recipients", "contributors", "mentions", "texts")
IDENTITY = ("identifiers", "reference_code", "administration", "ark")
OWN: Mapping[str, tuple[str, ...]] = {
    "unittitle": ("title", "other_titles", "dates"),
    "unitdate": ("dates",),
    "unitdatestructured": ("dates",),
    "unitid": IDENTITY,
    "repository": ("reference_code",),
    "container": ("containers",),
    "physdesc": ("extent",),
    "physdescset": ("extent",),
    "physdescstructured": ("extent",),
    "origination": AGENTS,
    "langmaterial": ("language_note", "texts"),
    "abstract": ("abstract", "scope"),
    "scopecontent": ("scope", "abstract"),
    "bioghist": ("history",),
    "custodhist": ("custody",),
    "acqinfo": ("acquisition",),
    "appraisal": ("appraisal",),
    "accruals": ("accruals",),
    "arrangement": ("arrangement",),
    "fileplan": ("arrangement",),
    "accessrestrict": ("access", "classification"),
    "userestrict": ("rights",),
    "phystech": ("physical_characteristics",),
    "otherfindaid": ("finding_aids",),
    "originalsloc": ("originals",),
    "altformavail": ("copies",),
    "relatedmaterial": ("related_units",),
    "separatedmaterial": ("separated_units",),
    "bibliography": ("publication_note",),
    "prefercite": ("preferred_citation",),
    "processinfo": ("processing",),
    "controlaccess": (*AGENTS, "subjects", "places", "genre"),
    "genreform": ("subjects", "genre"),
    "dao": ("digital_objects", "url"),
    "daogrp": ("digital_objects", "url"),
    "daoset": ("digital_objects", "url"),
    "odd": ("notes", "content_note"),
    **dict.fromkeys(("note", "didnote", "index", "physloc", "materialspec", "legalstatus"), ("notes",)),
}
"""The fields that an element of EAD has as its own."""
_COMPONENT = re.compile(r"c(?:0[1-9]|1[0-2])?$")
_SHORTEST = 3


@dataclass
class Words:
    """Words of description by where they are afterwards, and the texts that are not in their own field."""

    own: int = 0
    elsewhere: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    """Each with its element, where it is, and its words."""

    @property
    def total(self) -> int:
        """All words but those of headings."""
        return self.own + self.elsewhere.total() + self.lost.total()

    def add(self, other: Words) -> None:
        """Add those of another file."""
        self.own += other.own
        self.elsewhere += other.elsewhere
        self.lost += other.lost
        self.headings += other.headings
        self.texts += other.texts

    def lines(self) -> Iterator[str]:
        """Yield the shares, and by element what is not in its own field."""
        total = self.total or 1
        yield f"words {self.total:,}, in the records {1 - self.lost.total() / total:.2%}, own {self.own / total:.2%}"
        yield f"words of headings {self.headings.total():,}: {dict(self.headings)}"
        for name, counts in (("elsewhere", self.elsewhere), ("lost", self.lost)):
            yield from (f"  {name:10} {element:20} {count:6,}" for element, count in counts.most_common(20))


@dataclass
class Import:
    """What an import of one file came to."""

    results: Counter[str]
    drafts: int
    questions: Counter[str]
    """Records that each kind of question keeps from being published."""
    kinds: int
    """Kinds of questions, as the account of the import names them."""

    @property
    def records(self) -> int:
        """How many records there are."""
        return self.results.total() - self.results[Result.REFUSED]


def import_file(path: Path) -> Import:
    """Import a file into a catalogue of its own."""
    with tempfile.TemporaryDirectory() as root:
        found_catalogue(Path(root) / "c", SETTINGS)
        folder = open_catalogue(Path(root) / "c")
        account, results, drafts, questions = Account(), Counter[str](), 0, Counter[str]()
        for outcome in ingest([path], folder):
            account.add(outcome)
            results[outcome.result] += 1
            status = (outcome.document or {}).get("administration", {}).get("status")
            drafts += status == "draft"
            questions.update({_kind(each.pointer, each.reason) for each in outcome.questions})
        kinds = sum(line.startswith("  question") for line in account.lines())
    return Import(results, drafts, questions, kinds)


def _kind(pointer: str, reason: str) -> str:
    return re.sub(r"`[^`]*`|'[^']*'|\d+", "*", f"{pointer} {reason}")[:110]


def words_of(path: Path) -> Words | None:
    """Return where the words of a finding aid are; None where it is none."""
    source = Source(path.name, path.read_bytes())
    importer = recognise(source)
    drafts = [each for each in importer.read(source) if isinstance(each, Draft)] if importer else []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    units = list(_units(etree.parse(str(path), parser).getroot()))
    if not drafts:
        return None
    assert len(drafts) == len(units), f"{path.name}: {len(units)} units, {len(drafts)} records"
    found = Words()
    for unit, draft in zip(units, drafts, strict=True):
        _look(found, unit, draft.document)
    return found


def _units(root: etree._Element) -> Iterator[etree._Element]:
    for each in root.iter():
        if _name(each).lower() == "archdesc" or _COMPONENT.match(_name(each)):
            yield each


def _look(found: Words, unit: etree._Element, document: Mapping[str, Any]) -> None:
    by_field = {name: f" {_plain(' '.join(_strings(value)))} " for name, value in document.items()}
    whole = " ".join(by_field.values())
    for part in _described(unit):
        name = _name(part)
        own = " ".join(by_field.get(each, "") for each in OWN.get(name, ()))
        for text, is_heading in _texts(part):
            words = _plain(text)
            count = len(words.split())
            if count < _SHORTEST:
                continue
            place = "own" if f" {words} " in own else "elsewhere" if f" {words} " in whole else "lost"
            if is_heading:
                found.headings[place] += count
            elif place == "own":
                found.own += count
            else:
                getattr(found, place)[name] += count
            if place != "own" and not is_heading:
                found.texts.append((name, place, " ".join(text.split())))


def _described(unit: etree._Element) -> Iterator[etree._Element]:
    for child in unit:
        name = _name(child)
        if child.get("audience") == "internal" or name in ("dsc", "") or _COMPONENT.match(name):
            continue
        if name in ("did", "descgrp"):
            yield from (each for each in child if _name(each) and each.get("audience") != "internal")
        else:
            yield child


def _texts(element: etree._Element, *, is_heading: bool = False) -> Iterator[tuple[str, bool]]:
    is_heading = is_heading or _name(element) == "head"
    if element.text:
        yield element.text, is_heading
    for child in element:
        if _name(child) and child.get("audience") != "internal":
            yield from _texts(child, is_heading=is_heading)
        if child.tail:
            yield child.tail, is_heading


def _strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, Mapping):
        for value in tree.values():
            yield from _strings(value)
    elif isinstance(tree, (list, tuple)):
        for value in tree:
            yield from _strings(value)
    elif tree is not None:
        yield str(tree)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def main(paths: list[Path]) -> None:
    """Print what became of each file and of all."""
    words, records, drafts, questions = Words(), 0, 0, Counter[str]()
    for path in paths:
        one = import_file(path)
        records, drafts, questions = records + one.records, drafts + one.drafts, questions + one.questions
        there = words_of(path)
        if there is not None:
            words.add(there)
        lost = f"{there.lost.total():5,} of {there.total:7,} lost" if there else ""
        print(f"{path.name:42} {dict(one.results)} drafts {one.drafts} kinds {one.kinds} {lost}")  # noqa: T201
    print(f"records {records:,}, drafts {drafts / (records or 1):.1%}")  # noqa: T201
    for question, count in questions.most_common():
        print(f"{count:6,} {question}")  # noqa: T201
    for line in words.lines():
        print(line)  # noqa: T201
    for name, place, text in words.texts:
        print(f"{place}\t{name}\t{text[:200]}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[1:]]
    main([path for each in given for path in (sorted(each.glob("*.xml")) if each.is_dir() else [each])])
