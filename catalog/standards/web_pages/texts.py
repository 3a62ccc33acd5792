"""The texts of a page: the original, the text that is kept where that is another, and the one that is published."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from catalog.dates.reader import read
from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.reference import ReferenceReading
from catalog.drafts.source_span import Passage
from catalog.languages.codes import english_name
from catalog.model.strings import clean
from catalog.standards.web_pages.brackets import read_brackets
from catalog.standards.web_pages.credits import Credit, SourceNote
from catalog.standards.web_pages.languages import is_english, language_of_country, read_languages
from catalog.standards.web_pages.layout import Layout
from catalog.standards.web_pages.signatories import signatures_below
from catalog.standards.web_pages.text_edges import Kind, Line
from catalog.standards.web_pages.text_marks import TextSheet, write_credits, write_marks, write_printed
from catalog.vocabularies import Mark

__all__ = ["write_texts"]

_NO_TRANSLATOR = "The page names no translator"
_TRANSLATION = re.compile(r"\btranslat(?:ion|ed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Languages:
    """The languages of the original that the page states, and where."""

    tags: tuple[str, ...]
    words: tuple[Passage, ...]


def write_texts(
    sheet: Sheet,
    layout: Layout,
    note: SourceNote | None,
    above: list[Line],
    below: list[Line],
    code: ReferenceReading | None,
) -> None:
    """Write the texts, and a question for each link between them that the page does not state."""
    credited = note.credits if note else ()
    country = code.country if code else None
    stated = _original_languages(layout, credited, above)
    translators = [credit for credit in credited if credit.role == "translator"]
    published = _published(sheet, layout, translators, above)
    translated = bool(translators or (stated.tags and stated.tags != ("en",)))
    texts = [published]
    if translated:
        original = _original(stated, country)
        texts = [original, published]
        published.fields["translated_from"] = "original"
        kept = _kept(stated, below, country)
        if kept:
            texts.insert(1, kept)
            _ask_the_chain(published, kept, translators, stated, country)
        holder = kept or original
    else:
        holder = published
        if not stated.tags:
            mentioned = _TRANSLATION.search(layout.source.text) if layout.source else None
            opening = "The source speaks of a translation, and names no translator" if mentioned else _NO_TRANSLATOR
            published.ask("language", f"{opening}: whether this is the original's language is not stated.")
    if code:
        holder.fields["kept_at"] = "reference_code"
    elif note and note.reference:  # a periodical, a reader of a conference
        holder.add("statements", note.reference.line_text, note.reference)
    write_marks(holder, layout, above, below)
    write_printed(texts[0], note)
    write_credits(sheet, texts[0], published, credited)
    for text in texts:
        text.put(sheet)


def _original_languages(layout: Layout, credited: tuple[Credit, ...], above: list[Line]) -> _Languages:
    """Return the languages stated by the note above the body, by the credit, or by the page's label."""
    words = [line.parts["language"] for line in above if line.kind is Kind.TRANSLATION]
    words += [credit.clause for credit in credited if re.search(r"\bfrom\b", credit.language)]
    words += list(layout.labels["languages"].values) if "languages" in layout.labels else []
    tags = tuple(dict.fromkeys(tag for each in words for tag in read_languages(_about_source(each))))
    return _Languages(tags, tuple(each for each in words if read_languages(each.text)))


def _about_source(words: Passage) -> str:
    return words.text.rpartition("from ")[2] if "from " in words.text else words.text


def _original(stated: _Languages, country: str | None) -> TextSheet:
    text = TextSheet({"key": "original"})
    if stated.tags:
        text.fields["language"] = stated.tags[0] if len(stated.tags) == 1 else list(stated.tags)
        text.note("language", *stated.words)
    else:
        likely = language_of_country(country)
        answers = (f"{likely} ({english_name(likely)}, the language of the archive's country)",) if likely else ()
        text.ask("language", "The page does not state from which language the text was translated.", None, answers)
    text.fields["form"] = "unknown"
    return text


def _kept(stated: _Languages, below: list[Line], country: str | None) -> TextSheet | None:
    """Return the text between original and published one, where the marks below the body speak of one.

    The marks of a copy are below the names of the signatories, and the archive lies in a country
    of another language than the original's.
    """
    likely = language_of_country(country)
    marks = [line for line in below if line.kind in (Kind.SIGNATURE, Kind.DRAFTED, Kind.NUMBER, Kind.COPIES)]
    if not signatures_below(below) or not marks or not likely or likely in stated.tags or not stated.tags:
        return None
    text = TextSheet({"key": "kept", "form": "unknown", "translated_from": "original"})
    origin = english_name(stated.tags[0])
    text.ask(
        "language",
        f"The marks below the signatories are those of another text than the {origin} original; "
        "the page does not name its language.",
        marks[0].words,
        (f"{likely} ({english_name(likely)}, the language of the archive's country)", f"{stated.tags[0]} ({origin})"),
    )
    text.ask(
        "translated_from", f"That the text kept in the archive was translated from the {origin} original is inferred."
    )
    return text


def _ask_the_chain(
    published: TextSheet, kept: TextSheet, translators: list[Credit], stated: _Languages, country: str | None
) -> None:
    likely = language_of_country(country) or ""
    words = translators[0].clause if translators else (stated.words[0] if stated.words else None)
    published.ask(
        "translated_from",
        "The page does not state from which of the texts this one was translated.",
        words,
        (f"original ({english_name(stated.tags[0])})", f"kept (perhaps {english_name(likely)})"),
    )
    kept.fields["note"] = (
        "Which language it is in, and that it is a translation, is inferred from where it is kept "
        "and from the marks below its text."
    )


def _published(sheet: Sheet, layout: Layout, translators: list[Credit], above: list[Line]) -> TextSheet:
    """Write the text that the page shows."""
    english = bool(layout.body) and is_english(layout.body.text if layout.body else "")
    text = TextSheet({"key": "english" if english or not layout.body else "published"})
    if english or not layout.body:
        text.fields["language"] = "en"
    else:
        text.ask("language", "The language of the text is not plain from its words.")
    text.fields["form"] = "digital"
    if translators:
        for credit in translators:
            text.add("translators", credit.agent, credit.name, credit.clause)
    text.fields["published"] = _publication(layout, text)
    _transcribe(sheet, layout, text)
    notes = [line for line in above if line.kind is Kind.TRANSLATION]
    if notes:
        text.fields["statements"] = [line.words.line_text for line in notes]
        text.note("statements/0", *(line.words for line in notes))
    return text


def _publication(layout: Layout, text: TextSheet) -> dict[str, Any]:
    published: dict[str, Any] = layout.site.publication.model_dump()
    if layout.url:
        published["url"] = layout.url
    for name in ("record_id", "uploaded"):
        if name not in layout.labels:
            continue
        value = layout.value(name)
        text.note(f"published/{name}", layout.labels[name].heading, value)
        if value is None:
            published[name] = {"unknown": f"The page has the label {layout.site.label_of(name)!r} without a value."}
        elif name == "record_id":
            published[name] = value.line_text
        else:
            published[name] = _upload(value.line_text)
    return published


def _upload(words: str) -> dict[str, str]:
    value = read(words).value
    return {
        **({"value": value} if value else {}),
        **({"as_written": words} if value != words else {}),
        "event": "upload",
    }


def _transcribe(sheet: Sheet, layout: Layout, text: TextSheet) -> None:
    """Put the body into a file beside the record, unchanged, and list its brackets."""
    if not layout.body:
        return
    content = sheet.words(layout.body).encode()
    name = f"{sheet.document['id']}.{text.fields['key']}.txt"
    sheet.beside[name] = content
    transcript: dict[str, Any] = {"file": name, "sha256": hashlib.sha256(content).hexdigest()}
    text.note("transcript", layout.body)
    listed: dict[tuple[str, Mark], list[int]] = {}
    for bracket in read_brackets(layout.body):
        key = (clean(bracket.words.text), bracket.mark)
        listed.setdefault(key, []).append(bracket.words.start - layout.body.start)
        number = list(listed).index(key)
        text.note(f"transcript/brackets/{number}", bracket.words)
        if bracket.mark is Mark.UNKNOWN:
            text.ask(
                f"transcript/brackets/{number}/mark",
                "The words do not show why they are in brackets.",
                bracket.words,
                (Mark.UNCERTAIN_READING.value, Mark.SUPPLIED.value, Mark.ORIGINAL_TERM.value, Mark.EDITORIAL.value),
            )
    if listed:
        transcript["brackets"] = [
            {"as_written": words, "mark": mark.value, "at": places[0] if len(places) == 1 else places}
            for (words, mark), places in listed.items()
        ]
    text.fields["transcript"] = transcript
