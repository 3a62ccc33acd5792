"""What both editions of EAD write alike: a document within its units, and the prose of its description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from catalog.languages.codes import bibliographic
from catalog.memoized import remembered
from catalog.model import ELEMENTS, Record, stated_elements
from catalog.standards import translation_chain as chain
from catalog.standards.ead import both_editions
from catalog.standards.ead.note_kinds import CITATION, IDENTIFYING, NOTE_KINDS
from catalog.standards.markup import (
    NOTHING,
    Branch,
    Markup,
    element,
    fragment,
    leaf,
    text_element,
)
from catalog.standards.parts_in_words import conditions_of_use, publications, related
from catalog.standards.whole_citation import GENERATED, WholeCitation
from catalog.vocabularies import Level

__all__ = [
    "Said",
    "Wording",
    "containers",
    "described",
    "identifying_words",
    "inherited_prose",
    "left_out_note",
    "level_of",
    "within_units",
]

_p, _head = leaf("p"), leaf("head")
_ACCESS_POINTS = "controlaccess"
NOT_PROSE = frozenset({*IDENTIFYING, "langmaterial"})


def within_units(
    record: Record, own: Iterable[Markup], implied: Callable[[both_editions.Unit], Markup], dsc: Branch
) -> Markup:
    """Return the units above the document, each in the one before, and the document in the last."""
    above = both_editions.units(record)
    levels = [(unit.level, unit.other_level) for unit in above] + [level_of(record.level, record.level_as_written)]
    contents = [*map(implied, above), fragment(own)]
    inner = NOTHING
    for depth in reversed(range(len(levels))):
        level, other = levels[depth]
        below = inner if depth else dsc([inner])
        inner = element("c" if depth else "archdesc", [contents[depth], below], {"level": level, "otherlevel": other})
    return inner


def described(
    record: Record, cited: WholeCitation | None, did: Markup, access_points: Markup, edition: Wording
) -> Iterator[Markup]:
    """Yield the identification of a document and all that is said of it, in the order of the tag library."""
    before, after = _prose(record, cited, edition)
    yield did
    yield before
    yield access_points
    yield after


def inherited_prose(record: Record, own: Record, type_: str) -> Markup:
    """Return what holds for a record by the units above it: the conditions, and what to know before looking.

    `own` is the record without that.
    """
    access = record.access.conditions.split("\n\n") if record.access and record.inherited_from("access") else ()
    rights = conditions_of_use(record) if record.inherited_from("rights") else ()
    notes = [one for one in record.content_note if one not in own.content_note]
    row = next(row for row in ELEMENTS if row.field == "content_note")
    return fragment(
        [
            element("accessrestrict", map(_p, access)),
            *(
                element(row.ead[0], [_head(row.label), *map(_p, one.paragraphs)], {type_: row.ead_type})
                for one in notes
            ),
            element("userestrict", map(_p, rights)),
        ]
    )


def left_out_note(units: int, most: int) -> Markup:
    """Return the note of a finding aid of the feed that would be too large."""
    few = f"{units:,} units of the lower levels are" if units > 1 else "1 unit of the lowest level is"
    return element("odd", [_p(f"{few} not listed here: a finding aid in the feed has no more than {most / 1e6:g} MB.")])


def _prose(record: Record, cited: WholeCitation | None, edition: Wording) -> tuple[Markup, Markup]:
    """Return what comes before the access points, and what comes after them: the tag library orders by name."""
    elements = [(name, edition.prose(name, said)) for name, said in _said(record) if name not in NOT_PROSE]
    if cited:
        elements.append((CITATION, edition.citation(cited)))
    elements.sort(key=itemgetter(0))
    before = fragment(markup for name, markup in elements if name < _ACCESS_POINTS)
    return before, fragment(markup for name, markup in elements if name > _ACCESS_POINTS)


@dataclass(slots=True)
class Said:
    """What one element of EAD says: its paragraphs, behind a heading, in a language, with a type where it needs one."""

    paragraphs: list[str]
    heading: str | None = None
    language: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """How an edition of EAD writes words: the attribute of a type, and of a language where it has one."""

    type: str
    language: str | None
    mark: str
    """The attribute that marks what is generated."""

    def prose(self, name: str, said: Said) -> Markup:
        """Return an element of paragraphs."""
        inner = [_head(said.heading), *map(_p, said.paragraphs)]
        return element(name, inner, self.marks(said)) if any(said.paragraphs) else NOTHING

    def citation(self, cited: WholeCitation) -> Markup:
        """Return a citation that follows from the description."""
        language = {self.language: bibliographic(cited.language)} if self.language else {}
        return element(CITATION, [_p(cited.words)], {self.mark: GENERATED, **language})

    def line(self, name: str, said: Said) -> Markup:
        """Return an element of one line."""
        return text_element(name, " ".join(" ".join(said.paragraphs).split()), self.marks(said))

    def marks(self, said: Said) -> dict[str, str | None]:
        """Return type and language as attributes."""
        language = {self.language: bibliographic(said.language)} if self.language and said.language else {}
        return {self.type: said.type, **language}


@remembered
def _said(record: Record) -> tuple[tuple[str, Said], ...]:
    """Return each element of words with what it says."""
    made = {name: Said(paragraphs) for name, paragraphs in _paragraphs(record).items() if paragraphs}
    found = [*made.items()]
    for row, words in stated_elements(record):
        name = row.ead[0]
        if name in made and not (row.ead_type or words.language):
            made[name].paragraphs += words.paragraphs
            continue
        heading = row.label if row.ead_type else None
        found.append((name, Said(words.paragraphs, heading, words.language, row.ead_type or None)))
    for note in record.notes:
        name = NOTE_KINDS.get(note.kind or "", "odd")
        found.append((name, Said(note.text.split("\n\n"), note.kind if name == "odd" else None, note.language)))
    return tuple(found)


def identifying_words(record: Record, edition: Wording) -> dict[str, list[Markup]]:
    """Return the words that belong into the identification of a unit: where it is, what is special of the material."""
    found: dict[str, list[Markup]] = {}
    for name, said in _said(record):
        if name in IDENTIFYING:
            found.setdefault(name, []).append(edition.line(name, said))
    return found


def containers(record: Record, type_: str) -> Iterator[Markup]:
    """Yield what the unit is kept in; one that lies in another names it as its parent."""
    ids: dict[str, str] = {}
    holders = {each.within for each in record.containers}
    for number, container in enumerate(record.containers, 1):
        own = f"container-{record.id}-{number}" if container.words in holders else None
        parent = ids.get(container.within or "")
        marks = {type_: container.kind, "label": container.label if container.number else None}
        yield text_element("container", container.number or container.label, {"id": own, **marks, "parent": parent})
        if own:
            ids.setdefault(container.words, own)


def level_of(level: Level, as_written: str | None) -> tuple[str, str | None]:
    """Return the level of a unit as EAD names it, and its other name."""
    if level is Level.OTHER:
        return "otherlevel", as_written or level.value
    return _LEVELS.get(level, level.value), None


_LEVELS = {Level.RECORD_GROUP: "recordgrp", Level.SUBGROUP: "subgrp"}


def _paragraphs(record: Record) -> dict[str, list[str]]:
    """Return the paragraphs of each element that are made of structured fields."""
    return {
        "accessrestrict": record.access.conditions.split("\n\n") if record.access else [],
        "altformavail": [*chain.statements(record)],
        "bibliography": [*publications(record)],
        "bioghist": [*both_editions.about_creators(record)],
        "odd": [*_other_data(record)],
        "originalsloc": [
            f"{chain.language_names(text)} text: {place}" for text, place in both_editions.kept_elsewhere(record)
        ],
        "relatedmaterial": [*related(record)],
        "userestrict": [*conditions_of_use(record)],
    }


def _other_data(record: Record) -> Iterator[str]:
    if record.classification:  # the mark that the document bears says nothing of who may read it now
        yield f"Classification: {record.classification}"
    for text in record.texts:
        yield from both_editions.about_text(record, text)
