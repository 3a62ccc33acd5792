"""Rules about the texts of a document and the chain of its translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import langcodes

from catalog.findings import Severity
from catalog.languages.codes import tag_of
from catalog.languages.names import LANGUAGE_NAMES, RUSSIAN_LANGUAGE_STEMS
from catalog.model.record import LONGEST_CHAIN
from catalog.validation.rules.record_parts import LANGUAGES, RecordParts
from catalog.validation.rules.rule import Breach, Rule

__all__ = ["TEXT_RULES"]


def _twice(parts: RecordParts) -> Iterator[Breach]:
    seen = set()
    for number, text in enumerate(parts.record.texts):
        if text.key in seen:
            message = f"Two texts have the key {text.key!r}."
            yield Breach(("texts", number, "key"), message, "Give each text its own key: original, english.")
        seen.add(text.key)


def _dangling(parts: RecordParts) -> Iterator[Breach]:
    for number, text in enumerate(parts.record.texts):
        if text.translated_from is not None and text.translated_from not in parts.text_of_key:
            message = f"The text {text.key!r} is translated from {text.translated_from!r}, but no text has that key."
            hint = f"Name one of the texts: {', '.join(sorted(parts.text_of_key))}."
            yield Breach(("texts", number, "translated_from"), message, hint)


def _circular(parts: RecordParts) -> Iterator[Breach]:
    for number, text in enumerate(parts.record.texts):
        chain = parts.chain(text)
        beyond = chain[-1].translated_from
        if beyond and beyond in [link.key for link in chain]:
            way = " <- ".join([*(link.key for link in chain), beyond])
            message = f"The translations form a circle: {way}."
            yield Breach(
                ("texts", number, "translated_from"),
                message,
                "Remove 'translated_from' from the text that is the original.",
            )


def _long_chain(parts: RecordParts) -> Iterator[Breach]:
    if len(parts.record.texts) <= LONGEST_CHAIN:
        return
    for number, text in enumerate(parts.record.texts):
        if len(parts.chain(text)) > LONGEST_CHAIN + 1:
            message = f"The text {text.key!r} is more than {LONGEST_CHAIN} translations away from its original."
            yield Breach(("texts", number, "translated_from"), message, "Check what each text was translated from.")
            return  # those behind it are too far away as well, and one mistake is one finding


def _kept_nowhere(parts: RecordParts) -> Iterator[Breach]:
    if parts.record.reference_code:
        return
    for number, text in enumerate(parts.record.texts):
        if text.kept_at == "reference_code":
            message = f"The text {text.key!r} is kept at the record's reference code, but the record has none."
            yield Breach(
                ("texts", number, "kept_at"),
                message,
                "Add a reference_code to the record, or write the text's own here.",
            )


def _same_language(parts: RecordParts) -> Iterator[Breach]:
    for number, text in enumerate(parts.record.texts):
        source = parts.text_of_key.get(text.translated_from) if text.translated_from else None
        if source and text.language and text.language == source.language:
            message = f"The text {text.key!r} is translated from a text in the same language."
            yield Breach(("texts", number, "language"), message, "Check both languages.")


_LANGUAGE_OF_COUNTRY = {
    "ua": "uk", "cz": "cs", "cn": "zh", "jp": "ja", "dk": "da", "gr": "el", "ge": "ka", "by": "be",
    "rs": "sr", "vn": "vi", "kz": "kk", "tj": "tg", "ir": "fa", "us": "en", "gb": "en",
}  # fmt: skip
"""Codes of countries that people write for the language, and that are no language themselves."""


@lru_cache(maxsize=4_096)
def _is_language(tag: str) -> bool:
    return langcodes.tag_is_valid(tag)


def _unknown_language(parts: RecordParts) -> Iterator[Breach]:
    for path, tag in parts.languages():
        if tag and not _is_language(tag):
            meant = _LANGUAGE_OF_COUNTRY.get(tag.lower())
            asked = f"Did you mean {meant!r}? {tag!r} is the code of a country. " if meant else ""
            hint = f"{asked}Write a tag such as ru, en, ko or zh-Hant; write und if the language is unknown."
            yield Breach(path, f"{tag!r} is not a language tag (BCP 47).", hint)


def _longer_language(parts: RecordParts) -> Iterator[Breach]:
    for path, tag in parts.languages():
        shortest = tag_of(tag) if tag else ""
        if shortest and shortest != tag:
            yield Breach(path, f"{tag!r} is not the usual tag of its language.", f"Write {shortest}.")


_TRANSLATED_FROM = (
    re.compile(r"[Tt](?i:ranslat)\w{1,20} from (?:the )?(?P<name>[A-Z][a-z]+)"),  # Translated from the Korean
    re.compile(r"[Пп](?i:ерев)\w{1,20} (?:с|со) (?P<name>[а-я]+)ого\b"),  # перевод с китайского
)


@lru_cache(maxsize=4_096)
def _language_said(words: str) -> tuple[str, str]:
    """Return what of some words names the language a text was translated from, and its tag; nothing without one."""
    for pattern, names in zip(_TRANSLATED_FROM, (LANGUAGE_NAMES, RUSSIAN_LANGUAGE_STEMS), strict=True):
        match = pattern.search(words)
        if match and (tag := names.get(match["name"])):
            return match[0], tag
    return "", ""


def _stated_language(parts: RecordParts) -> Iterator[Breach]:
    for number, text in enumerate(parts.record.texts):
        for place, words in enumerate((*text.statements, text.note)):
            said, tag = _language_said(words) if words else ("", "")
            if not tag or tag in text.language:
                continue
            chain = [language for source in parts.chain(text) for language in source.language]
            if chain and tag not in chain and tag not in {found.partition("-")[0] for found in chain}:
                is_note = place == len(text.statements)
                who, path = ("note", ("note",)) if is_note else ("source", ("statements", place))
                message = f"The {who} says {said!r}, but no text of this chain is in that language ({tag})."
                yield Breach(("texts", number, *path), message, "Check the languages of the texts.")


TEXT_RULES = (
    Rule("text-key-twice", Severity.ERROR, ("texts",), _twice),
    Rule("text-chain-broken", Severity.ERROR, ("texts",), _dangling),
    Rule("text-chain-circular", Severity.ERROR, ("texts",), _circular),
    Rule("text-chain-long", Severity.ERROR, ("texts",), _long_chain),
    Rule("kept-nowhere", Severity.ERROR, ("texts",), _kept_nowhere),
    Rule("translation-same-language", Severity.WARNING, ("texts",), _same_language),
    Rule("language-unknown", Severity.ERROR, LANGUAGES, _unknown_language),
    Rule("language-not-shortest", Severity.WARNING, LANGUAGES, _longer_language),
    Rule("stated-language", Severity.WARNING, ("texts",), _stated_language),
)
"""About the texts of a document and the chain of its translations."""
