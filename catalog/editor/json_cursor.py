"""What is being typed at a place of a JSON text, which need not be whole yet."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from catalog.editor.completion import Suggestion
from catalog.editor.cursor import Cursor
from catalog.editor.schema import fields_at, is_list, may_be_text
from catalog.storage.limits import MAX_DEPTH

__all__ = ["in_json", "json_cursor"]


@dataclass(slots=True)
class _Open:
    """An object or a list that is not closed before the place."""

    is_object: bool
    key: str = ""
    expects_key: bool = True
    written: list[str] = field(default_factory=list)


def json_cursor(text: str, place: int) -> Cursor | None:
    """Return what is typed at a place: the name of a field, or a value; None where neither belongs.

    Its `start` is in characters from the start of the text, and is that of the quotation mark, where one is open.
    """
    stack: list[_Open] = []
    at = 0
    while at < place:
        sign = text[at]
        if sign == '"':
            end = _string_end(text, at)
            if end is None or end > place:
                return _cursor(stack, text[at + 1 : place], at)
            _take(stack, text[at + 1 : end - 1])
            at = end
            continue
        if sign in "{[":
            if len(stack) >= MAX_DEPTH:
                return None
            stack.append(_Open(sign == "{"))
        elif sign in "}]":
            if stack:
                stack.pop()
        elif stack and sign in ",:":
            stack[-1].expects_key = sign == ","
        at += 1
    return _cursor(stack, "", place)


def _string_end(text: str, at: int) -> int | None:
    """Return the place behind the closing quotation mark; None where the text or the line ends before it."""
    at += 1
    while at < len(text) and text[at] != "\n":
        if text[at] == '"':
            return at + 1
        at += 2 if text[at] == "\\" else 1
    return None


def _take(stack: list[_Open], word: str) -> None:
    if stack and stack[-1].is_object and stack[-1].expects_key:
        stack[-1].key = word
        stack[-1].written.append(word)


def _cursor(stack: list[_Open], word: str, start: int) -> Cursor | None:
    if not stack:
        return None
    path = tuple(one.key for one in stack[:-1] if one.is_object)
    inner = stack[-1]
    if not inner.is_object:
        return Cursor(path, None, word, start, in_list=True, in_brackets=True)
    if inner.expects_key:
        return Cursor(path, None, word, start, in_brackets=True, written=frozenset(inner.written))
    return Cursor(path, inner.key, word, start, in_brackets=True)


def in_json(one: Suggestion, path: tuple[str, ...]) -> Suggestion:
    """Return a suggestion for a JSON text; `path` is that of the fields around."""
    word = json.dumps(one.label, ensure_ascii=False)
    if one.kind != "field":
        return replace(one, snippet=word, is_snippet=False)
    return replace(one, snippet=f"{word}: {_form((*path, one.label))}", is_snippet=True)


def _form(path: tuple[str, ...]) -> str:
    inner = '"$1"' if may_be_text(path) or not fields_at(path) else '{"$1": "$2"}'
    return f"[{inner}]" if is_list(path) else inner
