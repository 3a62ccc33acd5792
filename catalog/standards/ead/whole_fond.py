"""A finding aid of a whole fond: the exported records, in the units they lie in, in archival order.

A unit that has no record is there with its number; where it has one, that record describes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from catalog.errors import UsageError
from catalog.model import Administration, Catalogue, Record, ReferenceCode
from catalog.standards import addresses
from catalog.standards.ead import finding_aid
from catalog.standards.ead.archival_order import after_all_codes, place_in_sequence, place_of_code
from catalog.standards.ead.component_tree import (
    Component,
    ComponentTree,
    DescribedUnit,
    ImpliedUnit,
)
from catalog.standards.format import XML_DOCUMENT, Format
from catalog.standards.markup import (
    Markup,
    document_element,
    fragment,
    opening_tag,
)
from catalog.vocabularies import Level

__all__ = ["Edition", "FindingAid"]

_RANKS = {level: rank for rank, level in enumerate(Level) if level.is_aggregation}
_NAMED = 5
"""So many fonds are named in an error; of more only the number."""
_LAST = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition of EAD writes: the element before the description, a unit with and without a record."""

    declared: Mapping[str, str]
    head: Callable[[finding_aid.Head, Catalogue], Markup]
    description: Callable[[Record, Catalogue], Iterator[Markup]]
    implied: Callable[[finding_aid.Unit], Markup]
    dsc: Mapping[str, str | None]


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
        rest = iter(records)
        first = tuple(islice(rest, 2))
        if len(first) == 1:
            yield self.document(first[0], catalogue)
            return
        with ComponentTree() as tree:
            for number, record in enumerate(chain(first, rest)):
                self._plant(tree, record, number, catalogue)
            self._settle(tree, catalogue)
            yield XML_DOCUMENT.opening + opening_tag("ead", self.edition.declared).encode()
            yield from self._components(tree.walk())
            yield b"\n</ead>" + XML_DOCUMENT.closing

    def _plant(self, tree: ComponentTree, record: Record, number: int, catalogue: Catalogue) -> None:
        units = finding_aid.units_of(record.reference_code) if record.reference_code else ()
        above = None
        for unit, code in units:
            if not tree.implies(unit.spec, named=unit.is_titled):
                tree.imply(self._implied(unit, above, place_of_code(code), catalogue))
            above = unit.spec
        own_code = record.reference_code if units else None
        tree.describe(
            DescribedUnit(
                id=record.id,
                spec=above,
                rank=_RANKS.get(record.level),
                part_of=record.part_of,
                place=_place(record, own_code, number),
                level=record.level.value,
                head=self._head(finding_aid.head_of(record, catalogue), catalogue) if len(units) < 2 else b"",
                body=document_element(fragment(self.edition.description(record, catalogue))),
            )
        )

    def _implied(self, unit: finding_aid.Unit, above: str | None, place: bytes, catalogue: Catalogue) -> ImpliedUnit:
        title = unit.title if unit.is_titled else unit.code
        head = finding_aid.Head(unit.spec, addresses.unit_url(unit.spec, catalogue), title, Administration())
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

    def _head(self, head: finding_aid.Head, catalogue: Catalogue) -> bytes:
        return document_element(self.edition.head(head, catalogue))

    def _settle(self, tree: ComponentTree, catalogue: Catalogue) -> None:
        """Make it one tree: of a fond, of the one record that all others are part of, or of the catalogue."""
        tree.settle()
        fonds, others = tree.fonds(), tree.count_others()
        if len(fonds) > 1:
            raise UsageError(_several(fonds))
        if fonds and others:
            unplaced = finding_aid.Unit("otherlevel", "unplaced", "", "Place not stated", ":unplaced")
            tree.gather_others(self._gathering(unplaced, b""))
        elif not fonds and others != 1:
            everything = finding_aid.Unit("otherlevel", "catalogue", "", catalogue.name, ":catalogue")
            head = finding_aid.Head(catalogue.namespace, catalogue.base_url, catalogue.name, Administration())
            tree.gather_others(self._gathering(everything, self._head(head, catalogue)))

    def _gathering(self, unit: finding_aid.Unit, head: bytes) -> ImpliedUnit:
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

    def _components(self, walk: Iterator[Component]) -> Iterator[bytes]:
        """Write each component, and close it behind the last that lies in it."""
        root = next(walk)
        yield b"\n" + root.head + b"\n" + _opening("archdesc", root) + root.body
        closings: list[bytes] = []
        for component in walk:
            if not closings:
                yield b"\n" + opening_tag("dsc", self.edition.dsc).encode()
                closings.append(b"\n</dsc>")
            while len(closings) > component.depth:
                yield closings.pop()
            yield b"\n" + _opening("c", component) + component.body
            closings.append(b"\n</c>")
        yield b"".join(reversed(closings)) + b"\n</archdesc>"


def _opening(name: str, component: Component) -> bytes:
    marks = {"level": component.level, "otherlevel": component.other_level}
    return opening_tag(name, marks).encode() + b"\n"


def _place(record: Record, code: ReferenceCode | None, number: int) -> bytes:
    """Return the place of a record among its siblings: its sequence, else its code, else the order it came in."""
    if record.sequence is not None:
        return place_in_sequence(record.sequence)
    return place_of_code(code) if code else after_all_codes(number)


def _several(fonds: tuple[str, ...]) -> str:
    named = "; ".join(fonds[:_NAMED])
    rest = f" and {len(fonds) - _NAMED} more" if len(fonds) > _NAMED else ""
    return (
        f"A finding aid is of one fond, and these records lie in {len(fonds)}: {named}{rest}. "
        f"Ask for one of them ({fonds[0]!r}), or for each record in a file of its own (--each DIR)."
    )
