"""The page of a record: what it says of the document, in the order a reader asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog import citation, reference_codes
from catalog.dates.styles import DAY_FIRST
from catalog.model import (
    Above,
    Agent,
    Catalogue,
    Date,
    Record,
    ReferenceCode,
    Text,
    Unknown,
    known,
    stated_elements,
)
from catalog.model.addresses import is_email
from catalog.standards import codes, dates, revisions
from catalog.standards.formats import FORMATS, Format
from catalog.standards.names import is_uncertain
from catalog.standards.translation_chain import language_names
from catalog.vocabularies import Genre, TextForm
from catalog.web.pages import page_head, signposting
from catalog.web.pages.objects_shown import shown_objects
from catalog.web.pages.page_head import MOST_NAMES
from catalog.web.pages.transcript import PART, Transcript, transcript

__all__ = ["heading_of", "values"]

_STYLES = (
    ("chicago", "note", "Chicago, note"),
    ("chicago", "bibliography", "Chicago, bibliography"),
    ("mla", None, "MLA"),
    ("apa", None, "APA"),
    ("gost", "locator", "ГОСТ Р 7.0.5"),
)


_FOR_SCHOLARS = frozenset({"biblatex", "bibtex", "csl-json", "endnote-xml", "ris", "wikipedia", "zotero-rdf"})


_ROOM = 3 * PART
"""Characters of transcripts on one page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One text in the chain, as it is shown."""

    text: Text
    heading: str
    source: str | None
    facts: tuple[tuple[str, str, str | None], ...]
    transcript: Transcript | None
    is_apart: bool = False
    """Whether the transcript is on pages of its own, because those before it fill this one."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known of the text but its language."""
        text = self.text
        return not (self.source or self.facts or self.transcript or text.published or text.statements or text.note)


def values(record: Record, catalogue: Catalogue, beside: Path) -> dict[str, Any]:
    """Return what the template of the page is filled with."""
    email = _email(record)
    steps = list(_steps(record, beside))
    is_unit = record.level.is_aggregation
    is_in_languages = is_unit and all(step.is_bare for step in steps)
    return {
        "record": record,
        "catalogue": catalogue,
        "address": catalogue.url_of(record.id),
        "lasting": catalogue.url_to_cite(record.id, record.ark),
        "linkset": signposting.linkset_url(record, catalogue),
        "trail": _trail(record),
        "kind": (record.genre or record.level).value.capitalize(),
        "date": _shown(record.date),
        "date_value": _moment(record.date),
        "people": [
            (label, [_person(agent) for agent in agents[:MOST_NAMES]], max(len(agents) - MOST_NAMES, 0))
            for label, agents in _people(record)
            if agents
        ],
        "reference": _code(record.reference_code),
        "archive": codes.archive_name(record.reference_code) if record.reference_code else None,
        "place": codes.place(record.reference_code) if record.reference_code else None,
        "is_unit": is_unit,
        "steps": [] if is_in_languages else steps,
        "languages": ", ".join(language_names(step.text) for step in steps) if is_in_languages else "",
        "citations": list(_citations(record, catalogue)),
        "styles": citation.STYLES,
        "chosen": "chicago",
        "formats": [form for form in FORMATS if form.fits(record)],
        "files": _files(record),
        "metas": list(page_head.metas(record, catalogue)),
        "json_ld": page_head.json_ld(record, catalogue),
        "holder": known(record.rights.holder) if record.rights else None,
        "unknown_rights": _unknown_rights(record),
        "history": [revisions.line(one) for one in record.administration.revisions],
        "objects": shown_objects(record, catalogue),
        "elements": tuple((row, words) for row, words in stated_elements(record) if row.field != "content_note"),
        "email": email,
        "email_is_address": email is not None and is_email(email),
        "related": [
            (other, codes.words(other.reference_code) if other.reference_code else None) for other in record.related
        ],
    }


def _files(record: Record) -> list[tuple[str, list[Format]]]:
    """The formats under two headings: those that scholars use, and those that programs read."""
    given = [form for form in FORMATS if form.fits(record)]
    return [
        ("For reference managers", [form for form in given if form.name in _FOR_SCHOLARS]),
        ("For programs", [form for form in given if form.name not in _FOR_SCHOLARS]),
    ]


def _trail(record: Record) -> list[tuple[str, str]]:
    """The units above the document, each with its address below the root, the archive first.

    A unit that is described leads to its own page; where it has no code, it follows the units that the code names.
    """
    described = {_spec_of(one) or one.id: one for one in reversed(record.above)}
    trail = []
    for unit in reference_codes.hierarchy(record.reference_code) if record.reference_code else ():
        one = described.pop(unit.set_spec, None)
        address = f"records/{one.id}" if one else f"archives/{unit.set_spec.replace(':', '/')}"
        trail.append((address, (one.title if one else None) or _capital(unit.label)))
    return trail + [(f"records/{one.id}", one.title or _capital(one.level.value)) for one in described.values()]


def _spec_of(unit: Above) -> str | None:
    """Return the set of a unit that is named by a number of its own, not by its archive alone."""
    code = unit.reference_code
    return reference_codes.set_specs(code)[-1] if code and code.levels else None


def _people(record: Record) -> Iterator[tuple[str, tuple[Agent, ...]]]:
    for role in dict.fromkeys(agent.role for agent in record.creators):
        yield _capital(role.value), tuple(agent for agent in record.creators if agent.role is role)
    correspondence = record.genre in (Genre.LETTER, Genre.TELEGRAM)
    yield ("From" if correspondence and not record.signatories else "Author"), record.authors
    yield ("From" if correspondence and not record.authors else "Signed by"), record.signatories
    yield "To", record.recipients
    roles = dict.fromkeys(agent.role for agent in record.contributors)
    for role in roles:
        yield _capital(role.value), tuple(agent for agent in record.contributors if agent.role is role)


def _person(agent: Agent) -> dict[str, Any]:
    """A name with everything that is said of it; `written` is how the document has it, where that differs."""
    written = " ".join(agent.as_written.split()) if agent.as_written else None
    return {
        "name": agent.name,
        "written": written if written != agent.name else None,
        "variants": [form for form in agent.variants if form.name != agent.name],
        "uncertain": agent.certainty.value if is_uncertain(agent) and agent.certainty else None,
        "offices": [
            f"{office.title}, {office.organization}" if office.organization else office.title
            for office in agent.offices
        ],
        "authority": agent.authority if agent.authority and "://" in agent.authority else None,
        "note": agent.note,
    }


def _steps(record: Record, beside: Path) -> Iterator[Step]:
    """Yield the texts, with as much of their transcripts as has room on the page."""
    room = _ROOM
    for text in record.texts:
        source = record.text(text.translated_from) if text.translated_from else None
        is_apart = text.transcript is not None and room < PART
        shown = Transcript(reason="This page is full.") if is_apart else transcript(text, beside)
        room -= shown.length if shown else 0
        yield Step(
            text=text,
            heading=heading_of(text),
            source=language_names(source) or source.key if source else None,
            facts=tuple((label, fact, note) for label, fact, note in _facts(record, text) if fact),
            transcript=shown,
            is_apart=is_apart,
        )


def heading_of(text: Text) -> str:
    """Return what a text is called: its language, and whether it is an original."""
    languages = language_names(text) or f"Text ‘{text.key}’"
    return f"{languages} {'translation' if text.translated_from else 'original'}"


def _facts(record: Record, text: Text) -> Iterator[tuple[str, str | None, str | None]]:
    """What is known of one text, in the order of its life: a label, the fact, and a note to it."""
    code, number, copies = record.kept_at(text), text.registration_number, text.copies
    yield "Title", text.title.text if text.title else None, None
    yield "Translated by", " and ".join(agent.name for agent in text.translators), None
    for role in dict.fromkeys(agent.role for agent in text.contributors):
        agents = ", ".join(agent.name for agent in text.contributors if agent.role is role)
        yield _capital(role.value), agents, None
    yield "Signed", ", ".join(signature.name for signature in text.signatures), None
    for date in text.dates:
        yield (_capital(date.event.value) if date.event else "Date"), _shown(date), date.note
    yield "Registered", (number.as_written or number.number) if number else None, None
    yield "Copies", (copies.as_written or str(copies.count)) if copies else None, None
    yield "Typist’s mark", text.typist_mark, None
    yield "Form", _form(text), None
    yield "Extent", text.extent, None
    yield "Kept at", _code(code), None
    yield "Published by", _publication(text), None
    if text.published:
        yield from _unknown("Publisher’s number", text.published.record_id)
        yield from _unknown("Put online", text.published.uploaded)


def _unknown(label: str, value: object) -> Iterator[tuple[str, str, str]]:
    """What the source has a place for and does not give: unknown is shown as such, with the reason."""
    if isinstance(value, Unknown):
        yield label, "not known", value.unknown


def _form(text: Text) -> str | None:
    if text.form is None:
        return None
    return "not known" if text.form is TextForm.UNKNOWN else text.form.value


def _publication(text: Text) -> str | None:
    published = text.published
    if published is None:
        return None
    number = known(published.record_id)
    parts = (published.publisher, published.title, f"no. {number}" if number else None, published.pages)
    return ", ".join([*(part for part in parts if part), *filter(None, [_shown(published.date)])])


def _unknown_rights(record: Record) -> tuple[tuple[str, str, str], ...]:
    rights = record.rights
    email = rights.contact.email if rights and rights.contact else None
    return (*_unknown("Rights holder", rights and rights.holder), *_unknown("E-mail", email))


def _citations(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The citations to copy, in HTML; a style that has no such form for this record is left out."""
    options = citation.Options(address=catalogue.url_to_cite(record.id, record.ark))
    for style, form, label in _STYLES:
        if form != "locator" or isinstance(record.reference_code, ReferenceCode):
            yield label, citation.render(citation.cite(record, style=style, form=form, options=options), "html")


def _shown(date: Date | None) -> str | None:
    """The date in the words of the source, or else in ours; doubt is said."""
    if date is None or not (date.as_written or date.value):
        return None
    words = dates.words(date) if date.as_written else DAY_FIRST.write(Date(value=date.value))
    return f"{words} ({date.certainty.value})" if date.certainty and date.certainty.value != "certain" else words


def _moment(date: Date | None) -> str | None:
    """The date for programs, where it is one that HTML knows: a year, a month or a day, and no span."""
    iso = dates.iso_date(date) if date else None
    return iso if iso and "/" not in iso and iso[0] not in "-0" else None


def _code(code: ReferenceCode | None) -> str | None:
    return codes.words(code) if code else None


def _email(record: Record) -> str | None:
    contact = record.rights.contact if record.rights else None
    return None if contact is None or isinstance(contact.email, Unknown) else contact.email


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
