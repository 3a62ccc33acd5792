"""What both editions of EAD write alike: a document within its units, and the prose of its description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter

from catalog.model import Record, stated_elements
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

_branch = cache(branch)
_p, _head, _odd = leaf("p"), leaf("head"), branch("odd")
_ACCESS_POINTS = "controlaccess"


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
    """Return what comes before the access points, and what comes after them: the tag library orders by name."""
    elements = [("odd", _odd([_head(note.kind), *map(_p, note.text.split("\n\n"))])) for note in record.notes]
    elements += [(name, _branch(name)([*map(_p, words)])) for name, words in _paragraphs(record).items()]
    elements.sort(key=itemgetter(0))
    before = fragment(markup for name, markup in elements if name < _ACCESS_POINTS)
    return before, fragment(markup for name, markup in elements if name > _ACCESS_POINTS)


def _paragraphs(record: Record) -> dict[str, list[str]]:
    """Return the paragraphs of each element."""
    found: dict[str, list[str]] = {
        "accessrestrict": [record.access.conditions] if record.access else [],
        "altformavail": [*chain.statements(record)],
        "bibliography": [*finding_aid.publications(record)],
        "bioghist": [*finding_aid.about_creators(record)],
        "odd": [*_other_data(record)],
        "originalsloc": [
            f"{chain.language_names(text)} text: {place}" for text, place in finding_aid.kept_elsewhere(record)
        ],
        "relatedmaterial": [*finding_aid.related(record)],
        "scopecontent": [record.abstract.text] if record.abstract else [],
        "userestrict": [*finding_aid.conditions_of_use(record)],
    }
    for row, words in stated_elements(record):
        found.setdefault(row.ead[0], []).extend(words.split("\n\n"))
    return found


def _other_data(record: Record) -> Iterator[str]:
    if record.classification:  # the mark that the document bears says nothing of who may read it now
        yield f"Classification: {record.classification}"
    for text in record.texts:
        yield from finding_aid.about_text(record, text)
