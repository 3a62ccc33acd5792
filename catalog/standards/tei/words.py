"""text: the transcripts of a document, each text in a division of its own, translations aligned where they can be.

A translation is aligned with the text it was made from where both have as many paragraphs. Where they have not, nothing
is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Record, Text
from catalog.standards.markup import NOTHING, Markup, element, escape, fragment, opening_tag
from catalog.standards.tei.facsimile import Sheet
from catalog.standards.tei.identifiers import identifier, pointer
from catalog.standards.tei.marked_words import marked, spans, written
from catalog.standards.tei.versions import kind_of

__all__ = ["body"]

_WORDS = "words"
"""What precedes the key of a text in the names of its division and paragraphs."""


def body(record: Record, sheets: tuple[Sheet, ...]) -> Markup:
    """Return the texts whose words are at hand; else say that there are none, and whether they are withheld."""
    pages: dict[str, list[Sheet]] = {text.key: [] for text in record.texts}
    unnamed: list[Sheet] = []
    for one in sheets:
        if one.page:
            pages.get(one.text or "", unnamed).append(one)
    transcripts = {text.key: words for text in record.texts if (words := _words(text, record, pages[text.key]))}
    paragraphs = {key: spans(words) for key, words in transcripts.items()}
    divisions = [
        _division(text, record, transcripts[text.key], paragraphs)
        if text.key in transcripts
        else _lines(text, record, pages[text.key])
        for text in record.texts
    ]
    divisions.append(_division_of_lines(unnamed, record, {"type": "transcript"}) if unnamed else NOTHING)
    if not any(divisions):
        reason = "withheld" if "transcript" in record.hidden else "not-transcribed"
        divisions = [Markup(f'<p><gap reason="{reason}"/></p>\n')]
    return element("text", [element("body", divisions)])


def _words(text: Text, record: Record, pages: list[Sheet]) -> str | None:
    """Return the transcript of a text; None where its pages say the same, line by line and with their places."""
    words = record.files.transcript(text) if record.files and text.transcript else None
    read = "\n\n".join([one.page.words for one in pages if one.page])
    return None if words is None or (pages and words.split() == read.split()) else words


def _marks(text: Text, record: Record) -> dict[str, str | None]:
    return {
        "xml:id": identifier(record, _WORDS, text.key),
        "type": kind_of(text),
        "n": text.key,
        "xml:lang": text.language[0] if len(text.language) == 1 else None,
        "decls": pointer(record, "text", text.key),
    }


def _division(text: Text, record: Record, words: str, paragraphs: dict[str, list[tuple[int, int]]]) -> Markup:
    own, source = paragraphs[text.key], text.translated_from
    is_aligned = source is not None and len(paragraphs.get(source, ())) == len(own)
    marks = marked(text, words)
    pieces = []
    for number, (start, end) in enumerate(own, 1):
        name = f"p{number}"
        at: dict[str, str | None] = {"xml:id": identifier(record, _WORDS, text.key, name)}
        if is_aligned and source:
            at["corresp"] = pointer(record, _WORDS, source, name)
        pieces.append(Markup(f"{opening_tag('p', at)}{written(words, start, end, marks)}</p>\n"))
    return element("div", pieces, _marks(text, record)) if pieces else NOTHING


def _lines(text: Text, record: Record, sheets: list[Sheet]) -> Markup:
    return _division_of_lines(sheets, record, _marks(text, record)) if sheets else NOTHING


def _division_of_lines(sheets: list[Sheet], record: Record, marks: dict[str, str | None]) -> Markup:
    """Return pages that were read line by line: each begins with its leaf and its picture."""
    return element("div", [_page(sheet, record) for sheet in sheets], marks)


def _page(sheet: Sheet, record: Record) -> Markup:
    facs = pointer(record, sheet.name) if sheet.has_surface else None
    beginning = element("pb", [], {"n": sheet.leaves, "facs": facs}) or Markup("<pb/>\n")
    return fragment([beginning, Markup(f"<ab>{''.join(_each_line(sheet, record))}</ab>\n")])


def _each_line(sheet: Sheet, record: Record) -> Iterator[str]:
    for number, line in enumerate(sheet.page.lines if sheet.page else (), 1):
        place = pointer(record, sheet.zone(number)) if line.box else None
        beginning = opening_tag("lb", {"facs": place})
        yield f"{beginning[:-1]}/>{escape(line.words)}\n"
