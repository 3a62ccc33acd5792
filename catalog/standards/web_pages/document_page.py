"""A page about one document, from its parts to a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from catalog.dates.in_text import DATE_WORDS
from catalog.dates.reader import read
from catalog.drafts.draft import Draft, Provenance
from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.identifier import slug
from catalog.drafts.reference import ReferenceReading, read_reference
from catalog.drafts.source_span import Passage
from catalog.model.strings import clean
from catalog.standards.web_pages.agents import write_agents
from catalog.standards.web_pages.credits import SourceNote, read_source
from catalog.standards.web_pages.layout import Layout
from catalog.standards.web_pages.names import is_body
from catalog.standards.web_pages.text_edges import Kind, Line, closing, heading, is_valediction
from catalog.standards.web_pages.texts import write_texts
from catalog.standards.web_pages.titles import TitleReading, read_title
from catalog.vocabularies import Genre

__all__ = ["draft_of"]

_ENCLOSED = re.compile(
    r"\b(?:attached\s+(?:separately|hereto|herewith|below)|(?:is|are)\s+(?:attached|enclosed|appended)"
    r"|(?:I|we)\s+(?:attach|enclose))\b",
    re.IGNORECASE,
)
"""What says that another document is with this one: `attached herewith`, `is enclosed`, `I attach`."""
_LISTS = frozenset({"authors", "subjects", "places", "mentions", "languages"})
_LONGEST_SOURCE = 6_000
"""Characters of a note on the source that are read: the longest known has some 1,500."""
_NOT_SAVED = "The saved page does not say; the page on the site may."
_SENTENCE = re.compile(r"[^.\n!?]+[.!?]?")
# as in: Attachment 1: Draft of the treaty
_PART = re.compile(r"^[ \t]*(?:Attachment|Appendix|Annex|Enclosure)\b[^\n]{0,80}$", re.MULTILINE | re.IGNORECASE)
# as in: made possible with support from the Leon Levy Foundation.
_PAID_BY = re.compile(
    r"\b(?:support|generosity|grant|funding|gift|assistance)s?\s+(?:from|of|by)\s+(?:the\s+)?(?P<name>\S.*?)\.?$"
)
# as in: please contact the History and Public Policy Program at HAPP@wilsoncenter.org
_CONTACT = re.compile(
    r"please contact (?:the )?(?P<name>[A-Z][^.@\n]{0,200}?) at "
    r"(?P<email>\[email[\s\u00a0]protected\]|[^\s@]{1,100}@[^\s@]{1,200}[^\s@.])"
)


def draft_of(layout: Layout, source: Provenance) -> Draft:
    """Write the draft of a page."""
    sheet = Sheet(layout.page, layout.as_saved)
    above = list(heading(layout.body)) if layout.body else []
    first = above[-1].words.end if above else 0
    below = [line for line in closing(layout.body) if line.words.start >= first] if layout.body else []
    note = read_source(layout.source.cut(0, min(len(layout.source), _LONGEST_SOURCE))) if layout.source else None
    title = read_title(layout.title)
    code = read_reference(note.reference) if note and note.reference else None
    code = code if code and code.names_archive else None
    sheet.document["id"] = _identifier(layout, code)
    _write_identity(sheet, layout, title, code, above)
    _write_dates(sheet, layout, above, below)
    write_agents(sheet, layout, title, above, below)
    write_texts(sheet, layout, note, above, below, code)
    _write_content(sheet, layout, note, above)
    _write_rights(sheet, layout)
    _write_administration(sheet, source)
    _account(sheet, layout, note, above, below)
    return sheet.draft(source)


def _identifier(layout: Layout, code: ReferenceReading | None) -> str:
    """Return a stable id: of the reference code, the publisher's number where that names no leaves, or the title."""
    number = layout.value("record_id")
    words = [code.code["repository"], *code.numbers] if code and code.numbers else []
    if number and not (code and "leaves" in code.code):
        words += [number.text] if words else [layout.site.name, number.text]
    return slug(" ".join(words)) or slug(layout.title.text) or "page"


def _write_identity(
    sheet: Sheet, layout: Layout, title: TitleReading, code: ReferenceReading | None, above: list[Line]
) -> None:
    language = layout.site.language
    sheet.document["level"] = layout.site.level.value
    if title.genre:
        sheet.set("genre", title.genre.value, title.genre_words)
    else:
        _ask_for_the_genre(sheet, layout, above)
    sheet.set("title", {"text": layout.title.line_text, "language": language, "supplied_by": "publisher"}, layout.title)
    for line in above:
        if line.kind is Kind.SUBJECT:
            sheet.add("other_titles", {"text": line.parts["subject"].line_text, "language": language}, line.words)
    if code:
        code.write(sheet)
    else:
        sheet.ask("/reference_code", "The page names no archive that keeps the document.", layout.source)


def _ask_for_the_genre(sheet: Sheet, layout: Layout, above: list[Line]) -> None:
    """Ask for the genre, with the words of the title and of the document's own heading that speak of one."""
    own = [(line.words, genre) for line in above for genre in Genre if _joined(line.words.text) == _joined(genre.value)]
    titled = [genre for genre in Genre if genre.value.split()[-1] in layout.title.text.lower()]
    answers = dict.fromkeys(genre.value for genre in (*(genre for _, genre in own), *titled))
    sheet.ask("/genre", "The title does not begin with a genre.", own[0][0] if own else layout.title, tuple(answers))
    sheet.found("/genre", *(words for words, _ in own))


def _joined(words: str) -> str:
    """Return letters alone, in small letters: `M e m o r a n d u m`."""
    return re.sub(r"\W+", "", words).lower()


def _write_dates(sheet: Sheet, layout: Layout, above: list[Line], below: list[Line]) -> None:
    """Write the date above the title, and the same date as the body gives it; another one is asked about."""
    value = read(layout.date.text).value if layout.date else None
    if layout.date:
        date = {"value": value} if value else {}
        sheet.add("dates", {**date, "as_written": layout.date.line_text, "event": "creation"}, layout.date)
        if not value:
            sheet.ask("/dates/0/value", "The words of the date cannot be read as a date.", layout.date)
    else:
        sheet.ask("/dates", "The page gives no date above the title.")
    for lines, place in ((above, "Above the text."), (below, "Below the text.")):
        for line in lines:
            if line.kind is Kind.DATE:
                _write_body_date(sheet, layout, line, value, place)
    _ask_about_the_title(sheet, layout, value)


def _write_body_date(sheet: Sheet, layout: Layout, line: Line, value: str | None, place: str) -> None:
    words = line.parts["date"]
    same = read(words.text).value == value
    if same and layout.date and words.line_text == layout.date.line_text:
        sheet.found("/dates/0", words)
    elif same:
        date = {"value": value, "as_written": words.line_text, "event": "creation", "note": place}
        sheet.add("dates", date, words)
    elif place == "Above the text.":
        pointer = sheet.add(
            "dates", {"value": read(words.text).value, "as_written": words.line_text, "note": place}, words
        )
        sheet.ask(pointer, "The text bears another date than the page gives; of which event is not stated.", words)


def _ask_about_the_title(sheet: Sheet, layout: Layout, value: str | None) -> None:
    for match in re.finditer(DATE_WORDS, layout.title.text, re.IGNORECASE):
        named = read(match[0]).value
        if named and len(named) == 10 and named != value:
            sheet.ask("/dates", "The title names another date: of an event, perhaps.", layout.title.group(match))


def _write_content(sheet: Sheet, layout: Layout, note: SourceNote | None, above: list[Line]) -> None:
    if layout.abstract:
        text = "\n\n".join(clean(part.text) for part in layout.abstract.split(r"\n\s*\n"))
        sheet.set("abstract", {"text": text, "language": layout.site.language}, layout.abstract)
    for name, label in (("subjects", "subjects"), ("places", "places"), ("mentions", "mentions")):
        for value in layout.labels[label].values if label in layout.labels else ():
            sheet.add(name, value.line_text, value)
    if not _LISTS & layout.labels.keys():
        for name in ("subjects", "places", "mentions"):
            sheet.ask(f"/{name}", _NOT_SAVED)
    if note and note.published:
        where = {"title": note.published.line_text, "relation": "publication"}
        joint = Passage(layout.page, note.reference.end if note.reference else note.published.start, note.published.end)
        sheet.add("related", {**where, "as_written": note.published.line_text}, note.published, joint)
    _write_classification(sheet, layout, above)
    _write_donors(sheet, layout)
    for pointer, reason, words in layout.doubts:
        sheet.ask(pointer, reason, words)
    for words in _enclosures(layout.body) if layout.body else ():
        sheet.ask("/related", "The text speaks of another document that belongs to it.", words, ("enclosure", "part"))


def _enclosures(body: Passage) -> Iterator[Passage]:
    """Yield the sentences that speak of something attached, and the headings of attachments."""
    for sentence in _SENTENCE.finditer(body.text):
        if _ENCLOSED.search(sentence[0]):
            yield body.group(sentence).strip()
    for heading_line in _PART.finditer(body.text):
        yield body.group(heading_line).strip()


def _write_classification(sheet: Sheet, layout: Layout, above: list[Line]) -> None:
    label = layout.value("classification")
    borne = [line.parts["words"] for line in above if line.kind is Kind.CLASSIFICATION]
    chosen = label or (borne[0] if borne else None)
    if chosen:
        sheet.set("classification", chosen.line_text, chosen, *borne)
    elif not _LISTS & layout.labels.keys():
        sheet.ask("/classification", _NOT_SAVED)


def _write_donors(sheet: Sheet, layout: Layout) -> None:
    """Write who paid for the publication: the label's names, or the sentence above the body."""
    names = list(layout.labels["donors"].values) if "donors" in layout.labels else []
    for sentence in layout.donated:
        match = _PAID_BY.search(sentence.text)
        if not match:
            sheet.ignore(sentence)
            continue
        sheet.found("/contributors", sentence)
        names += [] if names else _donors(sentence.group(match, "name"))
    for name in names:
        sheet.add("contributors", {"name": name.line_text, "role": "sponsor"}, name)


def _donors(words: Passage) -> list[Passage]:
    """Part `Leon Levy Foundation and MacArthur Foundation`; `Chun & Jane Chiu Family Foundation` is one."""
    parts = [part for part in words.split(r"\s*,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?") if part]
    return parts if all(is_body(part.text) for part in parts) else [words]


def _write_rights(sheet: Sheet, layout: Layout) -> None:
    if not layout.rights:
        return
    whole = Passage(layout.page, layout.rights[0].start, layout.rights[-1].end)
    statement = "\n".join(line.strip(" \t") for line in sheet.words(whole).split("\n"))
    rights: dict[str, Any] = {"statement": statement, "language": layout.site.language}
    sheet.found("/rights/statement", *layout.rights)
    contact = _CONTACT.search(whole.text)
    if contact:
        parts = whole.groups(contact)
        hidden = "protected]" in parts["email"].text
        email = (
            {"unknown": f"The page hides the address as {clean(parts['email'].text)!r}."}
            if hidden
            else parts["email"].text
        )
        rights["contact"] = {"name": parts["name"].line_text, "email": email}
        sheet.found("/rights/contact/name", parts["name"])
        sheet.found("/rights/contact/email", parts["email"])
    sheet.document["rights"] = rights
    sheet.ask("/rights/uri", "The page names no rights statement: choose the one that applies.", layout.rights[0])


def _write_administration(sheet: Sheet, source: Provenance) -> None:
    if sheet.document.get("url") is None:
        sheet.document.pop("url", None)
    sheet.document["administration"] = {
        "status": "draft",
        "source": {"importer": source.importer, "file": source.file, "sha256": source.sha256},
    }


def _account(sheet: Sheet, layout: Layout, note: SourceNote | None, above: list[Line], below: list[Line]) -> None:
    """Account for the rest of the page: its furniture, lines not understood, and whatever was not touched."""
    sheet.found("", *layout.furniture)
    for label in layout.labels.values():
        sheet.found("", label.heading)
    for name in ("archive", "languages"):
        if name in layout.labels:
            sheet.found("/reference_code" if name == "archive" else "/texts/0/language", *layout.labels[name].values)
    if note:
        sheet.ignore(*note.ignored)
    sheet.ignore(*(line.parts["sender"] for line in above if line.kind is Kind.DATE and "sender" in line.parts))
    understood = sheet.spans_but("/texts")
    signed = next((number for number, line in enumerate(below) if line.kind is not Kind.OTHER), len(below))
    for line in (*above, *below[signed:]):
        known = any(a <= line.words.start < b for a, b in understood)
        if line.kind in (Kind.OTHER, Kind.NAME) and not known and not _is_plain(line.words.text, sheet):
            sheet.ignore(line.words)
    sheet.ignore_the_rest()


def _is_plain(line: str, sheet: Sheet) -> bool:
    """Whether a line needs no more words: a bracket alone, a farewell, the name of the genre."""
    genre = sheet.document.get("genre", "")
    return bool(re.fullmatch(r"\[[^\]]*\]", line)) or is_valediction(line) or _joined(line) == _joined(genre)
