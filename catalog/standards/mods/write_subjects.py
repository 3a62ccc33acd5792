"""What a document is about, in MODS: an element of <subject> for each kind of heading."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Record, Subject
from catalog.standards.markup import Markup, element, leaf
from catalog.standards.mods.languages import in_language
from catalog.standards.mods.terms import FUNCTION
from catalog.standards.mods.write_names import mentioned
from catalog.vocabularies import SubjectKind

__all__ = ["subjects"]

_topic, _geographic, _title = leaf("topic"), leaf("geographic"), leaf("title")
_ELEMENTS = {SubjectKind.GENRE: leaf("genre"), SubjectKind.OCCUPATION: leaf("occupation")}


def subjects(record: Record) -> Iterator[Markup]:
    """Yield headings, then places, then the names that are mentioned."""
    for subject in record.subjects:
        marks = {
            "displayLabel": FUNCTION if subject.kind is SubjectKind.FUNCTION else None,
            "authority": subject.source,
            "valueURI": subject.uri or subject.number,
            **in_language(subject.language),
        }
        yield element("subject", [_heading(subject)], marks)
    for place in record.places:
        yield element(
            "subject", [_geographic(place.name)], {"authority": place.source, "valueURI": place.uri or place.number}
        )
    for agent in record.mentions:
        yield element("subject", [mentioned(agent)])


def _heading(subject: Subject) -> Markup:
    if subject.kind is SubjectKind.TITLE:
        return element("titleInfo", [_title(subject.term)])
    return _ELEMENTS.get(subject.kind, _topic)(subject.term) if subject.kind else _topic(subject.term)
