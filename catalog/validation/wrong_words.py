"""What is said of a value that is no word of its closed list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from catalog.findings import Fix, FixPlace
from catalog.validation.error_message import LONGEST_SHOWN, Said, given_in, name_of, texts_in
from catalog.validation.line_meant import code_meant
from catalog.validation.missing_fields import empty
from catalog.validation.word_meant import disguise, meant, said
from catalog.validation.yaml_value import yaml_value
from catalog.vocabularies import Genre

__all__ = ["word_of_a_list"]

_LIKE = 0.65


def word_of_a_list(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    """Say that a value is none of the words that its field may have."""
    if error["input"] in ("", None):
        return empty(error, path)
    expected = str(error["ctx"]["expected"])
    words = [word for word in expected.replace(" or ", ", ").replace("'", "").split(", ") if word]
    if isinstance(error["input"], (dict, list)):
        written = [text for text in texts_in(error["input"]) if text in words]
        hint = f"Write one of them: {' or '.join(written)}." if written else f"Write one word: {', '.join(words)}."
        fix = Fix(written[0]) if len(written) == 1 else None
        return Said("not-text", f"{name_of(path)!r} is one word, but this is {given_in(error)}.", hint, fix)
    given = str(error["input"])
    if other := _otherwise(name_of(path), given, words):
        return Said("unknown-word", f"{given_in(error)} is not a word for {name_of(path)!r}.", *other)
    near = meant(given, words, _LIKE)
    hint = (f"Did you mean {near!r}?{disguise(given, near)} " if near else "") + f"Allowed: {', '.join(words)}."
    hint = hint if near else f"{_free_word(name_of(path), given)}{hint}"
    fix = Fix(yaml_value(near)) if near else _as_free_word(name_of(path), given)
    return Said("unknown-word", f"{given_in(error)} is not a word for {name_of(path)!r}.", hint, fix)


def _otherwise(name: str, given: str, words: Sequence[str]) -> tuple[str, Fix | None] | None:
    """Return the hint for a value that is no single word of the list: two of them, a code, a word of another list."""
    parts = [said(part, words) for part in re.split(r"[,;/+&]|\b(?:and|und|et|и|і|y|e|i)\b", given)]
    if len(parts) > 1 and all(parts):
        return f"Write one of them: {' or '.join(map(str, dict.fromkeys(parts)))}.", None
    if name == "kept_at" and not meant(given, words, _LIKE):
        code = code_meant(given) or f"{{repository: {yaml_value(given)}}}"
        return f"Write `kept_at: {code}`, or 'reference_code' where the record itself is kept.", Fix(code)
    if name == "level" and (genre := said(given, [one.value for one in Genre])):
        return f"That is a genre: write `level: item`, and `genre: {genre}` on a line of its own.", None
    return None


def _as_free_word(name: str, given: str) -> Fix | None:
    """Return what keeps a word of the source in the place of one of the list."""
    if name == "level" and len(given) <= LONGEST_SHOWN:
        return Fix(f"level: other\nlevel_as_written: {yaml_value(given)}", FixPlace.ENTRY)
    field = {"genre": "genre_as_written", "form": "note"}.get(name)
    return Fix(f"{field}: {yaml_value(given)}", FixPlace.ENTRY) if field and len(given) <= LONGEST_SHOWN else None


def _free_word(name: str, given: str) -> str:
    """Say how a word of the source is kept that is none of the list."""
    word = yaml_value(given)
    if len(given) > LONGEST_SHOWN:
        return ""
    if name == "genre":
        return f"If none of the list fits, write `genre_as_written: {word}` instead of 'genre'. "
    if name == "level":
        return f"If none of the list fits, write `level: other`, and `level_as_written: {word}` on the next line. "
    if name == "form":
        return f"If none of the list fits, write `note: {word}` instead of 'form'. "
    if name == "role":
        return "If none of the list fits, write 'contributor', and the word of the source under 'note'. "
    return ""
