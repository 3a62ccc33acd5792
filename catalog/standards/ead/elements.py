"""What both editions of EAD write alike: a document within its units, and the prose of its description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain as chained

from catalog.model import Record
from catalog.standards import translation_chain as chain
from catalog.standards.ead import finding_aid
from catalog.standards.markup import (
    NOTHING,
    Branch,
    Markup,
    branch,
    element,
    fragment,
    leaf,
)
from catalog.standards.memoized import remembered

__all__ = ["described", "within_units"]

_p = leaf("p")
_ACCESS, _OTHER_FORMS, _ORIGINALS = branch("accessrestrict"), branch("altformavail"), branch("originalsloc")
_BIBLIOGRAPHY, _BIOGRAPHY, _CUSTODY, _ODD = map(branch, ("bibliography", "bioghist", "custodhist", "odd"))
_RELATED, _SCOPE, _USE = map(branch, ("relatedmaterial", "scopecontent", "userestrict"))


def within_units(
    record: Record, own: Iterable[Markup], implied: Callable[[finding_aid.Unit], Markup], dsc: Branch
) -> Markup:
    """Return the units above the document, each in the one before, and the document in the last."""
    above = finding_aid.units(record)
    levels = [(unit.level, unit.other_level) for unit in above] + [(record.level.value, None)]
    contents = [*map(implied, above), fragment(own)]
    inner = NOTHING
    for depth in reversed(range(len(levels))):
        level, other = levels[depth]
        below = inner if depth else dsc([inner])
        inner = element("c" if depth else "archdesc", [contents[depth], below], {"level": level, "otherlevel": other})
    return inner


def described(record: Record, did: Markup, access_points: Markup) -> Iterator[Markup]:
    """Yield the identification of a document and all that is said of it, in the order of the tag library."""
    before, after = _prose(record)
    yield did
    yield before
    yield access_points
    yield after


@remembered
def _prose(record: Record) -> tuple[Markup, Markup]:
    """What stands before the access points, and what stands after them."""
    return fragment(_before(record)), fragment(_after(record))


def _before(record: Record) -> Iterator[Markup]:
    yield _ACCESS([_p(record.access.conditions)] if record.access else [])
    yield _OTHER_FORMS(map(_p, chain.statements(record)))
    yield _BIBLIOGRAPHY(map(_p, finding_aid.publications(record)))
    yield _BIOGRAPHY(map(_p, finding_aid.about_creators(record)))


def _after(record: Record) -> Iterator[Markup]:
    yield _CUSTODY([_p(record.custody)])
    about_texts = chained.from_iterable(finding_aid.about_text(record, text) for text in record.texts)
    # the mark that the document bears says nothing of who may read it now
    marked = [f"Classification: {record.classification}"] if record.classification else []
    yield _ODD(map(_p, chained(record.notes, marked, about_texts)))
    elsewhere = finding_aid.kept_elsewhere(record)
    yield _ORIGINALS(_p(f"{chain.language_names(text)} text: {place}") for text, place in elsewhere)
    yield _RELATED(map(_p, finding_aid.related(record)))
    yield _SCOPE([_p(record.abstract.text)] if record.abstract else [])
    yield _USE(map(_p, finding_aid.conditions_of_use(record)))
