"""What both editions of EAD ask of a record: the units above it with their EAD levels, and its language of material."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from catalog import reference_codes
from catalog.memoized import remembered
from catalog.model import (
    Administration,
    Agent,
    Catalogue,
    CodePart,
    Date,
    DigitalObject,
    Place,
    Record,
    ReferenceCode,
    Subject,
    Text,
)
from catalog.standards import (
    codes,
    dates,
    names,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.vocabularies import (
    AgentKind,
    CodeLevel,
    Role,
    SubjectKind,
)

__all__ = [
    "PAGE",
    "SENT_FROM",
    "SENT_TO",
    "Head",
    "Unit",
    "about_creators",
    "about_text",
    "agents",
    "calendar",
    "certainty",
    "digital_address",
    "element_of",
    "extents_of_texts",
    "head_of",
    "heading_of",
    "iso_date",
    "kept_elsewhere",
    "material_languages",
    "office_words",
    "other_forms",
    "places_of_message",
    "role_of_object",
    "units",
    "units_of",
    "words_of_date",
]

_LEVELS = {
    CodeLevel.FOND: "fonds",
    CodeLevel.FONDS: "fonds",
    CodeLevel.SUBFONDS: "subfonds",
    CodeLevel.RECORD_GROUP: "recordgrp",
    CodeLevel.COLLECTION: "collection",
    CodeLevel.SERIES: "series",
    CodeLevel.SUBSERIES: "subseries",
    CodeLevel.CLASS: "class",
    CodeLevel.DELO: "file",
    CodeLevel.FILE: "file",
    CodeLevel.ITEM: "item",
}
_ISO = re.compile(r"-?[0-2][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?(/-?[0-2][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?)?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that documents lie in: what EAD calls its level, its number, what it is called, its setSpec, its archive.

    `is_titled` says that a source gives the title; else it is the number again.
    """

    level: str
    other_level: str | None
    code: str
    title: str
    spec: str
    archive: str | None = None
    is_titled: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What precedes a description: its identifier, its address, its title, by whom and when it was made."""

    identifier: str
    address: str
    title: str
    administration: Administration


def head_of(record: Record, catalogue: Catalogue) -> Head:
    """Return what precedes the description of a record."""
    return Head(record.id, catalogue.url_of(record.id), record.title.text, record.administration)


@remembered
def units(record: Record) -> tuple[Unit, ...]:
    """Return the units that the record lies in, the largest first, without the archive and the record itself."""
    named = tuple(unit for unit, _ in units_of(record.reference_code)) if record.reference_code else ()
    return named[:-1] if record.level.is_aggregation else named


def units_of(code: ReferenceCode) -> tuple[tuple[Unit, ReferenceCode], ...]:
    """Return the units that a code names below the archive, the largest first, each with the code up to it."""
    return _units_of(code.repository, code.levels)


@lru_cache(maxsize=4096)
def _units_of(repository: str, levels: tuple[CodePart, ...]) -> tuple[tuple[Unit, ReferenceCode], ...]:
    """The units of a code without its leaves, which documents of other leaves share."""
    code = ReferenceCode(repository=repository, levels=levels)
    titles = {part.level: part.title for part in levels}
    return tuple((_unit(unit, titles.get(unit.level), code), unit.code) for unit in codes.units(code) if unit.level)


def _unit(unit: reference_codes.Unit, title: str | None, code: ReferenceCode) -> Unit:
    return Unit(
        level=_LEVELS.get(unit.level, "otherlevel") if unit.level else "otherlevel",
        other_level=None if unit.level in _LEVELS or not unit.level else unit.level.value,
        code=codes.words(unit.code),
        title=title or unit.label[:1].upper() + unit.label[1:],
        spec=unit.set_spec,
        archive=codes.archive_name(code),
        is_titled=bool(title),
    )


def material_languages(record: Record) -> tuple[str, ...]:
    """Return the language of what lies at the reference code: of the text kept there, or else of the original."""
    kept = [text for text in record.texts if text.kept_at == "reference_code"]
    languages = tuple(dict.fromkeys(language for text in kept for language in text.language))
    return languages or chain.original_languages(record)


def extents_of_texts(record: Record) -> Iterable[str]:
    """Return the extents of texts at the reference code that the record does not have; others keep their own."""
    kept = dict.fromkeys(text.extent for text in record.texts if text.extent and not _is_elsewhere(text))
    return [extent for extent in kept if extent not in record.extents]


def heading_of(subject: Subject) -> str:
    """Return the element for a subject heading."""
    return {None: "subject", SubjectKind.GENRE: "genreform"}.get(subject.kind, str(subject.kind))


def _is_elsewhere(text: Text) -> bool:
    """Whether a text is known to be at another place than the record's: in another archive, or in print."""
    return bool(text.published) or text.kept_at not in (None, "reference_code")


def digital_address(record: Record, catalogue: Catalogue) -> str | None:
    """Return where the document is seen or read: its own address, or the page that prints its transcript."""
    is_read = any(text.transcript for text in record.texts)
    return record.url or (catalogue.url_of(record.id) if is_read else None)


PAGE = "page"
"""The role of the page of a document among its digital objects."""


def role_of_object(one: DigitalObject) -> str | None:
    """Return the role of a digital object as one word."""
    return one.role.value.replace(" ", "-") if one.role else None


def calendar(date: Date) -> str | None:
    """Return the calendar of the words of the source, which the finding aid has."""
    return date.calendar.value if date.calendar and date.as_written else None


def words_of_date(date: Date) -> str | None:
    """Return the date for reading, without its calendar, which is an attribute."""
    return " ".join(date.as_written.split()) if date.as_written else dates.words(date)


def certainty(date: Date) -> str | None:
    """Return how sure a date is, in one word, as EAD asks: as the describer says, or else as EDTF does."""
    if date.certainty:
        return date.certainty.value.split()[0]
    if date.edtf is None:
        return None
    return "uncertain" if date.edtf.uncertain else "approximate" if date.edtf.approximate else None


def agents(record: Record) -> Iterator[tuple[Agent, Role]]:
    """Yield everyone but the creators, with a role: who was written to, who translated, and the rest."""
    for agent in record.recipients:
        yield agent, Role.ADDRESSEE
    for agent in record.translators:
        yield agent, Role.TRANSLATOR
    for agent in (*record.contributors, *(one for text in record.texts for one in text.contributors)):
        yield agent, agent.role


def places_of_message(record: Record) -> Iterator[tuple[str, Place]]:
    """Yield where a message was sent from and where it went, each with its role."""
    yield from ((SENT_FROM, place) for place in record.sent_from)
    yield from ((SENT_TO, place) for place in record.destination)


SENT_FROM, SENT_TO = "sent from", "sent to"
"""The roles of places: the relators of MARC have none for them."""


def element_of(agent: Agent) -> str:
    """Return the EAD element for a name; `name` where nothing says what the agent is."""
    if names.is_person(agent):
        return "persname"
    return (
        {AgentKind.CORPORATE_BODY: "corpname", AgentKind.FAMILY: "famname"}.get(agent.kind, "name")
        if agent.kind
        else "name"
    )


def office_words(agent: Agent) -> str:
    """Return the offices of an agent in one line."""
    return "; ".join(", ".join(part for part in (one.title, one.organization) if part) for one in agent.offices)


def other_forms(agent: Agent) -> Iterable[str]:
    """Return the other forms of a name, each once, the one of the document first."""
    written = " ".join(agent.as_written.split()) if agent.as_written else None
    forms = (written, *(form.name for form in agent.variants))
    return dict.fromkeys(form for form in forms if form and form != agent.name)


def iso_date(date: Date) -> str | None:
    """Return the date where EAD can normalise it: years from -2999 to 2999, 0000 is 1 BCE, no open ends."""
    iso = dates.iso_date(date)
    return iso if iso and _ISO.fullmatch(iso) else None


def about_creators(record: Record) -> Iterator[str]:
    """Yield what is known of the creators beside their names: offices, other forms, doubt, notes."""
    for agent in record.makers:
        in_its_heading = (names.heading(agent), names.indexed(agent))
        forms = ", ".join(form for form in other_forms(agent) if form not in in_its_heading)
        doubt = agent.certainty.value if names.is_uncertain(agent) and agent.certainty else None
        facts = (office_words(agent), f"also {forms}" if forms else None, doubt, agent.note)
        said = "; ".join(fact for fact in facts if fact)
        if said:
            yield f"{agent.name}: {said}"


def about_text(record: Record, text: Text) -> Iterator[str]:
    """Yield what is known of one text that has no element: signatures, numbers, copies, statements, notes."""
    name = chain.language_names(text) or text.key
    for date in text.dates:
        yield f"{name} text, {date.event.value if date.event else 'date'}: {dates.words(date)}"
    if form := chain.stated_form(text):
        yield f"{name} text: {form}"
    if text.extent and _is_elsewhere(text):
        yield f"{name} text: {text.extent}"
    for signature in text.signatures:
        yield f"{name} text signed: {' '.join((signature.as_written or signature.name).split())}"
    if text.registration_number:
        yield f"{name} text registered: {text.registration_number.number}"
    if text.copies:
        yield f"{name} text: {text.copies.as_written or f'{text.copies.count} copies'}"
    if text.typist_mark:
        yield f"{name} text, typist's mark: {text.typist_mark}"
    yield from text.statements
    if text.note:
        yield text.note


def kept_elsewhere(record: Record) -> Iterator[tuple[Text, str]]:
    """Yield the texts that are kept at another place than the record's, with that place."""
    for text in record.texts:
        code = record.kept_at(text)
        if code and text.kept_at != "reference_code":
            yield text, codes.words(code)
