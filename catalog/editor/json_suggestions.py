"""Suggestions as they are written in JSON: names and words in quotation marks, brackets where a list is asked for."""

from __future__ import annotations

import json
from dataclasses import replace

from catalog.editor.completion import Suggestion
from catalog.editor.schema import fields_at, is_list, may_be_text

__all__ = ["in_json"]


def in_json(one: Suggestion, path: tuple[str, ...]) -> Suggestion:
    """Return a suggestion for a JSON text; `path` is that of the fields around."""
    word = json.dumps(one.label, ensure_ascii=False)
    if one.kind != "field":
        return replace(one, snippet=word, is_snippet=False)
    return replace(one, snippet=f"{word}: {_form((*path, one.label))}", is_snippet=True)


def _form(path: tuple[str, ...]) -> str:
    inner = '"$1"' if may_be_text(path) or not fields_at(path) else '{"$1": "$2"}'
    return f"[{inner}]" if is_list(path) else inner
