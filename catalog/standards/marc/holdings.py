"""What a unit is kept in, in the holdings of MARC 21: captions in 853 (box, folder), their numbers in 863.

A container that lies in another is a lower level of the same pair of fields. One without a kind has a caption in
parentheses, which says that it is none. What is written on one is the public note of its pair (863 $z). Places in the
stacks and barcodes are for the staff.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local
from catalog.model import Container, Record
from catalog.standards.marc.field import Field, read_field

__all__ = ["NO_CAPTION", "holdings", "write_containers"]

_LEVELS = "abcdef"
NO_CAPTION = "(*)"
Subfields = tuple[tuple[str, str | None], ...]


def holdings(record: Record) -> Iterator[tuple[str, str, Subfields]]:
    """Yield tag, indicators and subfields: a pair of fields for each container that no other lies in, or with words."""
    shown = [each for each in record.containers if not each.is_shelf]
    holders = {each.within for each in shown}
    by_words = {each.words: each for each in shown}
    paired = [each for each in shown if each.words not in holders or _words_on(each)]
    for number, container in enumerate(paired, 1):
        chain = _chain(container, by_words)
        captions = zip(_LEVELS, (each.kind or NO_CAPTION for each in chain), strict=False)
        numbers = zip(_LEVELS, (each.number or each.label for each in chain), strict=False)
        yield "853", "33", (("8", str(number)), *captions)
        yield "863", " 1", (("8", f"{number}.1"), *numbers, ("z", _words_on(container)))


def _words_on(container: Container) -> str | None:
    """Return what is written on a container that is known by its number."""
    return container.label if container.number else None


def _chain(container: Container, by_words: Mapping[str, Container]) -> Sequence[Container]:
    """Return the containers that one lies in, the outermost first, and itself; a circle has an end."""
    chain = [container]
    while (outer := by_words.get(chain[0].within or "")) and outer not in chain and len(chain) < len(_LEVELS):
        chain.insert(0, outer)
    return chain


def write_containers(entry: Entry, record: etree._Element) -> None:
    """Write the containers of the pairs of fields, each once, what others lie in before these."""
    fields = [read_field(each) for each in record if local(each) == "datafield" and each.get("tag") in ("853", "863")]
    of_boxes = [field for field in fields if field.tag == "853" and _is_of_boxes(field)]
    captions = {field.first("8"): dict(field.subfields) for field in of_boxes}
    seen: set[str] = set()
    for field in fields:
        of_levels = captions.get(field.first("8").partition(".")[0]) if field.tag == "863" else None
        if of_levels:
            _write_pair(entry, of_levels, field, seen)
    for container in entry.document.get("containers", ()):
        container.update({name: container.pop(name) for name in _ORDER if name in container})


def _write_pair(entry: Entry, captions: Mapping[str, str], field: Field, seen: set[str]) -> None:
    """Write the containers of one pair of fields; the note is of the last of them."""
    within = ""
    levels = [level for level in _LEVELS if field.first(level)]
    for level in levels:
        kind, number = captions.get(level, ""), field.first(level)
        kind = "" if kind.startswith("(") else kind
        words = " ".join(filter(None, (kind, number)))
        label = field.first("z") if kind and level == levels[-1] else ""
        if words not in seen:
            said = {"kind": kind, "label": label, "within": within}
            fixed = {name: value for name, value in said.items() if value}
            entry.line(f"/containers/*/{'number' if kind else 'label'}", number, field.place, fixed)
        seen.add(words)
        within = words


_ORDER = ("kind", "number", "label", "within")


def _is_of_boxes(captions: Field) -> bool:
    """Whether captions are those of containers: v. and no. are those of a serial."""
    return not any(words.endswith(".") for code, words in captions.raw if code in _LEVELS)
