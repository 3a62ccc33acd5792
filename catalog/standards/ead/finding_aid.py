"""A finding aid of a whole fond: the exported records, in the units they lie in, in archival order.

A unit that has no record is there with its number; where it has one, that record describes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from catalog.errors import UsageError
from catalog.model import Administration, Catalogue, Record, ReferenceCode
from catalog.model.public_form import public_form
from catalog.standards import addresses
from catalog.standards.archival_order import after_all_codes, place_among_siblings, place_of_code
from catalog.standards.component_tree import (
    Component,
    ComponentTree,
    DescribedUnit,
    ImpliedUnit,
)
from catalog.standards.ead import both_editions
from catalog.standards.ead.elements import inherited_prose, left_out_note, level_of
from catalog.standards.format import XML_DOCUMENT, Format
from catalog.standards.markup import (
    NOTHING,
    Markup,
    document_element,
    fragment,
    opening_tag,
)
from catalog.standards.whole_citation import WholeCitation, whole_citation
from catalog.vocabularies import Level

__all__ = ["Edition", "FindingAid"]

_RANKS = {level: rank for rank, level in enumerate(Level) if level.is_aggregation}
_NAMED = 5
"""So many fonds are named in an error; of more only the number."""
_LAST = (1 << 64) - 1


def _level(level: str, other: str | None) -> Mapping[str, str | None]:
    return {"level": level, "otherlevel": other}


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition of EAD writes: the element before the description, a unit with and without a record.

    A citation names the units above, also where the description leaves to them what they say.
    """

    declared: Mapping[str, str]
    head: Callable[[both_editions.Head, Catalogue], Markup]
    description: Callable[[Record, Catalogue, WholeCitation | None], Iterator[Markup]]
    implied: Callable[[both_editions.Unit], Markup]
    dsc: Mapping[str, str | None]
    type: str = "localtype"
    """The attribute that says what an element of many uses is."""
    archdesc_name: str = "archdesc"
    dsc_name: str = "dsc"
    level: Callable[[str, str | None], Mapping[str, str | None]] = _level
    """The attributes that say the level of a unit."""
    prose: Callable[[Markup], Markup] = lambda written: written
    """What becomes of paragraphs that EAD 2002 and EAD3 write alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAid(Format):
    """A format whose file is one finding aid, and that of one record the finding aid it is in; `many` is not used.

    Records of which neither code nor `part_of` says where they lie are at the end, in a unit of their own.
    """

    edition: Edition

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield a whole file piece by piece; up to the last record what is written is on the disk, not in memory.

        Raises UsageError, before the first piece, where the records lie in several fonds.
        """
        rest = (public_form(record) for record in records)  # the gate that `encode` is behind
        first = tuple(islice(rest, 2))
        if len(first) == 1:
            yield self.document(first[0], catalogue)
            return
        with ComponentTree() as tree:
            for number, record in enumerate(chain(first, rest)):
                self._plant(tree, self.component(record, number, catalogue), record.reference_code, catalogue)
            self._settle(tree, catalogue)
            yield XML_DOCUMENT.opening + opening_tag("ead", self.edition.declared).encode()
            yield from self._components(tree.walk())
            yield b"\n</ead>" + XML_DOCUMENT.closing

    def assemble(
        self, units: Iterable[tuple[DescribedUnit, ReferenceCode | None]], head: bytes, catalogue: Catalogue, most: int
    ) -> bytes:
        """Return the finding aid of one unit and all below it as one element, of no more bytes than `most` or so.

        Where it would be larger its lowest levels are left out, whole, and it says so. `head` precedes it.
        """
        with ComponentTree() as tree:
            for unit, code in units:
                self._plant(tree, unit, code, catalogue)
            self._settle(tree, catalogue)
            deepest, left_out = tree.fitting(most)
            note = document_element(self.edition.prose(left_out_note(left_out, most))) if left_out else b""
            pieces = self._components(tree.walk(deepest), head, note)
            return opening_tag("ead", self.edition.declared).encode() + b"".join(pieces) + b"\n</ead>"

    def component(self, record: Record, number: int, catalogue: Catalogue) -> DescribedUnit:
        """Return a record as a unit of a finding aid: what the units above it say is not repeated."""
        own = record.without_inherited()
        units = both_editions.units_of(own.reference_code) if own.reference_code else ()
        level, other = level_of(record.level, record.level_as_written)
        cited = whole_citation(record, catalogue)
        above = inherited_prose(record, own, self.edition.type) if record.above else NOTHING
        return DescribedUnit(
            id=record.id,
            spec=units[-1][0].spec if units else None,
            rank=_RANKS.get(record.level),
            part_of=record.part_of,
            place=place_among_siblings(own.sequence, own.reference_code if units else None, number),
            level=level,
            other_level=other,
            head=self.head(record, catalogue) if len(units) < 2 else b"",
            body=document_element(fragment(self.edition.description(own, catalogue, cited))),
            inherited=document_element(self.edition.prose(above)) if above else b"",
        )

    def head(self, record: Record, catalogue: Catalogue) -> bytes:
        """Return what precedes the description of a record that is the top of a finding aid."""
        return self._head(both_editions.head_of(record, catalogue), catalogue)

    def _plant(
        self, tree: ComponentTree, unit: DescribedUnit, code: ReferenceCode | None, catalogue: Catalogue
    ) -> None:
        above = None
        for implied, up_to in both_editions.units_of(code) if code else ():
            if not tree.implies(implied.spec, named=implied.is_titled):
                tree.imply(self._implied(implied, above, place_of_code(up_to), catalogue))
            above = implied.spec
        tree.describe(unit)

    def _implied(self, unit: both_editions.Unit, above: str | None, place: bytes, catalogue: Catalogue) -> ImpliedUnit:
        title = unit.title if unit.is_titled else unit.code
        head = both_editions.Head(unit.spec, addresses.unit_url(unit.spec, catalogue), title, Administration())
        return ImpliedUnit(
            spec=unit.spec,
            above=above,
            place=place,
            name=unit.code,
            named=unit.is_titled,
            level=unit.level,
            other_level=unit.other_level,
            head=b"" if above else self._head(head, catalogue),
            body=document_element(self.edition.implied(unit)),
        )

    def _head(self, head: both_editions.Head, catalogue: Catalogue) -> bytes:
        return document_element(self.edition.head(head, catalogue))

    def _settle(self, tree: ComponentTree, catalogue: Catalogue) -> None:
        """Make it one tree: of a fond, of the one record that all others are part of, or of the catalogue."""
        tree.settle()
        fonds, others = tree.fonds(), tree.count_others()
        if len(fonds) > 1:
            raise UsageError(_several(fonds))
        if fonds and others:
            unplaced = both_editions.Unit("otherlevel", "unplaced", "", "Place not stated", ":unplaced")
            tree.gather_others(self._gathering(unplaced, b""))
        elif not fonds and others != 1:
            everything = both_editions.Unit("otherlevel", "catalogue", "", catalogue.name, ":catalogue")
            head = both_editions.Head(catalogue.namespace, catalogue.base_url, catalogue.name, Administration())
            tree.gather_others(self._gathering(everything, self._head(head, catalogue)))

    def _gathering(self, unit: both_editions.Unit, head: bytes) -> ImpliedUnit:
        """A unit for what no code places; no setSpec begins with a colon."""
        return ImpliedUnit(
            spec=unit.spec,
            above=None,
            place=after_all_codes(_LAST),
            name=unit.title,
            named=True,
            level=unit.level,
            other_level=unit.other_level,
            head=head,
            body=document_element(self.edition.implied(unit)),
        )

    def _components(self, walk: Iterator[Component], head: bytes = b"", note: bytes = b"") -> Iterator[bytes]:
        """Write each component, and close it behind the last that lies in it."""
        root, edition = next(walk), self.edition
        yield b"\n" + (head or root.head) + b"\n" + self._opening(edition.archdesc_name, root) + root.body + note
        closings: list[bytes] = []
        for component in walk:
            if not closings:
                yield b"\n" + opening_tag(edition.dsc_name, edition.dsc).encode()
                closings.append(f"\n</{edition.dsc_name}>".encode())
            while len(closings) > component.depth:
                yield closings.pop()
            yield b"\n" + self._opening("c", component) + component.body
            closings.append(b"\n</c>")
        yield b"".join(reversed(closings)) + f"\n</{edition.archdesc_name}>".encode()

    def _opening(self, name: str, component: Component) -> bytes:
        return opening_tag(name, self.edition.level(component.level, component.other_level)).encode() + b"\n"


def _several(fonds: tuple[str, ...]) -> str:
    named = "; ".join(fonds[:_NAMED])
    rest = f" and {len(fonds) - _NAMED} more" if len(fonds) > _NAMED else ""
    return (
        f"A finding aid is of one fond, and these records lie in {len(fonds)}: {named}{rest}. "
        f"Ask for one of them ({fonds[0]!r}), or for each record in a file of its own (--each DIR)."
    )
