"""The elements of a description, in the order of ISAD(G), and whether a record has them.

Add a field: one line in `FIELDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from catalog.model import ELEMENTS, Element, Record, Unknown
from catalog.vocabularies import TextForm

__all__ = ["FIELDS", "Answer", "Field"]


class Answer(Enum):
    """What a record says where it is asked for a field."""

    STATED = "stated"
    UNKNOWN = "said to be unknown"
    ABSENT = "not stated"


@dataclass(frozen=True, slots=True)
class Field:
    """One question to a record: its area and number in ISAD(G), which may have none, and the answer.

    None: the record is not asked.
    """

    area: str
    name: str
    number: str
    ask: Callable[[Record], Answer | None]
    is_essential: bool = False
    """Whether ISAD(G) I.12 calls it essential for the exchange of descriptions."""


def _is(value: object) -> Answer:
    if isinstance(value, Unknown):
        return Answer.UNKNOWN
    return Answer.STATED if value else Answer.ABSENT


def _best(values: Iterable[object]) -> Answer:
    """Return the best answer that one of several places gives."""
    answers = {_is(value) for value in values}
    return next((answer for answer in (Answer.STATED, Answer.UNKNOWN) if answer in answers), Answer.ABSENT)


def _creators(record: Record) -> Answer | None:
    """Who made a unit or a document. A unit below another one is not asked: it inherits its creators (ISAD(G) 2.4)."""
    stated = record.creators or record.makers
    if record.level.is_aggregation and record.part_of and not stated:
        return None
    return _is(stated)


def _recipient(record: Record) -> Answer | None:
    return None if record.level.is_aggregation and not record.recipients else _is(record.recipients)


def _sortable_date(record: Record) -> Answer:
    return _is(any(date.value for date in record.dates))


def _language(record: Record) -> Answer:
    """The language of the document itself: of its texts that are no translation."""
    originals = [text for text in record.texts if not text.translated_from]
    stated = [language for text in originals for language in text.language]
    if stated and all(language == "und" for language in stated):
        return Answer.UNKNOWN
    return _is(stated)


def _form(record: Record) -> Answer:
    forms = [text.form for text in record.texts if text.form]
    if forms and all(form is TextForm.UNKNOWN for form in forms):
        return Answer.UNKNOWN
    return _is(forms)


def _translator(record: Record) -> Answer | None:
    return _is(record.translators) if any(text.translated_from for text in record.texts) else None


def _published(record: Record) -> Answer:
    return _is(any(text.published for text in record.texts))


def _transcript(record: Record) -> Answer:
    return _is(any(text.transcript for text in record.texts))


def _offices(record: Record) -> Answer | None:
    return _is(any(agent.offices for agent in record.makers)) if record.makers else None


def _authorities(record: Record) -> Answer | None:
    agents = (*record.makers, *record.recipients, *record.translators)
    return _is(any(agent.authority for agent in agents)) if agents else None


def _holder(record: Record) -> Answer:
    return _best([record.rights.holder] if record.rights else [])


def _contact(record: Record) -> Answer:
    contact = record.rights.contact if record.rights else None
    return _best([contact.email, contact.url]) if contact else Answer.ABSENT


_IDENTITY, _CONTEXT, _CONTENT = "Identity", "Context", "Content"
_CONDITIONS, _ALLIED, _CONTROL = "Conditions of use", "Copies and related units", "Description control"


def _elements(area: str, number: str) -> Iterator[Field]:
    """Yield a question for each element of the table in an area of ISAD(G)."""
    for element in ELEMENTS:
        if element.isad.startswith(number):
            yield Field(area, element.label, element.isad, partial(_element, element))


def _element(element: Element, record: Record) -> Answer | None:
    if element.of_units_alone and not record.level.is_aggregation:
        return None
    return _is(element.of(record))


FIELDS: tuple[Field, ...] = (
    Field(_IDENTITY, "Reference code", "3.1.1", lambda record: _is(record.reference_code), is_essential=True),
    Field(_IDENTITY, "Title", "3.1.2", lambda record: _is(record.title), is_essential=True),
    Field(_IDENTITY, "Date", "3.1.3", lambda record: _is(record.dates), is_essential=True),
    Field(_IDENTITY, "Date that can be sorted (EDTF)", "3.1.3", _sortable_date),
    Field(_IDENTITY, "Level", "3.1.4", lambda record: _is(record.level), is_essential=True),
    Field(
        _IDENTITY,
        "Extent",
        "3.1.5",
        lambda record: _best((record.extent, *(text.extent for text in record.texts))),
        is_essential=True,
    ),
    Field(_CONTEXT, "Creator, author or signatory", "3.2.1", _creators, is_essential=True),
    Field(_CONTEXT, "Offices of authors and signatories", "3.2.1", _offices),
    Field(_CONTEXT, "Recipient", "", _recipient),
    Field(_CONTEXT, "Names linked to an authority record", "3.2.1", _authorities),
    *_elements(_CONTEXT, "3.2"),
    Field(_CONTENT, "Abstract", "3.3.1", lambda record: _is(record.abstract)),
    Field(_CONTENT, "Genre", "3.3.1", lambda record: _is(record.genre)),
    Field(_CONTENT, "Subjects", "3.3.1", lambda record: _is(record.subjects)),
    Field(_CONTENT, "Places", "3.3.1", lambda record: _is(record.places)),
    *_elements(_CONTENT, "3.3"),
    Field(_CONDITIONS, "Conditions of access", "3.4.1", lambda record: _is(record.access)),
    Field(_CONDITIONS, "Rights statement, in words", "3.4.2", lambda r: _is(r.rights and r.rights.statement)),
    Field(_CONDITIONS, "Rights statement, as a URI", "3.4.2", lambda record: _is(record.rights and record.rights.uri)),
    Field(_CONDITIONS, "Rights holder", "3.4.2", _holder),
    Field(_CONDITIONS, "Address to ask about rights", "3.4.2", _contact),
    Field(_CONDITIONS, "Language of the document", "3.4.3", _language),
    Field(_CONDITIONS, "Form of a text", "3.4.4", _form),
    *_elements(_CONDITIONS, "3.4"),
    Field(_ALLIED, "Where a text is kept", "3.5.1", lambda r: _is(any(r.kept_at(text) for text in r.texts))),
    Field(_ALLIED, "Translator, where there is a translation", "3.5.2", _translator),
    Field(_ALLIED, "Transcript", "3.5.2", _transcript),
    Field(_ALLIED, "Related documents", "3.5.3", lambda record: _is(record.related)),
    Field(_ALLIED, "Publication", "3.5.4", _published),
    *_elements(_ALLIED, "3.5"),
    *_elements(_ALLIED, "3.6"),
    Field(_CONTROL, "Source of the description", "3.7.1", lambda record: _is(record.administration.source)),
    Field(_CONTROL, "Cataloguer", "3.7.1", lambda record: _is(record.administration.cataloguer)),
    Field(_CONTROL, "Date of the description", "3.7.3", lambda record: _is(record.administration.created)),
    *_elements(_CONTROL, "3.7"),
)
"""Every question, in the order of ISAD(G)."""
