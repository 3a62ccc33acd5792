"""teiHeader: the description of the document, of the file, and of what was done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.languages.codes import english_name
from catalog.model import Agent, Catalogue, Record, RelatedDocument, Rights, known, stated_elements
from catalog.standards import codes
from catalog.standards.markup import Markup, element, fragment, text_element
from catalog.standards.tei.correspondence import CONTEXT, addressees, correspondence, is_letter
from catalog.standards.tei.identifiers import identifier
from catalog.standards.tei.manuscript import IN_MANUSCRIPT, described_manuscript, paragraphs
from catalog.standards.tei.naming import described, name_of, place_element, responsibility
from catalog.standards.tei.versions import versions
from catalog.vocabularies import Role

__all__ = ["catalogue_header", "header", "published_by"]

_STATUS = {True: "free", False: "restricted", None: None}
_OF_THE_DOCUMENT = (Role.ADDRESSEE,)
"""Roles in the correspondence, and not in the text."""


def header(record: Record, catalogue: Catalogue) -> Markup:
    """Return the header of the file of one record."""
    return element(
        "teiHeader", [_file(record, catalogue), element("profileDesc", _profile(record, catalogue)), _revisions(record)]
    )


def catalogue_header(catalogue: Catalogue) -> Markup:
    """Return the header of a file of several records."""
    title = element("titleStmt", [text_element("title", catalogue.name, {"xml:lang": catalogue.language})])
    words = catalogue.description or f"The records of {catalogue.name}."
    source = element("sourceDesc", paragraphs(words))
    about = element("publicationStmt", [*published_by(catalogue), _licence(catalogue.metadata_license)])
    return element("teiHeader", [element("fileDesc", [title, about, source])])


def published_by(catalogue: Catalogue) -> Iterator[Markup]:
    """Yield who publishes the file: the catalogue."""
    name = text_element("ref", catalogue.name, {"target": catalogue.base_url})
    yield element("publisher", [name])


def _file(record: Record, catalogue: Catalogue) -> Markup:
    return element(
        "fileDesc",
        [
            element("titleStmt", _titles(record, catalogue)),
            element("publicationStmt", _publication(record, catalogue)),
            element("notesStmt", _notes(record, catalogue)),
            element("sourceDesc", [described_manuscript(record, catalogue), versions(record, catalogue)]),
        ],
    )


def _titles(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    title = record.title
    kind = "supplied" if title.is_supplied else "main"
    yield text_element("title", title.text, {"type": kind, "xml:lang": title.language})
    for other in record.other_titles:
        yield text_element("title", other.text, {"type": "alt", "xml:lang": other.language})
    for agent in record.makers:
        yield element("author", [name_of(agent, record, catalogue)])
    yield responsibility(Role.TRANSLATOR, record.translators, record, catalogue)
    for agent in record.contributors:
        if agent.role not in _OF_THE_DOCUMENT:
            yield responsibility(agent.role, [agent], record, catalogue)
    if record.administration.cataloguer:
        yield element(
            "respStmt", [text_element("resp", "cataloguer"), text_element("name", record.administration.cataloguer)]
        )


def _publication(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield from published_by(catalogue)
    yield text_element("idno", catalogue.url_of(record.id), {"type": "url"})
    yield text_element("idno", record.id, {"type": "record"})
    yield text_element("idno", record.ark, {"type": "ARK"})
    for number in record.identifiers:
        kind = number.system or (number.kind.value if number.kind else "other")
        yield text_element("idno", number.value, {"type": "-".join(kind.split())})
    yield from _availability(record, catalogue)
    changed = record.administration.modified or record.administration.created
    if changed:
        yield element("date", [], {"when": changed.isoformat()})


def _availability(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The rights in the document, then the licence of the description: two statements that are never mixed up."""
    rights, licence = record.rights, record.administration.metadata_license or catalogue.metadata_license
    if rights:
        holder = known(rights.holder)
        words = rights.statement or rights.uri
        stated = [text_element("p", one, {"xml:lang": rights.language}) for one in (words or "").split("\n\n")]
        pieces = [
            element("licence", stated, {"target": rights.uri}) if rights.uri else fragment(stated),
            text_element("p", f"Rights holder: {holder.name}" if holder else None),
            text_element("p", _contact(rights)),
            *(paragraphs(rights.note) if rights.note else ()),
        ]
        if any(pieces):
            status = _STATUS[record.access.is_open] if record.access else None
            yield element("availability", pieces, {"status": status, "n": "document"})
    yield _licence(licence)


def _contact(rights: Rights) -> str | None:
    contact = rights.contact
    if contact is None:
        return None
    return f"Contact: {', '.join(filter(None, (contact.name, known(contact.email), contact.url)))}"


def _licence(licence: str | None) -> Markup:
    if not licence:
        return fragment([])
    words = text_element("licence", "The licence of this description.", {"target": licence})
    return element("availability", [words], {"n": "description"})


def _notes(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    for note in record.notes:
        yield element("note", paragraphs(note.words, note.language))
    for row, words in stated_elements(record):
        if row.field not in IN_MANUSCRIPT or (row.field == "scope" and record.abstract):
            yield element("note", paragraphs(words.text, words.language), {"type": row.field})
    for other in record.related:
        if other.relation not in CONTEXT or not is_letter(record):
            yield _related(other, catalogue)
    if record.part_of:
        yield element("relatedItem", [], {"type": "part-of", "target": catalogue.url_of(record.part_of)})
    if record.url:
        yield element("relatedItem", [], {"type": "page", "target": record.url})
    for one in record.digital_objects:
        yield text_element("note", one.note, {"type": "digital-object"})


def _related(other: RelatedDocument, catalogue: Catalogue) -> Markup:
    target = catalogue.url_of(other.record) if other.record else other.url
    code = codes.words(other.reference_code) if other.reference_code else None
    pieces = [
        text_element("title", other.title),
        text_element("idno", code, {"type": "shelfmark"}),
        element("ref", [], {"target": target}),
        text_element("note", other.as_written, {"type": "as-written"}),
        text_element("note", other.note),
    ]
    return element("relatedItem", [element("bibl", pieces)], {"type": other.relation.value.replace(" ", "-")})


def _profile(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    tags = [text_element("language", english_name(tag), {"ident": tag}) for tag in record.languages]
    yield element("langUsage", tags)
    yield element("calendarDesc", _calendars(record))
    yield described(_agents(record), record, catalogue)
    yield correspondence(record, catalogue)
    yield element("textClass", [element("keywords", _keywords(record, catalogue))])


def _calendars(record: Record) -> Iterator[Markup]:
    every = (*record.dates, *(date for text in record.texts for date in text.dates))
    for calendar in dict.fromkeys(date.calendar for date in every if date.calendar):
        yield element(
            "calendar", [text_element("p", calendar.value)], {"xml:id": identifier(record, "calendar", calendar.value)}
        )


def _agents(record: Record) -> Iterable[Agent]:
    others = (agent for text in record.texts for agent in (*text.translators, *text.contributors))
    return (*record.makers, *addressees(record), *record.contributors, *others, *record.mentions)


def _keywords(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield text_element("term", (record.genre or record.level).value, {"type": "genre" if record.genre else "level"})
    yield text_element("term", record.genre_as_written, {"type": "genre-as-written"})
    for subject in record.subjects:
        kind = subject.kind.value if subject.kind else "subject"
        yield text_element("term", subject.term, {"type": kind, "ref": subject.uri, "xml:lang": subject.language})
    for place in record.places:
        yield element("term", [place_element(place)], {"type": "place"})
    for agent in record.mentions:
        yield element("term", [name_of(agent, record, catalogue)], {"type": "mentioned"})


def _revisions(record: Record) -> Markup:
    """What was done to the description, the newest first."""
    about = record.administration
    changes = [
        _change(one.note or one.event.value, one.date.isoformat() if one.date else None, one.by)
        for one in reversed(about.revisions)
    ]
    return element("revisionDesc", [one for one in changes if one])


def _change(words: str, when: str | None, by: str | None) -> Markup:
    """Return what was done, by whom, in words."""
    said = f"{words} ({by})" if by else words
    return text_element("change", said, {"when": when})
