"""The columns of AtoM's template of ISAD(G) descriptions, in its order: where each goes in a record, and what it says.

One table for both ways. An element of description has its column in the table of elements; what is read or written with
others (events, containers, other numbers) is in a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.languages.codes import usual_script
from catalog.model import ELEMENTS, Element, Record
from catalog.standards import names, revisions, translation_chain
from catalog.standards.parts_in_words import conditions_of_use, publications, related
from catalog.standards.sheets.atom_cells import SEVERAL
from catalog.standards.sheets.atom_events import EVENT_COLUMNS
from catalog.standards.sheets.atom_notes import notes_of
from catalog.standards.sheets.atom_numbers import NUMBERS, accessions_of
from catalog.standards.sheets.atom_voice import Voice
from catalog.vocabularies import Level, ObjectRole, Status, SubjectKind

__all__ = ["COLUMNS", "HEADINGS", "AtomColumn"]

_TEMPLATE = """
legacyId parentId qubitParentSlug accessionNumber identifier title levelOfDescription extentAndMedium repository
archivalHistory acquisition scopeAndContent appraisal accruals arrangement accessConditions reproductionConditions
language script languageNote physicalCharacteristics findingAids locationOfOriginals locationOfCopies
relatedUnitsOfDescription publicationNote digitalObjectPath digitalObjectURI generalNote subjectAccessPoints
placeAccessPoints nameAccessPoints genreAccessPoints descriptionIdentifier institutionIdentifier rules
descriptionStatus levelOfDetail revisionHistory languageOfDescription scriptOfDescription sources archivistNote
publicationStatus physicalObjectName physicalObjectLocation physicalObjectType alternativeIdentifiers
alternativeIdentifierLabels eventDates eventTypes eventStartDates eventEndDates eventActors eventActorHistories
culture
"""
HEADINGS = (*_TEMPLATE.split(), "eventDescriptions")
"""All headings of the template, in its order (artefactual/atom, example_information_objects_isad.csv), and one that the
template of RAD has beside them."""

_LINES, _PARAGRAPHS = "\n", "\n\n"

Saying = Callable[[Record, Voice], Iterator[str]]


@dataclass(frozen=True, slots=True)
class AtomColumn:
    """A column: where its values go in a record, and what a record says there in one of its languages."""

    heading: str
    pointer: str
    says: Saying | None = None
    """None for a column that is written with others, or that nothing of a record belongs to."""
    between: str = SEVERAL
    """What parts several values: lines and paragraphs are one statement for AtoM."""


def _shown_object(record: Record) -> int | None:
    """Return the number of the object that AtoM, which has one for each unit, is given: what readers look at first."""
    beside = (ObjectRole.THUMBNAIL, ObjectRole.TRANSCRIPT, ObjectRole.MANIFEST)
    seen = (number for number, one in enumerate(record.digital_objects) if one.role not in beside)
    return next(seen, 0 if record.digital_objects else None)


def _once(says: Callable[[Record], Iterator[str]]) -> Saying:
    """What has no language is in the row of the unit itself."""
    return lambda record, voice: says(record) if voice.is_own else iter(())


_IN_PARTS = {"copies": translation_chain.statements, "related_units": related, "publication_note": publications}
"""What a record says in parts beside an element, by its field."""


def _element(element: Element) -> AtomColumn:
    def says(record: Record, voice: Voice) -> Iterator[str]:
        yield from (words.text for words in element.of(record) if voice.speaks(words.language))
        if voice.is_own and element.field in _IN_PARTS:
            yield from _IN_PARTS[element.field](record)

    return AtomColumn(element.atom or "", element.pointer, says, between=_PARAGRAPHS)


def _title(record: Record, voice: Voice) -> Iterator[str]:
    others = (title.text for title in record.other_titles if voice.is_of(title.language))
    yield from [record.title.text] if voice.is_own else list(others)[:1]


def _level(record: Record) -> Iterator[str]:
    named = record.level_as_written if record.level is Level.OTHER else None
    yield named or record.level.value.capitalize()


def _scope(record: Record, voice: Voice) -> Iterator[str]:
    """The scope, or else what it is in brief."""
    yield from (words.text for words in record.scope if voice.speaks(words.language))
    if record.abstract and not record.scope and voice.speaks(record.abstract.language):
        yield record.abstract.text


def _scripts(record: Record) -> Iterator[str]:
    """The script of the one language, where it is not the usual one; of several nothing says which has which."""
    if len(record.languages) == 1 and "-" in record.languages[0]:
        yield usual_script(record.languages[0])


def _object(record: Record, voice: Voice) -> Iterator[str]:
    number = _shown_object(record)
    if number is not None and voice.is_own:
        yield voice.catalogue.url_of_object(record.id, record.digital_objects[number])


def _subjects(record: Record) -> Iterator[str]:
    return (subject.term for subject in record.subjects if subject.kind is not SubjectKind.GENRE)


def _genres(record: Record) -> Iterator[str]:
    yield from [record.genre.value.capitalize()] if record.genre else []
    yield from [record.genre_as_written] if record.genre_as_written else []
    yield from (subject.term for subject in record.subjects if subject.kind is SubjectKind.GENRE)


def _status(record: Record) -> Iterator[str]:
    yield (Status.PUBLISHED if record.is_published else Status.DRAFT).value.capitalize()


_BY_HAND = (
    AtomColumn("legacyId", "/id", lambda record, _: iter([record.id])),
    AtomColumn("parentId", "/part_of"),
    AtomColumn("accessionNumber", NUMBERS, _once(accessions_of)),
    AtomColumn("identifier", "/reference_code/item"),
    AtomColumn("title", "/title/text", _title),
    AtomColumn("levelOfDescription", "/level", _once(_level)),
    AtomColumn("extentAndMedium", "/extent/*/as_written", _once(lambda record: iter(record.extents)), between=_LINES),
    AtomColumn("repository", "/reference_code/repository"),
    AtomColumn("scopeAndContent", "/scope", _scope, between=_PARAGRAPHS),
    AtomColumn(
        "accessConditions",
        "/access/conditions",
        _once(lambda record: iter([record.access.conditions] if record.access else [])),
    ),
    AtomColumn("reproductionConditions", "/rights/statement", _once(conditions_of_use), between=_PARAGRAPHS),
    AtomColumn(
        "language",
        "/texts/@original/language/*",
        _once(lambda record: iter(dict.fromkeys(tag.partition("-")[0] for tag in record.languages))),
    ),
    AtomColumn("script", "/texts/@original/language/*", _once(_scripts)),
    AtomColumn("digitalObjectURI", "/digital_objects/*/url", _object),
    AtomColumn("generalNote", "/notes/*", lambda record, voice: notes_of(record, voice, _shown_object(record))),
    AtomColumn("subjectAccessPoints", "/subjects/*/term", _once(_subjects)),
    AtomColumn("placeAccessPoints", "/places/*/name", _once(lambda record: (place.name for place in record.places))),
    AtomColumn("nameAccessPoints", "/mentions/*/name", _once(lambda record: map(names.heading, record.mentions))),
    AtomColumn("genreAccessPoints", "/genre", _once(_genres)),
    AtomColumn("rules", "/administration/rules", _once(lambda record: iter([record.administration.rules or ""]))),
    AtomColumn(
        "revisionHistory",
        "/administration",
        _once(lambda record: map(revisions.line, revisions.history(record.administration))),
        between=_LINES,
    ),
    AtomColumn(
        "languageOfDescription",
        "/administration",
        _once(lambda record: iter([record.administration.language or ""])),
    ),
    AtomColumn("sources", "/processing"),
    AtomColumn("publicationStatus", "/administration/status", _once(_status)),
    AtomColumn("physicalObjectName", "/containers"),
    AtomColumn("physicalObjectLocation", "/containers"),
    AtomColumn("physicalObjectType", "/containers"),
    AtomColumn("alternativeIdentifiers", NUMBERS),
    AtomColumn("alternativeIdentifierLabels", NUMBERS),
    *(AtomColumn(heading, pointer) for heading, pointer in EVENT_COLUMNS.items()),
    AtomColumn("culture", "/administration"),
    AtomColumn("sourceName", "/administration/source/system"),  # of tables of other templates: read alone
    AtomColumn("alternateTitle", "/other_titles/*/text"),
)
_NAMED = {each.heading: each for each in (*map(_element, ELEMENTS), *_BY_HAND) if each.heading}
COLUMNS = {heading.lower(): column for heading, column in _NAMED.items()}
"""All columns that are understood, by their headings in small letters."""
