"""A record laid out for reading in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from catalog.model import (
    Agent,
    Contact,
    Contributor,
    Creator,
    Date,
    Publication,
    Record,
    ReferenceCode,
    RelatedDocument,
    Rights,
    Text,
    Transcript,
    Unknown,
    stated_elements,
)
from catalog.reference_codes.hierarchy import named_levels
from catalog.standards import revisions
from catalog.vocabularies import Role

__all__ = ["show"]

_WIDTH = 96
_LABEL = 14


def show(record: Record, public: Record | None = None) -> str:
    """Return the record as lines of text, in the order of ISAD(G); then what its `public` form says otherwise."""
    parts = (_heading, _identity, _agents, _texts, _content, _conditions)
    shown = "\n".join(line for part in parts for line in part(record))
    return "\n".join((shown, *_details(record, shown), *(_from_above(record, public) if public else ())))


def _from_above(record: Record, public: Record) -> Iterator[str]:
    """Yield the units above, what holds for the record by them, and what the public does not see of it."""
    if public.above:
        yield from ("", "Within")
    for unit in public.above[::-1]:
        yield from _indented(f"{unit.level} {unit.title or 'without a public title'} ({unit.id})")
        yield from _field("Created by", _names(unit.creators), 4)
    for label, field, lines in (
        ("Access", "access", public.access and _paragraphs(public.access.conditions)),
        ("Rights", "rights", public.rights and _rights(public.rights)),
        ("Language", "texts", public.languages and _indented(", ".join(public.languages))),
    ):
        if lines and (giver := public.inherited_from(field)):
            yield from ("", f"{label}, from {giver.level} {giver.title or 'above'} ({giver.id})", *lines)
    if public.access and record.access and public.access.conditions != record.access.conditions:
        yield from ("", "Access, for readers", *_paragraphs(public.access.conditions))


def _heading(record: Record) -> Iterator[str]:
    title = record.title.text + (f" [title supplied by {record.title.supplied_by}]" if record.title.is_supplied else "")
    yield from textwrap.wrap(title, _WIDTH)
    yield "=" * min(_WIDTH, len(title))
    if record.administration.withdrawn:
        withdrawn = record.administration.withdrawn
        yield from _field("WITHDRAWN", f"{withdrawn.date}: {withdrawn.reason}")


def _identity(record: Record) -> Iterator[str]:
    yield from _field("Id", record.id)
    for title in record.other_titles:
        yield from _field("Also", title.text + (f" [{title.language}]" if title.language else ""))
    yield from _field("Level", " · ".join(word for word in (record.level, record.genre) if word))
    yield from _field("Reference", _code(record.reference_code))
    for label, date in zip(["Date", *[""] * len(record.dates)], record.dates, strict=False):
        yield from _field(label, _date(date))
    yield from _field("Part of", record.part_of)
    yield from _field("Sequence", record.sequence)
    yield from _field("Sent from", ", ".join(place.name for place in record.sent_from))
    yield from _field("Destination", ", ".join(place.name for place in record.destination))
    for extent in record.extents:
        yield from _field("Extent", extent)
    for number in record.identifiers:
        yield from _field("Identifier", number.words)
    yield from _field("Container", ", ".join(container.words for container in record.containers))
    yield from _field("Classification", record.classification)
    yield from _field("Page", record.url)
    yield from _field("Status", record.administration.status)


def _agents(record: Record) -> Iterator[str]:
    for label, agents in (
        ("Creators", record.creators),
        ("Authors", record.authors),
        ("Signatories", record.signatories),
        ("Recipients", record.recipients),
        ("Others", record.contributors),
    ):
        if agents:
            yield from ("", label)
        for agent in agents:
            yield from _indented(_agent(agent) + _role(agent))
            for office in agent.offices:
                yield from _indented(office.title, 4)


def _role(agent: Agent) -> str:
    """Return what an agent did, where the heading does not say it: collected a unit, edited a document."""
    if isinstance(agent, Contributor | Creator) and agent.role is not Role.CREATOR:
        return f", {agent.role}"
    return ""


def _texts(record: Record) -> Iterator[str]:
    for text in record.texts:
        yield from ("", _text_heading(text))
        yield from _text_fields(record, text)


def _text_heading(text: Text) -> str:
    source = f", translated from the {text.translated_from} text" if text.translated_from else ""
    words = [", ".join(text.language), "form unknown" if text.form == "unknown" else text.form]
    return f"Text '{text.key}': {', '.join(word for word in words if word)}{source}"


def _text_fields(record: Record, text: Text) -> Iterator[str]:
    yield from _field("Translators", _names(text.translators), 2)
    for contributor in text.contributors:
        yield from _field(contributor.role.capitalize(), _agent(contributor), 2)
    yield from _field("Signed", ", ".join(signature.name for signature in text.signatures), 2)
    for date in text.dates:
        yield from _field("Date", _date(date), 2)
    yield from _field("Registered", text.registration_number.number if text.registration_number else None, 2)
    yield from _field("Copies", str(text.copies.count) if text.copies else None, 2)
    yield from _field("Typist", text.typist_mark, 2)
    yield from _field("Kept at", _code(record.kept_at(text)), 2)
    yield from _field("Published", _publication(text.published), 2)
    yield from _field("Transcript", _transcript(text.transcript), 2)
    yield from _field("As stated", "; ".join(text.statements), 2)
    yield from _field("Note", text.note, 2)


def _transcript(transcript: Transcript | None) -> str:
    if transcript is None:
        return ""
    brackets = len(transcript.brackets)
    return transcript.file + (f" ({brackets} bracketed)" if brackets else "")


def _content(record: Record) -> Iterator[str]:
    if record.abstract:
        yield from ("", "Abstract", *_indented(record.abstract.text))
    for element, words in stated_elements(record):
        yield from ("", element.label, *_paragraphs(words.text))
    for label, terms in (
        ("Subjects", [subject.term for subject in record.subjects]),
        ("Places", [place.name for place in record.places]),
        ("Mentions", [_agent(agent) for agent in record.mentions]),
        ("Related", [_related(other) for other in record.related]),
    ):
        if terms:
            yield from ("", label, *(line for term in terms for line in _indented(term)))


def _conditions(record: Record) -> Iterator[str]:
    if record.access:
        yield from ("", "Access", *_paragraphs(record.access.conditions))
    if record.rights:
        yield from ("", "Rights", *_rights(record.rights))
    for note in record.notes:
        yield from ("", note.kind or "Note", *_paragraphs(note.text))
    for number, revision in enumerate(revisions.history(record.administration)):
        yield from ("", "History of the description") if number == 0 else ()
        yield from _indented(revisions.line(revision))
    for note in record.administration.internal_notes:
        yield from ("", f"Internal: {note.kind or 'Note'}", *_paragraphs(note.text))


def _details(record: Record, shown: str) -> Iterator[str]:
    """Yield, by its field, each value that no line before it shows."""
    words = " ".join(shown.split())
    rest = [(path, value) for path, value in _values(record.plain(), "") if " ".join(value.split()) not in words]
    if rest:
        yield from ("", "Details")
    for path, value in rest:
        yield from textwrap.wrap(f"{path}: {value}", _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _values(tree: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield every value of a plain record with its field: texts.russian is texts.1."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in items:
        if step == "brackets":  # the line of the transcript counts them
            continue
        yield from _values(value, f"{path}.{step}" if path else str(step))
    if not isinstance(tree, dict | list):
        yield path, str(tree)


def _rights(rights: Rights) -> Iterator[str]:
    yield from _field("Statement", rights.uri or "no URI", 2)
    yield from _paragraphs(rights.statement or "")
    yield from _field("Contact", _contact(rights.contact), 2)


def _contact(contact: Contact | None) -> str:
    if contact is None:
        return ""
    email = f"e-mail unknown: {contact.email.unknown}" if isinstance(contact.email, Unknown) else contact.email
    return ", ".join(part for part in (contact.name, email, contact.url) if part)


def _agent(agent: Agent) -> str:
    forms = [f"written {' '.join(agent.as_written.split())}"] if agent.as_written else []
    forms += [f"also {variant.name}" for variant in agent.variants]
    forms += [agent.certainty] if agent.certainty else []
    return agent.name + (f" ({'; '.join(forms)})" if forms else "")


def _names(agents: Iterable[Agent]) -> str:
    return ", ".join(agent.name for agent in agents)


def _date(date: Date) -> str:
    words = [date.event, date.certainty, f"written {date.as_written}" if date.as_written else None]
    return " · ".join(word for word in (date.value, *words, date.note) if word)


def _code(code: ReferenceCode | None) -> str:
    if code is None:
        return ""
    leaves = [f"leaves {', '.join(map(str, code.leaves))}"] if code.leaves else []
    return ", ".join([code.repository, *named_levels(code), *leaves])


def _publication(publication: Publication | None) -> str:
    if publication is None:
        return ""
    record_id = publication.record_id
    number = "record id unknown" if isinstance(record_id, Unknown) else record_id and f"record {record_id}"
    parts = (publication.publisher, publication.title, number, publication.url)
    return ", ".join(part for part in parts if part)


def _related(other: RelatedDocument) -> str:
    return f"{other.title} ({other.relation})" + (f": {other.record}" if other.record else "")


def _field(label: str, value: str | None, indent: int = 0) -> Iterator[str]:
    if value:
        first = " " * indent + label.ljust(_LABEL)
        yield from textwrap.wrap(value, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first))


def _paragraphs(words: str) -> Iterator[str]:
    for paragraph in words.split("\n\n"):
        yield from _indented(paragraph)


def _indented(value: str, indent: int = 2) -> Iterator[str]:
    yield from textwrap.wrap(value, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent)
