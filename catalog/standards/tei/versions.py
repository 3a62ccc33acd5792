"""The texts of a document as a list: the original and each translation, by whom it was made and of which text."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.languages.codes import english_name
from catalog.model import Catalogue, Publication, Record, Text, known
from catalog.standards import translation_chain as chain
from catalog.standards.markup import NOTHING, Markup, element, text_element
from catalog.standards.tei.correspondence import date_element
from catalog.standards.tei.dating import cert_of
from catalog.standards.tei.identifiers import identifier, pointer
from catalog.standards.tei.manuscript import placed
from catalog.standards.tei.naming import responsibility
from catalog.vocabularies import Role

__all__ = ["kind_of", "versions"]


def kind_of(text: Text) -> str:
    """Return what a text is among the texts of a document."""
    return "translation" if text.translated_from else "original"


def versions(record: Record, catalogue: Catalogue) -> Markup:
    """Return the texts, each under its name."""
    each = [_version(text, record, catalogue) for text in record.texts]
    return element("listBibl", each, {"type": "texts"}) if each else NOTHING


def _version(text: Text, record: Record, catalogue: Catalogue) -> Markup:
    marks = {
        "xml:id": identifier(record, "text", text.key),
        "n": text.key,
        "type": kind_of(text),
        "subtype": chain.stated_form(text),
    }
    if text.kept_at == "reference_code":
        marks["corresp"] = pointer(record, "manuscript")
    return element("bibl", _pieces(text, record, catalogue), marks)


def _pieces(text: Text, record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    if text.title:
        yield text_element("title", text.title.text, {"xml:lang": text.title.language})
    yield from _languages(text)
    yield responsibility(Role.TRANSLATOR, text.translators, record, catalogue)
    for agent in text.contributors:
        yield responsibility(agent.role, [agent], record, catalogue)
    if text.translated_from and record.text(text.translated_from):
        marks = {"type": "translated-from", "target": pointer(record, "text", text.translated_from)}
        yield element("relatedItem", [], marks)
    for date in text.dates:
        yield date_element(date, record, type=date.event.value.replace(" ", "-") if date.event else None)
    if text.registration_number:
        yield text_element("idno", text.registration_number.number, {"type": "registration"})
    yield text_element("extent", text.extent)
    code = record.kept_at(text)
    if code and code is not record.reference_code:
        yield element("msIdentifier", [placed(code)])
    if text.published:
        yield from _published(text.published, record)
    yield from _notes(text)


def _languages(text: Text) -> Iterator[Markup]:
    if text.language:
        first, *others = text.language
        words = ", ".join(map(english_name, text.language))
        yield text_element("textLang", words, {"mainLang": first, "otherLangs": " ".join(others) or None})


def _published(published: Publication, record: Record) -> Iterator[Markup]:
    yield text_element("publisher", published.publisher)
    yield text_element("title", published.title, {"level": "m"})
    yield text_element("biblScope", published.pages, {"unit": "page"})
    yield date_element(published.date, record, type="publication")
    number = known(published.record_id)
    yield text_element("idno", number, {"type": "publisher"})
    yield text_element("ref", published.url, {"target": published.url})
    yield text_element("note", published.note, {"type": "publication"})


def _notes(text: Text) -> Iterator[Markup]:
    for one in text.signatures:
        yield text_element("note", one.as_written or one.name, {"type": "signature", "cert": cert_of(one.certainty)})
    if text.copies:
        yield text_element("note", text.copies.as_written or str(text.copies.count), {"type": "copies"})
    yield text_element("note", text.typist_mark, {"type": "typist-mark"})
    for words in text.statements:
        yield text_element("note", words, {"type": "statement"})
    yield text_element("note", text.note)
