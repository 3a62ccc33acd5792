"""msDesc: where the document is kept, what it looks like, and how it came there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.model import Catalogue, Record, ReferenceCode, Words, write_leaves
from catalog.standards import codes
from catalog.standards.markup import Markup, element, fragment, one_line, text_element
from catalog.standards.tei.correspondence import date_element, is_letter
from catalog.standards.tei.identifiers import identifier
from catalog.standards.tei.naming import place_element
from catalog.vocabularies import CodeLevel, DateEvent

__all__ = ["IN_MANUSCRIPT", "described_manuscript", "paragraphs", "placed"]

IN_MANUSCRIPT = frozenset(
    {"custody", "acquisition", "physical_characteristics", "scope", "copies", "originals", "publication_note"}
)
"""The elements of description that have a place of their own in the description of a manuscript."""
_OF_LETTERS = (DateEvent.SENDING, DateEvent.RECEIPT)
_OF_ORIGIN = (DateEvent.CREATION, None)


def described_manuscript(record: Record, catalogue: Catalogue) -> Markup:
    """Return the document as an object that an archive keeps."""
    place = (
        placed(record.reference_code) if record.reference_code else text_element("idno", record.id, {"type": "record"})
    )
    boxes = [_box(container.words) for container in record.containers]
    pieces = [
        element("msIdentifier", [place, *boxes]),
        _contents(record),
        _physical(record),
        _history(record),
        _additional(record),
    ]
    return element("msDesc", pieces, {"xml:id": identifier(record, "manuscript")})


def placed(code: ReferenceCode) -> Markup:
    """Return a reference code: the archive and where it is, the whole code, and each of its numbers."""
    country, known = codes.country(code), codes.archive_name(code)
    named = [part for part in code.levels if part.title]
    numbers = [(part.level.value, part.number) for part in code.levels]
    numbers += [(name, value) for name, value in (("year", code.year), ("microfilm", code.microfilm)) if value]
    numbers += [("leaves", write_leaves(code.leaves))] if code.leaves else []
    return fragment(
        [
            text_element("country", country, {"key": country}),
            text_element("settlement", codes.place(code)),
            text_element("repository", known, {"key": codes.archive(code), "ref": codes.archive_url(code)}),
            *(text_element("collection", part.title, {"type": part.level.value}) for part in named),
            text_element("idno", codes.locator(code), {"type": "shelfmark"}),
            *(text_element("idno", number, {"type": name}) for name, number in numbers),
            *(_other(part.normalized, part.level) for part in code.levels),
            _as_written(code),
        ]
    )


def _other(number: str | None, level: CodeLevel) -> Markup:
    return element("altIdentifier", [text_element("idno", number, {"type": level.value})] if number else [])


def _box(words: str) -> Markup:
    return element("altIdentifier", [text_element("idno", words)], {"type": "container"})


def _as_written(code: ReferenceCode) -> Markup:
    pieces = [text_element("idno", one_line(code.as_written), {"type": "as-written"})]
    pieces += [text_element("note", code.note)] if code.as_written else []
    return element("altIdentifier", pieces) if code.as_written else fragment([])


def _contents(record: Record) -> Markup:
    words: list[Markup] = []
    if record.abstract:
        words.append(element("summary", [_paragraph(record.abstract.text, record.abstract.language)]))
    else:
        words += [element("summary", _prose(record.scope))]
    return element("msContents", words)


def _physical(record: Record) -> Markup:
    extents = [text_element("measure", one) for one in record.extents]
    support = [element("extent", extents), element("condition", _prose(record.physical_characteristics))]
    additions = element("additions", [text_element("p", record.classification)])
    return element("physDesc", [element("objectDesc", [element("supportDesc", support)]), additions])


def _history(record: Record) -> Markup:
    is_of_letter = is_letter(record)
    own = [date for date in record.dates if date.event in _OF_ORIGIN]
    said = (*_OF_ORIGIN, *(_OF_LETTERS if is_of_letter else ()))
    later = [date for date in record.dates if date.event not in said]
    origin = [
        *(date_element(date, record, "origDate") for date in own),
        *(text_element("note", date.undated, {"type": "undated"}) for date in own),
        *(() if is_of_letter else (place_element(place, "origPlace") for place in record.sent_from)),
    ]
    events = [date_element(date, record, type=date.event.value.replace(" ", "-")) for date in later if date.event]
    return element(
        "history",
        [
            element("origin", origin),
            *(element("provenance", [event]) for event in events if event),
            element("provenance", _prose(record.custody)),
            element("acquisition", _prose(record.acquisition)),
        ],
    )


def _additional(record: Record) -> Markup:
    access = element("availability", paragraphs(record.access.conditions)) if record.access else fragment([])
    surrogates = element("surrogates", [*_prose(record.originals), *_prose(record.copies)])
    published = element(
        "listBibl",
        [text_element("bibl", words.text, {"xml:lang": words.language}) for words in record.publication_note],
    )
    return element("additional", [element("adminInfo", [access]), surrogates, published])


def paragraphs(words: str, language: str | None = None) -> Iterator[Markup]:
    """Yield prose as paragraphs."""
    for paragraph in words.split("\n\n"):
        yield _paragraph(paragraph, language)


def _prose(several: Iterable[Words]) -> Iterator[Markup]:
    for words in several:
        yield from paragraphs(words.text, words.language)


def _paragraph(words: str, language: str | None) -> Markup:
    return text_element("p", words.strip(), {"xml:lang": language})
