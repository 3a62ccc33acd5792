"""Rules about the texts of a document and the chain of its translations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import langcodes

from catalog.findings import Severity
from catalog.languages.names import LANGUAGE_NAMES, RUSSIAN_LANGUAGE_STEMS
from catalog.model import (
    Agent,
    Date,
    Record,
    ReferenceCode,
    Text,
)
from catalog.validation.rules import record_paths as places
from catalog.validation.rules.rule import Breach, Path, Rule

__all__ = ["TEXT_RULES", "are_languages", "texts_keep"]


def _twice(record: Record) -> Iterator[Breach]:
    seen = set()
    for number, text in enumerate(record.texts):
        if text.key in seen:
            message = f"Two texts have the key {text.key!r}."
            yield Breach(("texts", number, "key"), message, "Give each text a key of its own.")
        seen.add(text.key)


def _dangling(record: Record) -> Iterator[Breach]:
    keys = {text.key for text in record.texts}
    for number, text in enumerate(record.texts):
        if text.translated_from is not None and text.translated_from not in keys:
            message = f"The text {text.key!r} is translated from {text.translated_from!r}, and there is no such text."
            hint = f"The texts are: {', '.join(sorted(keys))}."
            yield Breach(("texts", number, "translated_from"), message, hint)


def _circular(record: Record) -> Iterator[Breach]:
    for number, text in enumerate(record.texts):
        chain = [text, *record.lineage(text)]
        if chain[-1].translated_from in {link.key for link in chain}:
            way = " <- ".join([*(link.key for link in chain), str(chain[-1].translated_from)])
            message = f"The translations go in a circle: {way}."
            yield Breach(("texts", number, "translated_from"), message, "One of them must be the original.")


def _kept_nowhere(record: Record) -> Iterator[Breach]:
    for number, text in enumerate(record.texts):
        if text.kept_at == "reference_code" and record.reference_code is None:
            message = f"The text {text.key!r} is kept at the record's reference code, and the record has none."
            yield Breach(("texts", number, "kept_at"), message, "Add a reference_code, or write one here.")


def _same_language(record: Record) -> Iterator[Breach]:
    for number, text in enumerate(record.texts):
        source = record.text(text.translated_from) if text.translated_from else None
        if source and text.language and text.language == source.language:
            message = f"The text {text.key!r} is a translation into the language it is translated from."
            yield Breach(("texts", number, "language"), message, "Look at both languages.")


@lru_cache(maxsize=4_096)
def _is_language(tag: str) -> bool:
    return langcodes.tag_is_valid(tag)


def _unknown_language(record: Record) -> Iterator[Breach]:
    for path, tag in places.languages(record):
        if not _is_language(tag):
            hint = "Look it up in the registry of language subtags: ru, en, ko, zh-Hant; und where it is unknown."
            yield Breach(path, f"{tag!r} is not a language of BCP 47.", hint)


_TRANSLATED_FROM = re.compile(
    r"(?i:translat)\w+ from (?:the )?(?P<name>[A-Z][a-z]+)|(?i:перев)\w+ (?:с|со) (?P<stem>[а-я]+)ого\b"
)


def _speaks_of_translation(words: str) -> bool:
    """Whether words may say what a text was translated from."""
    return "ranslat" in words or "ерев" in words or "RANSLAT" in words or "ЕРЕВ" in words


@lru_cache(maxsize=4_096)
def _language_said(words: str) -> tuple[str, str]:
    """Return what of some words names the language a text was translated from, and its tag; nothing without one."""
    match = _TRANSLATED_FROM.search(words) if _speaks_of_translation(words) else None
    tag = LANGUAGE_NAMES.get(match["name"]) or RUSSIAN_LANGUAGE_STEMS.get(match["stem"]) if match else None
    return (match[0], tag) if match and tag else ("", "")


def _stated_language(record: Record) -> Iterator[Breach]:
    for number, text in enumerate(record.texts):
        chain = [tag for source in (text, *record.lineage(text)) for tag in source.language]
        for who, path, words in _said_of(text):
            said, tag = _language_said(words)
            if tag and chain and tag not in {found.partition("-")[0] for found in chain}:
                message = f"The {who} says {said!r}, and no text of the chain is in that language ({tag})."
                yield Breach(("texts", number, *path), message, "Look at the languages of the texts.")


def _said_of(text: Text) -> Iterator[tuple[str, Path, str]]:
    """Yield what is said of a text in words, after who says it and where."""
    for place, statement in enumerate(text.statements):
        yield "source", ("statements", place), statement
    if text.note:
        yield "note", ("note",), text.note


_known_languages: set[str | None] = {None}
"""Tags that are languages, as they were met, and the tag that is not stated."""
_MOST_KNOWN = 4_096


def texts_keep(
    texts: Sequence[Text],
    code: ReferenceCode | None,
    dates: list[Date],
    agents: list[Agent],
    codes: list[ReferenceCode],
    tags: list[Any],
) -> bool:
    """Whether each text continues a chain told from its beginning, in languages that agree with what is said of it.

    The dates, agents, reference codes and language tags in the texts are added to those of the record.
    """
    keep = True
    chains: dict[str, tuple[str, ...]] = {}
    for text in texts:
        fields = text.__dict__
        key, source, languages = fields["key"], fields["translated_from"], fields["language"]
        chain = chains.get(source) if source else ()
        if chain is None or key in chains or (source and languages and languages == chain[: len(languages)]):
            keep, chain = False, ()
        chains[key] = chain = languages + chain
        if (kept_at := fields["kept_at"]).__class__ is ReferenceCode:  # isinstance takes pydantic ten times as long
            codes.append(kept_at)
        elif code is None and kept_at.__class__ is str:
            keep = False
        if (statements := fields["statements"]) and not _agree(statements, chain):
            keep = False
        if (note := fields["note"]) and _speaks_of_translation(note) and not _agree((note,), chain):
            keep = False
        dates += fields["dates"]
        agents += fields["translators"]
        agents += fields["contributors"]
        tags += languages
        if title := fields["title"]:
            tags.append(title.language)
    return keep


def are_languages(tags: Sequence[str | None]) -> bool:
    """Whether all tags are languages of BCP 47, or not stated."""
    return _known_languages.issuperset(tags) or all(map(_keeps_language, tags))


def _keeps_language(tag: str | None) -> bool:
    if tag is None or _is_language(tag):
        if len(_known_languages) < _MOST_KNOWN:
            _known_languages.add(tag)
        return True
    return False


def _agree(statements: tuple[str, ...], chain: tuple[str, ...]) -> bool:
    """Whether no statement names another language than those of the chain."""
    for statement in statements:
        _, tag = _language_said(statement)
        if tag and chain and tag not in chain and tag not in {found.partition("-")[0] for found in chain}:
            return False
    return True


TEXT_RULES = (
    Rule("text-key-twice", Severity.ERROR, _twice),
    Rule("text-chain-broken", Severity.ERROR, _dangling),
    Rule("text-chain-circular", Severity.ERROR, _circular),
    Rule("kept-nowhere", Severity.ERROR, _kept_nowhere),
    Rule("translation-same-language", Severity.WARNING, _same_language),
    Rule("language-unknown", Severity.ERROR, _unknown_language),
    Rule("stated-language", Severity.WARNING, _stated_language),
)
"""About the texts of a document and the chain of its translations."""
