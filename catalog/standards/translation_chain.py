"""The chain of texts: which one is read and cited, and how it goes back to the original, in words."""

from __future__ import annotations

from catalog.languages.codes import english_name
from catalog.memoized import remembered
from catalog.model import Record, Text
from catalog.vocabularies import TextForm

__all__ = ["cited_text", "language_names", "original_languages", "publishers", "stated_form", "statements"]


def cited_text(record: Record) -> Text | None:
    """Return the text a reader has before them: the last that is published, or else the last of all."""
    published = [text for text in record.texts if text.published]
    return next(reversed(published or list(record.texts)), None)


def original_languages(record: Record) -> tuple[str, ...]:
    """Return the languages of the texts that are no translation: those of the document itself."""
    originals = [text for text in record.texts if not text.translated_from]
    return tuple(dict.fromkeys(language for text in originals for language in text.language))


def publishers(record: Record) -> tuple[str, ...]:
    """Return the publishers of the texts, each once."""
    return tuple(dict.fromkeys(text.published.publisher for text in record.texts if text.published))


@remembered
def statements(record: Record) -> tuple[str, ...]:
    """Return one sentence for each translation: `English text: translated by Gary Goldberg from Russian ...`."""
    return tuple(_statement(record, text) for text in record.texts if text.translated_from)


def _statement(record: Record, text: Text) -> str:
    by = f" by {' and '.join([agent.name for agent in text.translators])}" if text.translators else ""
    steps = [language_names(source) or f"the text '{source.key}'" for source in record.lineage(text)]
    path = f" from {', itself translated from '.join(steps)}" if steps else ""
    return f"{_subject(text)}: translated{by}{path}."


def language_names(text: Text) -> str:
    """Return the languages of a text in English words; empty where none is stated."""
    return english_name(text.language[0]) if len(text.language) == 1 else " and ".join(map(english_name, text.language))


def stated_form(text: Text) -> str | None:
    """Return the form of a text, where it is known."""
    return None if text.form in (None, TextForm.UNKNOWN) else str(text.form)


def _subject(text: Text) -> str:
    languages = language_names(text)
    return f"{languages} text" if languages else f"Text '{text.key}'"
