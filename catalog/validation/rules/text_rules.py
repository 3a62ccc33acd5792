"""Rules about the texts of a document and the chain of its translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import langcodes

from catalog.findings import Fix, Severity
from catalog.languages.by_name import LANGUAGE_NAMES, RUSSIAN_LANGUAGE_STEMS
from catalog.languages.codes import english_name, tag_of
from catalog.model.record import LONGEST_CHAIN
from catalog.validation.rules.record_parts import TAGS, RecordParts
from catalog.validation.rules.rule import Breach, Fault, Rule, ValueRule

__all__ = ["TEXT_RULES"]


def _twice(parts: RecordParts) -> Iterator[Breach]:
    if len(parts.text_of_key) == len(parts.record.texts):
        return
    seen = set()
    for number, text in enumerate(parts.record.texts):
        if text.key in seen:
            message = f"Two texts have the key {text.key!r}."
            yield Breach(("texts", number, "key"), message, "Give each text its own key: original, english.")
        seen.add(text.key)


def _dangling(parts: RecordParts) -> Iterator[Breach]:
    for number, text in parts.translated:
        if text.translated_from not in parts.text_of_key:
            message = f"The text {text.key!r} is translated from {text.translated_from!r}, but no text has that key."
            others = sorted(key for key in parts.text_of_key if key != text.key)
            hint = (
                f"Name one of the texts: {', '.join(others)}." if others else "Describe that text, or remove the field."
            )
            fix = Fix(others[0]) if len(others) == 1 else None
            yield Breach(("texts", number, "translated_from"), message, hint, fix)


def _circular(parts: RecordParts) -> Iterator[Breach]:
    for number, text in parts.translated:
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
    for number, text in parts.translated:
        source = parts.text_of_key.get(text.translated_from or "")
        if source and text.language and text.language == source.language:
            message = f"The text {text.key!r} is translated from a text in the same language."
            yield Breach(("texts", number, "language"), message, "Check both languages.")


_LANGUAGE_OF_COUNTRY = {
    "ua": "uk", "cz": "cs", "cn": "zh", "jp": "ja", "dk": "da", "gr": "el", "ge": "ka", "by": "be",
    "rs": "sr", "vn": "vi", "kz": "kk", "tj": "tg", "ir": "fa", "us": "en", "gb": "en",
}  # fmt: skip
"""Codes of countries that people write for the language, and that are no language themselves."""


def _unknown_language(tag: str) -> Fault | None:
    if langcodes.tag_is_valid(tag):
        return None
    meant = _LANGUAGE_OF_COUNTRY.get(tag.lower())
    asked = f"Did you mean {meant!r}? {tag!r} is the code of a country. " if meant else ""
    hint = f"{asked}Write a tag such as ru, en, ko or zh-Hant; write und if the language is unknown."
    return Fault(f"{tag!r} is not a language tag (BCP 47).", hint, Fix(meant) if meant else None)


_COUNTRY_AND_LANGUAGE = {"kr": "ko", "se": "sv", "si": "sl", "ee": "et", "am": "hy", "ba": "bs", "my": "ms"}
"""Codes of countries that are codes of languages too: `kr` is Kanuri, and mostly written where Korean is meant."""


def _language_of_a_country(tag: str) -> Fault | None:
    other = _COUNTRY_AND_LANGUAGE.get(tag)
    if not other:
        return None
    message = f"{tag!r} is {english_name(tag)}, and also the code of a country."
    return Fault(message, f"If you mean {english_name(other)}, write {other}.", Fix(other))


def _longer_language(tag: str) -> Fault | None:
    shortest = tag_of(tag)
    if not shortest or shortest == tag:
        return None
    return Fault(f"{tag!r} is not the usual tag of its language.", f"Write {shortest}.", Fix(shortest))


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
        if not (text.statements or text.note):
            continue
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
    ValueRule("language-unknown", Severity.ERROR, (TAGS,), _unknown_language),
    ValueRule("language-of-a-country", Severity.ADVICE, (TAGS,), _language_of_a_country),
    ValueRule("language-not-shortest", Severity.WARNING, (TAGS,), _longer_language),
    Rule("stated-language", Severity.WARNING, ("texts",), _stated_language),
)
"""About the texts of a document and the chain of its translations."""
